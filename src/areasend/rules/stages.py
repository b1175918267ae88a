"""Where a case stands: a fold over the process's table of steps (`law/<process>/stages.yaml`).

    stage_of("assessment", {"request.received": date(...)}).key       -> "deciding_to_assess"
    steps_open("assessment", facts)                                   -> the steps that may be recorded now
    check_step("assessment", facts, "issue_final_plan")               -> raises StepRefused with a sentence for the user
    stage_columns("assessment", columns)                              -> StageColumns (codes into the stages; since)

Steps are taken in the order of the table. A step counts when the case is at one of its `from` stages. Records brought
in from elsewhere leave facts out, so a step also counts when the case is still at an open stage before all of its
`from` stages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from areasend.rules.calendars import NO_DAY, Days, Flags, type_days
from areasend.rules.clock import as_columns
from areasend.rules.columns import fact_columns
from areasend.rules.law import process
from areasend.rules.shapes import Process, Stage, Step


class StepRefused(Exception):
    """The stage does not allow the step. The message says where the case stands and what can be done instead."""


@dataclass(frozen=True)
class StageColumns:
    """`codes`: the place of each stage in `process.stages`; `since`: the day it was reached (NaT at the start).

    A fact that is planned, such as the day set for a meeting, moves the stage, but says nothing of when it was set: the
    day on which the case came to the stage before it then stands.
    """

    process: Process
    codes: NDArray[np.int8]
    since: Days

    def keys(self) -> NDArray[np.object_]:
        """The key of each case's stage."""
        names = np.array([stage.key for stage in self.process.stages], dtype=object)
        found: NDArray[np.object_] = names[self.codes]
        return found


def stage_columns(process_key: str, facts: Mapping[str, Days]) -> StageColumns:
    """The stage of every case."""
    owner = process(process_key)
    columns = fact_columns(owner, facts)
    codes = np.zeros(columns.size, dtype=np.int8)
    since = np.full(columns.size, NO_DAY, dtype=type_days)
    for step in owner.steps:
        if step.to_stage is None or step.fact not in columns.given:
            continue
        days, to_code = columns.given[step.fact], owner.stage(step.to_stage).code
        taken = ~np.isnat(days) & np.take(_accepts(owner, step), codes) & (codes != to_code)
        if step.after is not None:
            taken &= ~(days < columns.column(step.after))
        codes[taken] = to_code
        if not _is_set_ahead(owner, step):
            since[taken] = days[taken]
    return StageColumns(owner, codes, since)


def _is_set_ahead(owner: Process, step: Step) -> bool:
    """Its day may lie in the future, so it is not the day on which the stage was reached. An ended stage always has its day."""
    return step.to_stage is not None and owner.facts[step.fact].planned and owner.stage(step.to_stage).is_open


def _accepts(owner: Process, step: Step) -> Flags:
    """For each stage by code: may the step be taken from it when facts are folded?"""
    earliest = min(owner.stage(key).code for key in step.from_stages)
    return np.array(
        [stage.key in step.from_stages or (stage.is_open and stage.code < earliest) for stage in owner.stages],
        dtype=bool,
    )


def rests_on(process_key: str, facts: Mapping[str, date]) -> list[tuple[str, str]]:
    """Pairs (fact, later fact): the second was recorded at a stage to which the first, or one before it, had led.

    Planned facts are left out: their days are not those on which anything happened.
    """
    owner = process(process_key)
    stage, led_by, found = owner.stages[0], "", []
    for step in owner.steps:
        if not _counts(owner, step, stage, facts):
            continue
        happened = not owner.facts[step.fact].planned
        if led_by and happened:
            found.append((led_by, step.fact))
        if step.to_stage not in (None, stage.key):
            stage = owner.stage(step.to_stage or stage.key)
            led_by = step.fact if happened else led_by
    return found


def _counts(owner: Process, step: Step, stage: Stage, facts: Mapping[str, date]) -> bool:
    if step.fact not in facts or not _accepts(owner, step)[stage.code]:
        return False
    return step.after is None or step.after not in facts or facts[step.fact] >= facts[step.after]


def stage_of(process_key: str, facts: Mapping[str, date]) -> Stage:
    """The stage of one case."""
    found = stage_columns(process_key, as_columns(facts))
    return found.process.stages[int(found.codes[0])]


def steps_open(process_key: str, facts: Mapping[str, date]) -> list[Step]:
    """The steps that the present stage allows and that are not yet recorded.

    A fact of which the latest date counts, such as a draft served, may be recorded again.
    """
    now = stage_of(process_key, facts)
    owner = process(process_key)
    return [step for step in owner.steps if _is_allowed(owner, step, now, facts)]


def _is_allowed(owner: Process, step: Step, now: Stage, facts: Mapping[str, date]) -> bool:
    may_repeat = owner.facts[step.fact].repeats == "latest"
    return now.key in step.from_stages and (may_repeat or step.fact not in facts)


def check_step(process_key: str, facts: Mapping[str, date], step_key: str) -> Step:
    """The step, if the stage allows it; else `StepRefused` with a sentence that says what to do instead."""
    owner = process(process_key)
    step = owner.step(step_key)
    now = stage_of(process_key, facts)
    if _is_allowed(owner, step, now, facts):
        return step
    raise StepRefused(_refusal(step, now, facts, steps_open(process_key, facts)))


def _refusal(step: Step, now: Stage, facts: Mapping[str, date], instead: list[Step]) -> str:
    if step.fact in facts:
        done = facts[step.fact]
        return f"“{step.label}” is already recorded, on {done.day} {done:%B %Y}. If that date is wrong, correct it."
    if not instead:
        ended = f"“{step.label}” cannot be recorded: this has ended (“{now.label}”)."
        return f"{ended} Open a new case, or correct the last step."
    offers = "; ".join(f"“{other.label}”" for other in instead)
    return f"“{step.label}” cannot be recorded while the case is at “{now.label}”. What can be recorded now: {offers}."
