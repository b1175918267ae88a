"""Workload: open cases by team and officer, each number a link to the cases behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET

from areasend.records.models import User
from areasend.records.querysets.lateness import LATE_BANDS
from areasend.rules.policies.access import Relation, Verb, relations_for
from areasend.web.components.tables import Column
from areasend.web.loaders import wants
from areasend.web.today import today
from areasend.web.workload.bars import late_bar
from areasend.web.workload.figures import OTHER, Load, TeamLoad, loads_of

SHORT = {
    "assessment": "Assessments",
    "plan": "Plans",
    "annual_review": "Reviews",
    "phase_transfer": "Transfers",
    OTHER: "Other",
}
LABELS = {
    "overdue": "Overdue",
    "past_final": "Past final date",
    "open": "Open",
    "due_7": "Due in 7 days",
    "due_28": "Due in 28 days",
}
"""The first three are what a telephone shows without scrolling."""


@dataclass(frozen=True)
class Cell:
    label: str
    number: int
    href: str
    is_late: bool


@dataclass(frozen=True)
class Row:
    """`cells` stand before the bar, `by_process` after it."""

    name: str
    href: str
    cells: list[Cell]
    bar: SafeString
    by_process: list[Cell]
    handover: str


@require_GET
@wants(Verb.VIEW_WORKLOAD)
def teams(request: HttpRequest) -> HttpResponse:
    user, sort = request.user, request.GET.get("sort", "-overdue")
    loads = loads_of(user, today())
    processes = [key for key in SHORT if any(load.total.figure(key) for load in loads)]
    columns = columns_of(processes)
    scale = max((officer.standing["past_final"] for load in loads for officer in load.officers), default=0)
    context: dict[str, Any] = {
        "wide": True,
        "columns": columns,
        "team_columns": [Column("Team", sort="name"), *columns[1:]],
        "sort": sort,
        "teams": [_team(load, processes, sort, scale, user) for load in loads],
        "summary": _summary(loads, processes, sort),
        "bands": [(f"app-late__{place}", band.label) for place, band in enumerate(LATE_BANDS, start=1)],
    }
    return render(request, "workload/teams.html", context)


def columns_of(processes: list[str]) -> list[Column]:
    named = [Column(SHORT[key], sort=key, numeric=True) for key in processes]
    standing = [Column(label, sort=key, numeric=True) for key, label in LABELS.items()]
    return [
        Column("Officer", sort="name"),
        *standing,
        Column("How late"),
        *named,
    ]


def _summary(loads: list[TeamLoad], processes: list[str], sort: str) -> list[Row]:
    totals = in_order([load.total for load in loads], sort)
    scale = max((load.standing["past_final"] for load in totals), default=0)
    return [row_of(load, processes, scale, f"#team-{load.team}", {"team": load.team}) for load in totals]


def _team(load: TeamLoad, processes: list[str], sort: str, scale: int, user: User) -> dict[str, Any]:
    rows = [_officer_row(officer, processes, scale, user) for officer in in_order(load.officers, sort)]
    return {"team": load.team, "total": load.total, "rows": rows}


def _officer_row(load: Load, processes: list[str], scale: int, user: User) -> Row:
    chosen = {"team": load.team, "officer": load.officer or "nobody"}
    work = reverse("work:colleague", args=[load.officer]) if load.officer else cases_href(chosen)
    return row_of(load, processes, scale, work, chosen, may_move=may_move(user, load.team))


def may_move(user: User, team: int) -> bool:
    """Whether this user may hand over cases of that team."""
    relations = relations_for(user.roles, Verb.REASSIGN_CASE)
    return Relation.AREA in relations or (Relation.TEAM in relations and user.team_id == team)


def row_of(
    load: Load, processes: list[str], scale: int, href: str, chosen: dict[str, Any], *, may_move: bool = False
) -> Row:
    by_process = [Cell(SHORT[key], load.figure(key), cases_href(chosen | {"process": key}), False) for key in processes]
    cells = [
        Cell(
            label,
            load.figure(key),
            cases_href(chosen if key == "open" else chosen | {"lateness": key}),
            key in ("overdue", "past_final"),
        )
        for key, label in LABELS.items()
    ]
    handover = reverse("workload:handover", args=[load.officer]) if may_move and load.officer else ""
    return Row(load.name, href, cells, late_bar(load.bands, scale), by_process, handover)


def cases_href(chosen: dict[str, Any]) -> str:
    return f"{reverse('cases:list')}?{urlencode(chosen)}"


def in_order(loads: list[Load], sort: str) -> list[Load]:
    """By a number or by name; those of equal number by name."""
    key, is_down = sort.lstrip("-"), sort.startswith("-")
    by_name = sorted(loads, key=lambda load: load.name, reverse=is_down and key == "name")
    return by_name if key == "name" else sorted(by_name, key=lambda load: load.figure(key), reverse=is_down)
