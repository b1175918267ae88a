"""Cases, their facts and what hangs on them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from areasend.actions import index
from areasend.actions.numbers import case_reference
from areasend.records.index import differences
from areasend.records.models import Advice, Case, Contact, Document, ExceptionClaim, Fact, Person, Team, User
from tests.factories.people import NUMBERS, make_person, make_team

RECEIVED = date(2026, 9, 1)
FIRST_FACT = {
    "assessment": "request.received",
    "plan": "plan.made",
    "annual_review": "review.planned",
}


def make_case(
    *,
    process: str = "assessment",
    person: Person | None = None,
    officer: User | None = None,
    team: Team | None = None,
    origin: Case | None = None,
    facts: Mapping[str, date] | None = None,
    **fields: Any,
) -> Case:
    """A case with these facts and its index; an assessment asked for on 1 September 2026 unless said otherwise."""
    case = _unindexed(process, person, officer, team, origin, facts, fields)
    refresh_index(case)
    return case


def make_cases(number: int, **given: Any) -> list[Case]:
    """Several alike, each of its own person; the index is computed for all at once."""
    made = [
        _unindexed(
            given.get("process", "assessment"),
            None,
            given.get("officer"),
            given.get("team"),
            None,
            given.get("facts"),
            {},
        )
        for _ in range(number)
    ]
    refresh_index(*made)
    return made


def _unindexed(
    process: str,
    person: Person | None,
    officer: User | None,
    team: Team | None,
    origin: Case | None,
    facts: Mapping[str, date] | None,
    fields: dict[str, Any],
) -> Case:
    known = facts or {FIRST_FACT[process]: RECEIVED}
    begun = min(known.values())
    given = {"reference": case_reference(process, begun, next(NUMBERS)), "opened_on": begun}
    case = Case.objects.create(
        process=process,
        person=person or make_person(),
        officer=officer,
        team=team or (officer.team if officer and officer.team else make_team()),
        origin=origin,
        **(given | fields),
    )
    Fact.objects.bulk_create([Fact(case=case, name=name, on=on) for name, on in known.items()])
    return case


def refresh_index(*cases: Case) -> None:
    """Store what the facts now say, and bring the objects up to date."""
    for stale, found in differences(Case.objects.filter(pk__in=[case.pk for case in cases])):
        Case.objects.filter(pk=stale.pk).update(**found)
    for case in cases:
        case.refresh_from_db()


def make_fact(case: Case, name: str, on: date, **fields: Any) -> Fact:
    """One more fact; the case's index follows."""
    last = case.facts.filter(name=name).count()
    fact = Fact.objects.create(case=case, name=name, on=on, **({"occurrence": last + 1} | fields))
    refresh_index(case)
    return fact


def make_advice(case: Case, *, source: str = "psychology", asked_on: date = RECEIVED, **fields: Any) -> Advice:
    given = {"reached_on": asked_on}
    advice = Advice.objects.create(case=case, source=source, asked_on=asked_on, **(given | fields))
    index.store_advice(advice)
    refresh_index(case)
    return advice


def make_contact(case: Case, on: date, *, summary: str = "Asked when the draft will come.", **fields: Any) -> Contact:
    """A phone call with the family; `answer_due_on` makes it a promise."""
    given = {"way": "phone", "with_whom": "family", "name": "Pat Carer"}
    return Contact.objects.create(case=case, on=on, summary=summary, **(given | fields))


def make_exception(case: Case, reason: str = "exceptional_circumstances", **fields: Any) -> ExceptionClaim:
    given = {"claimed_on": case.opened_on + timedelta(30), "explanation": "The family moved twice in the period."}
    return ExceptionClaim.objects.create(case=case, reason=reason, **(given | fields))


def make_document(case: Case, title: str = "Report", **fields: Any) -> Document:
    """A document's row without a file on disk."""
    number = next(NUMBERS)
    given = {
        "kind": "advice",
        "received_on": case.opened_on,
        "filename": "report.pdf",
        "media_type": "application/pdf",
        "size": 1000,
        "sha256": f"{number:064x}",
        "file": f"{case.reference}/{number:064x}",
    }
    return Document.objects.create(case=case, title=title, **(given | fields))
