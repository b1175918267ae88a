"""Correct what was recorded. What it was stays in the history, with the reason."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from areasend.actions import index, lock
from areasend.actions.audit import action
from areasend.actions.checks import check_day, check_reason, say
from areasend.actions.refusal import Refused
from areasend.records.facts import facts_of
from areasend.records.models import Case, Fact, User
from areasend.rules import law, stages


@action("fact.correct")
def correct(
    fact: Fact,
    *,
    by: User,
    today: date,
    because: str,
    on: date | None = None,
    note: str | None = None,
    code: str | None = None,
    version: int | None = None,
) -> Fact:
    """Set the right date, reasons or code of a fact. All dates that follow from it are reckoned again."""
    check_reason(because, field="because", ask="Say why you are correcting this.")
    check_standing(fact)
    case = lock.claim(fact.case, version)
    if on is not None and not law.process(case.process).facts[fact.name].planned:
        check_day(on, today, field="on")
    changes = {"on": on, "note": note, "code": code}
    for field, value in changes.items():
        if value is not None:
            setattr(fact, field, value)
    fact.save(update_fields=[field for field, value in changes.items() if value is not None])
    index.store(case)
    return fact


@action("fact.strike")
def strike(fact: Fact, *, by: User, because: str, version: int | None = None) -> Fact:
    """Take back a fact that did not happen. Refused where a later fact stands on it: strike that first."""
    check_reason(because, field="because", ask="Say why this did not happen.")
    check_standing(fact)
    case = lock.claim(fact.case, version)
    check_nothing_rests_on(fact, case)
    fact.struck_at = timezone.now()
    fact.struck_because = because
    fact.save(update_fields=["struck_at", "struck_because"])
    index.store(case)
    return fact


def check_standing(fact: Fact) -> None:
    if fact.struck_at:
        raise Refused("This was already struck out. Record it again if it did happen.")


def check_nothing_rests_on(fact: Fact, case: Case) -> None:
    """The first fact of a case cannot go, nor one that began another case which is still open."""
    facts = facts_of(case)
    others = case.facts.standing().exclude(pk=fact.pk)
    if not others.exists():
        raise Refused("This is the only fact of the case. Record that the case was opened in error instead.")
    follow_up = case.follow_ups.filter(is_open=True).first()
    if follow_up and stages.stage_of(case.process, _without(facts, fact)).is_open and not case.is_open:
        raise Refused(
            f"{follow_up.reference} began with this on {say(fact.on)} and is still open. Deal with that case first."
        )


def _without(facts: dict[str, date], fact: Fact) -> dict[str, date]:
    return {name: on for name, on in facts.items() if name != fact.name}
