from datetime import date, datetime

import pytest
from tests.conftest import TODAY
from tests.factories import make_case, make_person
from tests.integration.actions.refusals import refused

from areasend.actions import request
from areasend.records.verify import verify
from areasend.rules.readings import build_readings
from areasend.rules.receipt import LONDON

pytestmark = pytest.mark.django_db
RECEIVED = date(2026, 11, 2)


@pytest.fixture
def record(team, officer):
    def record(person, **given):
        said = {"by": officer, "today": TODAY, "received_on": RECEIVED, "source": "parent", "team": team}
        return request.record(person, **(said | given))

    return record


def test_a_request_starts_the_clock_from_the_day_it_arrived(record):
    case = record(make_person(), note="A letter")
    assert (case.process, case.stage, case.opened_on) == ("assessment", "deciding_to_assess", RECEIVED)
    assert (case.next_rule, case.next_due_on) == ("assessment/decide_whether_to_assess", date(2026, 12, 14))
    assert case.final_due_on == date(2027, 3, 22)
    assert case.facts.get().note == "A letter"


def test_its_reference_can_be_read_out_on_the_phone(record):
    first, second = record(make_person()), record(make_person())
    assert first.reference.startswith("A26-0")
    assert int(second.reference[4:]) == int(first.reference[4:]) + 1


def test_the_moment_it_was_sent_is_kept_and_gives_the_day(record):
    case = record(make_person(), sent_at=datetime(2026, 11, 2, 18, 30, tzinfo=LONDON), method="email")
    fact = case.facts.get()
    assert (fact.on, fact.code, fact.sent_at.hour) == (RECEIVED, "email", 18)


@pytest.mark.parametrize(("hour", "counts_on"), [(12, TODAY), (18, date(2026, 11, 19))])
def test_by_the_other_reading_this_evening_counts_for_tomorrow(record, monkeypatch, hour, counts_on):
    monkeypatch.setattr(request, "readings", lambda: build_readings({"deemed_receipt": "next_working_day"}))
    sent_at = datetime(2026, 11, 18, hour, 30, tzinfo=LONDON)
    case = record(make_person(), received_on=TODAY, sent_at=sent_at, method="email")
    assert case.opened_on == counts_on
    assert verify() == []


def test_what_is_posted_first_class_today_counts_for_tomorrow_on_either_reading(record):
    sent_at = datetime(2026, 11, 18, 9, 30, tzinfo=LONDON)
    assert record(make_person(), received_on=TODAY, sent_at=sent_at, method="first_class").opened_on > TODAY


def test_what_is_yet_to_be_sent_is_refused(record):
    sent_at = datetime(2026, 11, 19, 9, 30, tzinfo=LONDON)
    with refused("The date sent is in the future", "received_on"):
        record(make_person(), sent_at=sent_at, method="email")


def test_a_second_request_while_the_first_is_open_is_refused(record, case):
    with refused(f"already has an assessment under way ({case.reference})"):
        record(case.person)


def test_a_request_beside_a_plan_is_for_a_reassessment(record, plan):
    with refused("so this is a request for a reassessment"):
        record(plan.person)


def test_a_request_after_a_refusal_is_taken(record):
    ended = make_case(facts={"request.received": date(2026, 1, 5), "decision.refuse": date(2026, 2, 9)})
    assert record(ended.person).is_open


@pytest.mark.parametrize(
    ("received_on", "sentence"),
    [
        (date(2026, 11, 19), "The date received is in the future (19 November 2026)"),
        (date(1999, 12, 31), "is before 1 January 2000"),
        (date(2016, 5, 3), "before the child was born"),
    ],
)
def test_a_day_that_cannot_be_is_refused(record, received_on, sentence):
    with refused(sentence, "received_on"):
        record(make_person(born_on=date(2016, 5, 4)), received_on=received_on)
