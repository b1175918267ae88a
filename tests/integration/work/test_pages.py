"""Who may open My work, what they see, and how much it costs."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from tests.conftest import TODAY
from tests.factories import (
    count_queries,
    make_advice,
    make_case,
    make_cases,
    make_contact,
    make_team,
    make_user,
    sign_in,
)
from tests.strict_html import check_html

from areasend.rules.policies.access import Role


@pytest.fixture
def officer():
    return make_user("Olive Officer", team=make_team())


def fill(officer, number: int) -> None:
    """Work for every section."""
    making = {"request.received": date(2026, 7, 1), "decision.assess": date(2026, 8, 1)}
    for case in make_cases(number, officer=officer, facts=making):
        make_advice(case, asked_on=date(2026, 8, 2))
        make_contact(case, date(2026, 11, 2), answer_due_on=date(2026, 11, 20))
    make_cases(number, officer=officer, facts=making | {"decision.issue": TODAY, "draft.served": TODAY})
    make_cases(number, officer=officer, facts={"request.received": TODAY - timedelta(40)})
    make_cases(number, officer=officer, process="plan", facts={"plan.made": TODAY - timedelta(310)})


def test_my_work_is_strict_html_with_every_section(officer):
    fill(officer, 2)
    text = sign_in(officer).get("/work/").content.decode()
    check_html(text)
    assert all(f'id="{key}"' in text for key in ("overdue", "due", "promises", "advice", "others", "reviews"))


def test_the_number_of_queries_does_not_grow(officer):
    fill(officer, 1)
    few = count_queries(sign_in(officer), "/work/")
    fill(officer, 10)
    assert count_queries(sign_in(officer), "/work/") == few
    assert few <= 24


def test_whoever_is_not_signed_in_goes_to_the_sign_in():
    assert Client().get("/work/").headers["Location"] == "/accounts/login/?next=%2Fwork%2F"


@pytest.mark.parametrize("role", list(Role))
def test_whoever_holds_nothing_is_shown_the_way(role):
    page = sign_in(make_user(roles=[role])).get("/work/")
    check_html(page.content.decode())
    assert "You hold no open cases" in page.content.decode()


def test_a_manager_is_led_to_workload_and_the_analyst_to_timeliness():
    assert 'href="/workload/"' in sign_in(make_user(roles=[Role.TEAM_MANAGER])).get("/work/").content.decode()
    assert 'href="/timeliness/"' in sign_in(make_user(roles=[Role.ANALYST])).get("/work/").content.decode()


def test_a_colleague_of_the_team_sees_the_work_for_cover(officer):
    make_case(officer=officer)
    page = sign_in(make_user(team=officer.team)).get(f"/work/{officer.pk}/")
    assert "Work of Olive Officer" in page.content.decode()


def test_an_officer_of_another_team_does_not_find_it(officer):
    make_case(officer=officer)
    stranger = make_user(team=make_team("South team"))
    assert sign_in(stranger).get(f"/work/{officer.pk}/").status_code == 404


def test_an_administrator_may_not_look_at_an_officers_work(officer):
    make_case(officer=officer)
    assert sign_in(make_user(roles=[Role.ADMINISTRATOR])).get(f"/work/{officer.pk}/").status_code == 403


def test_an_analyst_sees_the_work_without_buttons(officer):
    make_case(officer=officer, facts={"request.received": date(2026, 9, 1)})
    text = sign_in(make_user(roles=[Role.ANALYST])).get(f"/work/{officer.pk}/").content.decode()
    assert "A26-" in text
    assert "/steps/" not in text


def test_the_number_above_a_section_is_that_of_the_list_behind_it(officer):
    fill(officer, 9)
    client = sign_in(officer)
    for section in client.get("/work/").context["work"].sections:
        counted = {"advice": 9, "promises": 9}.get(section.key, section.total)
        assert client.get(section.href).context["page"].paginator.count == counted, section.key


def test_the_number_of_each_kind_is_that_of_the_list_behind_it(officer):
    for days in (50, 60, 120, 150, 200):
        make_case(officer=officer, facts={"request.received": TODAY - timedelta(days)})
        make_case(officer=officer, facts=deciding(days))
    client = sign_in(officer)
    kinds = client.get("/work/").context["work"].kinds
    assert [client.get(kind.href).context["page"].paginator.count for kind in kinds] == [kind.number for kind in kinds]
    assert {kind.href.rpartition("%2F")[2] for kind in kinds} >= {"issue_final_plan", "decide_no_plan"}


def deciding(days: int) -> dict[str, date]:
    return {"request.received": TODAY - timedelta(days), "decision.assess": TODAY - timedelta(days - 40)}
