from datetime import date

from django.db import connection
from tests.factories.strategic import (
    make_attendance,
    make_board,
    make_decision,
    make_forward_item,
    make_interest,
    make_item,
    make_meeting,
    make_owed_action,
    make_pack,
    make_progress_report,
    make_seat,
)

DAY, BEFORE = date(2026, 10, 1), date(2020, 1, 1)


def under_itself():
    board = make_board()
    type(board).objects.filter(pk=board.pk).update(parent=board)


def numbered_twice():
    """Looked at when the transaction ends, so that an agenda can be put in order; here at once."""
    meeting = make_meeting()
    make_item(meeting, number=1)
    make_item(meeting, number=1)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def came_twice():
    first = make_attendance()
    make_attendance(first.meeting, seat=first.seat)


def sat_twice():
    board = make_board()
    return [make_seat(board, name="Sam Day") for _ in "12"]


def met_twice():
    board = make_board()
    return [make_meeting(board, on=DAY) for _ in "12"]


def packed_twice():
    meeting = make_meeting()
    return [make_pack(meeting, number=1) for _ in "12"]


BREAKS = {
    "agenda_item_numbered_once": numbered_twice,
    "agenda_item_has_title": lambda: make_item(title=""),
    "attendance_once": came_twice,
    "attendance_deputy_named_only_if_there": lambda: make_attendance(state="present", deputy="Pat"),
    "board.slug": lambda: [make_board(slug="same") for _ in "12"],
    "board.name": lambda: [make_board(name="The same board") for _ in "12"],
    "board_under_another": under_itself,
    "board_closed_after_opened": lambda: make_board(closed_on=BEFORE),
    "decision.reference": lambda: [make_decision(reference="D-1") for _ in "12"],
    "decision_decided_on_a_day": lambda: make_decision(status="planned", planned_on=None, decided_on=None),
    "decision_says_what": lambda: make_decision(text=""),
    "decision_called_in_on_a_day": lambda: make_decision(call_in="called_in"),
    "forward_item_has_title": lambda: make_forward_item(title=""),
    "forward_item_dropped_with_reason": lambda: make_forward_item(dropped_on=DAY),
    "interest_has_text": lambda: make_interest(text=""),
    "interest_ends_after_declared": lambda: make_interest(ended_on=BEFORE),
    "meeting_once_a_day": met_twice,
    "meeting_called_off_with_reason": lambda: make_meeting(called_off_on=DAY),
    "meeting_minutes_once_held": lambda: make_meeting(minutes_approved_on=DAY),
    "owed_action_has_owner": lambda: make_owed_action(owner=""),
    "owed_action_done_or_dropped": lambda: make_owed_action(done_on=DAY, dropped_on=DAY, dropped_because="No"),
    "owed_action_dropped_with_reason": lambda: make_owed_action(dropped_on=DAY),
    "pack_numbered_once": packed_twice,
    "progress_report_ends_after_start": lambda: make_progress_report(ends_on=BEFORE),
    "seat_has_name": lambda: make_seat(name=""),
    "seat_ends_after_start": lambda: make_seat(until=BEFORE),
    "seat_held_once": sat_twice,
}
