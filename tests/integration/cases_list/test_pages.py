"""The list as a page: who sees which cases, order, pages, cost, and that it stands without JavaScript."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from tests.conftest import TODAY
from tests.factories import (
    count_queries,
    make_case,
    make_cases,
    make_exception,
    make_person,
    make_placement,
    make_team,
    make_user,
    sign_in,
)
from tests.strict_html import check_html

from areasend.rules.policies.access import Role


@pytest.fixture
def officer():
    return make_user("Olive Officer", team=make_team())


def references(client: Client, path: str = "/cases/") -> list[str]:
    return [row["reference"] for row in client.get(path).context["rows"]]


def test_owner_and_colleague_see_a_case_and_a_stranger_does_not(officer):
    case = make_case(officer=officer)
    colleague, stranger = make_user(team=officer.team), make_user(team=make_team("South team"))
    assert references(sign_in(officer)) == references(sign_in(colleague)) == [case.reference]
    assert references(sign_in(stranger)) == []


@pytest.mark.parametrize("role", [Role.TEAM_MANAGER, Role.HEAD_OF_SERVICE, Role.ANALYST])
def test_these_roles_see_the_whole_area(officer, role):
    case = make_case(officer=officer)
    assert references(sign_in(make_user(roles=[role]))) == [case.reference]


def test_an_administrator_sees_no_list():
    assert sign_in(make_user(roles=[Role.ADMINISTRATOR])).get("/cases/").status_code == 403


def test_whoever_is_not_signed_in_goes_to_the_sign_in():
    assert Client().get("/cases/").status_code == 302


def test_the_page_is_strict_html_and_says_all_of_a_case(officer):
    person = make_person("Amara", "Okoro", born_on=date(2017, 1, 5))
    case = make_case(officer=officer, person=person, facts={"request.received": TODAY - timedelta(50)})
    make_placement(person)
    make_exception(case)
    text = sign_in(officer).get("/cases/").content.decode()
    check_html(text)
    words = ("Amara Okoro", "age 9", "Hill Farm School", "8 days late", "Exception", "Deciding whether to assess")
    assert [word for word in words if word not in text] == []


def test_the_number_of_queries_does_not_grow(officer):
    make_cases(3, officer=officer)
    few = count_queries(sign_in(officer), "/cases/")
    make_cases(30, officer=officer)
    assert count_queries(sign_in(officer), "/cases/") == few
    assert few <= 14


def test_an_empty_list_says_what_to_do(officer):
    text = sign_in(officer).get("/cases/").content.decode()
    check_html(text)
    assert "No open cases here yet" in text


def test_a_filter_that_nothing_passes_says_so_and_shows_its_tags(officer):
    text = sign_in(officer).get("/cases/?q=Zzyzx&opened_from=2026-01-02").content.decode()
    check_html(text)
    assert "No case passes these filters" in text
    assert "2 Jan 2026" in text


def test_a_filter_is_taken_away_by_its_tag(officer):
    tags = sign_in(officer).get("/cases/?process=plan&lateness=overdue").context["tags"]
    assert {tag.href for tag in tags} == {"?process=plan", "?lateness=overdue"}


@pytest.mark.parametrize("sort", ["name", "due", "reference", "final", "officer", "stage", "opened", "move"])
def test_each_order_turns_round(officer, sort):
    for days in (10, 70, 40):
        make_case(officer=officer, facts={"request.received": TODAY - timedelta(days)})
    client = sign_in(officer)
    assert references(client, f"/cases/?sort={sort}") == references(client, f"/cases/?sort=-{sort}")[::-1]


def test_cases_that_owe_nothing_come_last(officer):
    owes_nothing = make_case(officer=officer, process="plan", facts={"plan.made": TODAY, "cease.decided": TODAY})
    make_case(officer=officer)
    assert references(sign_in(officer))[-1] == owes_nothing.reference


def test_the_nearest_name_comes_first(officer):
    for forename in ("Jane", "Janet", "Jan"):
        make_case(officer=officer, person=make_person(forename, "Archer"))
    first = sign_in(officer).get("/cases/?q=janet").context["rows"][0]
    assert first["name"] == "Janet Archer"


def test_pages_of_twenty_five(officer):
    make_cases(30, officer=officer)
    client = sign_in(officer)
    first, second = references(client, "/cases/?per=25"), references(client, "/cases/?per=25&page=2")
    assert (len(first), len(second)) == (25, 5)
    assert set(first).isdisjoint(second)


def test_a_page_beyond_the_last_shows_the_last(officer):
    make_cases(2, officer=officer)
    assert len(references(sign_in(officer), "/cases/?page=99")) == 2


def test_only_who_may_hand_over_gets_boxes_to_tick(officer):
    make_case(officer=officer)
    manager = make_user(roles=[Role.TEAM_MANAGER], team=officer.team)
    assert "Hand over the ticked" not in sign_in(officer).get("/cases/").content.decode()
    page = sign_in(manager).get("/cases/").content.decode()
    check_html(page)
    assert "Hand over the ticked" in page


def test_htmx_gets_an_address_without_empty_parts(officer):
    page = sign_in(officer).get("/cases/?q=&process=plan", headers={"HX-Request": "true"})
    assert page.headers["HX-Push-Url"] == "/cases/?process=plan"


def test_past_the_final_date_the_row_names_the_last_duty_and_whose_move_it_is_by_now(officer):
    received = TODAY - timedelta(200)
    make_case(officer=officer, facts={"request.received": received, "decision.assess": received + timedelta(30)})
    (row,) = sign_in(officer).get("/cases/").context["rows"]
    assert (row["duty"], row["when"]) == ("Send the final plan to the family, the setting and health", "8 weeks late")
    assert row["earlier"].endswith(", due 22 Aug 2026")
    assert (row["move"], row["waiting_for"], row["final_late"]) == ("Council", "waiting for the advisers", "")


def test_a_search_of_500_letters_is_refused_with_words(officer):
    text = sign_in(officer).get(f"/cases/?q={'a' * 500}").content.decode()
    check_html(text)
    assert "<title>Error: Cases" in text
