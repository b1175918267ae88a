"""The risk register: raise, amend, review, close. What a board above is asked about a risk is in `escalation`."""

from __future__ import annotations

from datetime import date
from typing import NotRequired, TypedDict, Unpack

from django.db import connection

from areasend.actions.audit import action
from areasend.actions.checks import check_day, check_reason, say
from areasend.actions.lock import claim
from areasend.actions.refusal import Refused
from areasend.records.models import Blocker, Board, PlanAction, Risk, RiskScore, User
from areasend.rules.risk import Score, ScoreRefused, due_review

TOLD = {
    "title": "Enter a title of a few words.",
    "cause": "Say what the cause is: “because of…”.",
    "event": "Say what may happen, or has.",
    "effect": "Say what it means for children, families or the area.",
    "owner": "Say which role answers for it.",
}
NUMBERING = 825_003
"""The key of the lock under which references are given out, so that two people never get the same."""


@action("risk.open")
def open_risk(
    *,
    by: User,
    today: date,
    board: Board,
    title: str,
    cause: str,
    event: str,
    effect: str,
    likelihood: int,
    impact: int,
    owner: str,
    kind: str = Risk.Kind.RISK,
    owner_user: User | None = None,
    target_score: int | None = None,
    mitigation: str = "",
    action: PlanAction | None = None,
    opened_on: date | None = None,
    review_on: date | None = None,
) -> Risk:
    """Raise a risk (it may happen) or an issue (it has). Without a day of review the score's band gives one."""
    on = opened_on or today
    check_day(on, today, field="opened_on", what="The day on which it was raised")
    told = {"title": title, "cause": cause, "event": event, "effect": effect, "owner": owner}
    _check_told(told)
    score = check_score(likelihood, impact)
    _check_target(target_score, score)
    review = review_on or due_review(score, on)
    _check_review(review, on)
    return Risk.objects.create(
        reference=_next_reference(),
        kind=kind,
        **told,
        likelihood=likelihood,
        impact=impact,
        target_score=target_score,
        mitigation=mitigation,
        owner_user=owner_user,
        board=board,
        action=action,
        opened_on=on,
        review_on=review,
        recorded_by=by,
    )


class Told(TypedDict):
    """What is told of a risk when it is raised, as `open_risk` takes it."""

    board: Board
    title: str
    cause: str
    event: str
    effect: str
    likelihood: int
    impact: int
    owner: str
    kind: NotRequired[str]
    owner_user: NotRequired[User | None]
    target_score: NotRequired[int | None]
    mitigation: NotRequired[str]
    review_on: NotRequired[date | None]


@action("risk.grow")
def grow(blocker: Blocker, *, by: User, today: date, **told: Unpack[Told]) -> Risk:
    """A blocker that the action cannot clear by itself becomes an issue of a board, or a risk where that is said, tied to the action."""
    if blocker.risk is not None:
        raise Refused(f"This blocker is in the register already as {blocker.risk.reference}. Open that one.")
    if blocker.resolved_on is not None:
        raise Refused(f"This blocker was cleared on {say(blocker.resolved_on)}. Raise a risk of its own if it is back.")
    told.setdefault("kind", Risk.Kind.ISSUE)
    risk = open_risk(by=by, today=today, action=blocker.action, **told)
    blocker.risk = risk
    blocker.save(update_fields=["risk"])
    return risk


@action("risk.amend")
def amend(
    risk: Risk,
    *,
    by: User,
    version: int | None,
    title: str,
    cause: str,
    event: str,
    effect: str,
    owner: str,
    kind: str,
    board: Board,
    owner_user: User | None = None,
    target_score: int | None = None,
    mitigation: str = "",
    action: PlanAction | None = None,
) -> Risk:
    """Tell it better, give it to another board or owner. Scores change by reviews only."""
    _check_open(risk, "change it")
    told = {"title": title, "cause": cause, "event": event, "effect": effect, "owner": owner}
    _check_told(told)
    _check_target(target_score, Score(risk.likelihood, risk.impact))
    if board != risk.board and risk.escalations.filter(answered_on=None).exists():
        raise Refused("It is before the board above. Record the answer before another board takes it.", field="board")
    held = claim(risk, version)
    changed = {
        **told,
        "kind": kind,
        "board": board,
        "owner_user": owner_user,
        "target_score": target_score,
        "mitigation": mitigation,
        "action": action,
    }
    for name, value in changed.items():
        setattr(held, name, value)
    held.save(update_fields=list(changed))
    return held


