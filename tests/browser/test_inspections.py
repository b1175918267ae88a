"""A report becomes an accepted plan; the evidence room and what is said to a finding."""

from datetime import date

import pytest
from playwright.sync_api import expect
from tests.conftest import TODAY
from tests.factories import make_user
from tests.factories.strategic import make_finding, make_inspection, make_response
from tests.integration.inspections.conftest import REPORT

from areasend.actions import inspection
from areasend.rules.policies.access import Role

HOME = "/improvement/inspections/"


@pytest.fixture
def lead(settings, db):
    settings.AREASEND_TODAY = TODAY.isoformat()
    settings.AREASEND_AREA_NAME = "Dorset"
    return make_user("Lena Lead", roles=[Role.IMPROVEMENT_LEAD])


@pytest.fixture
def reference(lead):
    return inspection.bring_in(by=lead, today=TODAY, text=REPORT, published_on=date(2024, 5, 15)).inspection.reference


@pytest.mark.parametrize("js", [True, False])
def test_an_inspection_report_becomes_an_accepted_plan(lead, sign_in, open_page, check_page, js):
    """Brought in as text, its findings accepted, a plan made from them, sent to the inspectorates and accepted by them."""
    page = open_page(f"{HOME}new/", js=js, cookies=sign_in(lead))
    page.get_by_label("Or the text of the report").fill(REPORT)
    go(page, "button", "Read the report")
    inspection_page = page.url
    check_page(page)
    go(page, "button", "Accept finding 4")
    go(page, "button", "Accept all 1 of the kind area for improvement")
    page.get_by_role("button", name="Make a plan from them").click()
    page.get_by_label("Priority action plan (area SEND)").check()
    page.get_by_label("What will be done about finding 4?").fill("Hire six therapists")
    check_page(page)
    go(page, "button", "Make the plan")
    page.goto(f"{inspection_page.split('?')[0]}?show=all")
    expect(page.get_by_role("link", name="action 1 of Priority action plan (area SEND)")).to_be_visible()
    for mark in ("It is sent to the inspectorates", "The inspectorates accept it"):
        page.goto(inspection_page)
        go(page, "link", mark)
        go(page, "button", "Save")
    page.goto(inspection_page)
    expect(page.get_by_text(f"Accepted on {TODAY.day} {TODAY:%B %Y}.")).to_be_visible()
    check_page(page)


def go(page, role, name):
    with page.expect_navigation():
        page.get_by_role(role, name=name).first.click()


@pytest.mark.parametrize("width", [1280, 375])
def test_its_pages_are_accessible(lead, reference, sign_in, open_page, check_page, width):
    make_response(make_finding(make_inspection(text="x" * 30), state="accepted", decided_on=TODAY), impact="Fewer wait")
    for path in ("", "new/", "room/", "learn/?whose=all&kind=any", f"{reference}/response/"):
        check_page(open_page(f"{HOME}{path}", width=width, cookies=sign_in(lead)))
