"""A new request: look for the child first, so that nobody is recorded twice."""

from datetime import date

import pytest
from tests.conftest import TODAY
from tests.factories import make_case, make_person, make_team
from tests.integration.cases.forms import day
from tests.strict_html import check_html

from areasend.records.models import Carer, Case, Person, ReadEntry
from areasend.records.readings import readings

pytestmark = pytest.mark.django_db
NEW = "/cases/new/request/"


@pytest.fixture
def given(officer):
    """A request for a child whom nobody knows, filled in well."""
    request = {
        **day("received_on", TODAY),
        "source": "parent",
        "team": officer.team.pk,
        "officer": officer.pk,
        "note": "",
    }
    child = {"forename": "Zoë", "surname": "Núñez", **day("born_on", date(2018, 3, 1)), "sex": "F"}
    carer = {"carer_name": "Pat Núñez", "relationship": "mother", "responsibility": "parental"}
    return {**request, **child, **carer}


def test_the_search_comes_first(client):
    page = client.get("/cases/new/").text
    check_html(page)
    assert "There is a problem" not in page


@pytest.mark.parametrize("words", ["zoe nunes", "CYP-123456", "Núñez"])
def test_a_child_is_found_although_misspelt(client, words):
    make_person("Zoë", "Núñez", reference="CYP-123456")
    page = client.get("/cases/new/", {"q": words}).text
    check_html(page)
    assert f"{NEW}?person=CYP-123456" in page


def test_nobody_found_leads_on_to_someone_new(client):
    page = client.get("/cases/new/", {"q": "Zoë Núñez"}).text
    check_html(page)
    assert "Nobody found" in page
    assert NEW in page


def test_an_empty_search_asks_for_words(client):
    assert "Enter the name, UPN or reference" in client.get("/cases/new/", {"q": ""}).text


def test_a_request_for_someone_new_records_child_carer_and_case(client, given, officer):
    check_html(client.get(NEW).text)
    response = client.post(NEW, given, follow=True)
    check_html(response.text)
    assert "The clock runs from 18 November 2026." in response.text
    case = Case.objects.get()
    assert (case.officer, case.team, case.person.full_name) == (officer, officer.team, "Zoë Núñez")
    link = case.person.care_links.get()
    assert (link.carer.name, link.is_first_contact) == ("Pat Núñez", True)


def test_a_request_for_someone_known_asks_only_for_the_request(client, given):
    person = make_person("Zoë", "Núñez")
    where = f"{NEW}?person={person.reference}"
    assert "forename" not in client.get(where).text
    client.post(where, given)
    assert (Case.objects.get().person, Person.objects.count(), Carer.objects.count()) == (person, 1, 0)


def test_an_unknown_reference_is_not_found(client):
    assert client.get(f"{NEW}?person=CYP-999999").status_code == 404


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (day("received_on", ("", "", "")), "Enter the date"),
        (day("received_on", date(2026, 11, 19)), "The date received is in the future"),
        (day("born_on", date(2000, 11, 18)), "That date of birth makes them 26"),
        (day("born_on", date(2026, 11, 19)), "The date of birth is in the future"),
        ({"source": ""}, "Select who asked"),
        ({"sex": ""}, "Select the sex"),
        ({"upn": "123"}, "A UPN is a letter and twelve digits"),
        ({"upn": "A123456789012"}, "already belongs to CYP-123456"),
        ({"carer_name": ""}, "Enter the name of the parent or carer"),
        ({"method": "email", "sent_time": "late"}, "Enter a time such as 18:30"),
    ],
)
def test_what_will_not_do_is_said_and_nothing_at_all_is_saved(client, given, changes, sentence):
    make_person(reference="CYP-123456", upn="A123456789012")
    response = client.post(NEW, given | changes)
    check_html(response.text)
    assert (response.status_code, sentence in response.text) == (422, True)
    assert "There is a problem" in response.text
    assert (Person.objects.count(), Carer.objects.count(), Case.objects.count()) == (1, 0, 0)


@pytest.mark.parametrize(("process", "sentence"), [("assessment", "under way"), ("plan", "request for a reassessment")])
def test_a_child_with_an_assessment_or_plan_has_no_second(client, given, process, sentence):
    case = make_case(process=process)
    response = client.post(f"{NEW}?person={case.person.reference}", given)
    check_html(response.text)
    assert (response.status_code, sentence in response.text, Case.objects.count()) == (422, True, 1)


def test_an_officer_records_for_their_own_team_only(client, given):
    response = client.post(NEW, given | {"team": make_team("South team").pk})
    assert (response.status_code, Case.objects.count()) == (422, 0)


def test_whose_details_a_search_showed_is_logged(client, officer):
    person = make_person("Zoë", "Núñez")
    client.get("/cases/new/", {"q": "zoe nunes"})
    client.get(f"{NEW}?person={person.reference}")
    reads = ReadEntry.objects.order_by("pk").values_list("by", "person", "case", "page")
    assert list(reads) == [(officer.pk, person.pk, None, page) for page in ("cases:new", "cases:new_request")]


def test_a_namesake_who_is_shown_is_logged_too(client, given):
    twin = make_person("Zoë", "Núñez", born_on=date(2018, 3, 1))
    client.post(NEW, given)
    assert ReadEntry.objects.get().person == twin


@pytest.fixture
def _by_the_other_reading(settings):
    """What comes after hours counts for the next working day."""
    settings.AREASEND_READINGS = {"deemed_receipt": "next_working_day"}
    readings.cache_clear()
    yield
    readings.cache_clear()


@pytest.mark.usefixtures("_by_the_other_reading")
def test_an_evening_that_counts_for_tomorrow_is_taken_and_said(client, given):
    response = client.post(NEW, given | {"method": "email", "sent_time": "18:30"}, follow=True)
    check_html(response.text)
    assert "What was sent on 18 November 2026 counts as received on 19 November 2026" in response.text
    assert Case.objects.get().opened_on == date(2026, 11, 19)


def test_the_moment_it_was_sent_is_kept(client, given):
    client.post(NEW, given | {"method": "email", "sent_time": "18:30"})
    fact = Case.objects.get().facts.get()
    assert (fact.code, fact.sent_at.hour) == ("email", 18)
