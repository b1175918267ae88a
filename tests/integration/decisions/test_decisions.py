"""The register of decisions: planned, decided, published, called in, settled; who reads what."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.conftest import TODAY
from tests.factories import sign_in
from tests.factories.strategic import make_board, make_decision, make_partner, make_seat
from tests.strict_html import check_html

from areasend.actions import decision as actions
from areasend.actions.refusal import Refused
from areasend.records.models import Decision

pytestmark = pytest.mark.django_db
MONDAY, FRIDAY = date(2026, 11, 16), date(2026, 11, 13)
OPEN = {"is_open_to_call_in": True, "decided_on": MONDAY, "published_on": MONDAY}


@pytest.fixture
def said(lead):
    return {"by": lead, "today": TODAY}


def day(name, on):
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


def text(answer):
    return answer.content.decode()


def planned(**given):
    return make_decision(status="planned", decided_on=None, text="", planned_on=date(2026, 12, 4), **given)


def test_references_count_up_within_a_year(said):
    given = {"maker": "Cabinet", "title": "Places", "text": "Agreed."}
    made = [actions.record(**said, **given, decided_on=MONDAY) for _ in "12"]
    assert [one.reference for one in made] == ["D26-001", "D26-002"]


def test_a_decision_is_called_in_in_time_and_stands_again(said):
    made = make_decision(**OPEN)
    held = actions.call_in(made, **said, called_in_on=date(2026, 11, 17))
    settled = actions.settle(held, **said, settled_on=TODAY, outcome="upheld")
    assert (settled.call_in, settled.call_in_settled_on) == ("upheld", TODAY)


def test_too_late_is_told_with_the_days(said):
    old = make_decision(is_open_to_call_in=True, decided_on=date(2026, 11, 2), published_on=date(2026, 11, 2))
    with pytest.raises(Refused, match="could be called in from 2 November 2026 to 9 November 2026"):
        actions.call_in(old, **said, called_in_on=TODAY)


def test_what_is_not_open_or_not_published_is_not_called_in(said):
    with pytest.raises(Refused, match="Not open to call-in"):
        actions.call_in(make_decision(decided_on=MONDAY, published_on=MONDAY), **said, called_in_on=TODAY)
    with pytest.raises(Refused, match="not published yet"):
        actions.call_in(make_decision(is_open_to_call_in=True), **said, called_in_on=TODAY)


def test_a_decision_is_decided_once_and_a_deferred_one_again(said):
    outcome = {"decided_on": MONDAY, "text": "Agreed."}
    with pytest.raises(Refused, match="already decided"):
        actions.decide(make_decision(), **said, **outcome)
    assert actions.decide(make_decision(status="deferred"), **said, **outcome).status == "approved"


def test_what_was_decided_changes_only_with_a_reason(said):
    with pytest.raises(Refused, match="Say why"):
        actions.amend(make_decision(), **said, contact="Another")
    assert actions.amend(planned(), **said, planned_on=date(2027, 1, 8)).planned_on == date(2027, 1, 8)


def test_publication_follows_the_decision_once(said):
    with pytest.raises(Refused, match="published then or later"):
        actions.publish(make_decision(decided_on=MONDAY), **said, published_on=FRIDAY)
    with pytest.raises(Refused, match="not decided yet"):
        actions.publish(planned(), **said, published_on=TODAY)


def test_the_register_says_until_when_it_can_be_called_in(client, lead):
    made = make_decision(**OPEN, title="A free school")
    page = text(sign_in(lead).get(reverse("decisions:decision", args=[made.reference])))
    assert "Call-in until 23 November 2026" in page
    assert "Effective from 24 November 2026" in page
    check_html(page)


def test_the_list_shows_what_is_ahead_and_filters(lead):
    planned(title="The budget")
    make_decision(title="Key one", is_key=True)
    make_decision(title="Plain one")
    client = sign_in(lead)
    everything = text(client.get(reverse("decisions:list")))
    assert "Next to be decided" in everything
    check_html(everything)
    key = text(client.get(reverse("decisions:list") + "?key=on&sort=-when"))
    assert "Key one" in key
    assert "Plain one" not in key
    assert "The budget" in text(client.get(reverse("decisions:list") + "?show=planned"))
    assert "Plain one" in text(client.get(reverse("decisions:download") + "?text=plain"))


def test_a_partner_reads_what_is_public_and_what_their_board_decided():
    partner, board = make_partner(), make_board()
    make_seat(board, user=partner)
    own = make_decision(is_public=False, board=board)
    other = make_decision(is_public=False)
    client = sign_in(partner)
    assert client.get(reverse("decisions:decision", args=[own.reference])).status_code == 200
    assert client.get(reverse("decisions:decision", args=[other.reference])).status_code == 404


def test_the_public_sees_what_is_published():
    shown = make_decision(published_on=MONDAY)
    make_decision()
    make_decision(published_on=MONDAY, is_public=False)
    assert list(Decision.objects.all().public()) == [shown]


def test_from_plan_to_call_in_by_its_pages(lead):
    client = sign_in(lead)
    client.post(reverse("decisions:plan"), {"title": "Places", "maker": "Cabinet", "is_open_to_call_in": "on",
                                            "is_public": "on", **day("planned_on", TODAY)})  # fmt: skip
    made = Decision.objects.get()
    outcome = {"status": "approved", "text": "Agreed.", **day("decided_on", MONDAY)}
    client.post(reverse("decisions:decide", args=[made.reference]), outcome)
    client.post(reverse("decisions:publish", args=[made.reference]), day("published_on", MONDAY))
    client.post(reverse("decisions:call_in", args=[made.reference]), day("called_in_on", TODAY))
    client.post(reverse("decisions:settle", args=[made.reference]), {"outcome": "upheld", **day("settled_on", TODAY)})
    made.refresh_from_db()
    assert made.call_in == "upheld"


def test_an_entry_is_recorded_and_changed_by_its_pages(lead):
    client = sign_in(lead)
    sent = {"title": "Places", "maker": "Cabinet", "status": "noted", "text": "Noted.", **day("decided_on", MONDAY)}
    client.post(reverse("decisions:record"), sent)
    made = Decision.objects.get()
    answer = client.post(reverse("decisions:amend", args=[made.reference]), {"title": "More places"})
    assert "Say why the entry is changed" in text(answer)
    client.post(reverse("decisions:amend", args=[made.reference]), {"title": "More places", "because": "Slip"})
    made.refresh_from_db()
    assert made.title == "More places"


def test_documents_are_kept_with_it_and_fetched(lead):
    made = make_decision()
    sent = {"title": "Report", **day("on", MONDAY), "file": SimpleUploadedFile("report.pdf", b"%PDF words")}
    client = sign_in(lead)
    client.post(reverse("decisions:add_document", args=[made.reference]), sent)
    kept = made.documents.get().file
    fetched = client.get(reverse("decisions:document", args=[made.reference, kept.pk]))
    assert b"".join(fetched) == b"%PDF words"
