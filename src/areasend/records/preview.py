"""What recording a step would start, meet or end, before it is recorded."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from areasend.records.facts import facts_of
from areasend.records.models import Case
from areasend.records.readings import readings
from areasend.rules import law, stages
from areasend.rules.because import long_date
from areasend.rules.clock import Deadline, evaluate
from areasend.rules.shapes import Stage

WAITS_FOR_ADVICE = ("advice.complete", "decision.issue", "decision.no_plan")


@dataclass(frozen=True)
class Preview:
    """The stage that follows; what saving begins, meets, or makes unnecessary; what stays owed; and what it would skip or cut short."""

    stage: Stage
    starts: list[Deadline]
    meets: list[Deadline]
    ends: list[Deadline]
    owed: list[Deadline]
    warns: list[str]


def deadlines_of(case: Case, on: date) -> list[Deadline]:
    """Every deadline of a case, as it stands on a day."""
    return evaluate(case.process, facts_of(case), on, readings())


def preview(case: Case, step: str, on: date, today: date) -> Preview:
    """Reckoned by the same rules that will reckon it once saved."""
    name = law.process(case.process).step(step).fact
    found = preview_facts(case.process, facts_of(case), name, on, today)
    return replace(found, warns=[*found.warns, *_advice_missing(case, name)])


def preview_facts(process: str, facts: dict[str, date], name: str, on: date, today: date) -> Preview:
    then = {**facts, name: on}
    as_of = max(on, today)
    before = {deadline.rule: deadline for deadline in evaluate(process, facts, as_of, readings())}
    after = evaluate(process, then, as_of, readings())
    changed = [d for d in after if d.state != before[d.rule].state or d.due_on != before[d.rule].due_on]
    return Preview(
        stage=stages.stage_of(process, then),
        starts=[d for d in changed if d.due_on and d.is_open],
        meets=[d for d in changed if d.state in {"met", "met_late"} and d.kind != "not_before"],
        ends=[d for d in changed if d.state == "not_owed" and d.kind == "deadline"],
        owed=[d for d in after if d.kind == "deadline" and d.due_on and d.is_open and d not in changed],
        warns=[sentence for d in changed for sentence in _warning(d, before[d.rule], on)],
    )


def _warning(after: Deadline, before: Deadline, on: date) -> list[str]:
    """What the law wants done or waited for first, that this step would pass over."""
    if after.state == "too_early" and after.due_on:
        return [f"{after.label}. It may be done from {long_date(after.due_on)}."]
    if after.state != "not_owed" or not before.is_open:
        return []
    if after.kind == "window" and before.due_on and before.due_on >= on:
        return [f"This cuts short: {_lower(after.label)}, until {long_date(before.due_on)}."]
    return [f"Not recorded as done: {_lower(after.label)}."] if after.kind == "duty" and before.starts_on else []


def _lower(label: str) -> str:
    return label[0].lower() + label[1:]


def _advice_missing(case: Case, name: str) -> list[str]:
    if name not in WAITS_FOR_ADVICE:
        return []
    sources = case.advice.outstanding().values_list("source", flat=True)
    awaited = [str(law.advice_sources()[source]["label"]) for source in sources]
    return [f"Advice is still awaited from: {'; '.join(awaited)}."] if awaited else []
