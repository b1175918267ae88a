"""What boards, meetings and promises refuse, each with the sentence that says what to do."""

from datetime import date

import pytest
from tests.conftest import TODAY
from tests.factories.strategic import (
    make_board,
    make_forward_item,
    make_interest,
    make_item,
    make_meeting,
    make_owed_action,
    make_pack,
    make_risk,
    make_seat,
)

from areasend.actions import agenda, board, forward_plan, owed_action, pack, seat
from areasend.actions import meeting as meetings
from areasend.actions.refusal import Refused, Stale

pytestmark = pytest.mark.django_db

DAY, AHEAD = date(2026, 10, 5), date(2026, 12, 9)


@pytest.fixture
def said(lead):
    return {"by": lead, "today": TODAY}


def held_meeting(**given):
    return make_meeting(on=DAY, held_on=DAY, **given)


def test_two_boards_do_not_share_a_name(said):
    make_board(name="SEND Board")
    with pytest.raises(Refused, match="already a board called send board"):
        board.open_board(**said, name="send board", opened_on=DAY)


def test_a_board_cannot_stand_under_its_own_group(said):
    above = make_board(name="Above")
    below = make_board(parent=above)
    with pytest.raises(Refused, match="cannot stand under itself or one of its own groups"):
        board.amend(above, **said, parent=below)


def test_a_sector_that_is_not_there_is_refused(said):
    with pytest.raises(Refused, match="Choose sectors from the list"):
        board.open_board(**said, name="A", opened_on=DAY, seat_sectors=["police"])


def test_terms_are_reviewed_after_they_are_agreed(said):
    with pytest.raises(Refused, match="reviewed after"):
        board.amend(make_board(), **said, terms_agreed_on=DAY, terms_review_on=DAY)


def test_a_board_with_groups_meetings_or_risks_is_not_closed(said):
    above = make_board()
    group = make_board(parent=above, name="The group")
    with pytest.raises(Refused, match="The group still reports to it"):
        board.close(above, **said, closed_on=DAY)
    make_meeting(group, on=AHEAD)
    with pytest.raises(Refused, match="meetings ahead"):
        board.close(group, **said, closed_on=DAY)
    with pytest.raises(Refused, match="open risks"):
        board.close(make_risk().board, **said, closed_on=DAY)


def test_what_two_people_change_is_not_overwritten(said):
    with pytest.raises(Stale):
        board.amend(make_board(version=3), **said, version=2, quorum=4)


def test_a_board_has_one_chair_unless_it_has_co_chairs(said):
    one = make_seat(part="chair", name="Pat Chair").board
    with pytest.raises(Refused, match="Pat Chair chairs"):
        seat.take(one, **said, name="Sam", sector="health", since=DAY, part="chair")
    with pytest.raises(Refused, match="has one chair"):
        seat.take(make_board(), **said, name="Sam", sector="health", since=DAY, part="co_chair")


def test_nobody_sits_twice_or_before_the_board_stood(said):
    sitting = make_seat(name="Sam")
    with pytest.raises(Refused, match="already has a seat"):
        seat.take(sitting.board, **said, name="Sam", sector="health", since=DAY)
    with pytest.raises(Refused, match="cannot begin before"):
        seat.take(make_board(opened_on=DAY), **said, name="Pat", sector="health", since=date(2026, 1, 1))


def test_an_interest_in_an_item_says_what_was_done(said, meeting):
    item, member = make_item(meeting), make_seat(meeting.board)
    with pytest.raises(Refused, match="left the room"):
        seat.declare(member, **said, text="Supplier", declared_on=DAY, item=item)
    with pytest.raises(Refused, match="not a member"):
        seat.declare(make_seat(), **said, text="Supplier", declared_on=DAY, item=item, handled="Left")


def test_an_interest_ends_once_and_after_it_began(said):
    with pytest.raises(Refused, match="Enter a later day"):
        seat.end_interest(make_interest(declared_on=DAY), **said, ended_on=date(2026, 10, 1))
    with pytest.raises(Refused, match="already ended"):
        seat.end_interest(make_interest(declared_on=DAY, ended_on=DAY), **said, ended_on=DAY)


def test_the_forward_plan_looks_ahead(said):
    with pytest.raises(Refused, match="October 2026 is over"):
        forward_plan.add(make_board(), **said, title="Survey", wanted_on=DAY)


