"""Releases: made by a button, looked through beside the last one, published."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from areasend.actions import release as actions
from areasend.actions.refusal import Refused
from areasend.indicators.catalogue.standing import written
from areasend.indicators.release.compare import WORDS, Change, changes, telling
from areasend.records import releases
from areasend.records.models import Release
from areasend.rules.policies.access import Verb
from areasend.web.components.tables import Column, Table
from areasend.web.loaders import wants
from areasend.web.public_desk import waiting
from areasend.web.public_desk.forms import ReleaseForm
from areasend.web.public_desk.views_questions import crumbs
from areasend.web.today import today

STATES = {"withheld": "withheld", "too_few": "too few", "none": "no figure"}


@require_http_methods(["GET", "POST"])
@wants(Verb.PUBLISH)
def make(request: HttpRequest) -> HttpResponse:
    """Count and freeze a month's figures; nobody outside sees them yet."""
    initial = {"on": waiting.last_month_end(today())}
    form = ReleaseForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        try:
            made = actions.make(form.cleaned_data["on"], by=request.user, today=today())
        except Refused as refusal:
            form.add_error(refusal.field, str(refusal))
        else:
            messages.success(request, "The figures are counted and frozen. Look them through before you publish them.")
            return redirect("public_desk:release", pk=made.pk)
    shown = {"form": form, "title": "Make a release", "breadcrumbs": crumbs()}
    return render(request, "public_desk/form.html", shown, status=422 if form.is_bound and form.errors else 200)


@require_GET
@wants(Verb.ANSWER_PUBLIC)
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """What moved since the last one that people know, and what is withheld."""
    found = get_object_or_404(Release, pk=pk)
    before = releases.before(found.as_at)
    moved = changes(before.figures if before else None, found.figures)
    shown = {
        "release": found,
        "before": before,
        "table": _table(moved),
        "telling": telling(before.figures, found.figures) if before else [],
        "number": len(moved),
        "unknown": sum(one.now["state"] == "none" for one in moved),
        "breadcrumbs": crumbs(),
    }
    return render(request, "public_desk/release.html", shown)


@require_POST
@wants(Verb.PUBLISH)
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Release, pk=pk)
    try:
        actions.publish(found, by=request.user, today=today())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("public_desk:release", pk=pk)
    messages.success(request, "The figures are published. Everyone sees them from now on.")
    return redirect("public_desk:overview")


def _table(moved: list[Change]) -> Table:
    columns = [
        Column("Figure"),
        Column("Last release", numeric=True),
        Column("Now", numeric=True),
        Column("Since then"),
    ]
    columns += [Column("Cells revised", numeric=True), Column("Cells withheld", numeric=True)]
    rows = [
        [
            one.entry.card.label,
            _value(one, one.was),
            _value(one, one.now),
            WORDS.get(one.way, "–"),
            one.revised,
            one.withheld,
        ]
        for one in moved
    ]
    return Table(columns, rows, "What moved", caption_hidden=True)


def _value(one: Change, cell: dict | None) -> str:
    if cell is None or cell["value"] is None:
        return STATES.get(cell["state"], "–") if cell else "–"
    return written(cell["value"], one.entry.card)
