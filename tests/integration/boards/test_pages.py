"""Pages of boards and meetings: what each person sees there, and what is sent from them."""

from datetime import date

import pytest
from django.urls import reverse
from tests.conftest import TODAY
from tests.factories.strategic import make_attendance, make_board, make_item, make_meeting, make_owed_action, make_seat
from tests.strict_html import check_html

from areasend.records.models import Board, Decision, Meeting, OwedAction, Pack

pytestmark = pytest.mark.django_db


def day(name, on):
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


def text(answer):
    return answer.content.decode()


def test_a_member_sees_their_board_and_no_other(client_of, member, board):
    make_board(name="Somebody else's board")
    page = text(client_of(member).get(reverse("boards:list")))
    assert "SEND Board" in page
    assert "Somebody else&#x27;s board" not in page


def test_who_sits_on_no_board_is_told_so(client_of, lead, db):
    from tests.factories.strategic import make_partner

    assert "You sit on no board" in text(client_of(make_partner()).get(reverse("boards:list")))


@pytest.mark.parametrize("name", ["board", "meeting", "minutes"])
def test_a_stranger_finds_nothing_and_a_member_may_look(client_of, member, board, held, name):
    from tests.factories.strategic import make_partner

    where = reverse(f"boards:{name}", args=[board.slug if name == "board" else held.pk])
    assert client_of(make_partner()).get(where).status_code == 404
    seen = client_of(member).get(where)
    assert seen.status_code == 200
    check_html(text(seen))


def test_a_member_sees_no_button_that_is_not_theirs(client_of, member, meeting):
    assert "Make the pack" not in text(client_of(member).get(reverse("boards:meeting", args=[meeting.pk])))


def test_a_board_is_added(client_of, lead):
    sent = {"name": "Local offer group", "kind": "group", **day("opened_on", TODAY), "seat_sectors": ["health"]}
    answer = client_of(lead).post(reverse("boards:new"), sent)
    assert answer["Location"] == reverse("boards:board", args=["local-offer-group"])
    assert Board.objects.get(slug="local-offer-group").quorum == 0


def test_an_empty_form_says_what_is_missing(client_of, lead):
    answer = client_of(lead).post(reverse("boards:new"), {})
    assert answer.status_code == 422
    assert "Enter the name of the board" in text(answer)
    check_html(text(answer))


def test_what_somebody_changed_meanwhile_is_not_overwritten(client_of, lead, board):
    sent = {"name": "SEND Board", "kind": "board", **day("opened_on", date(2025, 9, 1)), "version": 0}
    answer = client_of(lead).post(reverse("boards:amend", args=[board.slug]), sent)
    assert "Someone changed this record" in text(answer)


def test_a_meeting_is_planned_with_its_agenda(client_of, lead, board):
    sent = day("on", date(2026, 12, 9)) | {"starts_at": "14:00", "place": "County hall"}
    answer = client_of(lead).post(reverse("boards:plan_meeting", args=[board.slug]), sent, follow=True)
    assert "The plan by exception" in text(answer)
    check_html(text(answer))


def test_the_page_of_a_meeting_says_what_its_pack_lacks(client_of, lead, meeting):
    make_item(meeting, title="The survey", presenter="The forum")
    page = text(client_of(lead).get(reverse("boards:meeting", args=[meeting.pk])))
    assert "“The survey” has no paper" in page
    assert "18 November 2026" in page


def test_items_are_put_in_order_without_a_script(client_of, lead, meeting):
    make_item(meeting, title="A")
    second = make_item(meeting, title="B")
    client_of(lead).post(reverse("boards:move_item", args=[second.pk]), {"way": "up"})
    assert [item.title for item in meeting.items.order_by("number")] == ["B", "A"]


def test_one_button_makes_the_pack(client_of, lead, meeting):
    make_item(meeting, section="owed", title="Owed")
    answer = client_of(lead).post(reverse("boards:make_pack", args=[meeting.pk]), follow=True)
    assert "Pack 1 is made" in text(answer)
    check_html(text(answer))


def test_a_pack_is_read_fetched_and_sent(client_of, lead, member, meeting):
    make_item(meeting, section="interests", title="Interests")
    client_of(lead).post(reverse("boards:make_pack", args=[meeting.pk]))
    made = Pack.objects.get()
    pdf = client_of(member).get(reverse("boards:pack_pdf", args=[made.pk]))
    assert pdf.content.startswith(b"%PDF")
    assert 'filename="send-board-2026-12-09-pack-1.pdf"' in pdf["Content-Disposition"]
    client_of(lead).post(reverse("boards:send_pack", args=[made.pk]))
    made.refresh_from_db()
    assert made.sent_on == TODAY


def test_a_refused_button_says_why(client_of, lead, meeting):
    answer = client_of(lead).post(reverse("boards:make_pack", args=[meeting.pk]), follow=True)
    assert "The agenda is empty" in text(answer)


@pytest.fixture
def today_meeting(board):
    made = make_meeting(board, on=TODAY)
    make_item(made, title="Waiting times")
    make_item(made, title="Places")
    return made


