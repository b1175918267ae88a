"""By when an action is to be done: one date or several, to the day, the month or the term, once or every year, term or quarter.

A month counts until its last day, so a due date of "December 2025" is late from 1 January 2026; a term counts until its end (see
`rules.terms`). A yearly date comes round on its anniversary, a quarterly one every three months, a termly one at the end of each term. What
was reached settles the occurrence nearest to it and all before: forecasts published on
10 October settle the September just gone, those published on 20 August the September about to come.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice
from typing import Literal

from areasend.rules.because import long_date
from areasend.rules.terms import end_of_term, term_words

Precision = Literal["day", "month", "term"]
Repeats = Literal["", "yearly", "termly", "quarterly"]
EVERY: dict[str, str] = {"yearly": "every year", "termly": "every term", "quarterly": "every quarter"}
MONTHS = {"yearly": 12, "quarterly": 3}
LAST_YEAR = 2110  # the calendars end there
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Due:
    """One due date. `reached_on`: when it was reached (for one that comes again, when it last was); `label` such as "Launch"."""

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
    return end_of_term(due.on) if _by_term(due) else _in_month(due, due.on.year, due.on.month)


def following(due: Due) -> date | None:
    """The last day of the occurrence after the first; None where it comes once."""
    return next(islice(_all_days(due), 1, 2), None)


def occurrences(due: Due, start: date, end: date) -> tuple[date, ...]:
    """The last days of all occurrences from start to end, both included."""
    return tuple(day for day in _days_from(due, start) if day <= end) if due.repeats else _single(due, start, end)


def outstanding_on(due: Due) -> date | None:
    """The last day of the first occurrence that has not been reached; None when there is nothing left to reach."""
    if due.reached_on is None:
        return last_day(due)
    if not due.repeats:
        return None
    before = date.min
    for day in _all_days(due):
        if day > due.reached_on and day - due.reached_on >= due.reached_on - before:
            return day
        before = day
    return None


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

    A date that comes again and is late has its next occurrence here as well.
    """
    ahead = [Coming(due, on, (on - today).days) for due in dues if (on := _ahead(due, today))]
    return min(ahead, key=lambda coming: coming.on, default=None)


def due_words(due: Due, on: date) -> str:
    """Such as "Launch, September 2025", "15 July 2026" or "autumn term 2026"."""
    day = f"{on:%B %Y}" if due.precision == "month" else term_words(on) if _by_term(due) else long_date(on)
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
    """The last day of each occurrence, the first of them its own."""
    if not due.repeats:
        yield last_day(due)
    elif _by_term(due):
        end = last_day(due)
        while end.year <= LAST_YEAR:
            yield end
            end = end_of_term(end + DAY)
    else:
        yield from _by_months(due, MONTHS[due.repeats])


def _by_months(due: Due, step: int) -> Iterator[date]:
    for months in range(due.on.month - 1, 12 * (LAST_YEAR + 1 - due.on.year), step):
        yield _in_month(due, due.on.year + months // 12, months % 12 + 1)


def _by_term(due: Due) -> bool:
    """What comes every term counts by terms, however it was written."""
    return due.repeats == "termly" or (due.precision == "term" and not due.repeats)


def _in_month(due: Due, year: int, month: int) -> date:
    """The day in that month; of a month its last, and of a short one never more than that."""
    ends = calendar.monthrange(year, month)[1]
    return date(year, month, min(due.on.day, ends) if due.precision == "day" else ends)
