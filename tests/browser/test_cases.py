"""A case in a browser: with and without JavaScript, on a desk and on a telephone."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect
from tests.browser.conftest import NARROW, WIDE
from tests.conftest import TODAY
from tests.factories import (
    make_advice,
    make_carer,
    make_case,
    make_contact,
    make_document,
    make_exception,
    make_person,
    make_placement,
    make_setting,
    make_team,
    make_user,
)

from areasend.records.models import Case

pytestmark = pytest.mark.django_db
PASSWORD = "a long pass phrase of four words"
BOTH = [pytest.param(True, WIDE, id="js-wide"), pytest.param(False, NARROW, id="no-js-narrow")]
ALL = [*BOTH, pytest.param(True, NARROW, id="js-narrow"), pytest.param(False, WIDE, id="no-js-wide")]


@pytest.fixture(autouse=True)
def held_still(settings):
    settings.AREASEND_TODAY = TODAY.isoformat()
    cache.clear()


@pytest.fixture
def officer():
    user = make_user("Olive Officer", email="olive@example.org", team=make_team())
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def case(officer) -> Case:
    """An assessment that is late, with one of everything that can hang on it."""
    facts = {"request.received": date(2026, 6, 1), "decision.assess": date(2026, 7, 20)}
    case = make_case(officer=officer, facts=facts, person=make_person("Amara", "Abbott", known_as=""))
    make_advice(case, asked_on=date(2026, 8, 3), adviser="Dr Lin")
    make_advice(case, source="medical", asked_on=date(2026, 8, 3), received_on=date(2026, 9, 30))
    make_contact(case, date(2026, 11, 2), answer_due_on=TODAY)
    make_exception(case, "absent_from_area", period_from=date(2026, 7, 1), period_to=date(2026, 8, 14))
    make_document(case, "A report")
    make_carer(case.person)
    make_placement(case.person, make_setting("Hill Farm School"))
    make_case(process="mediation", person=case.person, team=case.team, facts={"notice.sent": date(2026, 11, 2)})
    return case


def fill_date(page: Page, question: str, on: date) -> None:
    group = page.get_by_role("group", name=question)
    for part in ("day", "month", "year"):
        group.get_by_label(part.capitalize()).fill(str(getattr(on, part)))


def go_to_main(page: Page, link: str) -> None:
    page.locator("main").get_by_role("link", name=link).first.click()


@pytest.mark.parametrize(("js", "width"), ALL)
def test_from_signing_in_to_the_next_step(open_page, check_page, case, js, width):
    page = open_page("/", js=js, width=width)
    page.get_by_label("Email").fill("olive@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(re.compile("/work/$"))
    check_page(page)
    go_to_main(page, "Amara Abbott")
    expect(page.get_by_role("heading", level=1)).to_have_text("Amara Abbott")
    check_page(page)
    page.goto(f"/cases/{case.reference}/steps/decide_to_issue/")
    expect(page.locator("#preview")).to_contain_text("Writing the draft plan")
    check_page(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Recorded: ")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Writing the draft plan")


@pytest.mark.parametrize(("js", "width"), BOTH)
def test_what_a_date_starts_is_shown_before_it_is_saved_and_then_stands_in_the_case(
    open_page, check_page, sign_in, officer, js, width
):
    days = {"decision.assess": date(2026, 10, 1), "decision.issue": date(2026, 11, 2)}
    case = make_case(officer=officer, facts={"request.received": date(2026, 9, 1), **days})
    page = open_page(f"/cases/{case.reference}/", js=js, width=width, cookies=sign_in(officer))
    page.get_by_role("button", name=re.compile("^Serve the draft")).click()
    fill_date(page, re.compile("draft"), date(2026, 11, 16))
    page.get_by_role("button", name="Show what this date starts").click()
    expect(page.locator("#preview")).to_contain_text("30 Nov 2026")
    check_page(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Recorded: ")).to_be_visible()
    expect(page.locator("main")).to_contain_text("30 November 2026")
    check_page(page)


@pytest.mark.parametrize(("js", "width"), BOTH)
def test_a_wrong_date_is_said_at_once_and_leads_to_its_boxes(open_page, check_page, sign_in, officer, case, js, width):
    where = f"/cases/{case.reference}/steps/decide_to_issue/"
    page = open_page(where, js=js, width=width, cookies=sign_in(officer))
    page.get_by_label("Day").fill("31")
    page.get_by_label("Month").fill("2")
    page.get_by_role("button", name="Save").click()
    expect(page).to_have_title(re.compile("^Error: "))
    page.get_by_role("link", name="The date must be a real date").click()
    expect(page.get_by_label("Day")).to_be_focused()
    check_page(page, said=("422", where))


@pytest.mark.parametrize(("js", "width"), BOTH)
def test_a_date_is_corrected_and_every_other_follows(open_page, check_page, sign_in, officer, case, js, width):
    page = open_page(f"/cases/{case.reference}/", js=js, width=width, cookies=sign_in(officer))
    expect(page.locator("main")).to_contain_text("19 October 2026")
    page.locator("#story + * , #story ~ *").get_by_role("link", name=re.compile("Request")).first.click()
    fill_date(page, "What is the right date?", date(2026, 5, 25))
    page.get_by_label("Why are you correcting it?").fill("The postmark says so")
    check_page(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Every date that follows from it is reckoned again.")).to_be_visible()
    expect(page.locator("main")).to_contain_text("12 October 2026")
    go_to_main(page, "History")
    expect(page.get_by_text("on: 2026-06-01 → 2026-05-25")).to_be_visible()
    check_page(page)


@pytest.mark.parametrize(("js", "width"), BOTH)
def test_an_exception_is_claimed_and_no_date_moves(open_page, check_page, sign_in, officer, case, js, width):
    page = open_page(f"/cases/{case.reference}/", js=js, width=width, cookies=sign_in(officer))
    go_to_main(page, "Claim an exception")
    page.get_by_label(re.compile("xceptional")).check()
    page.get_by_label("Why did this make the date impractical?").fill("The family moved twice.")
    check_page(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("The legal date has not moved.")).to_be_visible()
    expect(page.locator("main")).to_contain_text("19 October 2026")


@pytest.mark.parametrize(("js", "width"), BOTH)
def test_a_request_for_a_child_whom_nobody_knows(open_page, check_page, sign_in, officer, js, width):
    page = open_page("/cases/new/", js=js, width=width, cookies=sign_in(officer))
    page.get_by_label("Name, UPN or reference").fill("Zoë Núñez")
    with page.expect_navigation():
        page.get_by_role("button", name="Look").click()
    check_page(page)
    page.get_by_role("link", name="None of these").click()
    page.get_by_label("Who asked?").select_option("parent")
    page.get_by_label("Forename").fill("Zoë")
    page.get_by_label("Surname").fill("Núñez")
    fill_date(page, "Date of birth", date(2018, 3, 1))
    page.get_by_label("Sex").select_option("F")
    page.get_by_label("Name of the parent or carer").fill("Pat Núñez")
    page.get_by_label("Relationship").select_option("mother")
    page.get_by_label("Responsibility").select_option("parental")
    check_page(page)
    page.get_by_role("button", name="Record the request").click()
    expect(page.get_by_text("The clock runs from 18 November 2026.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Zoë Núñez")
    check_page(page)


def test_a_request_that_lacks_something_says_what(open_page, check_page, sign_in, officer):
    page = open_page("/cases/new/request/", cookies=sign_in(officer))
    page.get_by_role("button", name="Record the request").click()
    expect(page.get_by_role("link", name="Enter the forename")).to_be_visible()
    check_page(page, said=("422", "/cases/new/request/"))


FORMS = ["person/", "placement/", "carers/add/", "advice/ask/", "contacts/add/", "documents/add/", "open/appeal/"]


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("rest", FORMS)
def test_a_form_is_accessible(open_page, check_page, sign_in, officer, case, rest, width):
    check_page(open_page(f"/cases/{case.reference}/{rest}", width=width, cookies=sign_in(officer)))


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_an_ended_case_is_accessible(open_page, check_page, sign_in, officer, width):
    facts = {"request.received": date(2026, 9, 1), "decision.refuse": date(2026, 10, 1)}
    ended = make_case(officer=officer, facts=facts)
    check_page(open_page(f"/cases/{ended.reference}/", width=width, cookies=sign_in(officer)))


@pytest.mark.parametrize("path", ["/staff/", "/staff/invite/"])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_administrators_pages_are_accessible(open_page, check_page, sign_in, path, width):
    check_page(open_page(path, width=width, cookies=sign_in(make_user("Ada", roles=["administrator"]))))
