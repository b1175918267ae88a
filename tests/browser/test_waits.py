"""A list of health is recorded, looked ahead at, and the page says what its target takes."""

import pytest
from playwright.sync_api import expect
from tests.conftest import TODAY
from tests.factories import make_user
from tests.factories.waits import make_waiting_list

from areasend.rules.policies.access import Role


@pytest.fixture
def head(settings, db):
    settings.AREASEND_TODAY = TODAY.isoformat()
    return make_user("Hana Head", roles=[Role.HEAD_OF_SERVICE])


@pytest.mark.parametrize("width", [1280, 375])
def test_the_pages_are_accessible(head, sign_in, open_page, check_page, width):
    pk = make_waiting_list(service="Community paediatrics").pk
    for path in ("", "record/", f"{pk}/", f"{pk}/?by=2028-09&share=92"):
        check_page(open_page(f"/looking-ahead/waits/{path}", width=width, cookies=sign_in(head)))


@pytest.mark.parametrize("js", [True, False])
def test_the_target_says_how_many_appointments_it_takes(head, sign_in, open_page, check_page, js):
    make_waiting_list(service="Community paediatrics")
    page = open_page("/looking-ahead/waits/", js=js, cookies=sign_in(head))
    page.get_by_role("link", name="Autism assessment").click()
    expect(page.get_by_text("900 children wait").first).to_be_visible()
    page.get_by_label("By the end of").select_option("2028-09")
    with page.expect_navigation():
        page.get_by_role("button", name="Find it").click()
    expect(page.get_by_text("more first appointments a week reach 92%")).to_be_visible()
    check_page(page)
