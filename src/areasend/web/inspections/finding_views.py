"""One finding: accept it, set it aside, say what it is, answer it, show what was done."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from areasend.actions import evidence as evidence_actions
from areasend.actions import finding as actions
from areasend.actions.refusal import Refused
from areasend.records.models import Finding
from areasend.records.plan_standing import standings
from areasend.records.querysets.inspection import REQUIRED
from areasend.rules.policies.access import Verb, may
from areasend.web.components.posting import attempt, posted
from areasend.web.inspections.forms import (
    AddFindingForm,
    AmendFindingForm,
    BecauseForm,
    EvidenceForm,
    LinkForm,
    ResponseForm,
    SetAsideForm,
)
from areasend.web.inspections.loading import crumbs, get_finding, get_inspection, page_of, place_of
from areasend.web.inspections.recording import record
from areasend.web.inspections.rows import TONES
from areasend.web.loaders import wants
from areasend.web.today import today


@require_GET
@wants(Verb.VIEW_STRATEGY)
def finding(request: HttpRequest, pk: int) -> HttpResponse:
    found, day = get_finding(pk), today()
    answers = {answer.action_id: answer for answer in found.answers.all()}
    stand = standings(_actions(found), day) if answers else []
    shown = {
        "finding": found,
        "tone": TONES[found.kind],
        "answers": [(answers[one.action.pk], one) for one in stand],
        "responses": found.responses.select_related("recorded_by"),
        "evidence": [use for use in found.evidence.select_related("file") if use.file.struck_on is None],
        "is_required": found.kind in REQUIRED,
        "later": found.later.standing().select_related("inspection").order_by("inspection__published_on", "pk"),
        "may_edit": may(request.user.roles, Verb.EDIT_INSPECTION),
        "breadcrumbs": crumbs(found.inspection),
    }
    return render(request, "inspections/finding.html", shown)


def _actions(found: Finding) -> Any:
    from areasend.records.models import PlanAction

    return PlanAction.objects.filter(findings__finding=found).order_by("plan", "pk")


@wants(Verb.EDIT_INSPECTION)
@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """The next one that waits comes into view, so that a report is read through without losing the place."""
    found = get_finding(pk)
    version = request.POST.get("version", "")
    try:
        actions.accept(found, by=request.user, today=today(), version=int(version) if version.isdigit() else None)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(place_of(found))
    return redirect(_next(found))


def _next(found: Finding) -> str:
    waiting = found.inspection.findings.proposed()
    following = waiting.filter(start__gte=found.start).order_by("start", "number").first() or waiting.first()
    if following is None:
        return page_of(found.inspection)
    following.inspection = found.inspection
    return place_of(following)


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_INSPECTION)
def set_aside(request: HttpRequest, pk: int) -> HttpResponse:
    found, day = get_finding(pk), today()
    return record(
        request,
        SetAsideForm(posted(request), initial={"version": found.version}),
        lambda **given: actions.set_aside(found, by=request.user, today=day, **given),
        title=f"Set finding {found.number} aside",
        done=f"Finding {found.number} is set aside.",
        back=_next(found),
        button="Set aside",
        quoted=found.text,
        breadcrumbs=crumbs(found.inspection, found),
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_INSPECTION)
def amend(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_finding(pk)
    names = ("version", "kind", "heading", "answers_to", "progress", "about")
    given = {name: getattr(found, name) for name in names}
    return record(
        request,
        AmendFindingForm(posted(request), initial=given, finding=found),
        lambda **given: actions.amend(found, by=request.user, **given),
        title=f"What finding {found.number} is",
        done="Saved.",
        back=place_of(found),
        quoted=found.text,
        breadcrumbs=crumbs(found.inspection, found),
    )


@wants(Verb.EDIT_INSPECTION)
@require_POST
def accept_all(request: HttpRequest, reference: str) -> HttpResponse:
    found, kind = get_inspection(reference), request.POST.get("kind", "")

    def act() -> None:
        actions.accept_all(found, by=request.user, today=today(), kind=kind)

    return attempt(request, act, "Everything of this kind that waited is accepted.", page_of(found))


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_INSPECTION)
def add(request: HttpRequest, reference: str) -> HttpResponse:
    found, day = get_inspection(reference), today()
    return record(
        request,
        AddFindingForm(posted(request)),
        lambda **given: actions.add(found, by=request.user, today=day, **given),
        title="Add a finding",
        done="The finding is added and accepted.",
        back=page_of(found),
        breadcrumbs=crumbs(found),
    )


def _of_finding(pk: int) -> tuple[Finding, dict[str, Any]]:
    found = get_finding(pk)
    to = reverse("inspections:finding", args=[pk])
    return found, {"back": to, "quoted": found.text, "breadcrumbs": crumbs(found.inspection, found)}


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_INSPECTION)
def respond(request: HttpRequest, pk: int) -> HttpResponse:
    (found, where), day = _of_finding(pk), today()
    return record(
        request,
        ResponseForm(posted(request), initial={"on": day}),
        lambda **given: actions.respond(found, by=request.user, today=day, **given),
        title=f"Respond to finding {found.number}",
        done="The response is recorded.",
        **where,
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_INSPECTION)
def link(request: HttpRequest, pk: int) -> HttpResponse:
    found, where = _of_finding(pk)
    return record(
        request,
        LinkForm(posted(request), finding=found),
        lambda **given: actions.answer_with(found, by=request.user, **given),
        title=f"An action that answers finding {found.number}",
        done="The action answers this finding.",
        **where,
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_INSPECTION)
def unlink(request: HttpRequest, pk: int, answer: int) -> HttpResponse:
    found, where = _of_finding(pk)
    tie = get_object_or_404(found.answers.select_related("action"), pk=answer)
    return record(
        request,
        BecauseForm(posted(request)),
        lambda **given: actions.unlink(tie, by=request.user, **given),
        title=f"Action {tie.action.reference} does not answer finding {found.number}",
        done="The action is taken from this finding.",
        button="Take it off",
        **where,
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_INSPECTION)
def evidence(request: HttpRequest, pk: int) -> HttpResponse:
    (found, where), day = _of_finding(pk), today()

    def act(**given: Any) -> None:
        evidence_actions.add(by=request.user, today=day, filename=given["file"].name, finding=found, **given)

    form = EvidenceForm(posted(request), request.FILES or None, initial={"on": day})
    return record(
        request,
        form,
        act,
        title=f"Evidence for finding {found.number}",
        done="The file is kept.",
        button="Upload",
        **where,
    )
