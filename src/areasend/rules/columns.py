"""The clocks of a process for columns of cases: the one implementation, for one case and for a million alike.

    facts = {"request.received": np.array(["2026-07-15", "NaT"], "M8[D]"), ...}    # of one length; left out: all NaT
    columns = evaluate_columns("assessment", facts, on=date(2026, 11, 22))
    final = columns["assessment/issue_final_plan"]      # RuleColumns: starts_on, due_on, latest_on, action_by, met_on,
    final.state == STATE_CODES["overdue"]               #              closed_on (datetime64[D]); state (int8)

`due_on` is the legal date under the readings; `latest_on` the same rule on its later reading (equal where there is no
doubt); `action_by` the last working day on or before `due_on`. Nothing rolls forward and an exception never moves a
date. A case whose event lies outside the dates of the law has the state `not_in_force` and no date. Without `on`
there are no states.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from areasend.rules.calendars import FIRST_DAY, LAST_DAY, NO_DAY, Days, Flags, type_days
from areasend.rules.counting import LATER_READING, Reckoning, birthday, count, reckoning
from areasend.rules.law import process
from areasend.rules.law_files import LawError
from areasend.rules.readings import Readings, default_readings, starts_of
from areasend.rules.shapes import Clock, Process, Route

STATES = (
    "not_started",  # what starts it has not happened, or is not recorded
    "running",
    "due_soon",
    "overdue",
    "met",
    "met_late",
    "not_owed",  # something else happened that ends the duty
    "ended",  # a window has closed, or the time to wait is over; nobody is late
    "too_early",  # done before the law allows
    "not_in_force",
)
STATE_CODES: Mapping[str, int] = {name: code for code, name in enumerate(STATES)}
SOON_DAYS = 14
_NAT = np.int64(np.iinfo(np.int64).min)
_FIRST, _LAST = np.datetime64(FIRST_DAY, "D"), np.datetime64(LAST_DAY, "D")


@dataclass(frozen=True)
class RuleColumns:
    """One clock for every case."""

    clock: Clock
    starts_on: Days
    due_on: Days
    latest_on: Days
    action_by: Days
    met_on: Days
    closed_on: Days
    not_in_force: Flags
    state: NDArray[np.int8] | None

    @property
    def is_open(self) -> Flags:
        """Still owed: started, with a date, neither met nor closed. Does not depend on today."""
        waiting: Flags = np.isnat(self.met_on) & np.isnat(self.closed_on) & ~np.isnat(self.due_on)
        return waiting


@dataclass(frozen=True)
class DeadlineColumns:
    """Every clock of a process, by path, in the order of the law."""

    process: Process
    size: int
    rules: Mapping[str, RuleColumns]

    def __getitem__(self, path: str) -> RuleColumns:
        return self.rules[path]

    def __iter__(self) -> Iterator[RuleColumns]:
        return iter(self.rules.values())


@dataclass(frozen=True)
class FactColumns:
    """The facts given, and an all-NaT column for those not given (one shared, of no size)."""

    process: Process
    given: Mapping[str, Days]
    known: Mapping[str, Days]  # without what lies after the day looked from
    size: int
    blank: Days

    def column(self, name: str) -> Days:
        """The days of one fact."""
        return self.given.get(name, self.blank)

    def earliest(self, names: tuple[str, ...]) -> Days:
        """For each case the first of these facts that is known to have happened."""
        days = self.blank
        for name in names:
            if name in self.known:
                days = self.known[name] if days is self.blank else np.fmin(days, self.known[name])
        return days


def fact_columns(owner: Process, facts: Mapping[str, Days], today: Days | None = None) -> FactColumns:
    """Check names and lengths; columns that are empty throughout are left out, so that their rules cost nothing."""
    unknown = [name for name in facts if name not in owner.facts]
    if unknown:
        names = ", ".join(owner.facts)
        raise LawError(f"{owner.label} has no fact called {unknown[0]!r}. Its facts are: {names}.")
    days = {name: np.ascontiguousarray(column, dtype=type_days) for name, column in facts.items()}
    sizes = {len(column) for column in days.values()}
    if len(sizes) > 1:
        raise ValueError(f"Every column of facts must have the same length; these have {sorted(sizes)}.")
    size = max(sizes, default=1)
    given = {name: column for name, column in days.items() if not np.isnat(column).all()}
    known = given if today is None else {name: _known_by(column, today) for name, column in given.items()}
    return FactColumns(owner, given, known, size, np.broadcast_to(np.array(NO_DAY), (size,)))


def _known_by(days: Days, today: Days) -> Days:
    """What had happened by that day: a later fact is not yet known."""
    later = days > today
    return np.where(later, NO_DAY, days) if later.any() else days


def evaluate_columns(
    process_key: str,
    facts: Mapping[str, Days],
    on: date | Days | None = None,
    readings: Readings | None = None,
    *,
    soon_days: int = SOON_DAYS,
) -> DeadlineColumns:
    """Every clock of the process for every case. `on` is the day looked from (one day, or one a case)."""
    owner = process(process_key)
    today = None if on is None else np.asarray(on, dtype=type_days)
    columns = fact_columns(owner, facts, today)
    by = reckoning(readings or default_readings())
    rules = {clock.path: _rule(clock, columns, by, today, soon_days) for clock in owner.clocks}
    return DeadlineColumns(owner, columns.size, rules)


def _rule(clock: Clock, facts: FactColumns, by: Reckoning, today: Days | None, soon_days: int) -> RuleColumns:
    routes = [_route(clock, route, facts, by) for route in clock.routes]
    starts, due, later, outside = routes[0]
    for next_starts, next_due, next_later, next_outside in routes[1:]:
        pick = np.fmax if clock.take == "later" else np.fmin
        due, later, starts, outside = (
            (merged := pick(due, next_due)),
            pick(later, next_later),
            np.where((merged == due) | np.isnat(next_due), starts, next_starts),
            outside | next_outside,
        )
    met, closed = facts.earliest(clock.met_by), facts.earliest(clock.closed_by)
    action_by = due if due is facts.blank else by.working.on_or_before(due)
    rule = RuleColumns(clock, starts, due, later, action_by, met, closed, outside, None)
    return rule if today is None else _with_state(rule, facts.blank, today, soon_days)


def _starts(route: Route, facts: FactColumns, readings: Readings) -> Days:
    days = facts.blank
    for name in starts_of(route, readings):
        if name in facts.given:
            days = facts.given[name] if days is facts.blank else _joined(route.start_mode, days, facts.given[name])
    for name in route.only_with:
        days = facts.blank if name not in facts.given else np.where(np.isnat(facts.given[name]), NO_DAY, days)
    return days


def _joined(mode: str, days: Days, others: Days) -> Days:
    return np.fmax(days, others) if mode == "latest_of" else np.where(np.isnat(days), others, days)


def _route(clock: Clock, route: Route, facts: FactColumns, by: Reckoning) -> tuple[Days, Days, Days, Flags]:
    """Starts, dates, dates on the later reading, and which events lie outside the law."""
    nothing = np.broadcast_to(np.array(False), (facts.size,))
    starts = _starts(route, facts, by.readings)
    if clock.under_age and starts is not facts.blank:
        turned = birthday(facts.column(clock.under_age.born), clock.under_age.years, by)
        starts = np.where(starts < turned, starts, NO_DAY)
    if starts is facts.blank or clock.kind == "duty":
        return starts, facts.blank, facts.blank, nothing
    due, outside = _dated(clock, route, starts, route.counting, by)
    if route.counting not in LATER_READING:
        return starts, due, due, outside
    later, _ = _dated(clock, route, starts, LATER_READING[route.counting], by)
    return starts, due, later, outside


def _dated(clock: Clock, route: Route, starts: Days, counting: str, by: Reckoning) -> tuple[Days, Flags]:
    """Dates by the value that stood at each event, and which events lie outside the law."""
    due = np.full(len(starts), NO_DAY, dtype=type_days)
    if len(route.versions) == 1:
        due = _counted(route, counting, starts, 0, by)
    else:
        for number, standing in _standing(route, starts):
            due[standing] = _counted(route, counting, starts[standing], number, by)
    if clock.dated_by == "due":
        inside = (due >= np.datetime64(route.versions[0].from_on, "D")) & (starts >= _FIRST)
    else:
        inside = (starts >= np.datetime64(route.versions[0].from_on, "D")) & (starts <= _LAST) & ~np.isnat(due)
    outside: Flags = ~inside & ~np.isnat(starts)
    if outside.any():
        due = np.where(outside, NO_DAY, due)
    return due, outside


def _standing(route: Route, starts: Days) -> Iterator[tuple[int, Flags]]:
    """For each value that was not a repeal: its number and the cases whose event fell while it stood."""
    since = np.array([version.from_on for version in route.versions], dtype=type_days)
    place = np.searchsorted(since, starts, side="right") - 1
    place[np.isnat(starts)] = -1
    for number, version in enumerate(route.versions):
        if version.value is not None:
            yield number, place == number


def _counted(route: Route, counting: str, starts: Days, number: int, by: Reckoning) -> Days:
    value = route.versions[number].value
    if value is None:
        return np.full(len(starts), NO_DAY, dtype=type_days)
    due = count(counting, starts, value, by)
    return due + route.shift_days if route.shift_days else due


def _with_state(rule: RuleColumns, blank: Days, today: Days, soon_days: int) -> RuleColumns:
    if rule.clock.is_standing:
        state = np.broadcast_to(np.int8(STATE_CODES["running"]), rule.due_on.shape)
    elif rule.starts_on is blank and rule.met_on is blank and rule.closed_on is blank:
        state = np.broadcast_to(np.int8(STATE_CODES["not_started"]), rule.due_on.shape)
    else:
        state = _state(rule, today, soon_days)
    return RuleColumns(
        rule.clock,
        rule.starts_on,
        rule.due_on,
        rule.latest_on,
        rule.action_by,
        rule.met_on,
        rule.closed_on,
        rule.not_in_force,
        state,
    )


def _state(rule: RuleColumns, today: Days, soon_days: int) -> NDArray[np.int8]:
    """Codes of STATES; each line overrules those above it.

    Days are compared as whole numbers, where NaT is less than every day: a case without a due date is set right by the
    last two lines.
    """
    now, due, met, closed = (days.view(np.int64) for days in (today, rule.due_on, rule.met_on, rule.closed_on))
    kind = rule.clock.kind
    state = np.full(due.shape, STATE_CODES["running"], dtype=np.int8)

    def put(name: str, where: Flags) -> None:
        np.copyto(state, STATE_CODES[name], where=where, casting="unsafe")

    if kind == "not_before":
        put("ended", now >= due)
    elif kind != "duty":
        put("due_soon", now >= due - soon_days)
        put("ended" if kind == "window" else "overdue", now > due)
    put("not_owed", closed != _NAT)
    put("met", met != _NAT)
    if kind == "not_before":
        put("too_early", (met != _NAT) & (met < due))
    elif kind != "duty":
        put("met_late", met > due)
    put("not_started", rule.starts_on.view(np.int64) == _NAT)
    put("not_in_force", rule.not_in_force)
    return state
