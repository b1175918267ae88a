"""The contact log."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from areasend.actions import contact as actions
from areasend.web.cases.forms import AnsweredForm, BecauseForm, ContactForm
from areasend.web.cases.recording import record
from areasend.web.loaders import get_case_for_correction, get_case_for_edit
from areasend.web.today import today


@require_http_methods(["GET", "POST"])
def log(request: HttpRequest, reference: str) -> HttpResponse:
    case, day = get_case_for_edit(request, reference), today()
    asked = {name: request.GET[name] for name in ("with_whom", "name", "way") if name in request.GET}
    return record(
        request,
        case,
        ContactForm(request.POST or None, initial={"on": day, **asked}),
        lambda **given: actions.log(case, by=request.user, today=day, **given),
        title="Log a contact",
        done="The contact is logged.",
    )


@require_http_methods(["GET", "POST"])
def strike(request: HttpRequest, reference: str, row: int) -> HttpResponse:
    case = get_case_for_correction(request, reference)
    contact = get_object_or_404(case.contacts.standing(), pk=row)
    return record(
        request,
        case,
        BecauseForm(request.POST or None),
        lambda **given: actions.strike(contact, by=request.user, **given),
        title="Strike out the contact",
        done="The contact is struck out.",
        button="Strike out",
        intro=f"Logged by mistake, or in the wrong case: “{contact.summary}”",
    )


@require_http_methods(["GET", "POST"])
def answered(request: HttpRequest, reference: str, row: int) -> HttpResponse:
    case, day = get_case_for_edit(request, reference), today()
    contact = get_object_or_404(case.contacts.standing(), pk=row)
    return record(
        request,
        case,
        AnsweredForm(request.POST or None, initial={"on": day}),
        lambda **given: actions.answer(contact, by=request.user, today=day, **given),
        title="You came back to them",
        done="The promise is marked as kept.",
        intro=contact.summary,
    )
