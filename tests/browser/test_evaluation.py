"""A self-evaluation is written together: a partner comments, the lead cites a figure, resolves and freezes the edition."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import expect
from tests.conftest import TODAY
from tests.factories import make_case, make_organisation, make_user
from tests.factories.strategic import make_partner, make_statement, make_theme

from areasend.rules.policies.access import Role


@pytest.fixture
def written(settings, db):
    settings.AREASEND_TODAY = TODAY.isoformat()
    make_case(facts={"request.received": date(2026, 9, 15)})
    return make_statement(
        make_theme(title="Finding needs", summary="Early, as a rule."), text="Families wait too long."
    )


@pytest.fixture
def partner_of_the_area(written):
    return make_partner(name="Pat Partner", organisation=make_organisation("Parent carer forum"))


@pytest.fixture
def lead(written):
    return make_user("Lee Lead", roles=[Role.IMPROVEMENT_LEAD])


def home(statement):
    return f"/improvement/self-evaluation/{statement.theme.evaluation.slug}/"


PAGES = [
    "",
    "draft/",
    "freeze/",
    "compare/",
    "statements/{}/",
    "statements/{}/figures/add/?indicator=requests_received&cut=age",
]
NARROW = [("", 375), ("statements/{}/", 375)]


@pytest.mark.parametrize(("path", "width"), [*((page, 1280) for page in PAGES), *NARROW])
def test_the_pages_are_accessible(written, lead, sign_in, open_page, check_page, path, width):
    check_page(open_page(home(written) + path.format(written.pk), width=width, cookies=sign_in(lead)))


@pytest.mark.parametrize("js", [True, False])
def test_it_is_written_together_and_frozen(written, lead, partner_of_the_area, sign_in, open_page, check_page, js):
    there = f"{home(written)}statements/{written.pk}/"
    partner = open_page(there, js=js, cookies=sign_in(partner_of_the_area))
    partner.get_by_label("What would you change").fill("Say how long.")
    with partner.expect_navigation():
        partner.get_by_role("button", name="Send the comment").click()
    expect(partner.get_by_text("Say how long.")).to_be_visible()
    partner.context.clear_cookies()
    page = open_page(there, js=js, cookies=sign_in(lead))
    page.get_by_role("link", name="Cite a figure").click()
    page.get_by_label("Indicator").select_option("requests_received")
    with page.expect_navigation():
        page.get_by_role("button", name="Show the figures").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Cite it as it stands today").click()
    expect(page.get_by_role("cell", name="withheld not known now")).to_be_visible()
    page.get_by_role("link", name="Resolve").click()
    page.get_by_label("What was changed").fill("The figure says it now.")
    with page.expect_navigation():
        page.get_by_role("button", name="Resolve").click()
    expect(page.get_by_text("The figure says it now.")).to_be_visible()
    page.goto(f"{home(written)}freeze/")
    with page.expect_navigation():
        page.get_by_role("button", name="Freeze it").click()
    expect(page.get_by_role("heading", name="Edition 1", exact=True)).to_be_visible()
    check_page(page)
