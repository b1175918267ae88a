"""The public pages as people meet them: no sign-in, with and without JavaScript, on a screen and on a telephone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.conftest import TODAY

from areasend.web.hear.situations import situations

START = "/when-should-i-hear/"
ASKED = f"{START}asked-for-an-assessment/"
ANSWERED = f"{ASKED}?request_received_day=15&request_received_month=7&request_received_year=2026"


@pytest.fixture(autouse=True)
def _held_still(settings, db) -> None:
    settings.AREASEND_TODAY = TODAY.isoformat()


def fill(page, first_label: str, day: str, month: str, year: str) -> None:
    boxes = page.get_by_role("group", name=first_label)
    for label, value in (("Day", day), ("Month", month), ("Year", year)):
        boxes.get_by_label(label).fill(value)


@pytest.mark.parametrize("js", [True, False])
@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("path", [START, ASKED, ANSWERED])
def test_the_pages_are_accessible(open_page, check_page, path, width, js):
    check_page(open_page(path, js=js, width=width))


@pytest.mark.parametrize("key", situations())
def test_every_situation_is_accessible(open_page, check_page, key):
    check_page(open_page(f"{START}{key}/", width=375))


@pytest.mark.parametrize("js", [True, False])
def test_a_parent_finds_out_when_to_hear(open_page, js):
    page = open_page(START, js=js, width=375)
    page.get_by_role("link", name="I asked for an EHC needs assessment").click()
    fill(page, "When did the council get the request?", "2", "11", "2026")
    page.get_by_role("button", name="Show the dates").click()
    expect(page.locator(".app-confirmation")).to_contain_text("Monday 14 December 2026")
    expect(page.get_by_role("heading", name="If a date has passed")).to_be_visible()


@pytest.mark.parametrize("js", [True, False])
def test_a_mistake_is_explained_where_it_is(open_page, check_page, js):
    page = open_page(ASKED, js=js)
    fill(page, "When did the council get the request?", "31", "2", "2026")
    page.get_by_role("button", name="Show the dates").click()
    expect(page.get_by_role("alert")).to_contain_text("must be a real date")
    check_page(page)


def test_nothing_is_kept_in_the_browser(open_page):
    page = open_page(ANSWERED)
    assert page.context.cookies() == []
    assert page.evaluate("[...Object.entries(localStorage), ...Object.entries(sessionStorage)]") == []


def test_the_answer_prints_without_the_form(open_page):
    page = open_page(ANSWERED)
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Show the dates")).to_be_hidden()
    expect(page.get_by_role("heading", name="Late", exact=True)).to_be_visible()
