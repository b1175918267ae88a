"""What someone promised at a meeting, until it is done or dropped."""

from __future__ import annotations

from datetime import date

from areasend.actions.audit import action
from areasend.actions.checks import check_day, check_reason, say
from areasend.actions.lock import claim
from areasend.actions.meeting import check_minutes_open
from areasend.actions.refusal import Refused
from areasend.records.models import AgendaItem, Meeting, OwedAction, Seat, User


@action("owed_action.record")
def record(
    meeting: Meeting,
    *,
    by: User | None,
    today: date,
    text: str,
    due_on: date,
    seat: Seat | None = None,
    owner: str = "",
    item: AgendaItem | None = None,
) -> OwedAction:
    """Somebody will do something by a day: a member of the board, or another named by name or role."""
    check_minutes_open(meeting)
    check_reason(text, field="text", ask="Say what is to be done.")
    if due_on < meeting.on:
        raise Refused(f"It is to be done after the meeting of {say(meeting.on)}.", field="due_on")
    if seat and seat.board_id != meeting.board_id:
        raise Refused(f"{seat.name} is not a member of {meeting.board}.", field="seat")
    named = owner.strip() or (seat.name if seat else "")
    if not named:
        raise Refused("Say who will do it.", field="seat")
    return OwedAction.objects.create(
        meeting=meeting, item=item, text=text, seat=seat, owner=named, due_on=due_on, recorded_by=by
    )


@action("owed_action.finish")
def finish(
    owed: OwedAction, *, by: User | None, today: date, done_on: date, note: str = "", version: int | None = None
) -> OwedAction:
    """It is done."""
    held = _open(owed, version)
    check_day(done_on, today, field="done_on")
    if done_on < held.meeting.on:
        raise Refused(f"It was promised on {say(held.meeting.on)}. Enter a later day.", field="done_on")
    held.done_on, held.done_note = done_on, note
    held.save(update_fields=["done_on", "done_note"])
    return held


@action("owed_action.drop")
def drop(owed: OwedAction, *, by: User | None, today: date, because: str, version: int | None = None) -> OwedAction:
    """It will not be done, and why."""
    held = _open(owed, version)
    check_reason(because, field="because", ask="Say why it will not be done.")
    held.dropped_on, held.dropped_because = today, because
    held.save(update_fields=["dropped_on", "dropped_because"])
    return held


@action("owed_action.postpone")
def postpone(
    owed: OwedAction, *, by: User | None, today: date, due_on: date, because: str, version: int | None = None
) -> OwedAction:
    """Another day is agreed. The history keeps the first one."""
    held = _open(owed, version)
    check_reason(because, field="because", ask="Say why it needs longer.")
    if due_on <= today:
        raise Refused("Enter a day that is still to come.", field="due_on")
    held.due_on = due_on
    held.save(update_fields=["due_on"])
    return held


def _open(owed: OwedAction, version: int | None) -> OwedAction:
    held = claim(owed, version)
    if held.done_on:
        raise Refused(f"It was already done on {say(held.done_on)}.")
    if held.dropped_on:
        raise Refused(f"It was dropped on {say(held.dropped_on)}.")
    return held
