"""What a click can do about a case: the steps that settle its next duty, in the words of the law files.

Where no step allowed now settles it, the first step of the shortest way there is offered: while the draft is not written, "issue the final
plan" begins with "serve the draft".
"""

from __future__ import annotations

import functools
from collections import deque
from collections.abc import Container
from typing import NamedTuple

from django.urls import reverse

from areasend.records.models import Case
from areasend.rules import law
from areasend.rules.shapes import Clock, Process, Step

MOST = 2
ELSEWHERE = {"plan/review_plan": "annual_review"}
"""Duties that are settled in a case of another process, opened from this one."""


class Act(NamedTuple):
    label: str
    href: str


def acts_of(case: Case, facts: Container[str], *, is_awaiting_advice: bool = False) -> list[Act]:
    """At most two, the likeliest first; none where nothing is owed. `facts`: the names of what has happened.

    They lead on from the earliest unmet duty, for the last one cannot be met before it.
    """
    if not case.next_rule:
        return []
    if follow_up := ELSEWHERE.get(case.next_rule):
        href = reverse("cases:open", args=[case.reference, follow_up])
        return [Act(f"Open: {law.process(follow_up).label}", href)]
    process, clock = law.process(case.process), law.clock(case.next_rule)
    if is_awaiting_advice:
        return [_chase(case), *_steps(case, process, clock, facts)][:MOST]
    return _steps(case, process, clock, facts)[:MOST] or [_open(case)]


def _open(case: Case) -> Act:
    """Where no step leads on, as in a case whose earlier steps were never recorded."""
    return Act("Open the case", reverse("cases:case", args=[case.reference]))


def _chase(case: Case) -> Act:
    return Act("Chase the advice", f"{reverse('cases:case', args=[case.reference])}#advice")


def _steps(case: Case, process: Process, clock: Clock, facts: Container[str]) -> list[Act]:
    steps = settling(process, clock, case.stage, facts) or towards(process, clock, case.stage)
    return [Act(step.label, reverse("cases:step", args=[case.reference, step.key])) for step in steps]


def settling(process: Process, clock: Clock, stage: str, facts: Container[str]) -> list[Step]:
    """The steps allowed at `stage` that meet the duty. Where all of them end the case, first those by which it goes on instead."""
    allowed = [step for step in process.steps if stage in step.from_stages and step.fact not in facts]
    meets = [step for step in allowed if step.fact in clock.met_by]
    ends = [step for step in allowed if step.fact in clock.closed_by and _goes_on(process, step)]
    if meets and not any(_goes_on(process, step) for step in meets):
        return ends + meets
    return sorted(meets, key=lambda step: not _goes_on(process, step))


def _goes_on(process: Process, step: Step) -> bool:
    """Whether the case is still open after the step; one that leads nowhere leaves it where it is."""
    return not step.to_stage or process.stage(step.to_stage).is_open


def towards(process: Process, clock: Clock, stage: str) -> list[Step]:
    key = _first_step(process.key, clock.path, stage)
    return [process.step(key)] if key else []


@functools.cache
def _first_step(process_key: str, path: str, stage: str) -> str | None:
    """The key of the first step of the shortest way from `stage` to a stage where the duty can be met."""
    process, clock = law.process(process_key), law.clock(path)
    goals = {origin for step in process.steps if step.fact in clock.met_by for origin in step.from_stages}
    seen, queue = {stage}, deque([(stage, "")])
    while queue:
        here, first = queue.popleft()
        if here in goals and first:
            return first
        for step in process.steps:
            there = step.to_stage or here
            if here in step.from_stages and there not in seen and _goes_on(process, step):
                seen.add(there)
                queue.append((there, first or step.key))
    return None
