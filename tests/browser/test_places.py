"""Someone sees that places will be short, records a planned base, sees the shortage shrink, and publishes the forecast."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect
from tests.conftest import TODAY
from tests.factories import make_case, make_person, make_placement, make_user
from tests.factories.places import make_area_part, make_places, make_special_school
from tests.factories.strategic import make_decision

from areasend.rules.policies.access import Role

HERE = "/looking-ahead/places/"


@pytest.fixture
def head(settings, db):
    """A school of twelve places with twenty children of one need."""
    settings.AREASEND_TODAY = TODAY.isoformat()
    make_area_part(number=1, name="North", outward_codes=["HP20", "HP21"])
    school = make_special_school("Willow Park School", postcode="HP21 7CC")
    make_places(school, number=12)
    make_decision(reference="D-0900", title="A base of 24 places")
    for _ in range(20):
        child = make_person(born_on=date(2019, 5, 1), postcode="HP20 1CI", primary_need="ASD")
        make_case(process="plan", person=child, facts={"plan.made": date(2025, 12, 1)})
        make_placement(child, school)
    return make_user("Hal Head", roles=[Role.HEAD_OF_SERVICE])


@pytest.mark.parametrize("width", [1280, 375])
def test_the_pages_are_accessible(head, sign_in, open_page, check_page, width):
    cookies = sign_in(head)
    for path in (
        "",
        "today/",
        "travel/",
        "settings/",
        "what-if/?number=24&kind=special&phase=primary&part=North&opens=2027",
        "collection/",
    ):
        check_page(open_page(f"{HERE}{path}", width=width, cookies=cookies))


@pytest.mark.parametrize("js", [True, False])
def test_a_shortage_is_seen_a_base_is_planned_and_the_forecast_published(head, sign_in, open_page, check_page, js):
    page = open_page(HERE, js=js, cookies=sign_in(head))
    expect(page.get_by_text("run short first")).to_be_visible()
    page.get_by_role("link", name="Settings and who takes their places").click()
    page.get_by_role("link", name="Willow Park School").click()
    page.get_by_role("button", name="Record places").click()
    page.get_by_label("How many places, when full?").fill("24")
    page.get_by_label("Which decision is behind it?").select_option(label="D-0900 A base of 24 places")
    page.get_by_label("Where does the number come from?").fill("Cabinet report")
    check_page(page)
    with page.expect_navigation():
        page.get_by_role("button", name="Record the places").click()
    check_page(page)
    expect(page.get_by_text("Planned", exact=True)).to_be_visible()
    page.goto(HERE)
    expect(page.get_by_text(re.compile("No group of five or more children"))).to_be_visible()
    page.get_by_role("button", name="Publish the forecast").click()
    check_page(page)
    with page.expect_navigation():
        page.get_by_role("button", name="Freeze and publish").click()
    page.get_by_role("link", name="See it as everyone does").click()
    expect(page.get_by_role("heading", name="How sure this is")).to_be_visible()
    check_page(page)
