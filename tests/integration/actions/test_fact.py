"""Correcting and striking: every date that follows is reckoned again, and what was stays in the history."""

from datetime import date

import pytest
from tests.conftest import TODAY
from tests.factories import make_advice, make_case, make_fact
from tests.integration.actions.refusals import refused

from areasend.actions import fact as facts
from areasend.actions import step
from areasend.actions.refusal import Stale
from areasend.records.models import AuditEntry, History
from areasend.records.preview import deadlines_of
from areasend.records.verify import verify

pytestmark = pytest.mark.django_db
WHY = "The postmark says so"
DAY = date(2026, 10, 1)


@pytest.fixture
def correct(officer):
    return lambda fact, **given: facts.correct(fact, **({"by": officer, "today": TODAY, "because": WHY} | given))


@pytest.fixture
def strike(officer):
    return lambda fact, **given: facts.strike(fact, **({"by": officer, "because": WHY} | given))


def test_correcting_the_request_moves_every_date_by_as_much(correct, assessing):
    before = {deadline.rule: deadline.due_on for deadline in deadlines_of(assessing, TODAY)}
    correct(assessing.facts.get(name="request.received"), on=date(2026, 8, 18))
    after = {deadline.rule: deadline.due_on for deadline in deadlines_of(assessing, TODAY)}
    moved = {(before[rule] - after[rule]).days for rule in before if before[rule]}
    assert moved == {14}


def test_the_stored_dates_move_with_it(correct, case):
    correct(case.facts.get(), on=date(2026, 8, 18))
    case.refresh_from_db()
    assert (case.opened_on, case.final_due_on, verify()) == (date(2026, 8, 18), date(2027, 1, 5), [])


def test_what_it_was_and_why_stay_in_the_history(correct, case):
    correct(case.facts.get(), on=date(2026, 8, 18), note="Sent by hand")
    history = History.objects.get(table="records_fact")
    assert history.was == {"on": "2026-09-01", "note": ""}
    assert history.became == {"on": "2026-08-18", "note": "Sent by hand"}
    assert AuditEntry.objects.get(pk=history.audit_id).because == WHY


@pytest.mark.parametrize(
    ("given", "sentence", "field"),
    [
        ({"because": " "}, "Say why you are correcting this.", "because"),
        ({"on": date(2026, 11, 19)}, "is in the future", "on"),
        ({"on": date(1999, 1, 1)}, "Check the year", "on"),
        ({"on": date(2026, 8, 31)}, "The case began on 1 September 2026, so this cannot be earlier", "on"),
    ],
)
def test_a_wrong_correction_is_refused(correct, assessing, given, sentence, field):
    with refused(sentence, field):
        correct(assessing.facts.get(name="decision.assess"), **({"on": DAY} | given))


def test_the_request_cannot_come_after_what_followed_it(correct, assessing):
    with refused("“Decision to assess sent” is recorded on 1 October 2026, so this cannot be later", "on"):
        correct(assessing.facts.get(name="request.received"), on=date(2026, 10, 2))


def test_a_date_does_not_move_past_what_rests_on_it(correct, assessing):
    make_fact(assessing, "decision.issue", date(2026, 10, 20))
    with refused(
        "“Decision to issue a plan” on 20 October 2026 would come before “Decision to assess sent” on 21", "on"
    ):
        correct(assessing.facts.get(name="decision.assess"), on=date(2026, 10, 21))
    with refused("on which it rests. If the other date is wrong too, correct it first.", "on"):
        correct(assessing.facts.get(name="decision.issue"), on=date(2026, 9, 30))


def test_a_date_may_move_to_the_day_of_what_rests_on_it(correct, assessing):
    make_fact(assessing, "decision.issue", date(2026, 10, 20))
    assert correct(assessing.facts.get(name="decision.assess"), on=date(2026, 10, 20)).on == date(2026, 10, 20)


def test_a_planned_day_is_corrected_within_two_years(correct, plan):
    review = make_case(process="annual_review", origin=plan, person=plan.person, facts={"review.planned": DAY})
    with refused("is more than two years ahead", "on"):
        correct(review.facts.get(), on=date(2029, 1, 1))


def test_who_saw_an_older_version_is_refused(correct, case):
    fact = case.facts.get()
    correct(fact, on=date(2026, 8, 18), version=case.version)
    with pytest.raises(Stale):
        correct(fact, on=date(2026, 8, 19), version=case.version)


def test_striking_a_decision_brings_the_case_back(strike, assessing):
    strike(assessing.facts.get(name="decision.assess"))
    assessing.refresh_from_db()
    assert (assessing.stage, assessing.stage_since) == ("deciding_to_assess", date(2026, 9, 1))
    assert (assessing.next_rule, verify()) == ("assessment/decide_whether_to_assess", [])


