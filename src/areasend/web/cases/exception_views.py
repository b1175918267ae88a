"""Exceptions: claim and withdraw."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from areasend.actions import exception as actions
from areasend.web.cases.forms import ExceptionForm, WithdrawForm
from areasend.web.cases.recording import record
from areasend.web.loaders import get_case_for_edit
from areasend.web.today import today


@require_http_methods(["GET", "POST"])
def claim(request: HttpRequest, reference: str) -> HttpResponse:
    case, day = get_case_for_edit(request, reference), today()
    return record(
        request,
        case,
        ExceptionForm(request.POST or None, case=case, initial={"claimed_on": day}),
        lambda **given: actions.claim(case, by=request.user, today=day, **given),
        title="Claim an exception",
        done="The exception is claimed. The legal date has not moved.",
        intro="An exception excuses a late act that was impractical for one of these reasons. "
        "It never moves the date, and the work goes on "
        "as soon as practicable. A shortage of staff, panel dates or a late form are not exceptions.",
    )


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, reference: str, row: int) -> HttpResponse:
    case, day = get_case_for_edit(request, reference), today()
    claimed = get_object_or_404(case.exceptions, pk=row)
    return record(
        request,
        case,
        WithdrawForm(request.POST or None, initial={"on": day}),
        lambda **given: actions.withdraw(claimed, by=request.user, today=day, **given),
        title="Withdraw the exception",
        done="The exception is withdrawn.",
    )
