"""The day of a meeting: the agenda put in order, the pack made, attendance ticked, a promise written down."""

from datetime import date
from urllib.parse import urljoin

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from tests.factories import make_user
from tests.factories.strategic import (
    make_action,
    make_board,
    make_date,
    make_item,
    make_measure,
    make_meeting,
    make_owed_action,
    make_plan,
    make_seat,
)

from areasend.rules.policies.access import Role

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 18)


@pytest.fixture
def lead(settings):
    settings.AREASEND_TODAY = TODAY.isoformat()
    return make_user("Marianne Lead", roles=[Role.IMPROVEMENT_LEAD])


@pytest.fixture
def board(lead):
    made = make_board(name="SEND Board", slug="send-board", quorum=1, quorum_sectors=["health"])
    make_seat(made, name="Hana Health", sector="health", part="chair")
    last = make_meeting(made, on=date(2026, 10, 7), held_on=date(2026, 10, 7))
    make_owed_action(last, text="Bring the waits", due_on=date(2026, 11, 2))
    make_date(make_action(make_plan(board=made), title="Open more places"), on=date(2026, 10, 1))
    return made


@pytest.mark.parametrize(("js", "width"), [(True, 1280), (False, 375)])
def test_a_head_of_service_makes_the_pack(open_page, check_page, sign_in, lead, board, js, width):
    meeting = make_meeting(board, on=date(2026, 12, 9), place="County hall")
    for section in ("owed", "plan"):
        make_item(meeting, title=section.capitalize(), section=section)
    page = open_page(reverse("boards:meeting", args=[meeting.pk]), js=js, width=width, cookies=sign_in(lead))
    check_page(page)
    with page.expect_navigation():
        page.get_by_role("button", name="Down Owed").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Make the pack").click()
    expect(page.get_by_text("Pack 1 is made")).to_be_visible()
    expect(page.get_by_role("heading", name="1. Plan")).to_be_visible()
    expect(page.get_by_text("Open more places").first).to_be_visible()
    check_page(page)


@pytest.mark.parametrize(("js", "width"), [(True, 1280), (False, 375)])
def test_a_measure_falls_behind_and_the_board_pack_says_so(open_page, check_page, sign_in, lead, board, js, width):
    """A figure is recorded that lies short of its course; the next pack tells it on its first page, with its reason, and it opens."""
    action = make_action(make_plan(board=board), title="Train every SENCO")
    measure = make_measure(action, text="SENCOs are confident", target=80, baseline=50, baseline_on=date(2025, 11, 18))
    meeting = make_meeting(board, on=date(2026, 12, 9))
    make_item(meeting, title="The plan by exception", section="plan")
    page = open_page(reverse("plans:action", args=[action.pk]), js=js, width=width, cookies=sign_in(lead))
    follow(page, "link", "Record a figure")
    page.get_by_label("Figure").fill("55")
    page.get_by_label("Where does it come from?").fill("Survey of November")
    follow(page, "button", "Save")
    expect(page.locator(f"#measure-{measure.pk}").get_by_text("Behind", exact=True)).to_be_visible()
    check_page(page)
    page.goto(reverse_of(page, "boards:meeting", meeting.pk))
    follow(page, "button", "Make the pack")
    expect(page.get_by_text("1 measure has fallen behind: “SENCOs are confident” (now 55%).")).to_be_visible()
    behind = page.get_by_role("row", name="SENCOs are confident").last
    expect(behind).to_contain_text("the target is 80% by 31 December 2026")
    check_page(page)
    with page.expect_navigation():
        behind.get_by_role("link", name="Train every SENCO").click()
    expect(page.get_by_role("heading", name="Train every SENCO")).to_be_visible()


def follow(page, role, name):
    with page.expect_navigation():
        page.get_by_role(role, name=name).first.click()


def reverse_of(page, name, *args):
    """The address of a page on the server that the browser speaks with."""
    return urljoin(page.url, reverse(name, args=args))


def test_the_day_of_the_meeting(open_page, check_page, sign_in, lead, board):
    meeting = make_meeting(board, on=TODAY)
    make_item(meeting, title="Waiting times")
    page = open_page(reverse("boards:attendance", args=[meeting.pk]), cookies=sign_in(lead))
    expect(page.get_by_text("No quorum", exact=True)).to_be_visible()
    page.get_by_label("Hana Health: there?").select_option("present")
    expect(page.get_by_text("Quorum", exact=True)).to_be_visible()
    check_page(page)
    with page.expect_navigation():
        page.get_by_role("button", name="Save").click()
    with page.expect_navigation():
        page.get_by_role("link", name="Write the minutes item by item").click()
    page.get_by_label("What was said").fill("Waits come down.")
    page.get_by_label("What will be done").fill("Show it by locality")
    page.get_by_label("By whom").select_option("Hana Health")
    for part, value in (("Day", "18"), ("Month", "12"), ("Year", "2026")):
        page.get_by_label(part, exact=True).fill(value)
    check_page(page)
    with page.expect_navigation():
        page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Show it by locality")).to_be_visible()
    check_page(page)


@pytest.mark.parametrize("name", ["boards:list", "boards:owed", "decisions:list", "decisions:record"])
def test_the_lists_are_for_everyone(open_page, check_page, sign_in, lead, board, name):
    check_page(open_page(reverse(name), width=375, cookies=sign_in(lead)))


def test_the_page_of_a_board_is_for_everyone(open_page, check_page, sign_in, lead, board):
    check_page(open_page(reverse("boards:board", args=[board.slug]), cookies=sign_in(lead)))
