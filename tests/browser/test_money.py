"""A finance officer brings in a month, sees that it adds up, and sees the outturn move; the pages of money are for everyone."""

import pytest
from playwright.sync_api import expect
from tests.conftest import TODAY
from tests.factories.money import make_rate, make_saving, make_scheme
from tests.integration.money.block import ledger, make_block

from areasend.actions.money_ledger import bring_in

HERE = "/looking-ahead/money/"


@pytest.fixture
def block(settings, db):
    """April is in, so that May can show what it moves."""
    settings.AREASEND_TODAY = TODAY.isoformat()
    made = make_block()
    bring_in("april.csv", ledger(), by=made.finance, today=TODAY)
    make_rate(make_scheme(slug="next", title="New bands", rules=[{"to": "P1"}]), band="P1", amount=9_000)
    make_saving()
    return made


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize(
    "path", ["", "lines/FEES-IND/", "children/", "bands/?way=years&years=2", "months/new/", "measures/"]
)
def test_the_pages_are_accessible(block, sign_in, open_page, check_page, path, width):
    check_page(open_page(f"{HERE}{path}", width=width, cookies=sign_in(block.finance)))


@pytest.mark.parametrize("js", [True, False])
def test_a_month_comes_in_and_the_outturn_moves(block, sign_in, open_page, check_page, js):
    page = open_page(HERE, js=js, cookies=sign_in(block.finance))
    before = page.locator(".govuk-body-l").inner_text()
    page.get_by_role("button", name="Bring in a month").click()
    wrong = {"name": "may.csv", "mimeType": "text/csv", "buffer": ledger("2026-05", fees="7000.00", total="1.00")}
    page.get_by_label("Month of the ledger").set_input_files(wrong)
    with page.expect_navigation():
        page.get_by_role("button", name="Read the file").click()
    expect(page.get_by_text("more than it should be")).to_be_visible()
    check_page(page, said=("422",))
    right = wrong | {"buffer": ledger("2026-05", fees="7000.00")}
    page.get_by_label("Month of the ledger").set_input_files(right)
    with page.expect_navigation():
        page.get_by_role("button", name="Read the file").click()
    expect(page.get_by_text("May 2026 adds up to its control total of £12,921.92, to the penny.")).to_be_visible()
    check_page(page, said=("422",))
    with page.expect_navigation():
        page.get_by_role("button", name="Accept the month").click()
    expect(page.get_by_text("Adds up to the penny")).to_be_visible()
    check_page(page, said=("422",))
    page.get_by_role("link", name="Where the block is heading now").click()
    expect(page.get_by_role("heading", name="What moved since April 2026")).to_be_visible()
    assert page.locator(".govuk-body-l").inner_text() != before
