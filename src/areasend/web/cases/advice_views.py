"""Advice: ask, receive, set aside, correct."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from areasend.actions import advice as actions
from areasend.rules import law
from areasend.web.cases.forms import AskAdviceForm, CorrectAdviceForm, ReceiveAdviceForm, SetAsideForm, StrikeForm
from areasend.web.cases.recording import record
from areasend.web.loaders import get_case_for_correction, get_case_for_edit
from areasend.web.today import today


def source_label(source: str) -> str:
    return str(law.advice_sources()[source]["label"])


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, reference: str) -> HttpResponse:
    case, day = get_case_for_edit(request, reference), today()
    return record(
        request,
        case,
        AskAdviceForm(request.POST or None, initial={"asked_on": day}),
        lambda **given: actions.ask(case, by=request.user, today=day, **given),
        title="Ask for advice",
        done="The request for advice is recorded.",
        intro="Send each adviser the family's own evidence with the request.",
    )


@require_http_methods(["GET", "POST"])
def receive(request: HttpRequest, reference: str, row: int) -> HttpResponse:
    case, day = get_case_for_edit(request, reference), today()
    advice = get_object_or_404(case.advice.standing(), pk=row)
    return record(
        request,
        case,
        ReceiveAdviceForm(request.POST or None, initial={"received_on": day, "version": advice.version}),
        lambda **given: actions.receive(advice, by=request.user, today=day, **given),
        title=f"Advice received: {source_label(advice.source)}",
        done="The advice is recorded as received.",
        intro="Add the report itself under Documents.",
    )


@require_http_methods(["GET", "POST"])
def set_aside(request: HttpRequest, reference: str, row: int) -> HttpResponse:
    case, day = get_case_for_edit(request, reference), today()
    advice = get_object_or_404(case.advice.standing(), pk=row)
    return record(
        request,
        case,
        SetAsideForm(request.POST or None, initial={"on": day}),
        lambda **given: actions.set_aside(advice, by=request.user, today=day, **given),
        title=f"Earlier advice is enough: {source_label(advice.source)}",
        done="It is recorded that earlier advice is used.",
        intro="Advice need not be sought again only where the adviser, the council and the family are all satisfied (regulation 6(4)).",
    )


@require_http_methods(["GET", "POST"])
def strike(request: HttpRequest, reference: str, row: int) -> HttpResponse:
    case = get_case_for_correction(request, reference)
    advice = get_object_or_404(case.advice.standing(), pk=row)
    return record(
        request,
        case,
        StrikeForm(request.POST or None, initial={"version": advice.version}),
        lambda **given: actions.strike(advice, by=request.user, **given),
        title=f"Strike out the request for advice: {source_label(advice.source)}",
        done="The request for advice is struck out.",
        button="Strike out",
        intro="Use this only for a request that was never made, or belongs to another child. If a date was wrong, correct it; "
        "if earlier advice is enough, record that.",
    )


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, reference: str, row: int) -> HttpResponse:
    case, day = get_case_for_correction(request, reference), today()
    advice = get_object_or_404(case.advice.standing(), pk=row)
    return record(
        request,
        case,
        CorrectAdviceForm(request.POST or None, advice=advice),
        lambda **given: actions.correct(advice, by=request.user, today=day, **given),
        title=f"Correct the dates: {source_label(advice.source)}",
        done="The dates are corrected.",
    )
