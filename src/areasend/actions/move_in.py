"""A child or young person moves in with a plan (regulation 15): from the transfer on the plan is ours, and the new council's dates run.

The move is a case of its own, from which the plan follows as another follows from its assessment. The move keeps what happened on which
day and where they came from; the plan, when it was made and last reviewed. Each is recorded once: the move borrows the plan's dates.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from areasend.actions import index, lock, placement
from areasend.actions.audit import action
from areasend.actions.checks import check_day, check_reason, say
from areasend.actions.numbers import next_case_reference
from areasend.actions.refusal import Refused
from areasend.actions.step import write_fact
from areasend.records.models import Case, Person, Setting, Team, User

FIRST_PLANS = date(2014, 9, 1)
"""Part 3 of the Children and Families Act 2014 came into force: no plan is older."""


@dataclass(frozen=True)
class Days:
    """When they moved, when the new council learned of it and the old one did (if known); when the plan came, was made, last reviewed."""

    moved_on: date
    learned_on: date
    transferred_on: date
    made_on: date
    reviewed_on: date | None = None
    known_on: date | None = None


@action("move.receive")
def receive(
    person: Person,
    *,
    by: User | None,
    today: date,
    came_from: str,
    moved_on: date,
    learned_on: date,
    transferred_on: date,
    made_on: date,
    team: Team,
    reviewed_on: date | None = None,
    known_on: date | None = None,
    officer: User | None = None,
    setting: Setting | None = None,
    note: str = "",
) -> Case:
    """The case of the move; the plan's own case follows from it. `came_from`: the council the plan was transferred from."""
    check_reason(came_from, field="came_from", ask="Enter the council that they came from.")
    days = Days(moved_on, learned_on, transferred_on, made_on, reviewed_on, known_on)
    check_days(days, person, today)
    lock.hold(person)
    check_nothing_open(person)
    move = _open(person, "move", None, transferred_on, by=by, team=team, officer=officer)
    words = ". ".join(filter(None, (f"From {came_from.strip()}", note.strip())))
    for name, on in (("move.known", known_on), ("move.learned", learned_on), ("move.on", moved_on)):
        if on:
            write_fact(move, name, on=on, by=by)
    write_fact(move, "plan.transferred", on=transferred_on, by=by, note=words)
    plan = _open(person, "plan", move, transferred_on, by=by, team=team, officer=officer)
    write_fact(plan, "plan.made", on=made_on, by=by, note=f"By {came_from.strip()}")
    if reviewed_on:
        write_fact(plan, "review.completed", on=reviewed_on, by=by, note=f"By {came_from.strip()}")
    index.store(move, plan)
    if setting:
        placement.record(person, by=by, today=today, since=transferred_on, setting=setting, is_named_in_plan=True)
    return move


def _open(
    person: Person,
    process: str,
    origin: Case | None,
    on: date,
    *,
    by: User | None,
    team: Team,
    officer: User | None,
) -> Case:
    return Case.objects.create(
        reference=next_case_reference(process, on),
        person=person,
        process=process,
        origin=origin,
        team=team,
        officer=officer,
        opened_on=on,
        recorded_by=by,
    )


def check_nothing_open(person: Person) -> None:
    """One plan at a time; and an assessment under way here must end first, for a child with a plan is assessed again instead."""
    if plan := person.cases.filter(process="plan", is_open=True).first():
        raise Refused(
            f"{person.full_name} already has a plan here ({plan.reference}). Open it; if that plan passed to another council before "
            "this move, record that there first."
        )
    if asked := person.cases.filter(process="assessment", is_open=True).first():
        raise Refused(
            f"{person.full_name} has an assessment under way here ({asked.reference}). Record there that the request was withdrawn, "
            "because a plan has come; then record the move."
        )


def check_days(days: Days, person: Person, today: date) -> None:
    """Each day lies in the past, and they come in the order in which such things happen."""
    named = {
        "moved_on": "The day of the move",
        "learned_on": "The day we learned of it",
        "transferred_on": "The day of the transfer",
        "made_on": "The day the plan was made",
        "reviewed_on": "The day of the last review",
        "known_on": "The day the old council knew",
    }
    for field, what in named.items():
        if on := getattr(days, field):
            check_day(on, today, field=field, what=what)
    if days.made_on < max(FIRST_PLANS, person.born_on):
        first = max(FIRST_PLANS, person.born_on)
        raise Refused(f"No plan of theirs can be older than {say(first)}. Check the year.", field="made_on")
    _check_order(days)


def _check_order(days: Days) -> None:
    """Pairs of which the first comes before, or on the same day as, the second; the field named is the one that is likelier to be wrong."""
    pairs = (
        (days.moved_on, days.transferred_on, "transferred_on", "The plan cannot be transferred before the move"),
        (days.learned_on, days.transferred_on, "learned_on", "We knew of the move at the latest when the plan came"),
        (days.made_on, days.transferred_on, "made_on", "The plan was made before it came here"),
        (days.made_on, days.reviewed_on, "reviewed_on", "The plan cannot be reviewed before it was made"),
        (
            days.reviewed_on,
            days.transferred_on,
            "reviewed_on",
            "The old council’s last review was before the plan came here",
        ),
        (days.known_on, days.transferred_on, "known_on", "The old council knew of the move when it sent the plan"),
    )
    for first, later, field, rule in pairs:
        if first and later and first > later:
            raise Refused(f"{rule}: {say(first)} is after {say(later)}. Check both dates.", field=field)