@action("risk.review")
def review(
    risk: Risk,
    *,
    by: User,
    today: date,
    on: date,
    likelihood: int,
    impact: int,
    note: str = "",
    review_on: date | None = None,
    version: int | None = None,
) -> RiskScore:
    """Score it anew on a day and say what is done. Without a day for the next review the new band gives one."""
    _check_open(risk, "review it")
    check_day(on, today, field="on", what="The day of the review")
    score = check_score(likelihood, impact)
    if on < risk.opened_on:
        raise Refused(f"It was raised on {say(risk.opened_on)}. Enter a day from then on.", field="on")
    last = risk.scores.order_by("-on").first()
    if last is not None and on <= last.on:
        raise Refused(f"It was last reviewed on {say(last.on)}. Enter a later day.", field="on")
    following = review_on or due_review(score, on)
    if following <= on:
        raise Refused("The next review comes after this one. Enter a later day.", field="review_on")
    held = claim(risk, version)
    held.review_on = following
    held.save(update_fields=["review_on"])
    return RiskScore.objects.create(risk=held, on=on, likelihood=likelihood, impact=impact, note=note, recorded_by=by)


@action("risk.close")
def close(risk: Risk, *, by: User, today: date, on: date, because: str, version: int | None = None) -> Risk:
    """It is over, or is carried as it is: say which."""
    _check_open(risk, "close it")
    check_day(on, today, field="on", what="The day on which it was closed")
    check_reason(because, field="because", ask="Say why it is closed: what happened, or who carries it now.")
    if on < risk.opened_on:
        raise Refused(f"It was raised on {say(risk.opened_on)}. Enter a day from then on.", field="on")
    waiting = risk.escalations.filter(answered_on=None).select_related("to_board").first()
    if waiting is not None:
        raise Refused(f"It is before the {waiting.to_board}. Record the answer first.")
    held = claim(risk, version)
    held.closed_on, held.closed_because = on, because
    held.save(update_fields=["closed_on", "closed_because"])
    return held


@action("risk.reopen")
def reopen(risk: Risk, *, by: User, today: date, because: str) -> Risk:
    """It is back, or was closed by mistake. It is reviewed within a month."""
    check_reason(because, field="because", ask="Say why it is open again.")
    if risk.closed_on is None:
        raise Refused(f"{risk.reference} is open.")
    held = claim(risk, None)
    held.closed_on, held.closed_because = None, ""
    held.review_on = max(risk.opened_on, due_review(Score(5, 5), today))
    held.save(update_fields=["closed_on", "closed_because", "review_on"])
    return held


def check_score(likelihood: int, impact: int) -> Score:
    try:
        return Score(likelihood, impact)
    except ScoreRefused as refusal:
        raise Refused(str(refusal), field="likelihood" if not 1 <= likelihood <= 5 else "impact") from refusal


def _check_told(told: dict[str, str]) -> None:
    for field, text in told.items():
        check_reason(text, field=field, ask=TOLD[field])


def _check_target(target: int | None, before: Score) -> None:
    if target is not None and not 1 <= target <= before.value:
        raise Refused(
            f"The score aimed at lies between 1 and {before.value}, the score before anything is done.",
            field="target_score",
        )


def _check_review(review_on: date, opened_on: date) -> None:
    if review_on < opened_on:
        raise Refused("The first review comes after it was raised. Enter a later day.", field="review_on")


def _check_open(risk: Risk, to_do: str) -> None:
    if risk.closed_on is not None:
        raise Refused(
            f"{risk.reference} was closed on {say(risk.closed_on)}, so you cannot {to_do}. Open it again first."
        )


def _next_reference() -> str:
    """R-001, R-002 and so on, one after another."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [NUMBERING])
        cursor.execute(
            "SELECT coalesce(max(substr(reference, 3)::int), 0) + 1 FROM records_risk WHERE reference ~ '^R-[0-9]+$'"
        )
        return f"R-{cursor.fetchone()[0]:03}"