def test_the_quorum_is_looked_at_before_anything_is_saved(client_of, lead, today_meeting):
    seats = [make_seat(today_meeting.board, sector=sector) for sector in ("health", "education")]
    sent = {f"state_{seat.pk}": "present" for seat in seats} | {"look": "1"}
    page = text(client_of(lead).post(reverse("boards:attendance", args=[today_meeting.pk]), sent))
    assert "Two members are present; the quorum is 2" in page
    assert not today_meeting.attendances.exists()
    check_html(page)


def test_attendance_is_saved_and_can_be_mended(client_of, lead, today_meeting):
    seat = make_seat(today_meeting.board)
    where = reverse("boards:attendance", args=[today_meeting.pk])
    client_of(lead).post(where, {f"state_{seat.pk}": "apologies"})
    client_of(lead).post(where, {f"state_{seat.pk}": "deputy", f"deputy_{seat.pk}": "Pat"})
    noted = today_meeting.attendances.get()
    assert (noted.state, noted.deputy) == ("deputy", "Pat")


def test_a_deputy_without_a_name_is_asked_for(client_of, lead, today_meeting):
    seat = make_seat(today_meeting.board, name="Sam")
    sent = {f"state_{seat.pk}": "deputy"}
    answer = client_of(lead).post(reverse("boards:attendance", args=[today_meeting.pk]), sent)
    assert answer.status_code == 422
    assert "Enter who came for Sam" in text(answer)


def test_minute_promise_and_decision_are_written_in_one_go(client_of, lead, today_meeting):
    item = today_meeting.items.get(number=1)
    sent = {
        "minute": "Agreed after debate.",
        "owed_text": "Bring the figures",
        "owed_owner": "Head of SEND",
        **day("owed_due_on", date(2026, 12, 18)),
        "decided_text": "Open a second clinic",
        "decided_status": "approved",
    }
    answer = client_of(lead).post(reverse("boards:minute", args=[item.pk]), sent)
    assert answer["Location"] == reverse("boards:minute", args=[today_meeting.items.get(number=2).pk])
    assert OwedAction.objects.get().item == item
    assert Decision.objects.get().text == "Open a second clinic"


def test_half_a_promise_is_not_taken(client_of, lead, today_meeting):
    item = today_meeting.items.get(number=1)
    answer = client_of(lead).post(reverse("boards:minute", args=[item.pk]), {"minute": "x", "owed_text": "Ring"})
    assert answer.status_code == 422
    assert "Enter the day by which it will be done" in text(answer)
    assert "Say who will do it" in text(answer)


def test_a_meeting_goes_from_held_to_approved(client_of, lead, held, today_meeting):
    client = client_of(lead)
    make_attendance(today_meeting)
    client.post(reverse("boards:hold", args=[today_meeting.pk]), {"minutes": "Opened at two."})
    client.post(reverse("boards:approve_minutes", args=[held.pk]), day("approved_on", TODAY))
    assert Meeting.objects.get(pk=today_meeting.pk).held_on == TODAY
    assert Meeting.objects.get(pk=held.pk).minutes_approved_on == TODAY


def test_minutes_are_a_page_and_a_pdf(client_of, lead, held):
    assert "The board asked for a plan." in text(client_of(lead).get(reverse("boards:minutes", args=[held.pk])))
    pdf = client_of(lead).get(reverse("boards:minutes_pdf", args=[held.pk]))
    assert pdf.content.startswith(b"%PDF")


def test_who_owes_it_says_how_it_stands_and_nobody_else_may(client_of, member, board, held):
    own = make_owed_action(held, seat=member.seats.get(), text="Bring the waits")
    other = make_owed_action(held, text="Another's")
    client = client_of(member)
    client.post(reverse("boards:follow_up", args=[own.pk]), {"outcome": "done", "words": "Sent round"})
    own.refresh_from_db()
    assert (own.done_on, own.done_note) == (TODAY, "Sent round")
    assert client.get(reverse("boards:follow_up", args=[other.pk])).status_code == 404


@pytest.mark.parametrize(("outcome", "sentence"), [("longer", "Say why"), ("dropped", "Say why"), ("", "Say how")])
def test_a_follow_up_asks_for_what_belongs_to_the_answer(client_of, lead, held, outcome, sentence):
    owed = make_owed_action(held)
    answer = client_of(lead).post(reverse("boards:follow_up", args=[owed.pk]), {"outcome": outcome})
    assert sentence in text(answer)


def test_actions_owed_are_filtered_sorted_and_downloaded(client_of, lead, held):
    make_owed_action(held, text="Late one", due_on=date(2026, 11, 1))
    make_owed_action(held, text="Done one", done_on=TODAY)
    client = client_of(lead)
    late = text(client.get(reverse("boards:owed") + "?state=late&sort=-owner"))
    assert "Late one" in late
    assert "Done one" not in late
    assert "Done one" in text(client.get(reverse("boards:owed_csv") + "?state=done"))
