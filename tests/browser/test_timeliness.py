"""The timeliness pages, and the way from a count to the cases behind it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect
from tests.conftest import TODAY
from tests.factories import make_case, make_team, make_user

from areasend.rules.policies.access import Role

PATHS = ["/timeliness/", "/timeliness/plans/", "/timeliness/advice/", "/timeliness/open/"]


@pytest.fixture
def manager(settings, db):
    settings.AREASEND_TODAY = TODAY.isoformat()
    team, received_on = make_team("North team"), date(2026, 3, 2)
    for weeks in (20, 21):
        plan = {"plan.issued": received_on + timedelta(7 * weeks)}
        make_case(team=team, facts={"request.received": received_on, **plan})
    return make_user("Manager", roles=[Role.TEAM_MANAGER], team=team)


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("path", PATHS)
def test_the_pages_are_accessible(manager, sign_in, open_page, check_page, path, width):
    check_page(open_page(path, width=width, cookies=sign_in(manager)))


@pytest.mark.parametrize("js", [True, False])
def test_from_a_figure_to_the_cases_behind_it(manager, sign_in, open_page, js):
    page = open_page("/timeliness/", js=js, cookies=sign_in(manager))
    page.get_by_role("link", name="Plans within 20 weeks", exact=True).click()
    page.get_by_role("row", name="July 2026").get_by_role("link").last.click()
    expect(page.get_by_text("1 case, open and ended")).to_be_visible()


@pytest.mark.parametrize("js", [True, False])
def test_the_figures_of_one_team(manager, sign_in, open_page, js):
    page = open_page("/timeliness/plans/", js=js, cookies=sign_in(manager))
    page.get_by_label("Team").select_option("North team")
    page.get_by_label("Months").select_option("2026")
    page.get_by_role("button", name="Apply filters").click()
    expect(page.get_by_role("heading", name="2026 so far, North team")).to_be_visible()
