"""Cases that follow from another, and who holds a case."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from areasend.actions import case as actions
from areasend.rules import law
from areasend.web.cases.forms import OpenCaseForm, ReassignForm
from areasend.web.cases.recording import record
from areasend.web.loaders import get_case_for_edit, get_case_for_reassignment
from areasend.web.today import today


@require_http_methods(["GET", "POST"])
def open_case(request: HttpRequest, reference: str, process: str) -> HttpResponse:
    case, day = get_case_for_edit(request, reference), today()
    if case.process not in actions.FOLLOWS.get(process, ()):
        raise Http404("That cannot follow from this case.")
    label = law.process(process).label
    return record(
        request,
        case,
        OpenCaseForm(request.POST or None, process=process, initial={"on": day}),
        lambda **given: actions.open_from(case, process, by=request.user, today=day, **given),
        title=f"Open: {label}",
        done=f"{label} is open.",
        button="Open",
        intro=law.process(process).description,
    )


@require_http_methods(["GET", "POST"])
def reassign(request: HttpRequest, reference: str) -> HttpResponse:
    case = get_case_for_reassignment(request, reference)
    initial = {"officer": case.officer, "team": case.team, "version": case.version}
    return record(
        request,
        case,
        ReassignForm(request.POST or None, initial=initial),
        lambda **given: actions.reassign(case, by=request.user, **given),
        title="Reassign the case",
        done="The case is reassigned.",
    )
