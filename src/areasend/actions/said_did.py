"""You said, we did: what was heard, what was done, what it changed."""

from __future__ import annotations

from datetime import date
from typing import Any

from areasend.actions.audit import action
from areasend.actions.checks import check_day, check_reason
from areasend.actions.lock import claim
from areasend.actions.naming_nobody import check_names_no_child, check_small_told
from areasend.actions.refusal import Refused
from areasend.records.models import PlanAction, PublicQuestion, SaidDid, User

FIELDS = ("heard_on", "source", "said", "did", "changed", "action", "question")


@action("said_did.record")
def record(
    *,
    by: User,
    today: date,
    heard_on: date,
    source: str,
    said: str,
    did: str = "",
    changed: str = "",
    action: PlanAction | None = None,
    question: PublicQuestion | None = None,
    small_because: str = "",
) -> SaidDid:
    """What was heard, from which source; what was done may follow later. `small_because`: why it may tell of very few children."""
    given = {"heard_on": heard_on, "source": source, "said": said, "did": did, "changed": changed}
    _check(given | {"action": action}, today, small_because)
    return SaidDid.objects.create(**given, action=action, question=question, recorded_by=by)


@action("said_did.amend")
def amend(
    entry: SaidDid, *, by: User, today: date, version: int | None = None, small_because: str = "", **changes: Any
) -> SaidDid:
    """Change the fields given. Of a published one the words are checked again, and what was done cannot be emptied."""
    held = claim(entry, version)
    for name, value in changes.items():
        if name not in FIELDS:
            raise TypeError(f"{name} is not a field of you said, we did.")
        setattr(held, name, value)
    _check({name: getattr(held, name) for name in FIELDS}, today, small_because)
    if held.published_on and not held.did.strip():
        raise Refused("It is published, so it must say what was done.", field="did")
    held.save(update_fields=list(changes))
    return held


@action("said_did.publish")
def publish(entry: SaidDid, *, by: User, today: date) -> SaidDid:
    held = claim(entry, None)
    if held.published_on and not held.withdrawn_on:
        raise Refused("It is published already.")
    if not held.did.strip():
        raise Refused("Say what was done before you publish it: a promise alone is not an answer.", field="did")
    held.published_on, held.withdrawn_on, held.withdrawn_because = today, None, ""
    held.save(update_fields=["published_on", "withdrawn_on", "withdrawn_because"])
    return held


@action("said_did.withdraw")
def withdraw(entry: SaidDid, *, by: User, today: date, because: str) -> SaidDid:
    """Take it out of the public's sight with a reason."""
    check_reason(because, field="because", ask="Say why it is no longer shown.")
    if entry.withdrawn_on:
        raise Refused("It was taken back already.")
    held = claim(entry, None)
    held.withdrawn_on, held.withdrawn_because = today, because.strip()
    held.save(update_fields=["withdrawn_on", "withdrawn_because"])
    return held


def _check(given: dict[str, Any], today: date, small_because: str) -> None:
    check_day(given["heard_on"], today, field="heard_on", what="The day on which it was heard")
    check_reason(
        given["source"], field="source", ask="Say where it was heard, such as the yearly survey of parents and carers."
    )
    check_reason(given["said"], field="said", ask="Write what was said.")
    for field in ("source", "said", "did", "changed"):
        check_names_no_child(given[field], field=field)
    check_small_told([given[field] for field in ("said", "did", "changed")], because=small_because)
    if given["action"] and not given["action"].is_public:
        raise Refused("This action of the plan is not public. Choose another, or none.", field="action")
