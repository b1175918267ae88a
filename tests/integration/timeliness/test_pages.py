"""The pages as their readers meet them: who sees them, what stands on them, and what they download."""

from __future__ import annotations

import pytest
from tests.factories import make_user, sign_in
from tests.strict_html import check_html

from areasend.rules.policies.access import Role
from areasend.web.timeliness.measures import MEASURES

PATHS = ["/timeliness/", *(f"/timeliness/{key}/" for key in (*MEASURES, "open")), "/timeliness/advice/list/?met=no"]
SEES_ALL = [Role.TEAM_MANAGER, Role.HEAD_OF_SERVICE, Role.ANALYST]


@pytest.mark.parametrize("path", PATHS)
def test_the_page_is_whole(area, path):
    answer = area.client.get(path)
    assert answer.status_code == 200
    check_html(answer.content.decode())


@pytest.mark.parametrize("path", PATHS)
def test_nobody_sees_it_without_signing_in(client, area, path):
    assert client.get(path).status_code == 302


@pytest.mark.parametrize("path", PATHS)
def test_an_administrator_may_not(area, path):
    assert sign_in(make_user(roles=[Role.ADMINISTRATOR])).get(path).status_code == 403


@pytest.mark.parametrize("role", SEES_ALL)
def test_who_may_see_the_area_sees_all_plans(area, role):
    assert "2 of 4" in sign_in(make_user(roles=[role])).get("/timeliness/plans/").content.decode()


def test_an_officer_sees_the_figures_of_her_team_and_is_told_so(area):
    text = sign_in(area.officer).get("/timeliness/plans/").content.decode()
    assert "1 of 3" in text
    assert "figures of your team" in text


def test_an_officer_is_not_offered_other_teams(area):
    assert "South team" not in sign_in(area.officer).get("/timeliness/").content.decode()


def test_an_officer_cannot_ask_for_another_team(area):
    path = f"/timeliness/plans/?team={area.south.pk}"
    assert "1 of 3" in sign_in(area.officer).get(path).content.decode()


def test_an_address_that_cannot_be_read_shows_the_last_twelve_months(area):
    assert "2 of 4" in area.client.get("/timeliness/plans/?period=soon&team=none").content.decode()


def test_a_year_without_cases_says_so_calmly(area):
    answer = area.client.get("/timeliness/plans/?period=2020").content.decode()
    assert "0 of 0" in answer
    check_html(answer)


def test_the_definition_stands_on_the_page(area):
    assert MEASURES["plans"].card.definition in area.client.get("/timeliness/plans/").content.decode()


@pytest.mark.parametrize("name", ["months", "years", "neighbours"])
def test_a_table_downloads_as_csv(area, name):
    answer = area.client.get(f"/timeliness/plans/{name}.csv")
    assert answer["Content-Type"].startswith("text/csv")
    assert len(answer.content.decode("utf-8-sig").splitlines()) > 5


def test_a_download_of_months_holds_the_counts(area):
    rows = area.client.get("/timeliness/plans/months.csv").content.decode("utf-8-sig").splitlines()
    assert "September 2026,1,2,1,33.3%,33.7" in rows


def test_advice_has_no_neighbours_to_download(area):
    assert area.client.get("/timeliness/advice/neighbours.csv").status_code == 404


def test_a_figure_that_does_not_exist(area):
    assert area.client.get("/timeliness/patience/").status_code == 404


def test_the_number_of_queries_does_not_grow(area, django_assert_max_num_queries):
    client = area.client
    with django_assert_max_num_queries(12):
        client.get("/timeliness/")
