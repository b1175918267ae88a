"""How an agenda is drawn and kept in order, and what stands in the forward plan afterwards."""

from datetime import date

import pytest
from tests.conftest import TODAY
from tests.factories.strategic import make_forward_item, make_item

from areasend.actions import agenda, meeting
from areasend.actions.forward_plan import next_month
from areasend.records.models import ForwardItem

pytestmark = pytest.mark.django_db

DECEMBER, JANUARY = date(2026, 12, 1), date(2027, 1, 1)


@pytest.fixture
def said(lead):
    return {"by": lead, "today": TODAY}


def titles(of):
    return [item.title for item in of.items.order_by("number")]


def numbers(of):
    return list(of.items.order_by("number").values_list("number", flat=True))


def test_an_agenda_holds_what_always_stands_and_what_is_planned_up_to_its_month(said, board):
    make_forward_item(board, title="The survey", wanted_on=DECEMBER)
    make_forward_item(board, title="Next year", wanted_on=JANUARY)
    made = meeting.plan(board, **said, on=date(2026, 12, 9))
    assert "The survey" in titles(made)
    assert "Next year" not in titles(made)
    assert titles(made)[0] == "Welcome, apologies and declarations of interest"
    assert numbers(made) == list(range(1, 10))


def test_what_repeats_is_planned_anew(said, board):
    make_forward_item(board, title="The report", wanted_on=DECEMBER, repeats="termly")
    meeting.plan(board, **said, on=date(2026, 12, 9))
    assert ForwardItem.objects.get(item=None).wanted_on == JANUARY


@pytest.mark.parametrize(
    ("repeats", "wanted"),
    [("every_meeting", JANUARY), ("termly", JANUARY), ("yearly", date(2027, 12, 1))],
)
def test_when_it_is_wanted_again(repeats, wanted):
    assert next_month(repeats, date(2026, 12, 9)) == wanted


def test_the_plan_of_a_meeting_called_off_waits_for_the_next(said, board):
    make_forward_item(board, title="The survey", wanted_on=DECEMBER)
    first = meeting.plan(board, **said, on=date(2026, 12, 9))
    meeting.call_off(first, **said, because="Snow")
    assert "The survey" in titles(meeting.plan(board, **said, on=date(2026, 12, 9)))


def test_an_item_moves_and_the_others_close_up(said, meeting_of_three):
    agenda.move(meeting_of_three.items.get(title="C"), **said, to=1)
    assert titles(meeting_of_three) == ["C", "A", "B"]
    assert numbers(meeting_of_three) == [1, 2, 3]


def test_what_is_taken_off_leaves_no_gap_and_goes_back_to_the_plan(said, meeting_of_three):
    item = meeting_of_three.items.get(title="B")
    planned = make_forward_item(meeting_of_three.board, item=item)
    agenda.remove(item, **said)
    planned.refresh_from_db()
    assert numbers(meeting_of_three) == [1, 2]
    assert planned.item is None


@pytest.fixture
def meeting_of_three(meeting):
    for title in "ABC":
        make_item(meeting, title=title)
    return meeting
