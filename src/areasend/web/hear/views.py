"""When should I hear? Public: no sign-in, no cookie, nothing kept. See docs/adr/0009-public-clock-keeps-nothing.md."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from areasend.records.readings import readings
from areasend.rules.law import LawError
from areasend.web.hear.answer import Answer, answer
from areasend.web.hear.forms import DatesForm
from areasend.web.hear.situations import groups, situations
from areasend.web.today import today


def start(request: HttpRequest) -> HttpResponse:
    return render(request, "hear/start.html", {"groups": groups(), "plain": True})


def situation(request: HttpRequest, key: str) -> HttpResponse:
    """The form, and below it the answer once dates stand in the address."""
    if key not in situations():
        raise Http404("There is no such situation.")
    found, on = situations()[key], today()
    form = DatesForm(found, on, request.GET or None)
    given = {"situation": found, "form": form, "today": on, "answer": _answer(form)}
    frame = {"plain": True, "breadcrumbs": [("When should I hear?", reverse("hear:start"))]}
    response = render(request, "hear/situation.html", {**given, **frame})
    if request.GET:
        response["Cache-Control"] = "no-store"
    return response


def _answer(form: DatesForm) -> Answer | None:
    if not form.is_valid():
        return None
    try:
        return answer(form.situation.process, form.facts, form.today, readings())
    except LawError as error:
        form.add_error(None, str(error))
        return None
