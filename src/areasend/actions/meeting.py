"""Meetings of boards: planned with an agenda, held, called off, their minutes approved."""

from __future__ import annotations

from datetime import date, time

from areasend.actions import forward_plan
from areasend.actions.audit import action
from areasend.actions.checks import check_day, check_reason, say
from areasend.actions.lock import claim
from areasend.actions.naming_nobody import check_public_paper
from areasend.actions.refusal import Refused
from areasend.records.models import AgendaItem, Attendance, Board, ForwardItem, Meeting, Seat, User
from areasend.records.models.governance.agenda_item import Purpose
from areasend.records.papers import minutes as papers

Section = AgendaItem.Section
Standing = tuple[str, str, str, int, bool]
BEFORE: tuple[Standing, ...] = (
    (Section.INTERESTS, "Welcome, apologies and declarations of interest", Purpose.NOTE, 5, False),
    (Section.MINUTES, "Minutes of the last meeting", Purpose.DECIDE, 5, False),
    (Section.OWED, "Actions owed to the board", Purpose.DISCUSS, 10, False),
    (Section.PLAN, "The plan by exception", Purpose.DISCUSS, 25, False),
    (Section.INDICATORS, "Figures that moved", Purpose.DISCUSS, 20, False),
    (Section.RISKS, "Risks", Purpose.DECIDE, 10, True),
)
AFTER: tuple[Standing, ...] = (
    (Section.DECISIONS, "Decisions to come", Purpose.NOTE, 5, False),
    (Section.QUESTIONS, "Questions from the public", Purpose.NOTE, 10, False),
)
"""Section, title, purpose, minutes, whether it is private. A risk may name people or contracts: private unless the board says otherwise."""


@action("meeting.plan")
def plan(
    board: Board,
    *,
    by: User | None,
    today: date,
    on: date,
    starts_at: time | None = None,
    place: str = "",
    is_public: bool = False,
    draws_agenda: bool = True,
) -> Meeting:
    """A new meeting. Its agenda is drawn at once: what stands on every agenda, and what the forward plan holds up to that month."""
    _check_free(board, on)
    if board.closed_on and on >= board.closed_on:
        raise Refused(f"{board} closed on {say(board.closed_on)}. Plan the meeting of its successor.", field="on")
    meeting = Meeting.objects.create(
        board=board, on=on, starts_at=starts_at, place=place, is_public=is_public, recorded_by=by
    )
    if draws_agenda:
        draw_agenda(meeting, by)
    return meeting


def draw_agenda(meeting: Meeting, by: User | None) -> None:
    before = [_stand(meeting, number, given, by) for number, given in enumerate(BEFORE, start=1)]
    drawn = forward_plan.draw(meeting, len(before) + 1, by)
    for number, given in enumerate(AFTER, start=len(before) + len(drawn) + 1):
        _stand(meeting, number, given, by)


def _stand(meeting: Meeting, number: int, given: Standing, by: User | None) -> AgendaItem:
    section, title, purpose, length, is_private = given
    return AgendaItem.objects.create(
        meeting=meeting,
        number=number,
        title=title,
        purpose=purpose,
        section=section,
        length_minutes=length,
        is_private=is_private,
        recorded_by=by,
    )


@action("meeting.amend")
def amend(
    meeting: Meeting,
    *,
    by: User | None,
    today: date,
    version: int | None = None,
    on: date,
    starts_at: time | None = None,
    place: str = "",
    is_public: bool = False,
) -> Meeting:
    """Move a meeting, or say where it is."""
    held = claim(meeting, version)
    check_to_come(held)
    if on != held.on:
        _check_free(held.board, on)
    held.on, held.starts_at, held.place, held.is_public = on, starts_at, place, is_public
    held.save(update_fields=["on", "starts_at", "place", "is_public"])
    return held


