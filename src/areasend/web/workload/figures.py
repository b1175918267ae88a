"""Who holds what, and how much of it is late: two queries over the open cases, rolled up by officer and by team."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count

from areasend.records.models import Case, Team, User
from areasend.records.querysets import lateness
from areasend.records.querysets.case import COMMON, CaseQuerySet
from areasend.rules.policies.access import Verb

NOBODY = "Nobody yet"
OTHER = "other"
Key = tuple[int, int | None]


@dataclass
class Load:
    """Of one officer in one team, or of a team: open cases by process, and by how they stand (`overdue`, `due_7`, a late band, ...)."""

    name: str
    team: int
    officer: int | None = None
    by_process: Counter[str] = field(default_factory=Counter)
    standing: Counter[str] = field(default_factory=Counter)

    @property
    def open(self) -> int:
        return self.by_process.total()

    @property
    def bands(self) -> list[tuple[str, int]]:
        return [(band.label, self.standing[band.key]) for band in lateness.LATE_BANDS]

    def add(self, other: Load) -> None:
        self.by_process += other.by_process
        self.standing += other.standing

    def figure(self, key: str) -> int:
        """Any of the numbers, by the word under which the table sorts it."""
        if key == "open":
            return self.open
        if key == OTHER:
            return sum(number for process, number in self.by_process.items() if process not in COMMON)
        return self.standing[key] if key in STANDINGS else self.by_process[key]


@dataclass
class TeamLoad:
    team: Team
    total: Load
    officers: list[Load]


STANDINGS = ("overdue", "past_final", "due_7", "due_28")


def loads_of(user: User, on: date) -> list[TeamLoad]:
    """The teams whose cases the user may see the workload of: the user's own first, then by name."""
    cases = Case.objects.allowed(user, Verb.VIEW_WORKLOAD).order_by()
    loads = _by_officer(cases, on)
    teams = {team.pk: team for team in Team.objects.filter(pk__in={team for team, _ in loads})}
    found = [_team_load(team, [load for key, load in loads.items() if key[0] == team.pk]) for team in teams.values()]
    return sorted(found, key=lambda load: (load.team.pk != user.team_id, load.team.name))


def _by_officer(cases: CaseQuerySet, on: date) -> dict[Key, Load]:
    loads: dict[Key, Load] = {}
    counted = cases.open().values_list("team", "officer", "officer__name", "process").annotate(number=Count("pk"))
    for team, officer, name, process, number in counted:
        load = loads.setdefault((team, officer), Load(name or NOBODY, team, officer))
        load.by_process[process] += number
    for team, officer, *numbers in _standings(cases, on):
        loads[team, officer].standing.update(dict(zip(_measures(on), numbers, strict=True)))
    return loads


def _measures(on: date) -> dict[str, Count]:
    measures = {
        "overdue": lateness.overdue(on),
        "past_final": lateness.past_final_date(on),
        "due_7": lateness.due_between(on, 0, lateness.NEAR_DAYS),
        "due_28": lateness.due_between(on, 0, lateness.SOON_DAYS),
        **{band.key: lateness.in_band(on, band) for band in lateness.LATE_BANDS},
    }
    return {name: Count("pk", filter=condition) for name, condition in measures.items()}


def _standings(cases: CaseQuerySet, on: date) -> CaseQuerySet:
    return cases.owing().values_list("team", "officer").annotate(**_measures(on))


def _team_load(team: Team, officers: list[Load]) -> TeamLoad:
    total = Load(team.name, team.pk)
    for load in officers:
        total.add(load)
    return TeamLoad(team, total, officers)
