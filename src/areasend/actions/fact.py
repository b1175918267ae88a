"""Correct what was recorded. What it was stays in the history, with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils import timezone

from areasend.actions import effects, index, lock
from areasend.actions.audit import action
from areasend.actions.case import beginnings
from areasend.actions.checks import check_reason, say
from areasend.actions.refusal import Refused
from areasend.actions.step import check_fact_day
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
    if on is not None:
        check_date(fact, case, on, today)
    if code:
        check_code(fact, case, code)
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
    effects.undo(case, fact, by=by)
    index.store(case)
    return fact


def check_standing(fact: Fact) -> None:
    if fact.struck_at:
        raise Refused("This was already struck out. Record it again if it did happen.")


def check_date(fact: Fact, case: Case, on: date, today: date) -> None:
    """All that must hold of a corrected date."""
    kind = law.process(case.process).facts[fact.name]
    check_fact_day(kind, on, today, after=case.origin or case)
    if not kind.planned:
        check_beginning_first(fact, case, on)
        check_order(fact, case, on)


def check_code(fact: Fact, case: Case, code: str) -> None:
    """A code is one of the list that the step asks for; the code of a fact that has none, such as an import's, stays what it is."""
    listed = law.process(case.process).codes_of(fact.name)
    known = law.codes(listed) if listed else {fact.code: ""}
    if code not in known:
        ask = f"Select one of: {'; '.join(known.values())}." if listed else "This carries no code. Leave it out."
        raise Refused(ask, field="code")


def check_order(fact: Fact, case: Case, on: date) -> None:
    """No fact comes after one that rests on it. What was recorded more than once is left out: which of the two counts is not clear."""
    names = list(case.facts.standing().values_list("name", flat=True))
    facts, known = facts_of(case), law.process(case.process).facts
    days = {**facts, fact.name: on}
    for first, later in stages.rests_on(case.process, facts):
        is_plain = names.count(first) == names.count(later) == 1
        if fact.name in (first, later) and is_plain and days[later] < days[first]:
            raise Refused(
                f"“{known[later].label}” on {say(days[later])} would come before “{known[first].label}” on {say(days[first])}, "
                "on which it rests. If the other date is wrong too, correct it first.",
                field="on",
            )


def check_beginning_first(fact: Fact, case: Case, on: date) -> None:
    """Nothing in a case comes before the fact that began it."""
    known, begins = law.process(case.process).facts, beginnings(case.process)
    others = [other for other in case.facts.standing().exclude(pk=fact.pk) if not known[other.name].planned]
    if fact.name in begins:
        earlier = next((other for other in others if other.on < on and other.name not in begins), None)
        if earlier:
            what = f"“{known[earlier.name].label}” is recorded on {say(earlier.on)}, so this cannot be later."
            raise Refused(f"{what} If that date is wrong too, correct it first.", field="on")
    elif began := next((other for other in others if other.on > on and other.name in begins), None):
        what = f"The case began on {say(began.on)}, so this cannot be earlier."
        raise Refused(f"{what} If that date is wrong too, correct it first.", field="on")


def check_nothing_rests_on(fact: Fact, case: Case) -> None:
    """The only fact of a case cannot go, nor one that a later step needed, nor one that began another case which is still open."""
    facts = facts_of(case)
    others = list(case.facts.standing().exclude(pk=fact.pk))
    if not others:
        raise Refused(
            "This is the only fact of the case, so it cannot be struck out. If its date is wrong, correct it; "
            "if nothing more is to be done, record the step that ends the case."
        )
    is_there_twice = any(other.name == fact.name for other in others)
    left = facts if is_there_twice else {name: on for name, on in facts.items() if name != fact.name}
    lost = _taken(case.process, facts) - _taken(case.process, left) - {fact.name}
    if resting := next((other for other in others if other.name in lost), None):
        label = law.process(case.process).facts[resting.name].label
        raise Refused(f"“{label}” on {say(resting.on)} rests on this. Strike that out first.")
    begun = case.follow_ups.filter(is_open=True).select_for_update(of=("self",))
    follow_up = next((one for one in begun if not effects.can_undo(fact, one)), None)
    if follow_up and stages.stage_of(case.process, left).is_open and not case.is_open:
        raise Refused(
            f"{follow_up.reference} began with this on {say(fact.on)} and is still open. Deal with that case first."
        )


def _taken(process: str, facts: Mapping[str, date]) -> set[str]:
    """The names of those facts that the table of steps allows one after the other."""
    known = law.process(process)
    stage, taken = known.stages[0].key, set()
    for step in known.steps:
        if step.fact in facts and stage in step.from_stages:
            taken.add(step.fact)
            stage = step.to_stage or stage
    return taken
