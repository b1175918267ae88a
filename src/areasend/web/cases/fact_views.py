"""Correct or strike a fact."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from areasend.actions import fact as actions
from areasend.records.timeline import fact_title
from areasend.web.cases.forms import BecauseForm, CorrectFactForm
from areasend.web.cases.recording import record
from areasend.web.loaders import get_case_for_correction
from areasend.web.today import today


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, reference: str, row: int) -> HttpResponse:
    case, day = get_case_for_correction(request, reference), today()
    fact = get_object_or_404(case.facts.standing().select_related("case"), pk=row)
    return record(
        request,
        case,
        CorrectFactForm(request.POST or None, fact=fact),
        lambda **given: actions.correct(fact, by=request.user, today=day, **given),
        title=f"Correct: {fact_title(fact, case.process)}",
        done="Corrected. Every date that follows from it is reckoned again.",
        intro="What was recorded before stays in the history.",
    )


@require_http_methods(["GET", "POST"])
def strike(request: HttpRequest, reference: str, row: int) -> HttpResponse:
    case = get_case_for_correction(request, reference)
    fact = get_object_or_404(case.facts.standing().select_related("case"), pk=row)
    return record(
        request,
        case,
        BecauseForm(request.POST or None),
        lambda **given: actions.strike(fact, by=request.user, **given),
        title=f"Strike out: {fact_title(fact, case.process)}",
        done="Struck out. Every date that followed from it is reckoned again.",
        button="Strike out",
        intro="Use this only for something that did not happen. If the date was wrong, correct it instead.",
    )
