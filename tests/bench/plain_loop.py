"""The clocks again, case by case with `datetime.date`: a yardstick for speed, and a second opinion on every date."""

from __future__ import annotations

import functools
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta

from areasend.rules.bank_holidays import bank_holidays
from areasend.rules.columns import STATE_CODES
from areasend.rules.law import process
from areasend.rules.shapes import Clock, Route

SOON = timedelta(days=14)
HOLIDAYS = frozenset(bank_holidays())
Due = tuple[date | None, date | None, int]


@functools.lru_cache(maxsize=100_000)
def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in HOLIDAYS


def in_break(day: date) -> bool:
    return day.month == 8 or (day.month == 12 and day.day >= 25) or (day.month == 1 and day.day == 1)


def add_months(day: date, months: int, back: int = 0) -> date:
    month = day.year * 12 + day.month - 1 + months
    first = date(month // 12, month % 12 + 1, 1)
    last = monthrange(first.year, first.month)[1]
    return first + timedelta(days=min(day.day - back, last) - 1)


def roll(day: date, by: int) -> date:
    while not is_working_day(day):
        day += timedelta(days=by)
    return day


def working_days_on(day: date, count: int) -> date:
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def tribunal_months(day: date, months: int) -> date:
    ends = add_months(day, months)
    held = in_break(ends)
    while held and in_break(ends):
        ends += timedelta(days=1)
    return roll(ends, 1)


def before_day_of_year(day: date, value: str) -> date:
    month, number = value.split("-")
    return date(day.year, int(month), int(number)) - timedelta(days=1)


COUNTERS = {
    "within_weeks_of": lambda day, n: day + timedelta(weeks=n),
    "within_days_of": lambda day, n: day + timedelta(days=n),
    "days_beginning_with": lambda day, n: day + timedelta(days=n - 1),
    "within_months_of": add_months,
    "months_beginning_with": lambda day, n: add_months(day, n, 1),
    "review_months": lambda day, n: add_months(day, n, 1),
    "working_days_beginning_with": lambda day, n: working_days_on(day - timedelta(days=1), n),
    "working_days_of_awareness": lambda day, n: working_days_on(day - timedelta(days=1), n),
    "clear_weeks_before": lambda day, n: day - timedelta(days=7 * n + 1),
    "tribunal_months": tribunal_months,
    "before_day_of_year": before_day_of_year,
}


def route_due(clock: Clock, route: Route, facts: Mapping[str, date]) -> tuple[date | None, date | None]:
    known = [facts[name] for name in route.starts if name in facts]
    if not known or any(name not in facts for name in route.only_with):
        return None, None
    start = max(known) if route.start_mode == "latest_of" else known[0]
    if clock.under_age and not is_younger(facts.get(clock.under_age.born), start, clock.under_age.years):
        return None, None
    if clock.kind == "duty":
        return start, None
    value = next(version.value for version in reversed(route.versions) if version.from_on <= start)
    return start, COUNTERS[route.counting](start, value) + timedelta(days=route.shift_days)


def is_younger(born: date | None, on: date, years: int) -> bool:
    return born is not None and (on.year - born.year, on.month, on.day) < (years, born.month, born.day)


def earliest(facts: Mapping[str, date], names: tuple[str, ...], on: date) -> date | None:
    return min((facts[name] for name in names if name in facts and facts[name] <= on), default=None)


def state(clock: Clock, facts: Mapping[str, date], start: date | None, due: date | None, on: date) -> str:
    met, closed = earliest(facts, clock.met_by, on), earliest(facts, clock.closed_by, on)
    if start is None:
        return "not_started"
    if met:
        early = clock.kind == "not_before" and due is not None and met < due
        late = clock.kind != "not_before" and due is not None and met > due
        return "too_early" if early else "met_late" if late else "met"
    return "not_owed" if closed else waiting(clock, due, on)


def waiting(clock: Clock, due: date | None, on: date) -> str:
    if due is None:
        return "running"
    if clock.kind == "not_before":
        return "ended" if on >= due else "running"
    if on > due:
        return "ended" if clock.kind == "window" else "overdue"
    return "due_soon" if on >= due - SOON else "running"


def plain_due_dates(key: str, facts: Mapping[str, date], on: date) -> dict[str, Due]:
    """Due date, last working day and state code of every clock of one case."""
    found: dict[str, Due] = {}
    for clock in process(key).clocks:
        routes = [route_due(clock, route, facts) for route in clock.routes]
        starts = [start for start, _ in routes if start]
        dates = [due for _, due in routes if due]
        due = None if not dates else min(dates) if clock.take == "earlier" else max(dates)
        word = state(clock, facts, starts[0] if starts else None, due, on)
        found[clock.path] = (due, roll(due, -1) if due else None, STATE_CODES[word])
    return found
