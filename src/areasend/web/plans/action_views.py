"""One action: its page, and everything that is done to it."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from areasend.records.models import EvidenceUse, PlanAction, SuccessMeasure
from areasend.records.plan_standing import label
from areasend.rules.policies.access import Verb, may, may_show_news
from areasend.web.components.posting import posted_with_files
from areasend.web.loaders import wants
from areasend.web.plans.action_page import page_of
from areasend.web.plans.deeds import OF_ACTION, TO_ROW, Deed
from areasend.web.plans.forms.action import NoteForm
from areasend.web.plans.history import history_of
from areasend.web.plans.measure_page import readings_csv
from areasend.web.plans.plan_views import trail
from areasend.web.plans.recording import record
from areasend.web.plans.rights import get_action, may_do
from areasend.web.today import today


@require_GET
@wants(Verb.VIEW_STRATEGY)
def action(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_action(request, pk)
    context: dict[str, Any] = {
        "page": page_of(found, today()),
        "note": NoteForm(subject=found, today=today(), auto_id="note_%s"),
        "may_show": may_show_news(request.user.roles),
        "may_update": may_do(request, found, Verb.UPDATE_ACTION),
        "may_edit": may_do(request, found, Verb.EDIT_STRATEGY),
        "may_edit_risk": may(request.user.roles, Verb.EDIT_RISK),
        "today": today(),
        "breadcrumbs": steps(found),
    }
    return render(request, "plans/action.html", context)


@require_GET
@wants(Verb.VIEW_STRATEGY)
def history(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_action(request, pk)
    crumbs = [*steps(found), (f"Action {found.reference}", _home(found))]
    return render(request, "plans/history.html", {"action": found, "events": history_of(found), "breadcrumbs": crumbs})


def steps(found: PlanAction) -> list[tuple[str, str]]:
    return [*trail(found.plan), (found.plan.title, reverse("plans:plan", args=[found.plan.slug]))]


def _home(found: PlanAction, anchor: str = "") -> str:
    return f"{reverse('plans:action', args=[found.pk])}{'#' if anchor else ''}{anchor}"


@require_http_methods(["GET", "POST"])
@wants(Verb.UPDATE_ACTION)
def do(request: HttpRequest, pk: int, deed: str) -> HttpResponse:
    """Something done to the action itself."""
    known = _known(OF_ACTION, deed)
    found = get_action(request, pk, known.verb)
    return _record(request, found, known, found)


@require_http_methods(["GET", "POST"])
@wants(Verb.UPDATE_ACTION)
def do_to(request: HttpRequest, pk: int, deed: str, row: int) -> HttpResponse:
    """Something done to a row of it: a date, a measure, a blocker."""
    known = _known(TO_ROW, deed)
    found = get_action(request, pk, known.verb)
    assert known.row is not None
    model, way = known.row
    return _record(request, found, known, get_object_or_404(model, pk=row, **{way: found}))


def _known(table: dict[str, Deed], name: str) -> Deed:
    if name not in table:
        raise Http404("There is nothing of that name to do to an action.")
    return table[name]


def _record(request: HttpRequest, found: PlanAction, deed: Deed, subject: Model) -> HttpResponse:
    given, files = posted_with_files(request)
    about = "" if subject is found else _said(subject)
    return record(
        request,
        deed.form(given, files, subject=subject, today=today(), user=request.user),
        lambda **said: deed.act(subject, by=request.user, today=today(), **_filled(said)),
        done=deed.done,
        back=_home(found, deed.anchor),
        title=deed.title,
        caption=f"Action {found.reference}: {found.title}",
        intro=about or deed.intro,
        button=deed.button,
        breadcrumbs=[*steps(found), (f"Action {found.reference}", _home(found))],
    )


def _said(row: Model) -> str:
    """What the row is, in words."""
    named = {"Overrule": lambda: f"Overruled as {label(row.status).lower()}: {row.reason}"}  # type: ignore[attr-defined]
    named["Dependency"] = lambda: f"It waits for action {row.needs}."  # type: ignore[attr-defined]
    return named.get(type(row).__name__, lambda: str(row))()


def _filled(said: dict[str, Any]) -> dict[str, Any]:
    """Without a day that was left empty: the action then takes today."""
    return {name: value for name, value in said.items() if not (name == "on" and value is None)}


@require_GET
@wants(Verb.VIEW_STRATEGY)
def evidence_file(request: HttpRequest, pk: int, row: int) -> HttpResponseBase:
    """A file that is evidence for the action, always as a download."""
    use = get_object_or_404(EvidenceUse.objects.select_related("file"), action=get_action(request, pk), pk=row)
    if use.file.struck_on:
        raise Http404("This file was taken out.")
    return FileResponse(use.file.file.open("rb"), as_attachment=True, filename=use.file.filename)


@require_GET
@wants(Verb.VIEW_STRATEGY)
def measure_csv(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """Every figure of a measure."""
    found = get_action(request, pk)
    return readings_csv(get_object_or_404(SuccessMeasure, pk=row, action=found), today())
