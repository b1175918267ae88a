"""Who holds a case, and cases that follow from another."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from areasend.actions import effects, index, lock
from areasend.actions.audit import action
from areasend.actions.checks import check_open, say
from areasend.actions.refusal import Refused
from areasend.actions.step import check_fact_day, write_fact
from areasend.records.models import Case, Team, User
from areasend.rules import law


def check_officer(officer: User | None) -> None:
    if officer and not officer.is_active:
        raise Refused(f"{officer.name} no longer signs in here. Choose someone else.", field="officer")


@action("case.reassign")
def reassign(
    case: Case,
    *,
    by: User | None,
    officer: User | None,
    team: Team | None = None,
    because: str = "",
    version: int | None = None,
) -> Case:
    """Give a case to an officer, or back to the team where `officer` is None. The team follows the officer unless given."""
    check_officer(officer)
    held = lock.claim(case, version)
    held.officer = officer
    held.team = team or (officer.team if officer and officer.team else held.team)
    held.save(update_fields=["officer", "team"])
    return held


@action("case.reassign_many")
def reassign_many(cases: Iterable[Case], *, by: User, officers: list[User], because: str = "") -> list[Case]:
    """Share cases out among `officers`, in legal order, each in turn: nobody gets all the late ones. For a leaver's handover."""
    if not officers:
        raise Refused("Choose at least one officer to take the cases.", field="officers")
    for officer in officers:
        check_officer(officer)
    moved = sorted(_locked(cases), key=lambda case: (case.next_due_on or date.max, case.pk))
    if not moved:
        raise Refused("Choose at least one case to hand over.", field="cases")
    for place, case in enumerate(moved):
        officer = officers[place % len(officers)]
        case.officer, case.version = officer, case.version + 1
        case.team = officer.team or case.team
    Case.objects.bulk_update(moved, ["officer", "team", "version"], batch_size=500)
    return moved


def _locked(cases: Iterable[Case]) -> list[Case]:
    """The rows as they now stand, locked one after the other by number, so that two handovers never wait for each other."""
    found = Case.objects.select_for_update(of=("self",)).select_related("person", "team")
    return list(found.filter(pk__in=[case.pk for case in cases]).order_by("pk"))


@action("case.open")
def open_from(
    origin: Case, process: str, *, by: User | None, today: date, fact: str, on: date, note: str = "", code: str = ""
) -> Case:
    """Open a case that follows from another (a review of a plan, a reassessment, an appeal), begun by `fact` on `on`."""
    lock.hold(origin)
    origin.refresh_from_db(fields=["is_open", "ended_on", "opened_on"])
    check_open_from(origin, process, fact)
    check_fact_day(law.process(process).facts[fact], on, today, after=origin)
    check_not_before(origin, on)
    case = effects.open_case(process, person_of=origin, origin=origin, opened_on=min(on, today), by=by)
    write_fact(case, fact, on=on, by=by, note=note, code=code)
    index.store(case)
    return case


DECIDED = ("assessment", "plan", "annual_review", "phase_transfer", "reassessment", "amendment", "cease")
"""Processes whose end is a notice that can be challenged."""
FOLLOWS = {
    "annual_review": ("plan",),
    "phase_transfer": ("plan",),
    "amendment": ("plan",),
    "reassessment": ("plan",),
    "cease": ("plan",),
    "move": ("plan",),
    "custody": ("plan",),
    "mediation": DECIDED,
    "appeal": DECIDED,
    "complaint": (*DECIDED, "move"),
}
"""Which cases a process may follow from."""


CHALLENGES = ("appeal", "mediation")
NOTICES = (
    "decision.refuse",
    "decision.no_plan",
    "decision.cease",
    "plan.issued",
    "plan.amended",
    "amendment.not_made",
    "review.decided_maintain",
    "review.decided_cease",
)
"""The facts that are a notice with the right to appeal and to mediation."""


def check_not_before(origin: Case, on: date) -> None:
    if origin.opened_on and on < origin.opened_on:
        began = (
            f"{say(on)} is before {origin.reference}, from which this follows, was opened on {say(origin.opened_on)}."
        )
        raise Refused(f"{began} Check the date.", field="on")


def check_notice_sent(origin: Case, process: str) -> None:
    """An appeal and mediation are against a notice. A plan can be challenged for as long as it stands."""
    if process not in CHALLENGES or origin.process == "plan":
        return
    if not origin.facts.standing().filter(name__in=NOTICES).exists():
        raise Refused(
            f"No notice that can be challenged is recorded in {origin.reference}. "
            f"Record the decision first, then open “{law.process(process).label}”."
        )


def check_open_from(origin: Case, process: str, fact: str) -> None:
    if origin.process not in FOLLOWS.get(process, ()):
        raise Refused(f"“{law.process(process).label}” cannot be opened from this case.")
    if "assessment" not in FOLLOWS[process]:
        check_open(origin, f"open “{law.process(process).label}” from it")
    twin = origin.follow_ups.filter(process=process, is_open=True).first()
    if twin and process != "complaint":
        raise Refused(f"{twin.reference} is already under way. Open that one, or end it first.")
    check_notice_sent(origin, process)
    if fact not in beginnings(process):
        raise Refused(f"{law.process(process).label} cannot begin with that. Choose how it began.", field="fact")


def beginnings(process: str) -> list[str]:
    """The facts with which a case of this process can begin. Where it begins with a fact of another case, as a review does with the
    plan's last one, the first step of its own.
    """
    known = law.process(process)
    own = [step for step in known.steps if known.facts[step.fact].source == "case"]
    begins = [step.fact for step in own if known.stages[0].key in step.from_stages]
    return begins or [step.fact for step in own][:1]
