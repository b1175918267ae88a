"""A notice that can be appealed: what it must carry, and what the family may do from it on."""

from datetime import date

import pytest
from tests.integration.cases.forms import address, day
from tests.strict_html import check_html

from areasend.rules import law

pytestmark = pytest.mark.django_db
ON, PACK = date(2026, 11, 2), law.codes("appeal_pack")


@pytest.fixture
def send(client, case):
    def send(*carries, **more):
        given = {**day("on", ON), "note": "Met in school", "code": "other", "carries": carries, "version": case.version}
        return client.post(address(case, "steps/decide_no_plan/"), given | more)

    return send


def test_the_form_lists_what_the_notice_must_carry_with_its_source(client, case):
    page = client.get(address(case, "steps/decide_no_plan/")).text
    check_html(page)
    assert [label for label in PACK.values() if label not in page] == []
    assert law.references_of("codes/appeal_pack.yaml").href in page


def test_the_preview_gives_the_last_days_for_mediation_and_appeal(send):
    page = send(*PACK, check="1").text
    assert "Contact the mediation adviser: until 2 January 2027" in page
    assert "Appeal to the tribunal: until 4 January 2027" in page


def test_a_step_that_is_no_notice_asks_for_none_of_it(client, case):
    assert PACK["council_contact"] not in client.get(address(case, "steps/decide_to_issue/")).text


def test_a_whole_notice_is_kept_as_such(send, case):
    assert send(*PACK).status_code == 302
    note = "Met in school\n\nThe notice carries all 10 things that regulation 32 asks for."
    assert case.facts.get(name="decision.no_plan").note == note


def test_what_is_missing_is_said_and_nothing_is_saved(send, case):
    answer = send(*list(PACK)[1:])
    check_html(answer.text)
    assert (answer.status_code, "Not ticked: the right to appeal." in answer.text) == (422, True)
    assert case.facts.count() == 2


def test_a_notice_that_went_out_incomplete_is_kept_with_what_it_lacks(send, case):
    send(*list(PACK)[1:], goes_without="on")
    assert case.facts.get(name="decision.no_plan").note.endswith("The notice went out without: the right to appeal.")
