"""What a recorded step begins elsewhere: forward only, one small function a consequence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from areasend.actions import index
from areasend.actions.numbers import next_case_reference
from areasend.actions.step import write_fact
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
    plan = open_case("plan", person_of=case, origin=case, opened_on=on, by=by)
    index.store(plan)


EFFECTS: dict[tuple[str, str], Effect] = {("assessment", "plan.issued"): begin_plan}


def follow(case: Case, step: Step, *, on: date, by: User | None) -> None:
    if effect := EFFECTS.get((case.process, step.fact)):
        effect(case, on, by)
