"""A risk taken to a board above with an ask, and the answer that comes back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from areasend.actions.audit import action
from areasend.actions.checks import check_day, check_reason, say
from areasend.actions.refusal import Refused
from areasend.records.models import Board, Escalation, Meeting, Risk, User


def boards_above(board: Board) -> list[Board]:
    """The board above and those above it, nearest first."""
    return list(_above(board))


def _above(board: Board) -> Iterator[Board]:
    seen = {board.pk}
    while board.parent is not None and board.parent.pk not in seen:
        board = board.parent
        seen.add(board.pk)
        yield board


@action("escalation.ask")
def ask(risk: Risk, *, by: User, today: date, on: date, ask: str, to_board: Board | None = None) -> Escalation:
    """Take a risk to a board above. Without `to_board` it is the next one up."""
    check_day(on, today, field="on", what="The day on which it goes up")
    check_reason(ask, field="ask", ask="Say what the board above is asked to do.")
    if risk.closed_on is not None:
        raise Refused(f"{risk.reference} was closed on {say(risk.closed_on)}. Open it again first.")
    if on < risk.opened_on:
        raise Refused(f"It was raised on {say(risk.opened_on)}. Enter a day from then on.", field="on")
    _check_free(risk)
    return Escalation.objects.create(
        risk=risk, from_board=risk.board, to_board=_board(risk, to_board), on=on, ask=ask, recorded_by=by
    )


@action("escalation.answer")
def answer(
    escalation: Escalation, *, by: User, today: date, on: date, answer: str, meeting: Meeting | None = None
) -> Escalation:
    """What the board above said, at a meeting or otherwise."""
    check_day(on, today, field="on", what="The day of the answer")
    check_reason(answer, field="answer", ask="Write down what the board answered.")
    if escalation.answered_on is not None:
        raise Refused(f"This was answered on {say(escalation.answered_on)}. If more is wanted, take the risk up again.")
    if on < escalation.on:
        raise Refused(f"It was asked on {say(escalation.on)}. Enter a day from then on.", field="on")
    if meeting is not None and meeting.board_id != escalation.to_board_id:
        raise Refused(f"Select a meeting of the {escalation.to_board}, which was asked.", field="meeting")
    escalation.answered_on, escalation.answer, escalation.meeting = on, answer, meeting
    escalation.save(update_fields=["answered_on", "answer", "meeting"])
    return escalation


def _check_free(risk: Risk) -> None:
    waiting = risk.escalations.filter(answered_on=None).select_related("to_board").first()
    if waiting is not None:
        raise Refused(f"It is before the {waiting.to_board} since {say(waiting.on)}. Record the answer first.")


def _board(risk: Risk, wanted: Board | None) -> Board:
    above = boards_above(risk.board)
    if not above:
        raise Refused(f"No board is above the {risk.board}. Place it in the tree of boards first.", field="to_board")
    if wanted is None:
        return above[0]
    if wanted not in above:
        raise Refused(f"The {wanted} is not above the {risk.board}. Select one that is.", field="to_board")
    return wanted
