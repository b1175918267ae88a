"""By when an action is to be done: one date or several, to the day or to the month, once or every year.

A month counts until its last day, so a due date of "December 2025" is late from 1 January 2026. A yearly date comes
round on its anniversary. What was reached settles the occurrence nearest to it and all before: forecasts published on
10 October settle the September just gone, those published on 20 August the September about to come.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from areasend.rules.because import long_date

Precision = Literal["day", "month"]
Repeats = Literal["", "yearly"]
LAST_YEAR = 2110  # the calendars end there
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Due:
    """One due date. `reached_on`: when it was reached (for a yearly one, when it last was); `label` such as "Launch"."""

    label: str
    on: date
    precision: Precision = "day"
    repeats: Repeats = ""
    reached_on: date | None = None
    reached_note: str = ""


@dataclass(frozen=True)
class Coming:
    """One occurrence that is still to be reached; `on` is its last day, `days` how far off (negative: days late)."""

    due: Due
    on: date
    days: int

    @property
    def is_late(self) -> bool:
        return self.days < 0


def last_day(due: Due) -> date:
    """The last day on which the first occurrence is still in time."""
    return _last_day_in(due, due.on.year)


def occurrences(due: Due, start: date, end: date) -> tuple[date, ...]:
    """The last days of all occurrences from start to end, both included."""
    return tuple(day for day in _days_from(due, start) if day <= end) if due.repeats else _single(due, start, end)


def outstanding_on(due: Due) -> date | None:
    """The last day of the first occurrence that has not been reached; None when there is nothing left to reach."""
    if due.reached_on is None:
        return last_day(due)
    if not due.repeats:
        return None
    return next((day for day in _all_days(due) if day > due.reached_on and not _is_nearest(due, day)), None)


def known_by(due: Due, today: date) -> Due:
    """The same date as it stood that day: what was reached later was not reached yet."""
    return replace(due, reached_on=None) if due.reached_on is not None and due.reached_on > today else due


def is_late(due: Due, today: date) -> bool:
    """Whether an occurrence has passed unreached; a month is late only after its last day."""
    on = outstanding_on(known_by(due, today))
    return on is not None and on < today


def late_dues(dues: Sequence[Due], today: date) -> tuple[Coming, ...]:
    """What is late, longest first."""
    known = (known_by(due, today) for due in dues)
    late = [Coming(due, on, (on - today).days) for due in known if (on := outstanding_on(due)) and on < today]
    return tuple(sorted(late, key=lambda coming: coming.on))


def next_due(dues: Sequence[Due], today: date) -> Coming | None:
    """The next date still to be reached that is not yet late; None when none lies ahead.

    A yearly date that is late has its next occurrence here as well.
    """
    ahead = [Coming(due, on, (on - today).days) for due in dues if (on := _ahead(due, today))]
    return min(ahead, key=lambda coming: coming.on, default=None)


def due_words(due: Due, on: date) -> str:
    """Such as "Launch, September 2025" or "15 July 2026"."""
    day = f"{on:%B %Y}" if due.precision == "month" else long_date(on)
    return f"{due.label}, {day}" if due.label else day


def _ahead(due: Due, today: date) -> date | None:
    on = outstanding_on(known_by(due, today))
    if on is None or on >= today:
        return on
    return next(_days_from(due, today), None) if due.repeats else None


def _single(due: Due, start: date, end: date) -> tuple[date, ...]:
    on = last_day(due)
    return (on,) if start <= on <= end else ()


def _days_from(due: Due, start: date) -> Iterator[date]:
    return (day for day in _all_days(due) if day >= start)


def _all_days(due: Due) -> Iterator[date]:
    return (_last_day_in(due, year) for year in range(due.on.year, LAST_YEAR + 1))


def _last_day_in(due: Due, year: int) -> date:
    ends = calendar.monthrange(year, due.on.month)[1]
    return date(year, due.on.month, ends if due.precision == "month" else min(due.on.day, ends))


def _is_nearest(due: Due, day: date) -> bool:
    """Whether what was reached belongs to this occurrence rather than to the one a year before."""
    assert due.reached_on is not None
    before = _last_day_in(due, day.year - 1) if day.year > due.on.year else date.min
    return day - due.reached_on < due.reached_on - before
