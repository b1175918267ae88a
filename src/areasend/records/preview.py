"""What recording a step would start, meet or end, before it is recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from areasend.records.facts import facts_of
from areasend.records.models import Case
from areasend.records.readings import readings
from areasend.rules import law, stages
from areasend.rules.clock import Deadline, evaluate
from areasend.rules.shapes import Stage


@dataclass(frozen=True)
class Preview:
    """The stage that follows, and the deadlines that saving begins, meets in time, meets late, or makes unnecessary."""

    stage: Stage
    starts: list[Deadline]
    meets: list[Deadline]
    ends: list[Deadline]


def deadlines_of(case: Case, on: date) -> list[Deadline]:
    """Every deadline of a case, as it stands on a day."""
    return evaluate(case.process, facts_of(case), on, readings())


def preview(case: Case, step: str, on: date, today: date) -> Preview:
    """Reckoned by the same rules that will reckon it once saved."""
    return preview_facts(case.process, facts_of(case), law.process(case.process).step(step).fact, on, today)


def preview_facts(process: str, facts: dict[str, date], name: str, on: date, today: date) -> Preview:
    then = {**facts, name: on}
    as_of = max(on, today)
    before = {deadline.rule: deadline for deadline in evaluate(process, facts, as_of, readings())}
    changed = [
        d
        for d in evaluate(process, then, as_of, readings())
        if d.state != before[d.rule].state or d.due_on != before[d.rule].due_on
    ]
    return Preview(
        stage=stages.stage_of(process, then),
        starts=[d for d in changed if d.due_on and d.is_open],
        meets=[d for d in changed if d.state in {"met", "met_late"}],
        ends=[d for d in changed if d.state == "not_owed"],
    )
