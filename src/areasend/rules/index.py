"""The index that a case stores: stage, whose move it is, the next date. None of it depends on today.

    index_of("assessment", facts)            -> CaseIndex
    index_columns("assessment", columns)     -> IndexColumns

`next_due_on` is the earliest deadline that is still owed, whoever owes it; prompts, windows and waiting times do not
count, and an ended case has none. `final_due_on` is the date of the clock that ends the process, kept after it was
met.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from areasend.rules.calendars import NO_DAY, Days, Flags, type_days
from areasend.rules.clock import as_columns
from areasend.rules.columns import DeadlineColumns, evaluate_columns
from areasend.rules.readings import Readings
from areasend.rules.stages import StageColumns, stage_columns


@dataclass(frozen=True)
class CaseIndex:
    """One case. `next_rule` is the path of a clock, or "" when nothing is owed."""

    stage: str
    stage_since: date | None
    whose_move: str
    next_rule: str
    next_due_on: date | None
    next_action_by: date | None
    final_due_on: date | None
    is_open: bool
    ended_on: date | None


@dataclass(frozen=True)
class IndexColumns:
    """Columns of the same, for many cases; text columns hold Python strings."""

    stage: NDArray[np.object_]
    stage_since: Days
    whose_move: NDArray[np.object_]
    next_rule: NDArray[np.object_]
    next_due_on: Days
    next_action_by: Days
    final_due_on: Days
    is_open: Flags
    ended_on: Days

    def __len__(self) -> int:
        return len(self.stage)

    def row(self, number: int) -> CaseIndex:
        """One case as an object."""
        return CaseIndex(
            stage=self.stage[number],
            stage_since=self.stage_since[number].astype(object),
            whose_move=self.whose_move[number],
            next_rule=self.next_rule[number],
            next_due_on=self.next_due_on[number].astype(object),
            next_action_by=self.next_action_by[number].astype(object),
            final_due_on=self.final_due_on[number].astype(object),
            is_open=bool(self.is_open[number]),
            ended_on=self.ended_on[number].astype(object),
        )


def index_columns(process_key: str, facts: Mapping[str, Days], readings: Readings | None = None) -> IndexColumns:
    """The index of every case."""
    deadlines = evaluate_columns(process_key, facts, None, readings)
    stages = stage_columns(process_key, facts)
    table = stages.process.stages
    is_open = np.array([stage.is_open for stage in table], dtype=bool)[stages.codes]
    next_rule, next_due, next_action = _next(deadlines, is_open)
    return IndexColumns(
        stage=stages.keys(),
        stage_since=stages.since,
        whose_move=np.array([stage.whose_move for stage in table], dtype=object)[stages.codes],
        next_rule=next_rule,
        next_due_on=next_due,
        next_action_by=next_action,
        final_due_on=_final(deadlines),
        is_open=is_open,
        ended_on=_ended(stages, is_open),
    )


def index_of(process_key: str, facts: Mapping[str, date], readings: Readings | None = None) -> CaseIndex:
    """The index of one case."""
    return index_columns(process_key, as_columns(facts), readings).row(0)


def _next(deadlines: DeadlineColumns, is_open: Flags) -> tuple[NDArray[np.object_], Days, Days]:
    names = ["", *deadlines.rules]
    chosen = np.zeros(deadlines.size, dtype=np.int16)
    due = np.full(deadlines.size, NO_DAY, dtype=type_days)
    action = due.copy()
    for number, rule in enumerate(deadlines, start=1):
        if rule.clock.kind != "deadline" or np.isnat(rule.due_on).all():
            continue
        sooner = is_open & rule.is_open & (np.isnat(due) | (rule.due_on < due))
        chosen[sooner], due[sooner], action[sooner] = number, rule.due_on[sooner], rule.action_by[sooner]
    return np.array(names, dtype=object)[chosen], due, action


def _final(deadlines: DeadlineColumns) -> Days:
    """The last of the clocks that can end the process, of those that have a date."""
    final = np.full(deadlines.size, NO_DAY, dtype=type_days)
    for rule in deadlines:
        if rule.clock.is_final:
            final = np.where(np.isnat(rule.due_on), final, rule.due_on)
    return final


def _ended(stages: StageColumns, is_open: Flags) -> Days:
    return np.where(is_open, NO_DAY, stages.since)
