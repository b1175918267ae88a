"""The pages of waits: what stands on them, what a turn changes, what the target takes."""

from __future__ import annotations

import re
from datetime import date

import pytest
from tests.conftest import TODAY
from tests.factories import make_user, sign_in
from tests.factories.waits import make_waiting_list

from areasend.records.models import Scenario, WaitingList
from areasend.records.outlook_inputs import NoInputs, gather
from areasend.rules.policies.access import Role

pytestmark = pytest.mark.django_db
SENT = {
    "pathway": "autism",
    "service": "CAMHS",
    "as_of_day": "30",
    "as_of_month": "9",
    "as_of_year": "2026",
    "waiting": "50",
    "mean_weeks": "20",
    "target_weeks": "13",
    "source": "Report",
}


@pytest.fixture
def lead(settings):
    settings.AREASEND_TODAY = TODAY.isoformat()
    return sign_in(make_user(roles=[Role.HEAD_OF_SERVICE]))


def test_the_largest_list_comes_first_unless_another_order_is_asked_for(lead):
    make_waiting_list(service="Small team", waiting=10)
    make_waiting_list(service="Large team", waiting=500)
    plain, asked = (lead.get("/looking-ahead/waits/", query).content.decode() for query in ({}, {"sort": "waiting"}))
    assert plain.index("Large team") < plain.index("Small team")
    assert asked.index("Small team") < asked.index("Large team")


def test_a_list_is_looked_ahead_at(lead):
    page = lead.get(f"/looking-ahead/waits/{make_waiting_list().pk}/").content.decode()
    assert "900 children wait" in page
    assert "What is taken for granted" in page
    assert "Only totals are known" in page


def test_a_turn_changes_the_answer(lead):
    pk = make_waiting_list().pk
    page = lead.get(f"/looking-ahead/waits/{pk}/", {"turn": "1", "extra_slots": "10"}).content.decode()
    assert "The appointments added cost" in page


def test_the_target_says_what_it_takes(lead):
    page = lead.get(
        f"/looking-ahead/waits/{make_waiting_list().pk}/", {"by": "2028-09", "share": "92"}
    ).content.decode()
    assert "more first appointments a week reach 92%" in page


@pytest.mark.parametrize(
    "wrong", [{"turn": "1", "extra_slots": "-4"}, {"by": "1999-01", "share": "92"}, {"by": "2028-09", "share": "120"}]
)
def test_what_cannot_be_is_said_beside_its_field(lead, wrong):
    answer = lead.get(f"/looking-ahead/waits/{make_waiting_list().pk}/", wrong)
    assert answer.status_code == 422
    assert "There is a problem" in answer.content.decode()


def test_without_flows_the_page_says_what_to_record(lead):
    page = lead.get(f"/looking-ahead/waits/{make_waiting_list(referrals=None).pk}/").content.decode()
    assert "how many were referred" in page


def test_a_list_is_recorded_and_taken_back(lead):
    made = lead.post("/looking-ahead/waits/record/", SENT, follow=True)
    assert "The list is recorded" in made.content.decode()
    found = WaitingList.objects.get(as_of=date(2026, 9, 30))
    taken = lead.post(f"/looking-ahead/waits/{found.pk}/take-back/", {"because": "Wrong month"}, follow=True)
    assert "taken back" in taken.content.decode()
    assert not WaitingList.objects.standing().exists()


def test_a_refusal_stands_beside_its_field(lead):
    make_waiting_list(service="CAMHS")
    answer = lead.post("/looking-ahead/waits/record/", SENT)
    assert answer.status_code == 422
    assert "Take that one back first" in answer.content.decode()


def test_every_month_can_be_downloaded(lead):
    make_waiting_list(service="CDC", as_of=date(2026, 8, 31))
    make_waiting_list(service="CDC")
    assert lead.get("/looking-ahead/waits/waits.csv").content.decode("utf-8-sig").count("CDC") == 2


def test_lists_are_filtered_by_what_for_and_by_words_of_the_service(lead):
    make_waiting_list(service="Trust North", pathway="adhd")
    make_waiting_list(service="Trust South")
    kept = lead.get("/looking-ahead/waits/", {"q": "north trust", "pathway": "adhd"}).content.decode()
    assert "Trust North" in kept
    assert "Trust South" not in kept
    assert "No such list" in lead.get("/looking-ahead/waits/", {"q": "west"}).content.decode()


def test_many_lists_come_by_pages(lead):
    for size in range(26):
        make_waiting_list(service=f"Service {size:02}", waiting=100 + size)
    first, second = (lead.get("/looking-ahead/waits/", {"page": page}).content.decode() for page in ("1", "2"))
    assert "26 lists" in first
    assert "Service 00" not in first
    assert "Service 00" in second
    assert "Service 25" not in second


def test_a_list_is_turned_compared_and_kept_as_a_scenario(lead):
    make_waiting_list(service="Long list", waiting=2000)
    other = make_waiting_list(service="Short & slow", pathway="speech_language", target_weeks=18)
    link = re.search(
        r'href="(/looking-ahead/what-if/waits/[^"]+)"', lead.get(f"/looking-ahead/waits/{other.pk}/").content.decode()
    )[1]
    plain, asked = (
        lead.get(where).content.decode() for where in ("/looking-ahead/what-if/waits/", link.replace("&amp;", "&"))
    )
    assert "Autism assessment: 2,000 children wait" in plain
    assert "Speech and language therapy: 900 children wait" in asked
    lead.post(f"/looking-ahead/waits/keep/?{link.partition('?')[2]}", {"title": "Speech as it is"})
    made = Scenario.objects.get(title="Speech as it is")
    assert (made.scope, made.inputs["waiting"]) == ({"list": "speech_language|Short & slow"}, 900)


def test_a_list_that_is_not_recorded_is_told_at_its_field(lead):
    make_waiting_list()
    answer = lead.get("/looking-ahead/what-if/waits/", {"s-list": "autism|Nobody"})
    assert answer.status_code == 422
    assert "Select" in answer.content.decode()


def test_a_scenario_takes_the_newest_month_of_its_list(db):
    old, new = (make_waiting_list(service="CDC", as_of=date(2026, month, 30), waiting=800 + month) for month in (6, 9))
    assert gather("waits", TODAY, {"list": old.name})["waiting"] == 809
    assert gather("waits", date(2026, 7, 1), {"list": new.name})["waiting"] == 806
    with pytest.raises(NoInputs, match="is recorded"):
        gather("waits", TODAY, {"list": "autism|Nobody"})


def test_a_list_without_flows_is_told_in_words(db):
    make_waiting_list(referrals=None)
    with pytest.raises(NoInputs, match="how many were referred"):
        gather("waits", TODAY, {})
