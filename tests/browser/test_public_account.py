"""A parent reads, asks and is answered; the desk answers. With and without JavaScript, on a screen and on a telephone."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import expect
from tests.conftest import TODAY
from tests.factories import make_case, make_person, make_user
from tests.factories.strategic import make_action, make_date, make_note, make_plan, make_priority

from areasend.actions import release
from areasend.records.models import PageRating, PublicQuestion
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


@pytest.mark.parametrize("js", [True, False])
def test_a_parent_s_question_is_answered_in_public(open_page, check_page, sign_in, lead, js):
    """Asked on a telephone, found by its reference, moderated at the desk, read in public; the parent is thanked and rates the page."""
    reference = _asked(open_page, check_page, js)
    _found_waiting(open_page, check_page, reference, js)
    _moderated(open_page(f"/improvement/public/questions/{reference}/", js=js, cookies=sign_in(lead)), check_page)
    _read_and_rated(open_page, check_page, reference, js)


def _asked(open_page, check_page, js) -> str:
    page = open_page(HOME, js=js, width=375)
    page.get_by_role("link", name="Ask a question or suggest something").click()
    page.get_by_label("Question", exact=True).check()
    page.get_by_label("Your question or suggestion").fill("Why do plans take so long? My neighbour waits too.")
    with page.expect_navigation():
        page.get_by_role("button", name="Send").click()
    reference = PublicQuestion.objects.get().reference
    expect(page.locator(".app-confirmation")).to_contain_text(reference)
    check_page(page)
    return reference


def _found_waiting(open_page, check_page, reference, js) -> None:
    """The reference typed carelessly, as from a scrap of paper."""
    page = open_page(f"{HOME}ask/find/", js=js, width=375)
    page.get_by_label("Your reference").fill(f" {reference.lower()} ")
    with page.expect_navigation():
        page.get_by_role("button", name="Find").click()
    expect(page.get_by_text("somebody will read it")).to_be_visible()
    expect(page.get_by_text("My neighbour")).to_have_count(0)
    check_page(page)


def _moderated(desk, check_page) -> None:
    """First with a child's name left in, which is refused."""
    make_person("Zebedee", "Quillfeather")
    with desk.expect_navigation():
        desk.get_by_role("button", name="Mark as read").click()
    desk.get_by_label("The question as everyone may read it").fill("Why do plans take so long?")
    desk.get_by_label("Answer", exact=True).fill("There were too few advisers. Ask about Zebedee Quillfeather.")
    desk.get_by_label("Who answers?").fill("The SEND service")
    with desk.expect_navigation():
        desk.get_by_role("button", name="Publish the answer").click()
    check_page(desk, said=("422",))
    desk.get_by_label("Answer", exact=True).fill("There were too few advisers. More are hired.")
    with desk.expect_navigation():
        desk.get_by_role("button", name="Publish the answer").click()
    expect(desk.get_by_text("Nobody waits for an answer")).to_be_visible()


def _read_and_rated(open_page, check_page, reference, js) -> None:
    page = open_page(f"{HOME}ask/{reference}/", js=js, width=375)
    page.get_by_role("link", name="Read the answer").click()
    expect(page.get_by_text("There were too few advisers. More are hired.")).to_be_visible()
    expect(page.get_by_text("My neighbour")).to_have_count(0)
    page.get_by_label("Very good").check()
    page.get_by_label("What would help?").fill("Say how many are hired.")
    with page.expect_navigation():
        page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    check_page(page)
    rated = PageRating.objects.get()
    assert (rated.page, rated.score) == (f"{HOME}questions/{reference}/", 5)


def test_the_desk_looks_figures_through_and_publishes_them(open_page, check_page, sign_in, lead):
    page = open_page("/improvement/public/releases/make/", cookies=sign_in(lead))
    check_page(page)
    with page.expect_navigation():
        page.get_by_role("button", name="Make a release").click()
    check_page(page)
    with page.expect_navigation():
        page.get_by_role("button", name="Publish these figures").click()
    expect(page.get_by_text("Published", exact=True)).to_be_visible()
