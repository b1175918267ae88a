"""Bank holidays of England and Wales, 1978 to 2110.

The list published on GOV.UK, as carried in the wheel `govuk-bank-holidays`, is taken for every year that it holds
(its file is read as it stands; nothing is fetched). For other years the days are computed from the Banking and
Financial Dealings Act 1971, Christmas Day and Good Friday, with the proclaimed exceptions that `law/calendars.yaml`
lists. A test compares the two wherever they overlap.
"""

from __future__ import annotations

import functools
import importlib.util
import json
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

FIRST_YEAR, LAST_YEAR = 1978, 2110
MONDAY, SATURDAY = 0, 5


def easter_sunday(year: int) -> date:
    """Easter Sunday in the Gregorian calendar, by the usual century and moon corrections."""
    golden, century = year % 19 + 1, year // 100 + 1
    solar = 3 * century // 4 - 12
    lunar = (8 * century + 5) // 25 - 5
    epact = (11 * golden + 20 + lunar - solar) % 30
    if epact == 24 or (epact == 25 and golden > 11):
        epact += 1
    full_moon = 44 - epact if epact <= 23 else 74 - epact
    sunday_number = 5 * year // 4 - solar - 10
    sunday = full_moon + 7 - (sunday_number + full_moon) % 7
    return date(year, 3, 1) + timedelta(days=sunday - 1)


def _monday_on_or_after(day: date) -> date:
    return day + timedelta(days=(MONDAY - day.weekday()) % 7)


def _last_monday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=last.weekday())


def _next_free_weekday(day: date, taken: set[date]) -> date:
    while day.weekday() >= SATURDAY or day in taken:
        day += timedelta(days=1)
    return day


def usual_bank_holidays(year: int) -> set[date]:
    """The year's days by the standing rules, with substitute days for those that fall on a weekend."""
    easter = easter_sunday(year)
    days = {
        _next_free_weekday(date(year, 1, 1), set()),
        easter - timedelta(days=2),
        easter + timedelta(days=1),
        _monday_on_or_after(date(year, 5, 1)),
        _last_monday(year, 5),
        _last_monday(year, 8),
    }
    christmas = {day for day in (date(year, 12, 25), date(year, 12, 26)) if day.weekday() < SATURDAY}
    while len(christmas) < 2:
        christmas.add(_next_free_weekday(date(year, 12, 27), christmas))
    return days | christmas


@functools.cache
def proclaimed() -> Mapping[str, Any]:
    """What `law/calendars.yaml` says of days moved and added by proclamation."""
    path = Path(__file__).parent.parent / "law" / "calendars.yaml"
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def computed_bank_holidays(year: int) -> set[date]:
    """The standing rules with the days that were moved or added in that year."""
    days = usual_bank_holidays(year)
    for usual, instead in proclaimed()["moved"].items():
        if usual.year == year:
            days = (days - {usual}) | {instead}
    return days | {day for day in proclaimed()["added"] if day.year == year}


@functools.cache
def published_bank_holidays() -> Mapping[int, frozenset[date]]:
    """Days by year as GOV.UK published them; empty when the wheel is not installed."""
    found = importlib.util.find_spec("govuk_bank_holidays")
    if found is None or not found.submodule_search_locations:
        return {}
    path = Path(found.submodule_search_locations[0]) / "bank-holidays.json"
    events = json.loads(path.read_text(encoding="utf-8"))["england-and-wales"]["events"]
    days = [date.fromisoformat(event["date"]) for event in events]
    return {year: frozenset(day for day in days if day.year == year) for year in {day.year for day in days}}


@functools.cache
def bank_holidays() -> tuple[date, ...]:
    """Every bank holiday known, in order."""
    published = published_bank_holidays()
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    return tuple(sorted(day for year in years for day in (published.get(year) or computed_bank_holidays(year))))
