"""The register of formal decisions: planned, decided, published, called in and settled."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import connection

from areasend.actions.audit import action
from areasend.actions.checks import check_day, check_reason, say
from areasend.actions.lock import claim
from areasend.actions.naming_nobody import check_public_words
from areasend.actions.refusal import Refused
from areasend.records.models import AgendaItem, Board, Decision, Meeting, User
from areasend.rules.governance import call_in as rule

ABOUT = (
    "title", "summary", "reasons", "is_key", "is_open_to_call_in", "is_urgent", "interests", "report_title",
    "report_author", "contact", "priority", "is_public",
)  # fmt: skip


@action("decision.plan")
def plan(
    *, by: User | None, today: date, maker: str, planned_on: date, board: Board | None = None, **about: Any
) -> Decision:
    """A decision to come: an entry of the forward plan."""
    decision = Decision(
        reference=next_reference(planned_on), maker=maker, board=board, planned_on=planned_on, recorded_by=by
    )
    _give(decision, about)
    _check_public(decision)
    decision.save()
    return decision


@action("decision.record")
def record(
    *,
    by: User | None,
    today: date,
    maker: str,
    decided_on: date,
    text: str,
    status: str = Decision.Status.APPROVED,
    published_on: date | None = None,
    board: Board | None = None,
    meeting: Meeting | None = None,
    item: AgendaItem | None = None,
    **about: Any,
) -> Decision:
    """A decision that was taken without having been planned."""
    decision = Decision(
        reference=next_reference(decided_on),
        maker=maker,
        board=board or (meeting.board if meeting else None),
        meeting=meeting,
        item=item,
        recorded_by=by,
    )
    _give(decision, about)
    _decide(decision, today, status, decided_on, text, published_on)
    _check_public(decision)
    decision.save()
    return decision


@action("decision.decide")
def decide(
    decision: Decision,
    *,
    by: User | None,
    today: date,
    decided_on: date,
    text: str,
    status: str = Decision.Status.APPROVED,
    published_on: date | None = None,
    interests: str = "",
    version: int | None = None,
) -> Decision:
    """What was planned is decided; one that was deferred can be decided later."""
    held = claim(decision, version)
    if held.decided_on and held.status != Decision.Status.DEFERRED:
        raise Refused(f"It was already decided on {say(held.decided_on)}. Record a new decision that changes it.")
    held.interests = interests or held.interests
    _decide(held, today, status, decided_on, text, published_on)
    _check_public(held)
    held.save()
    return held


@action("decision.amend")
def amend(
    decision: Decision,
    *,
    by: User | None,
    today: date,
    because: str = "",
    version: int | None = None,
    planned_on: date | None = None,
    **about: Any,
) -> Decision:
    """Correct an entry. What was decided is never rewritten; a planned decision may move to another day."""
    held = claim(decision, version)
    if planned_on and held.status == Decision.Status.PLANNED:
        held.planned_on = planned_on
    if held.status != Decision.Status.PLANNED:
        check_reason(because, field="because", ask="Say why the entry is changed.")
    _give(held, about)
    _check_public(held)
    held.save()
    return held


@action("decision.publish")
def publish(
    decision: Decision, *, by: User | None, today: date, published_on: date, version: int | None = None
) -> Decision:
    """From this day the days for call-in are counted."""
    held = claim(decision, version)
    if held.decided_on is None:
        raise Refused("It is not decided yet.")
    if held.published_on:
        raise Refused(f"It was already published on {say(held.published_on)}.")
    _check_published(held.decided_on, published_on, today)
    _check_public(held)
    held.published_on = published_on
    held.save(update_fields=["published_on"])
    return held


@action("decision.call_in")
def call_in(
    decision: Decision, *, by: User | None, today: date, called_in_on: date, version: int | None = None
) -> Decision:
    """Scrutiny asks to look at it again; until that is settled it has no effect."""
    held = claim(decision, version)
    if held.called_in_on:
        raise Refused(f"It was already called in on {say(held.called_in_on)}.")
    if held.published_on is None:
        raise Refused("It is not published yet, so it cannot be called in.")
    check_day(called_in_on, today, field="called_in_on")
    published = rule.Decision(held.published_on, held.is_open_to_call_in, held.is_urgent)
    try:
        rule.check_call_in(published, called_in_on)
    except rule.CallInRefused as refusal:
        raise Refused(str(refusal), field="called_in_on") from refusal
    held.called_in_on, held.call_in = called_in_on, Decision.CallIn.CALLED_IN
    held.save(update_fields=["called_in_on", "call_in"])
    return held


@action("decision.settle")
def settle(
    decision: Decision, *, by: User | None, today: date, settled_on: date, outcome: str, version: int | None = None
) -> Decision:
    """The call-in ends: the decision stands, or goes back to whoever took it."""
    held = claim(decision, version)
    if held.call_in != Decision.CallIn.CALLED_IN or held.called_in_on is None:
        raise Refused("It is not waiting after a call-in.")
    if outcome not in {Decision.CallIn.UPHELD, Decision.CallIn.REFERRED_BACK}:
        raise Refused("Say whether the decision stands or goes back.", field="outcome")
    check_day(settled_on, today, field="settled_on")
    if settled_on < held.called_in_on:
        raise Refused(f"It was called in on {say(held.called_in_on)}. Enter a later day.", field="settled_on")
    held.call_in, held.call_in_settled_on = outcome, settled_on
    held.save(update_fields=["call_in", "call_in_settled_on"])
    return held


def next_reference(on: date) -> str:
    """Such as D26-014: the fourteenth of the year 2026."""
    stem = f"D{on:%y}-"
    with connection.cursor() as cursor:  # two entries at once must not take the same number
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('decision.reference'))")
    taken = Decision.objects.filter(reference__startswith=stem).values_list("reference", flat=True)
    numbers = [int(one.removeprefix(stem)) for one in taken if one.removeprefix(stem).isdigit()]
    return f"{stem}{max(numbers, default=0) + 1:03}"


def _give(decision: Decision, about: dict[str, Any]) -> None:
    unknown = sorted(set(about) - set(ABOUT))
    if unknown:
        raise TypeError(f"A decision has no {', '.join(unknown)}")
    for name, value in about.items():
        setattr(decision, name, value)
    check_reason(decision.title, field="title", ask="Enter what the decision is about.")
    check_reason(decision.maker, field="maker", ask="Enter who decides.")


def _decide(
    decision: Decision, today: date, status: str, decided_on: date, text: str, published_on: date | None
) -> None:
    check_day(decided_on, today, field="decided_on")
    check_reason(text, field="text", ask="Write what was decided.")
    if status == Decision.Status.PLANNED:
        raise Refused("Choose what became of it.", field="status")
    if published_on:
        _check_published(decided_on, published_on, today)
    decision.status, decision.decided_on, decision.text, decision.published_on = status, decided_on, text, published_on


def _check_public(decision: Decision) -> None:
    """What the public reads of it names no child."""
    if decision.is_public:
        said = (
            decision.title,
            decision.maker,
            decision.text,
            decision.summary,
            decision.reasons,
            decision.report_title,
        )
        check_public_words(said)


def _check_published(decided_on: date, published_on: date, today: date) -> None:
    check_day(published_on, today, field="published_on")
    if published_on < decided_on:
        raise Refused(f"It was decided on {say(decided_on)}. It is published then or later.", field="published_on")
