"""What a recorded step begins elsewhere, and what becomes of that when the step is struck out: one small function a consequence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from areasend.actions import index
from areasend.actions.numbers import next_case_reference
from areasend.records.models import Case, Fact, User
from areasend.rules.shapes import Step

Effect = Callable[[Case, date, User | None], None]


def open_case(process: str, *, person_of: Case, origin: Case | None, opened_on: date, by: User | None) -> Case:
    """A new case of the same person, team and officer."""
    return Case.objects.create(
        reference=next_case_reference(process, opened_on),
        person=person_of.person,
        process=process,
        origin=origin,
        team=person_of.team,
        officer=person_of.officer,
        opened_on=opened_on,
        recorded_by=by,
    )


def begin_plan(case: Case, on: date, by: User | None) -> None:
    """A final plan begins the plan's own file, which borrows its date from the assessment that issued it."""
    if Case.objects.filter(person=case.person, process="plan", is_open=True).exists():
        return
    if former := case.follow_ups.filter(process="plan", facts__in=_ends_by_undoing()).first():
        _ends_by_undoing().filter(case=former).update(
            struck_at=timezone.now(), struck_because="The final plan was sent after all."
        )
        index.store(former)
        return
    plan = open_case("plan", person_of=case, origin=case, opened_on=on, by=by)
    index.store(plan)


IN_ERROR = "Opened by a final plan recorded in error"
OTHER_REASON = "9"
"""Of `law/codes/cease_reasons.yaml`."""


def _ends_by_undoing() -> QuerySet[Fact]:
    return Fact.objects.standing().filter(name="plan.ceased", code=OTHER_REASON, note__startswith=IN_ERROR)


def has_nothing_of_its_own(plan: Case) -> bool:
    return not plan.facts.standing().exists() and not plan.follow_ups.exists()


def end_plan(case: Case, on: date, by: User | None) -> None:
    """The plan that a struck final plan had begun goes out of force. Without a day on which it was made it counts nowhere as a plan;
    `begin_plan` takes it up again if the final plan is sent after all.
    """
    for plan in case.follow_ups.filter(process="plan", is_open=True):
        note = f"{IN_ERROR}: {case.reference}."
        Fact.objects.create(case=plan, name="plan.ceased", on=on, code=OTHER_REASON, note=note, recorded_by=by)


EFFECTS: dict[tuple[str, str], Effect] = {("assessment", "plan.issued"): begin_plan}
UNDONE_BY: dict[tuple[str, str], Effect] = {("assessment", "plan.issued"): end_plan}


def follow(case: Case, step: Step, *, on: date, by: User | None) -> None:
    if effect := EFFECTS.get((case.process, step.fact)):
        effect(case, on, by)


def can_undo(fact: Fact, begun: Case) -> bool:
    """Whether striking `fact` may also end what it began: only while nothing was recorded there."""
    return fact.name == "plan.issued" and begun.process == "plan" and has_nothing_of_its_own(begun)


def undo(case: Case, fact: Fact, *, by: User | None) -> None:
    if effect := UNDONE_BY.get((case.process, fact.name)):
        effect(case, fact.on, by)
