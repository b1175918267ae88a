"""The evidence room: what inspectors would ask for, and how ready we are."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_GET

from areasend.records import evidence_room
from areasend.records.evidence_room import checks
from areasend.records.evidence_room.items import Item, Room
from areasend.records.models import Case
from areasend.rules.policies.access import Verb, may
from areasend.web.components.tables import Column
from areasend.web.inspections.loading import crumbs
from areasend.web.loaders import wants
from areasend.web.today import today

STATES = {
    "ready": ("Ready", "green"),
    "partly": ("Something is lacking", "yellow"),
    "old": ("Older than a year", "orange"),
    "missing": ("Nothing yet", "red"),
}
CHECK_COLUMNS = [
    Column("Rule of thumb"),
    Column("Fail", numeric=True),
    Column("Of", numeric=True),
    Column("Why it matters"),
]
CASE_COLUMNS = [Column(name) for name in ("Plan", "Child or young person", "Officer", "Team")]
PER_PAGE = 100


@require_GET
@wants(Verb.VIEW_STRATEGY)
def room(request: HttpRequest) -> HttpResponse:
    found = evidence_room.room(today())
    shown = {
        "room": found,
        "groups": [(name, [_shown(item, found) for item in items]) for name, items in _groups(found)],
        "totals": [(words, found.count(state), state) for state, (words, _) in STATES.items()],
        "columns": CHECK_COLUMNS,
        "checks": sorted(found.checks, key=lambda one: (one.passes, one.is_query, -one.failing)),
        "failed": sum(not one.passes for one in found.checks),
        "may_list": may(request.user.roles, Verb.DOWNLOAD_CASES),
        "breadcrumbs": crumbs(),
    }
    return render(request, "inspections/room.html", shown)


def _groups(found: Room) -> list[tuple[str, list[Item]]]:
    return [(name, list(items)) for name, items in groupby(found.items, key=lambda item: item.group)]


def _shown(item: Item, found: Room) -> dict[str, Any]:
    words, tone = STATES[item.state(found.on)]
    held = [(one.words, one.on, _address(one.page, one.args)) for one in item.held]
    return {"item": item, "state": words, "tone": tone, "held": held}


def _address(page: str, args: tuple[str | int, ...]) -> str:
    """Nothing where this deployment has no such page."""
    try:
        return reverse(page, args=args) if page else ""
    except NoReverseMatch:
        return ""


@require_GET
@wants(Verb.DOWNLOAD_CASES)
def check(request: HttpRequest, key: str) -> HttpResponse:
    """The plans of those who fail a rule, of the cases that the reader may open."""
    rule = {one.key: one for one in checks.RULES}.get(key)
    if rule is None:
        raise Http404("There is no such rule.")
    people = checks.failing(key, today()).values("pk")
    seen = Case.objects.allowed(request.user, Verb.VIEW_CASE).filter(process="plan", is_open=True, person__in=people)
    page = Paginator(seen.with_people().order_by("pk"), PER_PAGE).get_page(request.GET.get("page"))
    home = [*crumbs(), ("Evidence room", reverse("inspections:room"))]
    shown = {"rule": rule, "page": page, "columns": CASE_COLUMNS, "breadcrumbs": home}
    return render(request, "inspections/check.html", shown)