@action("meeting.call_off")
def call_off(meeting: Meeting, *, by: User | None, today: date, because: str, version: int | None = None) -> Meeting:
    """The meeting does not take place. What was planned once goes back into the forward plan."""
    held = claim(meeting, version)
    check_to_come(held)
    check_reason(because, field="because", ask="Say why the meeting does not take place.")
    held.called_off_on, held.called_off_because = today, because
    held.save(update_fields=["called_off_on", "called_off_because"])
    ForwardItem.objects.filter(item__meeting=held, repeats="").update(item=None)
    return held


@action("meeting.attend")
def attend(
    meeting: Meeting, *, by: User | None, today: date, states: dict[Seat, tuple[str, str]], version: int | None = None
) -> Meeting:
    """Who was there: of each seat its state and, where a deputy came, the deputy's name."""
    held = claim(meeting, version)
    if held.called_off_on:
        raise Refused(f"The meeting was called off on {say(held.called_off_on)}.")
    for seat, (state, deputy) in states.items():
        if seat.board_id != held.board_id:
            raise Refused(f"{seat.name} is not a member of {held.board}.")
        if state == Attendance.State.DEPUTY and not deputy.strip():
            raise Refused(f"Enter who came for {seat.name}.", field=f"deputy_{seat.pk}")
    _note(held, states)
    return held


@action("meeting.hold")
def hold(meeting: Meeting, *, by: User | None, today: date, minutes: str = "", version: int | None = None) -> Meeting:
    """The meeting has taken place on its day. `minutes` is what was said beside the items."""
    held = claim(meeting, version)
    check_to_come(held)
    check_day(held.on, today, field="minutes", what="The meeting")
    if not held.attendances.exists():
        raise Refused("Record first who was there.")
    held.held_on, held.minutes = held.on, minutes
    held.save(update_fields=["held_on", "minutes"])
    return held


@action("meeting.approve_minutes")
def approve_minutes(
    meeting: Meeting, *, by: User | None, today: date, approved_on: date, version: int | None = None
) -> Meeting:
    """The next meeting found the minutes right. From then on they stand as they are, for everyone where the meeting is public."""
    held = claim(meeting, version)
    if held.held_on is None:
        raise Refused("The meeting is not noted as held. Record who was there and what was said first.")
    if held.minutes_approved_on:
        raise Refused(f"The minutes were already approved on {say(held.minutes_approved_on)}.")
    check_day(approved_on, today, field="approved_on")
    if approved_on <= held.on:
        raise Refused("Minutes are approved at a later meeting. Enter its day.", field="approved_on")
    if held.is_public:
        check_public_paper(papers.compose(held, "", public=True))
    held.minutes_approved_on = approved_on
    held.save(update_fields=["minutes_approved_on"])
    return held


def _note(meeting: Meeting, states: dict[Seat, tuple[str, str]]) -> None:
    noted = {one.seat_id: one for one in meeting.attendances.all()}
    new = []
    for seat, (state, deputy) in states.items():
        kept = deputy.strip() if state == Attendance.State.DEPUTY else ""
        if seat.pk not in noted:
            new.append(Attendance(meeting=meeting, seat=seat, state=state, deputy=kept))
            continue
        one = noted[seat.pk]
        if (one.state, one.deputy) != (state, kept):
            one.state, one.deputy = state, kept
            one.save(update_fields=["state", "deputy"])
    Attendance.objects.bulk_create(new)


def check_to_come(meeting: Meeting) -> None:
    if meeting.called_off_on:
        raise Refused(f"The meeting was called off on {say(meeting.called_off_on)}.")
    if meeting.held_on:
        raise Refused(f"The meeting was held on {say(meeting.held_on)}, so this can no longer change.")


def check_minutes_open(meeting: Meeting) -> None:
    if meeting.called_off_on:
        raise Refused(f"The meeting was called off on {say(meeting.called_off_on)}.")
    if meeting.minutes_approved_on:
        raise Refused(
            f"The minutes were approved on {say(meeting.minutes_approved_on)}. Have the next meeting note what was wrong."
        )


def _check_free(board: Board, on: date) -> None:
    if Meeting.objects.standing().filter(board=board, on=on).exists():
        raise Refused(f"{board} already meets on {say(on)}. Choose another day.", field="on")
