"""Dates as people and spreadsheets write them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, timedelta

from areasend.exchange.caseload.shapes import Cell, Wrong

EXAMPLE = "14/03/2025"
EARLIEST = date(1900, 1, 1)
SERIALS = range(20_000, 80_000)
"""Day numbers of a spreadsheet that can be meant: 1954 to 2119."""
DAY_ZERO = date(1899, 12, 30)

ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?")
BRITISH = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})(?: \d{1,2}:\d{2}(?::\d{2})?)?")
IN_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ \-]+([A-Za-z]{3,9})[ \-,]+(\d{4})")
SHORT_YEAR = re.compile(r"\d{1,2}[/.\- ](?:\d{1,2}|[A-Za-z]{3,9})[/.\- ]\d{2}")
NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def parse_date(cell: Cell, day_zero: date = DAY_ZERO) -> date:
    """The day. `day_zero`: the day that the spreadsheet counts as 0. Raises `Wrong`."""
    if isinstance(cell, datetime):
        return _checked(cell.date())
    if isinstance(cell, date):
        return _checked(cell)
    if isinstance(cell, bool):
        raise _not_a_date()
    if isinstance(cell, int | float):
        return _from_serial(cell, day_zero)
    return _from_words(str(cell).strip(), day_zero)


def _from_words(text: str, day_zero: date) -> date:
    if found := ISO.fullmatch(text):
        return _made(int(found[1]), int(found[2]), int(found[3]))
    if found := BRITISH.fullmatch(text):
        return _made(int(found[3]), int(found[2]), int(found[1]))
    if found := IN_WORDS.fullmatch(text):
        return _made(int(found[3]), _month(found[2]), int(found[1]))
    if SHORT_YEAR.fullmatch(text):
        raise Wrong(
            "The year has only two digits.", f"Write the year in full, for example {EXAMPLE}.", rule="date_short_year"
        )
    if text.isdecimal() and text.isascii() and len(text) == 5:
        return _from_serial(int(text), day_zero)
    raise _not_a_date()


def _month(word: str) -> int:
    for number, name in enumerate(NAMES, start=1):
        if name.casefold().startswith(word.casefold()):
            return number
    raise _not_a_date()


def _made(year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12:
        swapped = f"{month:02}/{day:02}/{year}" if 1 <= day <= 12 and month <= 31 else EXAMPLE
        raise Wrong(f"There is no month {month}. Dates are day, month, year.", f"Perhaps {swapped}.", rule="date_form")
    if year < EARLIEST.year:
        raise _too_early()
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise Wrong(f"{NAMES[month - 1]} {year} has {last} days.", f"A day from 1 to {last}.", rule="date_form")
    return date(year, month, day)


def _from_serial(number: int | float, day_zero: date) -> date:
    """A day number of a spreadsheet whose cell lost its date format. Part of a day is the time, and is left out."""
    if int(number) not in SERIALS:
        raise _not_a_date()
    return day_zero + timedelta(days=int(number))


def _checked(day: date) -> date:
    if day < EARLIEST:
        raise _too_early()
    return day


def _too_early() -> Wrong:
    return Wrong("This is before 1900.", f"Check the year; for example {EXAMPLE}.", rule="date_form")


def _not_a_date() -> Wrong:
    return Wrong("This is not a date.", f"Day/month/year, for example {EXAMPLE}, or 2025-03-14.", rule="date_form")
