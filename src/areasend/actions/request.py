"""Requests for an EHC needs assessment: they start the clock."""

from __future__ import annotations

from datetime import date, datetime

from areasend.actions import index, lock
from areasend.actions.audit import action
from areasend.actions.checks import check_day
from areasend.actions.numbers import next_case_reference
from areasend.actions.refusal import Refused
from areasend.actions.step import write_fact
from areasend.records.models import Case, Person, Team, User
from areasend.records.readings import readings
from areasend.rules import law, receipt


@action("request.record")
def record(
    person: Person,
    *,
    by: User | None,
    today: date,
    received_on: date,
    source: str,
    team: Team,
    officer: User | None = None,
    note: str = "",
    sent_at: datetime | None = None,
    method: str = "",
) -> Case:
    """A request arrived on `received_on`. The duty to decide runs from that day, not from a complete form.

    Where the moment it was sent is known (`sent_at`, with its zone) and how (`method`, a key of `receipt.METHODS`), the day follows from
    the area's reading of when something counts as received, and both are kept beside it. What came this evening may so count for a day
    that is still to come.
    """
    check_day(received_on, today, field="received_on", what="The date received")
    if sent_at and method:
        check_day(receipt.london_date(sent_at), today, field="received_on", what="The date sent")
        received_on = receipt.deemed_received_on(sent_at, method, readings())
    if received_on < person.born_on:
        raise Refused("The request is dated before the child was born. Check both dates.", field="received_on")
    if source not in law.codes("request_sources"):
        raise Refused("Select who asked for the assessment.", field="source")
    lock.hold(person)
    check_none_open(person)
    case = Case.objects.create(
        reference=next_case_reference("assessment", received_on),
        person=person,
        process="assessment",
        source=source,
        team=team,
        officer=officer,
        opened_on=received_on,
        recorded_by=by,
    )
    write_fact(case, "request.received", on=received_on, by=by, note=note, code=method, sent_at=sent_at)
    index.store(case)
    return case


def check_none_open(person: Person) -> None:
    """One assessment at a time, and none beside a plan: that is a reassessment."""
    if twin := person.cases.filter(process="assessment", is_open=True).first():
        raise Refused(
            f"{person.full_name} already has an assessment under way ({twin.reference}). Open it, and log this request as a contact."
        )
    if plan := person.cases.filter(process="plan", is_open=True).first():
        raise Refused(
            f"{person.full_name} has a plan ({plan.reference}), so this is a request for a reassessment. Open the plan and start one there."
        )
