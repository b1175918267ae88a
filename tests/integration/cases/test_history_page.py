"""Who did what in a case, what it was before, and who opened the record."""

from datetime import date

import pytest
from tests.conftest import TODAY
from tests.factories import make_case, make_user, sign_in
from tests.integration.cases.forms import address
from tests.strict_html import check_html

from areasend.actions import case as cases
from areasend.actions import fact, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def said(officer):
    return {"by": officer, "today": TODAY, "because": "The letter says so"}


def test_a_correction_stands_with_what_it_was_who_and_why(client, case, said):
    fact.correct(case.facts.get(name="decision.assess"), **said, on=date(2026, 9, 28))
    page = client.get(address(case, "history/")).text
    check_html(page)
    for words in (
        "Corrected what was recorded",
        "Decision to assess sent, on: 2026-10-01 → 2026-09-28",
        "The letter says so",
        "Olive Officer",
    ):
        assert words in page


def test_a_change_to_the_child_stands_there_too(client, case, said):
    person.amend(case.person, **said, postcode="HP20 1UY")
    assert "postcode: nothing → HP20 1UY" in client.get(address(case, "history/")).text


def test_of_a_handover_of_many_each_case_shows_its_own(officer):
    one, two = make_case(officer=officer), make_case(officer=make_user("Otto", team=officer.team))
    manager = make_user(team=officer.team, roles=["team_manager"])
    new = make_user("Nia", team=officer.team)
    former = {one: one.officer.name, two: two.officer.name}
    cases.reassign_many([one, two], by=manager, officers=[new], because="A leaver")
    for case, before in former.items():
        page = sign_in(manager).get(address(case, "history/")).text
        assert page.count("officer: ") == 1
        assert f"officer: {before} → {new.name}" in page


def test_who_opened_the_record_is_shown(client, case):
    client.get(address(case))
    page = client.get(address(case, "history/")).text
    assert "Who opened the record" in page
    assert ": Olive Officer, 2 times</li>" in page


def test_a_case_without_a_past_says_so(client, officer):
    page = client.get(address(make_case(officer=officer), "history/")).text
    check_html(page)
    assert "Nothing yet" in page


def test_a_long_history_comes_in_pages(client, case, said):
    for day in range(1, 29):
        for month in (7, 8):
            fact.correct(case.facts.get(name="request.received"), **said, on=date(2026, month, day))
    page = client.get(address(case, "history/"), {"page": "2"}).text
    check_html(page)
    assert page.count("Corrected what was recorded") == 6
