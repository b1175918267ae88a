"""What a page warns of before something is skipped, cut short or recorded twice."""

from datetime import date, timedelta

import pytest
from tests.conftest import TODAY
from tests.factories import make_advice, make_case, make_person
from tests.integration.cases.forms import address, day
from tests.strict_html import check_html

from areasend.records.models import Case, Person
from areasend.rules import law

pytestmark = pytest.mark.django_db
SERVED = TODAY - timedelta(days=2)


@pytest.fixture
def drafted(officer) -> Case:
    """A draft served two days ago, in an assessment that is far past its twenty weeks."""
    facts = {
        "request.received": date(2026, 3, 2),
        "decision.assess": date(2026, 4, 1),
        "decision.issue": date(2026, 11, 2),
        "draft.served": SERVED,
    }
    return make_case(officer=officer, facts=facts)


def test_a_plan_before_the_fifteen_days_are_over_is_warned_of(client, drafted):
    page = client.get(address(drafted, "steps/issue_final_plan/")).text
    check_html(page)
    assert "It may be done from 1 December 2026." in page
    assert "This cuts short:" in page


def test_a_consultation_that_was_never_recorded_is_named(client, drafted):
    page = client.get(address(drafted, "steps/issue_final_plan/")).text
    assert "Not recorded as done: consult the school or college" in page


def test_deciding_while_advice_is_awaited_names_it(client, case):
    make_advice(case, source="psychology", asked_on=date(2026, 10, 5))
    page = client.get(address(case, "steps/decide_to_issue/")).text
    assert "Advice is still awaited from: Educational psychologist." in page


def test_what_stays_owed_is_said_beside_what_starts(client, drafted):
    page = client.get(address(drafted, "steps/record_family_views/")).text
    assert "Still owed" in page
    assert "20 July 2026" in page


def test_past_its_last_date_a_case_is_headed_by_it(client, drafted):
    page = client.get(address(drafted)).text
    assert "Our duty is late: waiting for the family" in page
    assert "By <strong>Monday 20 July 2026</strong>" in page


def test_a_plan_leads_to_its_review(client, plan):
    page = client.get(address(plan)).text
    assert page.index("Open: Annual review") < page.index("Record that the plan has ended")


def test_opening_a_review_shows_the_review(client, plan):
    answer = client.post(
        address(plan, "open/annual_review/"), {"fact": "review.planned", **day("on", date(2026, 12, 14))}
    )
    review = Case.objects.get(process="annual_review")
    assert answer.url == address(review)


CHILD = {"forename": "Amara", "surname": "Abbott", "sex": "F", **day("born_on", date(2018, 5, 4))}
REQUEST = {"source": "parent", **day("received_on", date(2026, 11, 2))}
CARER = {"carer_name": "Ada Abbott", "relationship": "mother", "responsibility": "parental"}


def asked(officer, **more):
    return {**CHILD, **CARER, **REQUEST, "team": officer.team_id, **more}


@pytest.fixture
def known(db) -> Person:
    return make_person("Amara", "Abbott", born_on=date(2018, 5, 4))


def test_the_same_name_and_birthday_stop_a_request(client, officer, known):
    answer = client.post("/cases/new/request/", asked(officer))
    check_html(answer.text)
    assert answer.status_code == 422
    assert known.reference in answer.text
    assert Person.objects.count() == 1


def test_someone_else_of_that_name_is_recorded_when_confirmed(client, officer, known):
    answer = client.post("/cases/new/request/", asked(officer, is_someone_else="on"))
    assert answer.status_code == 302
    assert Person.objects.count() == 2


def test_a_request_is_offered_to_the_officer_who_records_it(client, officer, known):
    page = client.get("/cases/new/request/").text
    assert f'<option value="{officer.pk}" selected' in page


def test_a_plan_before_the_fifteen_days_wants_a_reason(client, drafted):
    early = {"version": drafted.version, **day("on", TODAY)}
    answer = client.post(address(drafted, "steps/issue_final_plan/"), early)
    assert answer.status_code == 422
    assert "If the family has agreed to an earlier day, say so in the note." in answer.text


def test_with_a_reason_the_plan_may_be_issued_early(client, drafted):
    carries = list(law.codes("appeal_pack"))
    early = {"version": drafted.version, "note": "The family agreed by email.", "carries": carries, **day("on", TODAY)}
    assert client.post(address(drafted, "steps/issue_final_plan/"), early).status_code == 302
