"""Inspections: the list, a report beside its findings, a report brought in, and what all reports say together."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from areasend.actions import inspection as actions
from areasend.actions.refusal import Refused
from areasend.records import inspection_standing
from areasend.records.models import Finding, Inspection
from areasend.rules.policies.access import Verb, may
from areasend.web.components.posting import posted
from areasend.web.components.words import of
from areasend.web.inspections import learning
from areasend.web.inspections.forms import InspectionForm, LearnForm, UploadForm
from areasend.web.inspections.loading import crumbs, get_inspection, page_of
from areasend.web.inspections.recording import record
from areasend.web.inspections.report import paragraphs
from areasend.web.inspections.rows import TONES, others_table, ours
from areasend.web.loaders import wants
from areasend.web.today import today

PER_PAGE = 50


@require_GET
@wants(Verb.VIEW_STRATEGY)
def overview(request: HttpRequest) -> HttpResponse:
    shown = {
        "ours": ours(Inspection.objects.ours().counted(), today()),
        "others": others_table(Inspection.objects.of_others().counted()),
        "may_edit": may(request.user.roles, Verb.EDIT_INSPECTION),
    }
    return render(request, "inspections/list.html", shown)


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_INSPECTION)
def bring_in(request: HttpRequest) -> HttpResponse:
    form = UploadForm(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            brought = actions.bring_in(by=request.user, today=today(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            for kind, words in _told(brought):
                messages.add_message(request, kind, words)
            return redirect(page_of(brought.inspection))
    shown = {"form": form, "breadcrumbs": crumbs()}
    return render(request, "inspections/new.html", shown, status=422 if form.errors else 200)


def _told(brought: actions.Brought) -> list[tuple[int, str]]:
    """What was read, what is lacking, and whether it was here already."""
    if not brought.is_new:
        return [(messages.WARNING, "This very text is here already. Nothing was changed.")]
    found = of(len(brought.report.findings), "finding")
    told = [(messages.SUCCESS, f"{found} proposed. Read each beside the report, and accept it or set it aside.")]
    return told + [(messages.WARNING, sentence) for sentence in brought.report.lacks]


@require_GET
@wants(Verb.VIEW_STRATEGY)
def inspection(request: HttpRequest, reference: str) -> HttpResponse:
    found, day = get_inspection(reference), today()
    counts = inspection_standing.counts(found)
    waiting = sum(one.proposed for one in counts)
    findings = list(
        found.findings.select_related("about__inspection")
        .prefetch_related("answers__action__plan")
        .order_by("start", "number")
    )
    shown = {
        "inspection": found,
        "counts": counts,
        "waiting": waiting,
        "unanswered": sum(one.unanswered for one in counts),
        "outcome": inspection_standing.outcome_words(found),
        "steps": inspection_standing.steps(found, day),
        "plans": [inspection_standing.plan_dates(plan) for plan in found.plans.order_by("starts_on")],
        "paragraphs": paragraphs(found.text, [one for one in findings if one.state != Finding.State.SET_ASIDE]),
        "may_edit": may(request.user.roles, Verb.EDIT_INSPECTION),
        "breadcrumbs": crumbs(),
        "wide": True,
        **_chosen(request, findings, waiting),
    }
    return render(request, "inspections/inspection.html", shown)


def _chosen(request: HttpRequest, findings: list[Finding], waiting: int) -> dict[str, Any]:
    """The findings that are listed: what waits first, then all, or those of one kind."""
    kind, show = request.GET.get("kind", ""), request.GET.get("show", "waiting" if waiting else "all")
    listed = [one for one in findings if not kind or one.kind == kind]
    if show == "waiting":
        listed = [one for one in listed if one.state == Finding.State.PROPOSED]
    elif show == "aside":
        listed = [one for one in listed if one.state == Finding.State.SET_ASIDE]
    else:
        listed = [one for one in listed if one.state != Finding.State.SET_ASIDE]
    for one in listed:
        one.tone = TONES[one.kind]
    return {"listed": listed, "kind": kind, "show": show}


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_INSPECTION)
def amend(request: HttpRequest, reference: str) -> HttpResponse:
    found, day = get_inspection(reference), today()
    names = (
        "version",
        "area",
        "is_ours",
        "kind",
        "inspectorates",
        "started_on",
        "ended_on",
        "published_on",
        "received_on",
        "outcome",
        "source",
    )
    form = InspectionForm(posted(request), initial={name: getattr(found, name) for name in names})
    return record(
        request,
        form,
        lambda **given: actions.amend(found, by=request.user, today=day, **given),
        title="What is known of the inspection",
        done="Saved.",
        back=page_of(found),
        breadcrumbs=crumbs(found),
    )


@require_GET
@wants(Verb.VIEW_STRATEGY)
def learn(request: HttpRequest) -> HttpResponse:
    form = LearnForm(request.GET)
    found = learning.findings(form)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    shown = {
        "form": form,
        "page": page,
        "themes": learning.themes(form),
        "tones": TONES,
        "reports": len({one.inspection_id for one in found}),
        "breadcrumbs": crumbs(),
    }
    if request.GET.get("as") == "csv":
        return learning.as_csv(found)
    return render(request, "inspections/learn.html", shown)
