"""How the actions of a plan stand in numbers, and which of them moved since a month ago."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from areasend.records.models import PlanAction
from areasend.records.plan_standing import URGENCY, ActionStanding, label
from areasend.rules.delivery.status import Status

EDGES = {"late": "late", "stalled": "late", "met": "met", "on_track": "met"} | dict.fromkeys(
    ("at_risk", "no_news", "no_baseline"), "due_soon"
)


@dataclass(frozen=True)
class Count:
    key: str
    label: str
    number: int

    @property
    def state(self) -> str:
        """The word that colours the edge of its tile."""
        return EDGES.get(self.key, "")


@dataclass(frozen=True)
class Move:
    """An action whose status is no longer what it was."""

    action: PlanAction
    was: Status
    now: Status

    @property
    def is_better(self) -> bool:
        return rank(self.now.key) > rank(self.was.key)


def rank(key: str) -> int:
    return URGENCY.index(key)


def counts(standings: Iterable[ActionStanding]) -> list[Count]:
    """How many stand how, the gravest first; statuses that nothing has are left out."""
    found = Counter(one.status.key for one in standings)
    return [Count(key, label(key), found[key]) for key in URGENCY if found[key]]


def moves(now: Sequence[ActionStanding], before: Iterable[ActionStanding]) -> list[Move]:
    """Those that changed, what got worse first."""
    was = {one.action.pk: one.status for one in before}
    found = [Move(one.action, was[one.action.pk], one.status) for one in now if one.action.pk in was]
    moved = [move for move in found if move.was.key != move.now.key]
    return sorted(moved, key=lambda move: (move.is_better, rank(move.now.key)))


def a_month_before(on: date) -> date:
    """The same day of the month before, or its last."""
    year, month = (on.year, on.month - 1) if on.month > 1 else (on.year - 1, 12)
    return date(year, month, min(on.day, calendar.monthrange(year, month)[1]))
