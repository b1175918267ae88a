"""A head of service finds the capacity that recovers the 20 weeks by a date, sees its cost, and puts it in the board pack."""

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from tests.factories import make_user
from tests.factories.strategic import make_board, make_meeting, make_seat

from areasend.forecast.recovery import inputs_from_totals
from areasend.records.outlook_inputs import GATHERERS
from areasend.rules.policies.access import Role

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 18)
QUEUE = inputs_from_totals(
    area="Buckinghamshire",
    as_of="2026-11-18",
    under_assessment=150,
    past_20_weeks=110,
    mean_weeks=40,
    requests_per_month=24,
    issued_per_month=14,
    refused=25,
    in_time=20,
)
"""A small queue, so that it is drawn in no time."""


@pytest.fixture
def head(settings, monkeypatch):
    settings.AREASEND_TODAY = TODAY.isoformat()
    monkeypatch.setitem(GATHERERS, "recovery", lambda on, scope: QUEUE)
    return make_user("Hana Head", roles=[Role.HEAD_OF_SERVICE])


@pytest.fixture
def meeting():
    board = make_board(name="SEND Board", slug="send-board", quorum=1)
    make_seat(board, name="Mo Member", sector="health", part="chair")
    return make_meeting(board, on=date(2026, 12, 9), place="County hall")


@pytest.mark.parametrize(("js", "width"), [(True, 1280), (False, 375)])
def test_the_capacity_that_recovers_the_20_weeks_goes_into_the_pack(
    open_page, check_page, sign_in, head, meeting, js, width
):
    page = open_page(reverse("outlook:model", args=["recovery"]), js=js, width=width, cookies=sign_in(head))
    check_page(page)
    page.get_by_label("How many plans of a hundred within 20 weeks?").fill("60")
    page.get_by_label("By when?").select_option(label="December 2028")
    with page.expect_navigation():
        page.get_by_role("button", name="Find the least").click()
    answer = page.locator("#goal-answer")
    expect(answer).to_contain_text("by December 2028")
    expect(answer).to_contain_text("£")
    check_page(page)
    with page.expect_navigation():
        page.get_by_role("button", name="Keep this as a scenario").click()
    page.get_by_label("Name", exact=True).fill("Sixty of a hundred by December 2028")
    with page.expect_navigation():
        page.get_by_role("button", name="Keep it").click()
    check_page(page)
    with page.expect_navigation():
        page.get_by_role("button", name="Put in a board pack").click()
    page.get_by_label("Before which meeting?").select_option(index=1)
    page.get_by_label("What is the board asked to do?").fill("Agree the posts and their cost")
    with page.expect_navigation():
        page.get_by_role("button", name="Put it in the pack").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Make the pack").click()
    expect(page.get_by_role("heading", name="1. Sixty of a hundred by December 2028")).to_be_visible()
    expect(page.get_by_text("The board is asked to: Agree the posts and their cost")).to_be_visible()
    expect(page.get_by_text("More educational psychologists").first).to_be_visible()
    check_page(page)


def test_a_slider_answers_without_a_new_page(open_page, check_page, sign_in, head):
    page = open_page(reverse("outlook:model", args=["recovery"]), cookies=sign_in(head))
    expect(page.locator("#answer")).to_contain_text("Nothing is turned")
    page.get_by_label("More educational psychologists, slider").fill("6")
    expect(page.locator("#answer")).to_contain_text("6 full-time posts")
    assert page.get_by_label("More educational psychologists", exact=True).input_value() == "6"
    assert "p-extra_psychologists=6" in page.url
    check_page(page)


def test_the_home_and_two_scenarios_side_by_side(open_page, check_page, sign_in, head):
    from areasend.actions import scenario

    for title, extra in (("As things are", 0), ("Six more", 6)):
        given = {"model": "recovery", "inputs": QUEUE, "params": {"extra_psychologists": extra}, "draws": 60}
        scenario.keep(by=head, today=TODAY, title=title, **given)
    page = open_page(reverse("outlook:home"), width=375, cookies=sign_in(head))
    expect(page.get_by_role("heading", name="Recovery of the 20 weeks")).to_be_visible()
    check_page(page)
    page.goto(reverse("outlook:scenarios"))
    check_page(page)
    for title in ("As things are", "Six more"):
        page.get_by_label(f"Choose {title}").check()
    with page.expect_navigation():
        page.get_by_role("button", name="Compare side by side").click()
    expect(page.get_by_text("6 full-time posts")).to_be_visible()
    check_page(page)
