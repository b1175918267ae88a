"""The budget of the year: what was brought in and what each line is set at."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from areasend.actions import money_budget as actions
from areasend.records.models import BudgetLine, BudgetYear
from areasend.rules.money.lines import LINES
from areasend.rules.money.year import year_of
from areasend.rules.policies.access import Verb
from areasend.web.loaders import wants
from areasend.web.money.forms import LineForm, OpeningForm
from areasend.web.money.recording import posted, record, trail
from areasend.web.money.views import rights
from areasend.web.today import today


@require_GET
@wants(Verb.VIEW_MONEY)
def budget(request: HttpRequest) -> HttpResponse:
    year = year_of(today())
    held = BudgetYear.objects.filter(starts_on=year.starts_on).first()
    set_at = {one.code: one for one in held.lines.all()} if held else {}
    shown = {
        "year": year,
        "budget": held,
        "lines": [(line, set_at.get(code)) for code, line in LINES.items()],
        "breadcrumbs": trail(),
        **rights(request),
    }
    return render(request, "money/budget.html", shown)


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_MONEY)
def opening(request: HttpRequest) -> HttpResponse:
    year = year_of(today())
    held = BudgetYear.objects.filter(starts_on=year.starts_on).first()
    first = {"opening_balance": held.opening_balance, "source": held.source} if held else {}
    return record(
        request,
        OpeningForm(posted(request), initial=first),
        lambda **given: actions.open_year(year, by=request.user, today=today(), **given),
        title=f"Balance brought into {year}",
        done="The balance is recorded.",
        back=reverse("money:budget"),
        breadcrumbs=trail(("Budget", reverse("money:budget"))),
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_MONEY)
def set_line(request: HttpRequest, code: str) -> HttpResponse:
    held = BudgetYear.objects.filter(starts_on=year_of(today()).starts_on).first()
    if code not in LINES or held is None:
        raise Http404("There is no such line, or no budget for this year yet.")
    line = BudgetLine.objects.filter(year=held, code=code).first()
    first: dict[str, Any] = {"amount": line.amount, "source": line.source} if line else {}
    return record(
        request,
        LineForm(posted(request), initial=first),
        lambda **given: actions.set_line(held, by=request.user, today=today(), code=code, **given),
        title=f"Budget of {LINES[code].label}",
        done=f"{LINES[code].label} is set.",
        back=reverse("money:budget"),
        intro=LINES[code].holds,
        breadcrumbs=trail(("Budget", reverse("money:budget"))),
    )
