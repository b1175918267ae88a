"""My work: what an officer must do next, in legal order. A colleague's work is the same page, for cover and for managers."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from areasend.records.models import User
from areasend.rules.policies.access import Verb, may
from areasend.web.components.tables import Column
from areasend.web.loaders import wants
from areasend.web.today import today
from areasend.web.work.sections import Work, work_of


class Tile(NamedTuple):
    key: str
    label: str
    state: str


TILES = (
    Tile("overdue", "Overdue", "late"),
    Tile("due", "Due in the next 7 days", "due_soon"),
    Tile("promises", "Promised answers", "due_soon"),
    Tile("soon", "Soon to be late", "due_soon"),
    Tile("advice", "Advice awaited", ""),
    Tile("others", "With families and others", ""),
    Tile("reviews", "Reviews to arrange", ""),
)
COLUMNS = [
    Column("Child or young person"),
    Column("What must be done"),
    Column("Legal date"),
    Column("Whose move"),
    Column("Act", hidden=True),
]


@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """For whoever is signed in; those who hold no cases are shown the way to what they do here."""
    return _page(request, work_of(request.user, request.user, today()))


@require_GET
@wants(Verb.VIEW_CASE)
def colleague(request: HttpRequest, officer: int) -> HttpResponse:
    """The cases of one colleague that the viewer may see; not found where there are none."""
    work = work_of(get_object_or_404(User, pk=officer), request.user, today())
    if work.is_empty:
        raise Http404("No open cases of this officer that you may see.")
    return _page(request, work)


def _page(request: HttpRequest, work: Work) -> HttpResponse:
    context: dict[str, Any] = {
        "work": work,
        "is_mine": work.officer == request.user,
        "tiles": [(tile, work.counts[tile.key]) for tile in TILES if work.counts.get(tile.key)],
        "columns": COLUMNS,
        "doors": doors(request.user) if work.is_empty else [],
        "every": f"{reverse('cases:list')}?{urlencode({'officer': work.officer.pk})}",
        "today": today(),
        "may_start": may(request.user.roles, Verb.START_CASE),
    }
    return render(request, "work/mine.html", context)


class Door(NamedTuple):
    label: str
    note: str
    href: str


def doors(user: User) -> list[Door]:
    """Where someone without cases of their own does their work."""
    team = f"{reverse('cases:list')}?{urlencode({'team': user.team_id, 'lateness': 'overdue'})}" if user.team_id else ""
    known = (
        (Verb.VIEW_WORKLOAD, "Workload", "Who holds what, and how much of it is late", reverse("workload:teams")),
        (Verb.VIEW_CASE, "Overdue cases of my team", "In legal order", team),
        (Verb.VIEW_CASE, "All cases", "Search and filter", reverse("cases:list")),
        (Verb.VIEW_TIMELINESS, "Timeliness", "Month by month beside England", reverse("timeliness:overview")),
        (Verb.IMPORT_RECORDS, "Import", "Bring in records from another system", reverse("imports:start")),
    )
    return [Door(label, note, href) for verb, label, note, href in known if href and may(user.roles, verb)]
