"""The clocks of one case, as objects that explain themselves.

    deadlines = evaluate("assessment", {"request.received": date(2026, 7, 15)}, on=date(2026, 11, 22))
    deadlines[0].due_on, deadlines[0].state, deadlines[0].because, deadlines[0].references

Facts come in as dates, and so does the day looked from. `evaluate` is `evaluate_columns` on columns of length one, so
a case page and a national table cannot disagree. It raises `NotInForce` for an event outside the dates of the law and
`LawError` for a fact that the process does not have.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from areasend.rules.because import Reckoned, because, route_start
from areasend.rules.calendars import Days, type_days
from areasend.rules.columns import (
    SOON_DAYS,
    STATE_CODES,
    STATES,
    DeadlineColumns,
    RuleColumns,
    evaluate_columns,
)
from areasend.rules.counting import reckoning
from areasend.rules.law import NotInForce, not_in_force_sentence, process
from areasend.rules.readings import Readings, default_readings
from areasend.rules.shapes import Clock, Reference

__all__ = [
    "SOON_DAYS",
    "STATES",
    "STATE_CODES",
    "Deadline",
    "DeadlineColumns",
    "RuleColumns",
    "as_columns",
    "evaluate",
    "evaluate_columns",
]


@dataclass(frozen=True)
class Deadline:
    """One clock of one case. Dates are None where there is none; `state` is one of `STATES`.

    `latest_on` is the date on the later reading of the same rule, `action_by` the last working day on or before
    `due_on`, `target_on` our own earlier day, `evidence` how the value was seen: primary, secondary or memory.
    """

    rule: str
    label: str
    asks: str
    kind: str
    starts_on: date | None
    due_on: date | None
    latest_on: date | None
    action_by: date | None
    target_on: date | None
    met_on: date | None
    state: str
    because: str
    references: tuple[Reference, ...]
    evidence: str
    excused_by: tuple[str, ...]
    is_final: bool
    note: str

    @property
    def is_open(self) -> bool:
        """Whether it still asks something of someone."""
        return self.state in ("running", "due_soon", "overdue")


def as_columns(facts: Mapping[str, date]) -> dict[str, Days]:
    """Dates by name as columns of length one."""
    return {name: np.array([day], dtype=type_days) for name, day in facts.items()}


def evaluate(
    process_key: str,
    facts: Mapping[str, date],
    on: date,
    readings: Readings | None = None,
    *,
    soon_days: int = SOON_DAYS,
) -> list[Deadline]:
    """Every clock of the process, in the order of the law, started or not."""
    taken = readings or default_readings()
    columns = evaluate_columns(process_key, as_columns(facts), on, taken, soon_days=soon_days)
    return [_deadline(rule, facts, taken) for rule in columns]


def _day(days: Days) -> date | None:
    found: date | None = days[0].astype(object)
    return found


def _deadline(rule: RuleColumns, facts: Mapping[str, date], readings: Readings) -> Deadline:
    clock = rule.clock
    if rule.not_in_force[0]:
        raise _not_in_force(clock, facts, readings)
    due_on, action_by, starts_on = _day(rule.due_on), _day(rule.action_by), _day(rule.starts_on)
    case = Reckoned(process(clock.process), clock, facts, due_on, action_by)
    return Deadline(
        rule=clock.path,
        label=clock.label,
        asks=clock.asks,
        kind=clock.kind,
        starts_on=starts_on,
        due_on=due_on,
        latest_on=_day(rule.latest_on),
        action_by=action_by,
        target_on=_target(clock, starts_on, due_on, readings),
        met_on=_day(rule.met_on),
        state=STATES[int(rule.state[0])] if rule.state is not None else "",
        because=because(case, readings),
        references=clock.references,
        evidence=clock.evidence,
        excused_by=clock.excused_by,
        is_final=clock.is_final,
        note=clock.note,
    )


def _not_in_force(clock: Clock, facts: Mapping[str, date], readings: Readings) -> NotInForce:
    found = [(route, route_start(route, facts, readings)) for route in clock.routes]
    route, start = next((route, start) for route, start in found if start)
    return NotInForce(not_in_force_sentence(clock.label, route, start[1]))


def _target(clock: Clock, starts_on: date | None, due_on: date | None, readings: Readings) -> date | None:
    """Our own earlier day for a duty "as soon as practicable": a share of the time, then back to a working day."""
    if not (clock.as_soon_as_practicable and starts_on and due_on):
        return None
    share = int(readings.choice("internal_target_percent"))
    aim = starts_on + timedelta(days=(due_on - starts_on).days * share // 100)
    return _day(reckoning(readings).working.on_or_before(np.array([aim], dtype=type_days)))
