"""Record the next step of a case. Every process's steps come from its stage table in `law/`; this one action takes any of them.

What a step begins elsewhere (a final plan begins the plan's own file) is in `actions.effects`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from areasend.actions import effects, index, lock
from areasend.actions.audit import action
from areasend.actions.checks import EARLIEST, check_day, check_reason, say
from areasend.actions.notice import check_carries
from areasend.actions.refusal import Refused
from areasend.records.facts import facts_of
from areasend.records.models import Case, Fact, User
from areasend.records.readings import readings
from areasend.rules import law, stages
from areasend.rules.clock import evaluate
from areasend.rules.shapes import FactKind, Step

MOST_AHEAD = timedelta(days=731)
"""A move to the next phase is set two years ahead at most."""


@action("case.step")
def take(
    case: Case,
    step: str,
    *,
    by: User | None,
    today: date,
    on: date,
    note: str = "",
    code: str = "",
    carries: Iterable[str] | None = None,
    goes_without: bool = False,
    version: int | None = None,
) -> Case:
    """Record that `step` was done on `on`. Refused where the stage does not allow it, with what can be done instead.

    `carries`: of a notice that can be appealed, the codes of `appeal_pack` that it holds; None where nobody was asked, as in an import.
    """
    held = lock.claim(case, version)
    found = check_step(held, step, on=on, today=today, note=note, code=code)
    pack = "" if carries is None else check_carries(carries, goes_without=goes_without)
    write_fact(held, found.fact, on=on, by=by, note="\n\n".join(filter(None, (note, pack))), code=code)
    index.store(held)
    effects.follow(held, found, on=on, by=by)
    return held


def check_step(case: Case, step: str, *, on: date, today: date, note: str, code: str) -> Step:
    """All that must hold before the step is written; also asked by the preview, so that it promises nothing that saving refuses."""
    try:
        found = stages.check_step(case.process, facts_of(case), step)
    except stages.StepRefused as error:
        raise Refused(str(error)) from error
    kind = law.process(case.process).facts[found.fact]
    check_fact_day(kind, on, today, after=case.origin or case)
    if not kind.planned and case.stage_since and on < case.stage_since:
        raise Refused(
            f"{say(on)} is before the case came to “{case.stage_label}” on {say(case.stage_since)}. "
            "Check the date, or correct the earlier one first.",
            field="on",
        )
    if found.asks_reason:
        check_reason(note, field="note", ask="Enter the reasons. The family and the setting have a right to them.")
    _check_code(found, code)
    check_not_too_early(case, found, on, today, note)
    return found


def check_not_too_early(case: Case, step: Step, on: date, today: date, note: str) -> None:
    """A step before the day from which the law allows it wants a reason: the family may have answered and agreed."""
    then = {**facts_of(case), step.fact: on}
    for deadline in evaluate(case.process, then, max(on, today), readings()):
        is_by_this = deadline.state == "too_early" and deadline.met_on == on
        if is_by_this and deadline.due_on and not note.strip():
            raise Refused(
                f"{deadline.label}: it may be done from {say(deadline.due_on)}. "
                "If the family has agreed to an earlier day, say so in the note.",
                field="note",
            )


def check_fact_day(kind: FactKind, on: date, today: date, *, after: Case) -> None:
    """What happened lies in the past; what is planned, within the next two years and not before the case `after` was opened."""
    if not kind.planned:
        check_day(on, today, field="on")
        return
    if on > today + MOST_AHEAD:
        raise Refused(f"{say(on)} is more than two years ahead. Check the year.", field="on")
    if on < EARLIEST:
        raise Refused(f"{say(on)} is before {say(EARLIEST)}. Check the year.", field="on")
    if after.opened_on and on < after.opened_on:
        begun = f"{after.reference} was opened on {say(after.opened_on)}"
        raise Refused(f"{say(on)} is too early: {begun}. Check the date.", field="on")


def _check_code(step: Step, code: str) -> None:
    if not step.codes:
        return
    known = law.codes(step.codes)
    if code not in known:
        raise Refused(f"Select one of: {'; '.join(known.values())}.", field="code")


def write_fact(
    case: Case, name: str, *, on: date, by: User | None, note: str = "", code: str = "", sent_at: datetime | None = None
) -> Fact:
    """One row; a fact that may come again counts up."""
    last = case.facts.standing().filter(name=name).order_by("-occurrence").first()
    return Fact.objects.create(
        case=case,
        name=name,
        on=on,
        note=note,
        code=code,
        sent_at=sent_at,
        occurrence=last.occurrence + 1 if last else 1,
        recorded_by=by,
    )
