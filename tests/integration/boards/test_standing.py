"""Balance, quorum, attendance over the year, what a pack lacks."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.conftest import TODAY
from tests.factories.strategic import make_attendance, make_board, make_decision, make_item, make_meeting, make_seat

from areasend.records import board_standing as standing
from areasend.records.models import Board, Seat
from areasend.web.boards.tree import tree

pytestmark = pytest.mark.django_db


def sitting(board):
    return list(Seat.objects.sitting(TODAY).filter(board=board))


def test_a_sector_without_a_seat_is_a_vacancy_and_out_of_balance(board):
    make_seat(board, sector="education", part="chair")
    assert standing.vacancies(board, sitting(board)) == ["health"]
    assert not standing.balance(board, sitting(board)).is_balanced


def test_clerks_and_guests_make_no_quorum(board):
    seats = [make_seat(board, sector="health", part=part) for part in ("clerk", "in_attendance", "member")]
    found = standing.quorum(board, seats)
    assert (found.is_met, found.short_by) == (False, 1)


def test_a_deputy_counts_for_the_sector(board, held):
    for state, sector in (("deputy", "health"), ("present", "education"), ("apologies", "social_care")):
        make_attendance(held, seat=make_seat(board, sector=sector), state=state, deputy="Pat" * (state == "deputy"))
    assert standing.meeting_quorum(held).is_met


def test_attendance_is_of_the_last_twelve_months(board, held):
    seat = make_seat(board)
    make_attendance(held, seat=seat)
    long_ago = make_meeting(board, on=date(2025, 10, 1), held_on=date(2025, 10, 1))
    make_attendance(long_ago, seat=seat, state="absent")
    (came,) = standing.attendance_of_year(board, [seat], TODAY)
    assert (came.meetings, came.present, came.share) == (1, 1, 1.0)


def test_what_lacks_a_paper_is_told_with_its_day(meeting):
    make_item(meeting, title="Figures", section="indicators")
    make_item(meeting, title="Survey", presenter="Forum")
    (lack,) = standing.lacks(meeting, list(meeting.items.all()))
    assert (lack.text, lack.whose, lack.by_on) == ("“Survey” has no paper", "Forum", date(2026, 11, 18))


def test_an_empty_agenda_and_no_place_are_lacking():
    bare = make_meeting(place="")
    assert [one.text for one in standing.lacks(bare, [])] == [
        "The agenda is empty",
        "It is not said where the meeting is",
    ]


def test_the_published_example_of_call_in():
    decision = make_decision(
        decided_on=date(2024, 1, 4), published_on=date(2024, 1, 4), is_open_to_call_in=True, is_key=True
    )
    assert standing.called_in(decision, TODAY).effective_on == date(2024, 1, 12)


def test_the_tree_asks_no_more_for_more_boards(db):
    def asked():
        with CaptureQueriesContext(connection) as found:
            tree(Board.objects.open(TODAY).with_seats(TODAY), TODAY)
        return len(found)

    above = make_board()
    make_seat(above)
    few = asked()
    for _ in range(4):
        make_seat(make_board(parent=above))
    assert asked() == few


def test_groups_stand_under_their_board(db):
    above = make_board()
    below = make_board(parent=above)
    (top,) = tree(Board.objects.open(TODAY).with_seats(TODAY), TODAY)
    assert (top.board, [one.board for one in top.groups]) == (above, [below])
    assert Board.objects.under(above) == {above.pk, below.pk}
