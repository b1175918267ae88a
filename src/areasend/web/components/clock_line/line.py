"""What a clock line shows, and the same in words for those who do not see it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

from areasend.web.components.states import word
from areasend.web.components.words import WEEK, duration, from_now, of, on, short_on

WORST_FIRST = ("late", "due_today", "due_soon", "waiting", "met_late", "met")
UNDRAWN = {"not_owed", "not_started", "not_in_force", "too_early", "ended", "unknown"}
MET = {"met", "met_late"}


@dataclass(frozen=True)
class Point:
    """One statutory point: when it was or is due, what for, and its state."""

    on: dt.date
    label: str
    state: str
    met_on: dt.date | None = None

    def words(self, today: dt.date) -> str:
        """Its date and how it stands: "due 14 Mar 2025, in 5 days"."""
        if self.state in MET:
            return self._met()
        due = f"due {short_on(self.on)}"
        if self.on < today:
            return f"{due}, {duration((today - self.on).days)} late"
        return f"{due}, {from_now(self.on, today)}"

    def _met(self) -> str:
        if self.met_on is None:
            return "met late" if self.state == "met_late" else "met"
        late = (self.met_on - self.on).days
        return f"met {short_on(self.met_on)}" + (f", {duration(late)} late" if late > 0 else "")


@dataclass(frozen=True)
class ClockLine:
    """A process from its start to today, or to the day on which it ended."""

    starts_on: dt.date
    today: dt.date
    points: tuple[Point, ...]
    ended_on: dt.date | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "points", tuple(sorted(self.points, key=lambda point: point.on)))

    @classmethod
    def of(
        cls,
        deadlines: Iterable[Any],
        today: dt.date,
        starts_on: dt.date | None = None,
        ended_on: dt.date | None = None,
    ) -> ClockLine:
        """The line of what the law gives a date and someone owes or has met; it starts with the earliest of them."""
        owed = [d for d in deadlines if d.due_on and _is_deadline(d) and word(d.state) not in UNDRAWN]
        points = tuple(Point(d.due_on, d.label, word(d.state), d.met_on) for d in owed)
        begun = [d.starts_on for d in owed if d.starts_on]
        return cls(starts_on or min(begun, default=today), today, points, ended_on)

    @cached_property
    def now(self) -> dt.date:
        return self.ended_on or self.today

    def week(self, date: dt.date) -> float:
        """Weeks from the start, never before it."""
        return max((date - self.starts_on).days / WEEK, 0)

    @cached_property
    def drawn(self) -> tuple[Point, ...]:
        """The points, with those that fall on one place of the line made one, for their words would lie on each other."""
        places = groupby(self.points, key=lambda point: max(point.on, self.starts_on))
        return tuple(self._merged(list(points)) for _, points in places)

    def _merged(self, points: list[Point]) -> Point:
        if len(points) == 1:
            return points[0]
        worst = min((point.state for point in points), key=lambda s: WORST_FIRST.index(s) if s in WORST_FIRST else 3)
        first, last = points[0].on, points[-1].on
        where = f"on {short_on(first)}" if first == last else "before the start"
        return Point(first, f"{len(points)} dates {where}", worst)

    @property
    def late_from(self) -> dt.date | None:
        """The first date that has passed unmet, or that the end came after: from there on the line is late."""
        if self.ended_on:
            last = self.points[-1].on if self.points else self.ended_on
            return last if self.ended_on > last else None
        return next((point.on for point in self.points if point.state not in MET and point.on < self.today), None)

    @property
    def title(self) -> str:
        weeks = of(int(self.week(self.now)), "week")
        return f"Clock: ended after {weeks}" if self.ended_on else f"Clock: {weeks} since the start"

    @property
    def caption(self) -> str:
        """One sentence under the drawing: what matters most."""
        if self.ended_on:
            return self._how_it_ended()
        late = [point for point in self.points if point.state not in MET and point.on < self.today]
        if late:
            return self._how_late(late)
        ahead = next((point for point in self.points if point.state not in MET), None)
        if ahead is None:
            return "Every date so far has been met." if self.points else "No date is owed."
        return f"Next: {ahead.label}, due {on(ahead.on)}, {from_now(ahead.on, self.today)}."

    def _how_it_ended(self) -> str:
        late = sum(point.state == "met_late" for point in self.points)
        weeks = of(int(self.week(self.now)), "week")
        if not late:
            return f"Ended on {on(self.ended_on)}, after {weeks}: no date was missed."
        return f"Ended on {on(self.ended_on)}, after {weeks}: {of(late, 'date')} of {len(self.points)} met late."

    def _how_late(self, late: list[Point]) -> str:
        worst = late[-1]
        more = f" {of(len(late) - 1, 'earlier date')} also missed." if len(late) > 1 else ""
        return f"{worst.label} was due on {on(worst.on)} and is {duration((self.today - worst.on).days)} late.{more}"

    def _week_words(self, date: dt.date) -> str:
        return "before the start" if date < self.starts_on else of(round(self.week(date)), "week")

    @property
    def sentences(self) -> list[str]:
        """Each point in words, and the start and the end."""
        points = [f"{point.label}: {self._week_words(point.on)}, {point.words(self.today)}" for point in self.points]
        end = [f"Ended {on(self.ended_on)}"] if self.ended_on else [f"Today is {on(self.today)}"]
        return [f"Started {on(self.starts_on)}", *points, *end]


def _is_deadline(item: Any) -> bool:
    """Windows, prompts and duties are not points of the statutory clock."""
    return getattr(item, "kind", "deadline") == "deadline"
