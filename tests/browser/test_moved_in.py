"""A child who moved in with a plan, from the list of cases to telling the family: with and without JavaScript."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import NARROW, WIDE
from tests.conftest import TODAY
from tests.factories import make_person, make_setting, make_team, make_user

pytestmark = pytest.mark.django_db
DAYS = {
    "did they move?": date(2026, 10, 1),
    "did we learn": date(2026, 10, 5),
    "plan transferred": date(2026, 10, 12),
    "first made": date(2024, 3, 4),
    "last reviewed": date(2026, 2, 2),
}


def fill_date(page: Page, question: str, on: date) -> None:
    group = page.get_by_role("group", name=question)
    for part in ("day", "month", "year"):
        group.get_by_label(part.capitalize()).fill(str(getattr(on, part)))


@pytest.mark.parametrize(("js", "width"), [(True, WIDE), (False, NARROW)], ids=["js-wide", "no-js-narrow"])
def test_a_child_who_moved_in_is_found_recorded_and_told(open_page, check_page, sign_in, settings, js, width):
    settings.AREASEND_TODAY = TODAY.isoformat()
    officer = make_user("Olive Officer", team=make_team())
    make_person("Zoë", "Núñez", known_as="")
    make_setting("Hill Farm School")
    page = open_page("/cases/", js=js, width=width, cookies=sign_in(officer))
    page.get_by_role("link", name="Record a child who moved in with a plan").click()
    page.get_by_label("Name, UPN or reference").fill("zoe nunes")
    with page.expect_navigation():
        page.get_by_role("button", name="Look").click()
    check_page(page)
    page.get_by_role("link", name="Zoë Núñez").click()
    page.get_by_label("Which council did they come from?").select_option("Oxfordshire")
    for question, on in DAYS.items():
        fill_date(page, question, on)
    page.get_by_label("Which school, college").fill("hill farm")
    check_page(page)
    page.get_by_role("button", name="Record the move").click()
    expect(page.get_by_text("by 23 November 2026").first).to_be_visible()
    check_page(page)
    page.get_by_role("button", name="Tell the family of the transfer").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Zoë Núñez")).to_be_visible()
    expect(page.get_by_text("Review by the new council").first).to_be_visible()
