"""Workload: the numbers, the lists behind them, and who may look."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from tests.conftest import TODAY
from tests.factories import count_queries, make_case, make_cases, make_team, make_user, sign_in
from tests.strict_html import check_html

from areasend.rules.policies.access import Role


@pytest.fixture
def head():
    return make_user("Hal Head", roles=[Role.HEAD_OF_SERVICE])


@pytest.fixture
def olive():
    """An officer with a late case, one past 20 weeks, one due this week, and a plan."""
    olive = make_user("Olive Officer", team=make_team())
    for days in (50, 200, 38):
        make_case(officer=olive, facts={"request.received": TODAY - timedelta(days)})
    make_case(officer=olive, process="plan", facts={"plan.made": TODAY - timedelta(100)})
    return olive


def cells(client: Client, name: str, path: str = "/workload/") -> dict[str, int]:
    teams = client.get(path).context["teams"]
    (row,) = [row for team in teams for row in team["rows"] if row.name == name]
    return {cell.label: cell.number for cell in [*row.cells, *row.by_process]}


def test_the_numbers_of_an_officer(head, olive):
    assert cells(sign_in(head), "Olive Officer") == {
        "Open": 4,
        "Assessments": 3,
        "Plans": 1,
        "Overdue": 2,
        "Past final date": 1,
        "Due in 7 days": 1,
        "Due in 28 days": 1,
    }


def test_every_number_opens_the_list_of_as_many_cases(head, olive):
    client = sign_in(head)
    (team,) = client.get("/workload/").context["teams"]
    for cell in [*team["rows"][0].cells, *team["rows"][0].by_process]:
        assert client.get(cell.href).context["page"].paginator.count == cell.number, cell.label


def test_the_rarer_processes_are_one_column_that_leads_to_them(head, olive):
    make_case(officer=olive, process="appeal", facts={"appeal.registered": TODAY - timedelta(5)})
    client = sign_in(head)
    (team,) = client.get("/workload/").context["teams"]
    other = team["rows"][0].by_process[-1]
    assert (other.label, other.number) == ("Other", 1)
    assert client.get(other.href).context["page"].paginator.count == 1


def test_cases_that_nobody_holds_are_a_line_of_their_own(head):
    make_case()
    assert cells(sign_in(head), "Nobody yet")["Open"] == 1


def test_how_late_is_drawn_with_words(head, olive):
    text = sign_in(head).get("/workload/").content.decode()
    check_html(text)
    assert "<title>Past the final date: 1 by 5 to 12 weeks</title>" in text


def test_teams_are_summed_up(head, olive):
    make_cases(2, team=make_team("South team"))
    summary = sign_in(head).get("/workload/").context["summary"]
    assert {row.name: row.cells[2].number for row in summary} == {"North team": 4, "South team": 2}


@pytest.mark.parametrize(
    ("sort", "first"), [("name", "Ann"), ("-name", "Olive Officer"), ("open", "Ann"), ("-plan", "Olive Officer")]
)
def test_lines_are_sorted(head, olive, sort, first):
    make_case(officer=make_user("Ann", team=olive.team))
    (team,) = sign_in(head).get(f"/workload/?sort={sort}").context["teams"]
    assert team["rows"][0].name == first


def test_the_number_of_queries_does_not_grow(head):
    make_cases(3, officer=make_user(team=make_team()))
    few = count_queries(sign_in(head), "/workload/")
    for name in ("East", "West"):
        make_cases(15, officer=make_user(team=make_team(name)))
    assert count_queries(sign_in(head), "/workload/") == few
    assert few <= 10


def test_an_empty_area_says_so(head):
    text = sign_in(head).get("/workload/").content.decode()
    check_html(text)
    assert "No open cases" in text


def test_a_manager_sees_her_own_team_first(olive):
    make_cases(1, team=make_team("Alpha team"))
    manager = make_user(roles=[Role.TEAM_MANAGER], team=olive.team)
    teams = [team["team"].name for team in sign_in(manager).get("/workload/").context["teams"]]
    assert teams == ["North team", "Alpha team"]


def test_a_manager_hands_over_only_from_her_own_team(olive):
    manager = make_user(roles=[Role.TEAM_MANAGER], team=olive.team)
    make_case(officer=make_user("Stefan", team=make_team("South team")))
    teams = sign_in(manager).get("/workload/").context["teams"]
    assert {row.name: bool(row.handover) for team in teams for row in team["rows"]} == {
        "Olive Officer": True,
        "Stefan": False,
    }


@pytest.mark.parametrize("role", [Role.OFFICER, Role.ADMINISTRATOR])
def test_these_roles_do_not_see_the_workload(role):
    assert sign_in(make_user(roles=[role])).get("/workload/").status_code == 403


def test_whoever_is_not_signed_in_goes_to_the_sign_in():
    assert Client().get("/workload/").status_code == 302
