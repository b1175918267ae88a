"""The gallery shows every component in every state; what holds here holds wherever they are used."""

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import NARROW, WIDE

pytestmark = pytest.mark.django_db
CHOSEN = "/gallery/?stage=deciding&need=asd&sort=-due&page=4"
ERRORS = ["400", "403", "404", "405", "500", "csrf", "lockout"]


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("js", [True, False], ids=["js", "no-js"])
@pytest.mark.parametrize("path", ["/gallery/", CHOSEN, "/gallery/form/"])
def test_a_page_is_accessible_at_any_width_with_and_without_javascript(open_page, check_page, path, js, width):
    check_page(open_page(path, js=js, width=width))


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_page_is_accessible(open_page, check_page, name):
    check_page(open_page(f"/gallery/error/{name}/"), said=("status of", f"/gallery/error/{name}/"))


@pytest.mark.parametrize("js", [True, False], ids=["js", "no-js"])
def test_a_form_with_problems_is_accessible_and_leads_to_each(open_page, check_page, js):
    page = open_page("/gallery/form/", js=js)
    page.get_by_role("button", name="Save").click()
    expect(page).to_have_title("Error: A form - AreaSEND")
    check_page(page)
    page.get_by_role("link", name="Enter the date on which the request arrived").click()
    expect(page.locator("#id_received_on_0")).to_be_in_viewport()


@pytest.mark.parametrize(("width", "shown", "hidden"), [(WIDE, "wide", "narrow"), (NARROW, "narrow", "wide")])
def test_a_drawing_fits_its_room(open_page, width, shown, hidden):
    clock = open_page("/gallery/", width=width).locator(".app-clock").first
    expect(clock.locator(f".app-figure__{shown}")).to_be_visible()
    expect(clock.locator(f".app-figure__{hidden}")).to_be_hidden()


def test_a_filter_is_taken_away_by_its_tag(open_page):
    page = open_page(CHOSEN, js=False)
    page.get_by_role("link", name="Remove filter Need: Autism").click()
    expect(page.get_by_role("link", name="Remove filter Stage")).to_be_visible()
    expect(page.get_by_role("link", name="Remove filter Need")).to_have_count(0)


def test_the_keyboard_reaches_the_main_part_first(open_page):
    page = open_page("/gallery/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main-content")).to_be_focused()
