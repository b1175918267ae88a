"""The page of a case: what it says, what it offers to whom, and that it asks the database no more for a long case."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.conftest import TODAY
from tests.factories import (
    make_advice,
    make_carer,
    make_case,
    make_contact,
    make_document,
    make_exception,
    make_fact,
    make_placement,
    make_team,
    make_user,
    sign_in,
)
from tests.integration.cases.forms import address
from tests.strict_html import check_html

from areasend.records.models import ReadEntry
from areasend.rules import law

pytestmark = pytest.mark.django_db


def full(case):
    """One of everything that can hang on a case."""
    make_advice(case, asked_on=date(2026, 10, 5), adviser="Dr Lin")
    make_advice(case, source="medical", asked_on=date(2026, 10, 5), received_on=date(2026, 11, 10))
    make_advice(case, source="education", not_needed_on=TODAY, not_needed_because="Enough")
    make_contact(case, TODAY, answer_due_on=TODAY + timedelta(7))
    make_exception(case, revised_target_on=date(2027, 2, 1))
    make_document(case, "The school's report")
    make_carer(case.person)
    make_placement(case.person)
    return case


def test_the_page_says_who_where_when_and_why(client, case):
    page = client.get(address(case)).text
    check_html(page)
    assert "Amara Abbott" in page
    assert "Gathering advice" in page
    assert "Tuesday 22 December 2026" in page
    assert "regulation 10" in page


def test_a_case_with_everything_is_strict_html(client, case):
    page = client.get(address(full(case))).text
    check_html(page)
    for words in ("Dr Lin", "Earlier advice used", "Answer promised", "The school's report".replace("'", "&#x27;")):
        assert words in page


@pytest.mark.parametrize("process", [key for key in law.processes() if law.process(key).steps])
def test_every_process_has_a_page_at_its_first_stage(client, officer, process):
    step = next(step for step in law.process(process).steps if law.process(process).facts[step.fact].source == "case")
    case = make_case(process=process, officer=officer, facts={step.fact: date(2026, 11, 2)})
    check_html(client.get(address(case)).text)


def test_an_ended_case_says_when_it_ended(client, officer):
    facts = {"request.received": date(2026, 9, 1), "request.withdrawn": date(2026, 9, 20)}
    page = client.get(address(make_case(officer=officer, facts=facts))).text
    check_html(page)
    assert "Ended on 20 September 2026" in page


def test_opening_the_page_is_logged(client, case, officer):
    client.get(address(case))
    read = ReadEntry.objects.get()
    assert (read.by, read.person, read.case, read.page) == (officer, case.person, case, "cases:case")


@pytest.mark.parametrize("rest", ["person/", "history/", "steps/decide_to_issue/", "facts/{fact}/correct/"])
def test_opening_a_form_of_it_is_logged_too(client, case, rest):
    client.get(address(case, rest.format(fact=case.facts.first().pk)))
    assert ReadEntry.objects.filter(case=case).count() == 1


def test_a_refused_opening_is_not_a_reading(case):
    sign_in(make_user(team=make_team("South team"))).get(address(case))
    assert not ReadEntry.objects.exists()


OFFERS = ["steps/decide_to_issue/", "contacts/add/", "advice/ask/", "person/", "exceptions/claim/", "documents/add/"]
CORRECTIONS = ["history/", "facts/"]


@pytest.mark.parametrize(
    ("fields", "offers", "corrections"),
    [({}, True, False), ({"roles": ["team_manager"]}, True, True), ({"roles": ["analyst"]}, False, False)],
    ids=["colleague", "manager", "analyst"],
)
def test_the_page_offers_what_the_reader_may_do(case, fields, offers, corrections):
    page = sign_in(make_user(team=case.team, **fields)).get(address(full(case))).text
    assert [address(case, rest) in page for rest in OFFERS] == [offers] * len(OFFERS)
    assert [address(case, rest) in page for rest in CORRECTIONS] == [corrections] * len(CORRECTIONS)
    assert ("Reassign" in page) is (fields == {"roles": ["team_manager"]})


def test_a_case_of_the_same_child_in_another_team_is_not_named_to_an_officer(client, case):
    other = make_case(
        process="complaint", person=case.person, team=make_team("South team"), facts={"stage1.received": TODAY}
    )
    ours = make_case(process="mediation", person=case.person, team=case.team, facts={"notice.sent": TODAY})
    page = client.get(address(case)).text
    assert (ours.reference in page, other.reference in page) == (True, False)


def queries(client, case) -> int:
    with CaptureQueriesContext(
        connection,
    ) as found:
        client.get(address(case))
    return len(found)


def test_a_long_case_takes_as_many_queries_as_a_short_one(client, case, officer):
    few = queries(client, full(case))
    for number in range(12):
        on = date(2026, 10, 5) + timedelta(number)
        make_fact(case, "draft.served", on)
        make_contact(case, on)
        make_document(case)
        make_advice(case, asked_on=on, source="other")
    assert queries(client, case) == few
    assert few <= 40


def test_a_reference_that_is_not_there_is_not_found(client):
    assert client.get("/cases/A26-99999/").status_code == 404
