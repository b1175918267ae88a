"""The day of a meeting: the agenda put in order, the pack made, attendance ticked, a promise written down."""

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from tests.factories import make_user
from tests.factories.strategic import (
    make_action,
    make_board,
    make_date,
    make_item,
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
