"""The dashboard: accessible at both widths, and the way from a figure to its months, groups and cases, with and without JavaScript."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect
from tests.conftest import TODAY
from tests.factories import make_case, make_team, make_user

from areasend.rules.policies.access import Role

PATHS = [
    "/dashboard/",
    "/dashboard/requests_received/?cut=age",
    "/dashboard/plans_in_20_weeks/",
    "/dashboard/sen_support_rate/",
    "/dashboard/requests_received/cases/?first=2026-09-01&last=2026-09-30&met=yes",
]


@pytest.fixture
def manager(settings, db):
    """Twelve requests, one a month up to September 2026."""
    settings.AREASEND_TODAY = TODAY.isoformat()
    team = make_team("North team")
    for month in range(12):
        make_case(team=team, facts={"request.received": date(2026, 9, 15) - timedelta(30 * month)})
    return make_user("Manager", roles=[Role.TEAM_MANAGER], team=team)


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("path", PATHS)
def test_the_pages_are_accessible(manager, sign_in, open_page, check_page, path, width):
    check_page(open_page(path, width=width, cookies=sign_in(manager)))


@pytest.mark.parametrize("js", [True, False])
def test_from_the_dashboard_to_a_month_and_its_cases(manager, sign_in, open_page, js):
    page = open_page("/dashboard/", js=js, cookies=sign_in(manager))
    page.get_by_role("link", name="Requests for an assessment", exact=True).first.click()
    page.get_by_role("row", name="September 2026").get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="Requests for an assessment: the cases")).to_be_visible()
    expect(page.get_by_text("1 case.")).to_be_visible()


@pytest.mark.parametrize("js", [True, False])
def test_a_figure_is_divided_and_small_numbers_hidden(manager, sign_in, open_page, js):
    page = open_page("/dashboard/requests_received/", js=js, cookies=sign_in(manager))
    page.get_by_label("Divided by").select_option("Team")
    page.get_by_label("Hide small numbers, for sharing").check()
    page.get_by_role("button", name="Apply filters").click()
    expect(page.get_by_role("heading", name="By team")).to_be_visible()
