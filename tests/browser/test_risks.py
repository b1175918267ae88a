"""The register with its matrix, and a risk that goes up to a board and comes back with an answer."""

import pytest
from playwright.sync_api import expect
from tests.conftest import TODAY
from tests.factories import make_user
from tests.factories.strategic import make_board, make_risk, make_risk_score

from areasend.rules.policies.access import Role


@pytest.fixture
def lead(settings, db):
    """Four risks in one cell of the matrix, one of them reviewed."""
    settings.AREASEND_TODAY = TODAY.isoformat()
    group = make_board(name="Quality group", parent=make_board(name="Partnership board"))
    for number in range(4):
        risk = make_risk(group, reference=f"R-90{number}", likelihood=4, impact=4, target_score=6)
    make_risk_score(risk, likelihood=4, impact=4)
    return make_user("Lena Lead", roles=[Role.IMPROVEMENT_LEAD])


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("path", ["", "R-903/", "new/"])
def test_the_pages_are_accessible(lead, sign_in, open_page, check_page, path, width):
    check_page(open_page(f"/improvement/risks/{path}", width=width, cookies=sign_in(lead)))


@pytest.mark.parametrize("js", [True, False])
def test_a_risk_goes_up_and_the_answer_comes_back(lead, sign_in, open_page, check_page, js):
    page = open_page("/improvement/risks/?up=should", js=js, cookies=sign_in(lead))
    page.get_by_role("link", name="R-903 Late advice", exact=True).last.click()
    page.get_by_role("button", name="Take it to a board above").click()
    page.get_by_label("What is it asked to do?").fill("Find the money")
    with page.expect_navigation():
        page.get_by_role("button", name="Take it up").click()
    page.get_by_role("button", name="Record the answer").click()
    page.get_by_label("What did the board answer?").fill("Half of it")
    with page.expect_navigation():
        page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Half of it")).to_be_visible()
    check_page(page)
