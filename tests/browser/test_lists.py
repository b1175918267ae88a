"""My work, the Cases list and Workload in a browser: with and without JavaScript, on a desk and on a telephone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import NARROW, WIDE
from tests.conftest import TODAY
from tests.factories import make_advice, make_case, make_contact, make_person, make_placement, make_team, make_user

from areasend.rules.policies.access import Role

pytestmark = pytest.mark.django_db
PATHS = [
    "/work/",
    "/cases/",
    "/cases/?lateness=overdue&need=ASD&fact=request.received&fact_from=2026-01-01&sort=-due",
    "/cases/?q=nobody",
    "/workload/",
]


@pytest.fixture(autouse=True)
def held_still(settings):
    settings.AREASEND_TODAY = TODAY.isoformat()


@pytest.fixture
def people():
    """A manager who holds cases herself, so that every page has something to show her, and a colleague."""
    team = make_team()
    manager = make_user("Maria Manager", roles=[Role.TEAM_MANAGER, Role.OFFICER], team=team)
    colleague = make_user("Ann Archer", team=team)
    for days, forename in ((200, "Amara"), (50, "Bilal"), (38, "Chloe"), (20, "Daniel")):
        case = make_case(
            officer=manager,
            person=make_person(forename, "Okoro"),
            facts={"request.received": TODAY - timedelta(days)},
        )
        make_placement(case.person)
        make_contact(case, TODAY - timedelta(9), answer_due_on=TODAY + timedelta(days - 40))
    decided = {"request.received": TODAY - timedelta(90), "decision.assess": TODAY - timedelta(60)}
    make_advice(make_case(officer=manager, facts=decided), asked_on=TODAY - timedelta(59))
    make_case(process="plan", officer=manager, facts={"plan.made": TODAY - timedelta(310)})
    return manager, colleague


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("js", [True, False], ids=["js", "no-js"])
@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_accessible_at_any_width_with_and_without_javascript(
    open_page, check_page, sign_in, people, path, js, width
):
    check_page(open_page(path, js=js, width=width, cookies=sign_in(people[0])))


@pytest.mark.parametrize("js", [True, False], ids=["js", "no-js"])
def test_a_name_with_a_typing_error_is_found(open_page, sign_in, people, js):
    page = open_page("/cases/", js=js, cookies=sign_in(people[0]))
    page.get_by_label("Child, carer, reference, UPN or phone").fill("chloee okoro")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("rowheader").first).to_contain_text("Chloe Okoro")


def test_typing_searches_at_once_says_how_many_and_keeps_the_address(open_page, sign_in, people):
    page = open_page("/cases/", cookies=sign_in(people[0]))
    page.get_by_label("Child, carer, reference, UPN or phone").press_sequentially("bilal")
    expect(page.get_by_role("status")).to_contain_text("open and ended")
    expect(page).to_have_url(page.url.split("/cases/")[0] + "/cases/?q=bilal")
    expect(page.get_by_label("Child, carer, reference, UPN or phone")).to_be_focused()


def test_choosing_a_filter_shows_it_as_a_tag(open_page, check_page, sign_in, people):
    page = open_page("/cases/", cookies=sign_in(people[0]))
    page.get_by_label("Lateness").select_option("overdue")
    expect(page.get_by_role("link", name="Remove filter Lateness: Overdue")).to_be_visible()
    check_page(page)


@pytest.mark.parametrize("js", [True, False], ids=["js", "no-js"])
def test_a_view_is_saved_and_found_again(open_page, sign_in, people, js):
    page = open_page("/cases/?lateness=overdue", js=js, cookies=sign_in(people[0]))
    page.get_by_text("Save this view").click()
    page.get_by_label("Name for this filter and order").fill("What is late")
    with page.expect_navigation():
        page.get_by_role("button", name="Save view").click()
    page.goto("/cases/")
    page.get_by_role("link", name="What is late").click()
    expect(page.get_by_role("link", name="Remove filter Lateness: Overdue")).to_be_visible()


@pytest.mark.parametrize("js", [True, False], ids=["js", "no-js"])
def test_ticked_cases_are_handed_over_after_a_look_at_the_result(open_page, check_page, sign_in, people, js):
    manager, colleague = people
    page = open_page("/cases/", js=js, cookies=sign_in(manager))
    page.get_by_label("Amara Okoro").check()
    page.get_by_label("Bilal Okoro").check()
    with page.expect_navigation():
        page.get_by_role("button", name="Hand over the ticked cases").click()
    check_page(page)
    page.get_by_label("Ann Archer").check()
    page.get_by_label("Why?").fill("Maria goes on leave")
    with page.expect_navigation():
        page.get_by_role("button", name="See what each will hold").click()
    page.get_by_role("button", name="Hand over").click()
    expect(page.get_by_text("2 cases handed over to Ann Archer.")).to_be_visible()
    assert colleague.assigned_cases.count() == 2


def test_one_click_leads_from_my_work_to_the_step(open_page, sign_in, people):
    page = open_page("/work/", cookies=sign_in(people[0]))
    with page.expect_navigation():
        page.locator("#due").get_by_role("link", name="Tell the family there will be an assessment").first.click()
    assert page.url.endswith("/steps/agree_to_assess/")
