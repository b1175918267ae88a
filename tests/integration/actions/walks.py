"""A way through each process of law, to each stage at which it ends: the shortest, found in the table of steps."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from areasend.actions.case import beginnings
from areasend.rules import law
from areasend.rules.shapes import Process, Step
from areasend.rules.stages import stage_of, steps_open

FIRST = date(2026, 9, 1)
WEEKS_AHEAD = timedelta(weeks=6)
"""How far ahead of the day on which it is set a planned day lies."""


class Walk(NamedTuple):
    process: str
    begins: str
    steps: tuple[Step, ...]
    end: str

    def __str__(self) -> str:
        return f"{self.process} from {self.begins} to {self.end}"


def day_of(process: str, fact: str, number: int) -> tuple[date, date]:
    """The day on which the step is recorded, and the one recorded."""
    today = FIRST + timedelta(days=number)
    return today, today + WEEKS_AHEAD * law.process(process).facts[fact].planned


def walks() -> Iterator[Walk]:
    for process in law.processes():
        yield from _walks_of(law.process(process))


def _walks_of(owner: Process) -> Iterator[Walk]:
    ends = {stage.key for stage in owner.stages if not stage.is_open}
    for begins in beginnings(owner.key) if ends else []:
        found = _shortest(owner.key, begins)
        yield from (Walk(owner.key, begins, found[end], end) for end in ends & found.keys())


def _shortest(process: str, begins: str) -> dict[str, tuple[Step, ...]]:
    """For each stage that can be reached the fewest steps that lead there."""
    start = stage_of(process, {begins: FIRST}).key
    found: dict[str, tuple[Step, ...]] = {start: ()}
    ahead = deque([start])
    while ahead:
        taken = found[ahead.popleft()]
        facts = _facts(process, begins, taken)
        for step in steps_open(process, facts):
            reached = stage_of(process, _facts(process, begins, (*taken, step))).key
            if reached not in found:
                found[reached] = (*taken, step)
                ahead.append(reached)
    return found


def _facts(process: str, begins: str, steps: tuple[Step, ...]) -> dict[str, date]:
    names = [begins, *(step.fact for step in steps)]
    return {name: day_of(process, name, number)[1] for number, name in enumerate(names)}
