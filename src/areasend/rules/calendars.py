"""Working-day calendars as lookup tables over day numbers, so that a million dates are one `take`.

A `Calendar` covers 1 January 1960 to 31 December 2110. `Days` is a numpy array of `datetime64[D]`; NaT goes in and
comes out. Dates outside the span come out as NaT.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from areasend.rules.bank_holidays import bank_holidays

type_days = np.dtype("datetime64[D]")
Days = NDArray[np.datetime64]
Flags = NDArray[np.bool_]

FIRST_DAY, LAST_DAY = date(1960, 1, 1), date(2110, 12, 31)
# Slot 0 of every table answers NaT. The first day is before 1970, so that NaT (the least integer) cannot wrap round.
_SLOT_OF_DAY_ZERO = 1 - int(np.datetime64(FIRST_DAY, "D").astype(np.int64))
_YEARS_BEYOND = 30  # a count in months from a day of the span may end after it
_SLOTS = int((np.datetime64(LAST_DAY, "D") - np.datetime64(FIRST_DAY, "D")).astype(np.int64)) + 3
NO_DAY = np.datetime64("NaT", "D")


def slots(days: Days) -> NDArray[np.int64]:
    """Where each day stands in a table; 0 for NaT and for days before the span, the last slot for days after it."""
    numbers = days.view(np.int64) + _SLOT_OF_DAY_ZERO
    clipped: NDArray[np.int64] = np.clip(numbers, 0, _SLOTS - 1)
    return clipped


def outside_span(days: Days) -> Flags:
    """Whether each day is NaT or a day that the tables do not reach."""
    place = slots(days)
    outside: Flags = (place == 0) | (place == _SLOTS - 1)
    return outside


@dataclass(frozen=True)
class Calendar:
    """Which days are worked, and the tables made from that.

    `worked_upto[s]` counts the worked days up to and with slot s.
    """

    name: str
    worked: Days
    worked_upto: NDArray[np.int64]
    last_on_or_before: Days
    first_on_or_after: Days

    def on_or_before(self, days: Days) -> Days:
        """The last working day on or before each day."""
        found: Days = np.take(self.last_on_or_before, slots(days))
        return found

    def on_or_after(self, days: Days) -> Days:
        """The first working day on or after each day."""
        found: Days = np.take(self.first_on_or_after, slots(days))
        return found

    def nth_after(self, days: Days, count: int) -> Days:
        """The count-th working day after each day, the day itself not counted."""
        return self._pick(days, np.take(self.worked_upto, slots(days)) + (count - 1))

    def nth_beginning_with(self, days: Days, count: int) -> Days:
        """The count-th working day, the day itself being the first if it is worked."""
        return self._pick(days, np.take(self.worked_upto, slots(days) - 1, mode="clip") + (count - 1))

    def nth_before(self, days: Days, count: int) -> Days:
        """The working day that has `count` working days from it up to, and without, each day."""
        return self._pick(days, np.take(self.worked_upto, slots(days) - 1, mode="clip") - count)

    def is_worked(self, days: Days) -> Flags:
        """Whether each day is a working day."""
        same: Flags = self.on_or_before(days) == days
        return same

    def _pick(self, days: Days, positions: NDArray[Any]) -> Days:
        found = np.take(self.worked, positions, mode="clip")
        found[outside_span(days)] = NO_DAY
        return found


def build_calendar(name: str, worked: Flags) -> Calendar:
    """Tables for one true-or-false answer per day of the span."""
    span = np.arange(np.datetime64(FIRST_DAY, "D"), np.datetime64(LAST_DAY, "D") + 1)
    size = len(span)
    back = np.maximum.accumulate(np.where(worked, np.arange(size), -1))
    ahead = np.minimum.accumulate(np.where(worked, np.arange(size), size)[::-1])[::-1]
    before = np.full(size + 2, NO_DAY, dtype=type_days)
    after = before.copy()
    before[1:-1] = np.where(back >= 0, span[np.maximum(back, 0)], NO_DAY)
    after[1:-1] = np.where(ahead < size, span[np.minimum(ahead, size - 1)], NO_DAY)
    upto = np.concatenate([[0], np.cumsum(worked), [int(worked.sum())]]).astype(np.int64)
    return Calendar(name, span[worked], upto, before, after)


def _span() -> tuple[Days, Flags]:
    span = np.arange(np.datetime64(FIRST_DAY, "D"), np.datetime64(LAST_DAY, "D") + 1)
    return span, np.asarray(np.is_busday(span))


@functools.cache
def working_days(with_bank_holidays: bool = True) -> Calendar:
    """Monday to Friday; without the bank holidays of England and Wales unless told otherwise."""
    span, weekdays = _span()
    if not with_bank_holidays:
        return build_calendar("Monday to Friday", weekdays)
    holidays = np.array(bank_holidays(), dtype=type_days)
    return build_calendar("Working days of England and Wales", weekdays & ~np.isin(span, holidays))


@dataclass(frozen=True)
class Months:
    """The calendar months of the span, for counting in months without dates being converted one by one."""

    number: NDArray[np.int64]  # by slot: months since January 1960; -1 outside the span
    into: NDArray[np.int64]  # by slot: days since the first of the month
    first: Days  # by number: the first day of the month; a few years more than the span
    length: NDArray[np.int64]  # by number: its days


@functools.cache
def months() -> Months:
    """Tables of months."""
    span, _ = _span()
    own = span.astype("datetime64[M]")
    number = np.full(_SLOTS, -1, dtype=np.int64)
    into = np.zeros(_SLOTS, dtype=np.int64)
    number[1:-1] = (own - own[0]).astype(np.int64)
    into[1:-1] = (span - own.astype(type_days)).astype(np.int64)
    names = own[0] + np.arange(number.max() + 12 * _YEARS_BEYOND).astype("timedelta64[M]")
    first = names.astype(type_days)
    length = ((names + 1).astype(type_days) - first).astype(np.int64)
    return Months(number, into, first, length)


def month_numbers(days: Days) -> NDArray[np.int64]:
    """Months since January 1960; -1 for NaT and for days outside the span."""
    found: NDArray[np.int64] = np.take(months().number, slots(days))
    return found


def days_in_month(numbers: NDArray[np.int64], into: NDArray[np.int64] | int) -> Days:
    """The day that lies so many days after the first of each month; NaT for months outside the tables."""
    known = (numbers >= 0) & (numbers < len(months().first))
    found = np.take(months().first, numbers, mode="clip") + into
    if not known.all():
        found[~known] = NO_DAY
    day: Days = found
    return day


def in_tribunal_break(days: Days) -> Flags:
    """Whether each day lies in August or from 25 December to 1 January (HESC Rules 2008, rule 12)."""
    numbers = month_numbers(days)
    into, month = np.take(months().into, slots(days)), numbers % 12
    held: Flags = (month == 7) | ((month == 11) & (into >= 24)) | ((month == 0) & (into == 0))
    return held & (numbers >= 0)


@functools.cache
def tribunal_days(with_bank_holidays: bool = True) -> Calendar:
    """Working days that count towards a tribunal time limit: none in August nor from 25 December to 1 January."""
    span, _ = _span()
    worked = working_days(with_bank_holidays).is_worked(span) & ~in_tribunal_break(span)
    return build_calendar("Tribunal days", worked)
