"""The history of a case in sentences that somebody outside can follow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from areasend.records.models import AuditEntry, Case, Fact, History, Team, User
from areasend.records.timeline import exception_label, fact_title
from areasend.rules import law
from areasend.rules.because import long_date

DEEDS = {
    "advice.ask": "Asked for advice",
    "advice.correct": "Corrected the dates of advice",
    "advice.receive": "Recorded advice as received",
    "advice.set_aside": "Recorded that earlier advice is enough",
    "caseload.import": "Brought in by an import",
    "advice.strike": "Struck out a request for advice",
    "carer.amend": "Changed a carer's details",
    "carer.end_link": "Recorded that someone is no longer a parent or carer",
    "carer.record": "Recorded a carer",
    "case.open": "Opened the case",
    "case.reassign": "Reassigned the case",
    "case.reassign_many": "Handed the case over with others",
    "case.step": "Recorded a step",
    "contact.answer": "Marked a promise as kept",
    "contact.log": "Logged a contact",
    "contact.strike": "Struck out a contact",
    "document.add": "Added a document",
    "document.strike": "Took a document out",
    "exception.claim": "Claimed an exception",
    "exception.withdraw": "Withdrew an exception",
    "fact.correct": "Corrected what was recorded",
    "fact.strike": "Struck out what was recorded",
    "move.receive": "Recorded the move here with a plan",
    "person.add_carer": "Added a parent or carer",
    "person.amend": "Changed the child's details",
    "person.record": "Recorded the child or young person",
    "placement.end": "Ended a placement",
    "placement.record": "Recorded a placement",
    "request.record": "Recorded the request",
}
UNSHOWN = {"version"}
DAYS = ("on", "received_on", "asked_on", "since", "claimed_on")


def deed(entry: AuditEntry, case: Case) -> str:
    """What was done, with the step, source or ground, and the day that was recorded."""
    parts = [DEEDS.get(entry.action, entry.action), _about(entry.detail, case), _day(entry.detail)]
    return ", ".join(part for part in parts if part)


def _about(detail: dict[str, Any], case: Case) -> str:
    if step := detail.get("step"):
        return next((f"“{known.label}”" for known in case.law.steps if known.key == step), step)
    if source := detail.get("source"):
        return str(law.advice_sources().get(source, {"label": law.codes("request_sources").get(source, "")})["label"])
    if reason := detail.get("reason"):
        return exception_label(reason)
    return str(detail.get("title") or detail.get("name") or "")


def _day(detail: dict[str, Any]) -> str:
    found = next((detail[name] for name in DAYS if detail.get(name)), None)
    return long_date(date.fromisoformat(found)) if found else ""


@dataclass
class Names:
    """What the numbers in changed rows stand for."""

    facts: dict[int, str]
    officers: dict[int, str]
    teams: dict[int, str]

    @classmethod
    def of(cls, case: Case, changes: Iterable[History]) -> Names:
        changed = list(changes)
        rows = [change.row for change in changed if change.table == Fact._meta.db_table]
        return cls(
            facts={fact.pk: fact_title(fact, case.process) for fact in Fact.objects.filter(pk__in=rows)},
            officers=dict(User.objects.filter(pk__in=_numbers(changed, "officer_id")).values_list("pk", "name")),
            teams=dict(Team.objects.filter(pk__in=_numbers(changed, "team_id")).values_list("pk", "name")),
        )

    def shown(self, column: str, value: object) -> str:
        known = {"officer_id": self.officers, "team_id": self.teams}.get(column, {})
        return known.get(value, "nobody") if known else "nothing" if value in (None, "") else str(value)  # type: ignore[call-overload]


def _numbers(changes: list[History], column: str) -> set[int]:
    values = [side.get(column) for change in changes for side in (change.was, change.became or {})]
    return {value for value in values if value is not None}


def lines_of(change: History, names: Names) -> list[str]:
    """One line a changed column: of what, what it was and what it became."""
    became, of = change.became or {}, names.facts.get(change.row, "") if change.table == Fact._meta.db_table else ""
    opening = f"{of}, " if of else ""
    return [
        f"{opening}{name.removesuffix('_id').replace('_', ' ')}: {names.shown(name, was)} → {names.shown(name, became.get(name))}"
        for name, was in change.was.items()
        if name not in UNSHOWN
    ]
