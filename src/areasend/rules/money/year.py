"""A financial year: 1 April to 31 March, its months, its terms as fees fall due, and the days on which children go to school."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from areasend.rules.bank_holidays import bank_holidays, easter_sunday

WRITTEN = re.compile(r"(\d{4})[-/](\d{2})")
MONTHS = 12
TERM_STARTS = (4, 9, 1)
"""Months on whose first day a term's fee falls due: a financial year holds one summer, one autumn and one spring term."""
APRIL = 4
Days = NDArray[np.bool_]


class NoYear(ValueError):
    """The text names no financial year; the message says how one is written."""


@dataclass(frozen=True, order=True)
class FinancialYear:
    """The year that starts on 1 April of `first`."""

    first: int

    def __str__(self) -> str:
        return f"{self.first}-{(self.first + 1) % 100:02d}"

    @property
    def starts_on(self) -> date:
        return date(self.first, APRIL, 1)

    @property
    def ends_on(self) -> date:
        return date(self.first + 1, 3, 31)

    @property
    def days(self) -> int:
        return (self.ends_on - self.starts_on).days + 1

    @property
    def next(self) -> FinancialYear:
        return FinancialYear(self.first + 1)

    @property
    def before(self) -> FinancialYear:
        return FinancialYear(self.first - 1)

    @property
    def months(self) -> tuple[date, ...]:
        """The first day of each of its twelve months."""
        return tuple(month_at(self, number) for number in range(MONTHS))

    @property
    def edges(self) -> NDArray[np.int64]:
        """Days from 1 April to the first of each month and to the end of the year, shape (13,)."""
        return np.array([(day - self.starts_on).days for day in (*self.months, self.next.starts_on)], dtype=np.int64)

    def month_number(self, on: date) -> int:
        """0 for April to 11 for March."""
        return (on.month - APRIL) % MONTHS


def month_at(year: FinancialYear, number: int) -> date:
    month = (APRIL + number - 1) % MONTHS + 1
    return date(year.first + (1 if month < APRIL else 0), month, 1)


def year_of(on: date) -> FinancialYear:
    """
    >>> str(year_of(date(2026, 3, 31)))
    '2025-26'
    """
    return FinancialYear(on.year if on.month >= APRIL else on.year - 1)


def read_year(text: str) -> FinancialYear:
    """2026-27 or 2026/27. Raises NoYear."""
    found = WRITTEN.fullmatch(text.strip())
    if not found or (int(found[1]) + 1) % 100 != int(found[2]) or not 2000 <= int(found[1]) <= 2100:
        raise NoYear(f"“{text}” is not a financial year. Write it as 2026-27.")
    return FinancialYear(int(found[1]))


@functools.cache
def school_days(year: FinancialYear) -> Days:
    """Which days of the year children are taken to school, shape (days,): weekdays outside holidays and bank holidays.

    A reading, for each school sets its own days: Christmas from 21 December to 3 January, Easter the week before Easter Sunday and the week
    after, summer from 22 July to 31 August, and the weeks of the half terms (the last full week of October, the one that holds 17 February,
    the one that holds the last Monday of May). A financial year holds 189 to 205 such days, for Easter falls on either side of 1 April; a
    maintained school is open to pupils on about 190 in a school year.
    """
    span = [year.starts_on + timedelta(days=number) for number in range(year.days)]
    closed = {day for first in (year.first, year.first + 1) for day in _holidays(first)} | set(bank_holidays())
    return np.array([day.weekday() < 5 and day not in closed for day in span], dtype=bool)


def _holidays(year: int) -> set[date]:
    easter = easter_sunday(year)
    last_of_may = date(year, 5, 31)
    may = last_of_may - timedelta(days=last_of_may.weekday())
    october = date(year, 10, 25) - timedelta(days=date(year, 10, 25).weekday())
    february = date(year, 2, 17) - timedelta(days=date(year, 2, 17).weekday())
    spans = [
        (date(year, 1, 1), date(year, 1, 3)),
        (february, february + timedelta(days=6)),
        (easter - timedelta(days=7), easter + timedelta(days=7)),
        (may, may + timedelta(days=6)),
        (date(year, 7, 22), date(year, 8, 31)),
        (october, october + timedelta(days=6)),
        (date(year, 12, 21), date(year, 12, 31)),
    ]
    return {first + timedelta(days=n) for first, last in spans for n in range((last - first).days + 1)}
