"""A parent reads, asks and is answered; the desk answers. With and without JavaScript, on a screen and on a telephone."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import expect
from tests.conftest import TODAY
from tests.factories import make_case, make_user
from tests.factories.strategic import make_action, make_date, make_note, make_plan, make_priority

from areasend.actions import release
from areasend.records.models import PublicQuestion
from areasend.rules.policies.access import Role

HOME, OCTOBER = "/how-we-are-doing/", date(2026, 10, 31)
FIGURE = f"{HOME}figures/requests_received/"


@pytest.fixture(autouse=True)
def _held_still(settings, db) -> None:
    settings.AREASEND_TODAY = TODAY.isoformat()


@pytest.fixture
def lead(db):
    return make_user("Lee Lead", roles=[Role.IMPROVEMENT_LEAD])


@pytest.fixture
def account(lead):
    for month in range(1, 9):
        for _ in range(8):
            make_case(facts={"request.received": date(2026, month, 3), "decision.assess": date(2026, month, 25)})
    release.publish(release.make(OCTOBER, by=lead, today=TODAY), by=lead, today=TODAY)
    plan = make_plan(agreed_on=OCTOBER, published_on=OCTOBER, title="Action plan 2026")
    action = make_action(plan, priority=make_priority(plan.strategy))
    make_date(action)
    make_note(action, is_public=True)
    return plan


@pytest.mark.parametrize(("js", "width"), [(True, 1280), (False, 375)])
def test_the_public_pages_are_accessible(open_page, check_page, account, js, width):
    for path in (
        HOME,
        f"{HOME}topics/plans/",
        FIGURE,
        f"{HOME}plans/{account.slug}/",
        f"{HOME}data/",
        f"{HOME}questions/",
    ):
        check_page(open_page(path, js=js, width=width))


@pytest.mark.parametrize("js", [True, False])
def test_a_parent_says_whether_a_page_helped(open_page, check_page, account, js):
    page = open_page(FIGURE, js=js, width=375)
    page.get_by_label("Very good").check()
    with page.expect_navigation():
        page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    check_page(page)


def test_a_parent_asks_and_is_answered_in_public(open_page, check_page, sign_in, lead):
    page = open_page(f"{HOME}ask/", js=False, width=375)
    page.get_by_label("Question", exact=True).check()
    page.get_by_label("Your question or suggestion").fill("Why do plans take so long?")
    with page.expect_navigation():
        page.get_by_role("button", name="Send").click()
    reference = PublicQuestion.objects.get().reference
    expect(page.locator(".app-confirmation")).to_contain_text(reference)
    check_page(page)
    desk = open_page("/improvement/public/", cookies=sign_in(lead))
    check_page(desk)
    desk.get_by_role("link", name=reference).click()
    desk.get_by_label("The question as everyone may read it").fill("Why do plans take long?")
    desk.get_by_label("Answer", exact=True).fill("There were too few advisers. More are hired.")
    desk.get_by_label("Who answers?").fill("The SEND service")
    check_page(desk)
    with desk.expect_navigation():
        desk.get_by_role("button", name="Publish the answer").click()
    found = open_page(f"{HOME}ask/{reference}/", js=False, width=375)
    found.get_by_role("link", name="Read the answer").click()
    expect(found.get_by_text("There were too few advisers")).to_be_visible()
    check_page(found)


def test_the_desk_looks_figures_through_and_publishes_them(open_page, check_page, sign_in, lead):
    page = open_page("/improvement/public/releases/make/", cookies=sign_in(lead))
    check_page(page)
    with page.expect_navigation():
        page.get_by_role("button", name="Make a release").click()
    check_page(page)
    with page.expect_navigation():
        page.get_by_role("button", name="Publish these figures").click()
    expect(page.get_by_text("Published", exact=True)).to_be_visible()