def test_what_is_on_an_agenda_is_changed_there(said, meeting):
    on_agenda = make_forward_item(meeting.board, item=make_item(meeting))
    with pytest.raises(Refused, match="on the agenda of 9 December 2026"):
        forward_plan.drop(on_agenda, **said, because="No")


def test_a_board_meets_once_a_day(said, meeting):
    with pytest.raises(Refused, match="already meets on 9 December 2026"):
        meetings.plan(meeting.board, **said, on=meeting.on)


def test_a_meeting_is_held_once_people_were_there_and_its_day_has_come(said):
    ahead = make_meeting(on=AHEAD)
    with pytest.raises(Refused, match="in the future"):
        meetings.hold(ahead, **said)
    with pytest.raises(Refused, match="who was there"):
        meetings.hold(make_meeting(on=DAY), **said)


def test_what_was_held_no_longer_moves(said):
    with pytest.raises(Refused, match="was held on 5 October 2026"):
        meetings.amend(held_meeting(), **said, on=AHEAD)


def test_a_deputy_has_a_name(said, meeting):
    member = make_seat(meeting.board, name="Sam")

    with pytest.raises(Refused, match="who came for Sam"):
        meetings.attend(meeting, **said, states={member: ("deputy", " ")})


def test_minutes_are_approved_later_and_once(said):
    with pytest.raises(Refused, match="later meeting"):
        meetings.approve_minutes(held_meeting(), **said, approved_on=DAY)
    with pytest.raises(Refused, match="already approved"):
        meetings.approve_minutes(held_meeting(minutes_approved_on=AHEAD), **said, approved_on=AHEAD)
    with pytest.raises(Refused, match="not noted as held"):
        meetings.approve_minutes(make_meeting(on=DAY), **said, approved_on=TODAY)


def test_approved_minutes_stay(said):
    item = make_item(held_meeting(minutes_approved_on=date(2026, 11, 4)))
    with pytest.raises(Refused, match="were approved on 4 November 2026"):
        agenda.minute(item, **said, minute="Other words")


def test_minutes_are_not_written_before_the_meeting(said):
    with pytest.raises(Refused, match="not taken place"):
        agenda.minute(make_item(make_meeting(on=AHEAD)), **said, minute="Agreed")


def test_a_paper_for_decision_says_what_to_decide(said):
    with pytest.raises(Refused, match="asked to decide"):
        agenda.add(make_meeting(), **said, title="Contract", purpose="decide", paper="Words")


def test_an_item_moves_within_its_agenda(said):
    with pytest.raises(Refused, match="has 1 items"):
        agenda.move(make_item(), **said, to=5)


def test_an_item_with_an_interest_stays(said, meeting):
    item = make_item(meeting)
    make_interest(make_seat(meeting.board), item=item, handled="Left the room")
    with pytest.raises(Refused, match="declared an interest"):
        agenda.remove(item, **said)


def test_a_promise_has_an_owner_and_a_day_after_the_meeting(said):
    at = make_meeting(on=DAY)
    with pytest.raises(Refused, match="who will do it"):
        owed_action.record(at, **said, text="Ring", due_on=AHEAD)
    with pytest.raises(Refused, match="after the meeting"):
        owed_action.record(at, **said, text="Ring", owner="Head", due_on=date(2026, 10, 1))
    with pytest.raises(Refused, match="not a member"):
        owed_action.record(at, **said, text="Ring", seat=make_seat(), due_on=AHEAD)


def test_what_is_done_or_dropped_is_settled(said):
    with pytest.raises(Refused, match="already done"):
        owed_action.drop(make_owed_action(done_on=DAY), **said, because="No")
    with pytest.raises(Refused, match="was dropped"):
        owed_action.finish(make_owed_action(dropped_on=DAY, dropped_because="No"), **said, done_on=DAY)


def test_longer_means_a_day_to_come(said):
    with pytest.raises(Refused, match="still to come"):
        owed_action.postpone(make_owed_action(), **said, due_on=TODAY, because="Busy")


def test_no_pack_of_nothing_or_of_what_is_over(said):
    with pytest.raises(Refused, match="agenda is empty"):
        pack.make(make_meeting(on=AHEAD), **said)
    with pytest.raises(Refused, match="was held"):
        pack.make(held_meeting(), **said)


def test_a_pack_goes_out_once_and_not_before_it_was_made(said):
    with pytest.raises(Refused, match="It was made on"):
        pack.send(make_pack(), **said, sent_on=date(2026, 9, 1))
    with pytest.raises(Refused, match="already sent"):
        pack.send(make_pack(sent_on=DAY), **said, sent_on=TODAY)