def test_striking_the_end_of_a_case_opens_it_again(strike):
    ended = make_case(facts={"request.received": date(2026, 9, 1), "decision.refuse": DAY})
    strike(ended.facts.get(name="decision.refuse"))
    ended.refresh_from_db()
    assert (ended.is_open, ended.ended_on, ended.stage) == (True, None, "deciding_to_assess")


def test_what_was_struck_may_be_recorded_again(strike, assessing, officer):
    strike(assessing.facts.get(name="decision.assess"))
    step.take(assessing, "agree_to_assess", by=officer, today=TODAY, on=DAY)
    assert assessing.facts.filter(name="decision.assess").count() == 2


def test_the_second_of_two_drafts_can_be_struck_although_the_family_answered_the_first(strike):
    days = {"decision.assess": DAY, "decision.issue": DAY, "draft.served": DAY, "family.commented": DAY}
    case = make_case(facts={"request.received": date(2026, 9, 1), **days})
    second = make_fact(case, "draft.served", date(2026, 11, 2))
    strike(second)
    case.refresh_from_db()
    assert (case.stage, verify()) == ("finalising", [])


def test_a_decision_can_be_struck_although_advice_was_asked_for(strike, assessing):
    make_advice(assessing, asked_on=DAY)
    strike(assessing.facts.get(name="decision.assess"))
    assert verify() == []


@pytest.mark.parametrize("because", ["", "  "])
def test_striking_wants_a_reason(strike, assessing, because):
    with refused("Say why this did not happen.", "because"):
        strike(assessing.facts.get(name="decision.assess"), because=because)


def test_the_only_fact_cannot_be_struck(strike, case):
    with refused("This is the only fact of the case"):
        strike(case.facts.get())


def test_what_a_later_fact_rests_on_cannot_be_struck(strike, assessing):
    with refused("“Decision to assess sent” on 1 October 2026 rests on this. Strike that out first."):
        strike(assessing.facts.get(name="request.received"))


@pytest.fixture
def issued(officer):
    """An assessment whose final plan was sent on 2 November, which began the plan."""
    days = {"decision.assess": DAY, "decision.issue": DAY, "draft.served": DAY}
    case = make_case(facts={"request.received": date(2026, 9, 1), **days})
    return step.take(case, "issue_final_plan", by=officer, today=TODAY, on=date(2026, 11, 2))


def test_what_began_a_plan_that_is_worked_on_cannot_be_struck(strike, issued):
    plan = issued.follow_ups.get()
    make_fact(plan, "budget.asked", date(2026, 11, 5))
    with refused(f"{plan.reference} began with this on 2 November 2026 and is still open"):
        strike(issued.facts.get(name="plan.issued"))


def test_a_plan_issued_by_mistake_goes_out_of_force(strike, issued):
    strike(issued.facts.get(name="plan.issued"))
    issued.refresh_from_db()
    plan = issued.follow_ups.get()
    assert (issued.is_open, issued.stage, verify()) == (True, "draft_with_family", [])
    assert (plan.is_open, plan.stage, plan.ended_on) == (False, "ceased", date(2026, 11, 2))
    assert plan.facts.get().note == f"Opened by a final plan recorded in error: {issued.reference}."


def test_the_plan_comes_into_force_again_when_it_is_issued_after_all(strike, issued, officer):
    strike(issued.facts.get(name="plan.issued"))
    step.take(issued, "issue_final_plan", by=officer, today=TODAY, on=date(2026, 11, 9))
    plan = issued.follow_ups.get()
    assert (plan.is_open, plan.stage, plan.opened_on) == (True, "in_force", date(2026, 11, 9))
    assert verify() == []
    strike(issued.facts.standing().get(name="plan.issued"))
    assert not issued.follow_ups.get().is_open


@pytest.mark.parametrize("again", ["strike", "correct"])
def test_what_is_struck_stays_struck(request, strike, assessing, again):
    fact = assessing.facts.get(name="decision.assess")
    strike(fact)
    with refused("This was already struck out. Record it again if it did happen."):
        request.getfixturevalue(again)(fact)


@pytest.mark.parametrize(
    ("name", "code", "sentence"),
    [
        ("appeal.lodged", "weather", "Select one of: Decision not to assess;"),
        ("notice.sent", "assess", "This carries no code. Leave it out."),
    ],
)
def test_a_code_is_one_of_its_list(correct, officer, name, code, sentence):
    appeal = make_case(process="appeal", officer=officer, facts={"notice.sent": DAY, "appeal.lodged": DAY})
    with refused(sentence, "code"):
        correct(appeal.facts.get(name=name), code=code)
