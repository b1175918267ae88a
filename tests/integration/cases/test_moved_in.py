"""A child who moved in with a plan: found first, then recorded, and in My work at once."""

from datetime import date

import pytest
from tests.conftest import TODAY
from tests.factories import make_case, make_person, make_setting
from tests.integration.cases.forms import day
from tests.strict_html import check_html

from areasend.records.models import Case, Person

pytestmark = pytest.mark.django_db
FIND, RECORD = "/cases/new/moved-in/", "/cases/new/moved-in/record/"


@pytest.fixture
def given(officer):
    """A move of a child whom nobody knows, filled in well."""
    move = {
        "came_from": "Oxfordshire",
        **day("moved_on", date(2026, 10, 1)),
        **day("learned_on", date(2026, 10, 5)),
        **day("transferred_on", date(2026, 10, 12)),
        **day("made_on", date(2024, 3, 4)),
        **day("reviewed_on", date(2026, 2, 2)),
        "team": officer.team.pk,
        "officer": officer.pk,
    }
    child = {"forename": "Zoë", "surname": "Núñez", **day("born_on", date(2018, 3, 1)), "sex": "F"}
    return {**move, **child, "carer_name": "Pat Núñez", "relationship": "mother", "responsibility": "parental"}


def test_the_search_comes_first_and_leads_to_the_form(client):
    make_person("Zoë", "Núñez", reference="CYP-123456")
    page = client.get(FIND, {"q": "zoe nunes"}).text
    check_html(page)
    assert f"{RECORD}?person=CYP-123456" in page
    assert "/cases/new/" in page


def test_it_stands_beside_the_request_in_the_list_of_cases(client):
    assert FIND in client.get("/cases/").text


def test_a_move_of_someone_new_records_child_carer_move_and_plan(client, given):
    check_html(client.get(RECORD).text)
    response = client.post(RECORD, given, follow=True)
    check_html(response.text)
    assert (
        "tell the family of the transfer, of any assessment and of the next review, by 23 November 2026"
        in response.text
    )
    move = Case.objects.get(process="move")
    assert (move.person.full_name, move.follow_ups.get().process) == ("Zoë Núñez", "plan")


def test_it_is_in_my_work_at_once(client, given):
    client.post(RECORD, given)
    page = client.get("/work/").text
    assert "Tell the family of the transfer" in page


def test_a_move_of_someone_known_asks_only_for_the_move(client, given):
    person, setting = make_person("Zoë", "Núñez"), make_setting("Hill Farm School")
    client.post(f"{RECORD}?person={person.reference}", given | {"setting": "hill farm"})
    assert (Person.objects.count(), person.placements.get().setting) == (1, setting)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"came_from": ""}, "Select the council they came from"),
        ({"came_from": "Buckinghamshire"}, "Select one of the choices"),
        (day("transferred_on", date(2026, 9, 30)), "cannot be transferred before the move"),
        (day("made_on", TODAY), "was made before it came here"),
        ({"setting": "no such school"}, "No setting is called"),
    ],
)
def test_what_will_not_do_is_said_and_nothing_at_all_is_saved(client, given, changes, sentence):
    response = client.post(RECORD, given | changes)
    check_html(response.text)
    assert (response.status_code, sentence in response.text) == (422, True)
    assert not Person.objects.exists()


def test_a_second_plan_is_refused_in_words(client, given):
    plan = make_case(process="plan")
    response = client.post(f"{RECORD}?person={plan.person.reference}", given)
    assert f"already has a plan here ({plan.reference})" in response.text


def test_the_review_of_the_new_council_can_be_recorded_in_the_move(client, given):
    move = client.post(RECORD, given, follow=True).context["case"]
    assert "Record the completed review" in client.get(f"/cases/{move.reference}/").text
