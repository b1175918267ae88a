"""Plans in a browser: a partner says on a telephone how it goes, and the head of service sees it change, with and without JavaScript."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import NARROW, WIDE
from tests.conftest import TODAY
from tests.factories import make_user
from tests.factories import strategic as make

from areasend.rules.policies.access import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def area(settings):
    """A plan with one action that nobody has told of for long, which a partner answers for, and one that is well."""
    settings.AREASEND_TODAY = TODAY.isoformat()
    plan = make.make_plan(title="The plan", slug="the-plan", ends_on=date(2027, 8, 31))
    priority = make.make_priority(plan.strategy)
    partner = make_user("Petra Partner", roles=[Role.PARTNER])
    silent = make.make_action(plan, title="Train every SENCO", priority=priority, starts_on=date(2026, 1, 1))
    make.make_role(silent, title="Clinical officer", user=partner)
    make.make_date(silent, on=date(2027, 3, 31), precision="month", label="Embed")
    make.make_note(silent, on=TODAY - timedelta(50))
    well = make.make_action(plan, title="Publish the offer", priority=priority)
    make.make_note(well, percent=60)
    measure = make.make_measure(well)
    for months in range(6):
        make.make_measure_reading(measure, on=TODAY - timedelta(30 * months), value=50 - 6 * months)
    return make_user("Hana Head", roles=[Role.HEAD_OF_SERVICE]), partner, silent, well


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_pages_are_accessible(area, sign_in, open_page, check_page, width):
    head, _, silent, well = area
    paths = ("/improvement/", "/improvement/plans/", "/improvement/plans/plan/the-plan/")
    paths += ("/improvement/plans/plan/the-plan/?view=timeline", "/improvement/plans/plan/the-plan/?view=person")
    paths += (f"/improvement/plans/actions/{well.pk}/", f"/improvement/plans/actions/{silent.pk}/roles/")
    for path in paths:
        check_page(open_page(path, width=width, cookies=sign_in(head)))


@pytest.mark.parametrize("js", [True, False], ids=["js", "no-js"])
def test_a_partner_says_how_it_goes_and_the_overview_changes(area, sign_in, open_page, check_page, js):
    head, partner, _, _ = area
    page = open_page("/improvement/plans/owed/", js=js, width=NARROW, cookies=sign_in(partner))
    check_page(page)
    expect(page.get_by_text("No news", exact=True)).to_be_visible()
    page.get_by_text("Say how it goes").click()
    page.get_by_label("How does it go?").fill("Two courses held; the third begins in January.")
    page.get_by_label("How much of it is done, in per cent?").fill("40")
    with page.expect_navigation():
        page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("What you said is kept.")).to_be_visible()
    expect(page.get_by_text("40% done")).to_be_visible()
    seen = open_page("/improvement/", js=js, cookies=sign_in(head))
    expect(seen.get_by_text("Every open action is on course.")).to_be_visible()


def test_a_note_without_words_is_sent_back_with_what_is_wrong(area, sign_in, open_page, check_page):
    _, partner, silent, _ = area
    page = open_page(f"/improvement/plans/actions/{silent.pk}/", cookies=sign_in(partner))
    with page.expect_navigation():
        page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Say in a sentence or two how it goes")
    check_page(page, said=("422",))
