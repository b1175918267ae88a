"""Recording the next step of a case: what it changes, what it begins elsewhere, and when it is refused."""

from datetime import date

import pytest
from tests.conftest import TODAY
from tests.factories import make_case, make_fact
from tests.integration.actions.refusals import refused

from areasend.actions import step
from areasend.actions.refusal import Stale
from areasend.records.models import AuditEntry, Case
from areasend.records.verify import verify

pytestmark = pytest.mark.django_db
DAY = date(2026, 10, 8)
TO_THE_FAMILY = {"request.received": date(2026, 6, 1), "decision.assess": date(2026, 7, 1), "draft.served": DAY}

HELD = {"review.planned": date(2026, 9, 20), "review.meeting": date(2026, 9, 20), "review.report": date(2026, 9, 25)}


@pytest.fixture
def take(officer):
    def take(case, key, on=DAY, **given):
        return step.take(case, key, by=officer, today=TODAY, on=on, **given)

    return take


def test_a_step_moves_the_case_and_its_dates(take, case):
    after = take(case, "agree_to_assess", on=date(2026, 10, 1))
    assert (after.stage, after.stage_since, after.whose_move) == ("gathering_advice", date(2026, 10, 1), "advisers")
    assert after.next_rule == "assessment/decide_no_plan"


def test_a_refusal_ends_the_case_with_its_ground_and_reasons(take, case):
    after = take(case, "refuse_to_assess", code="not_sen", note="Needs are met")
    assert (after.is_open, after.ended_on, after.next_due_on) == (False, DAY, None)
    assert (after.facts.last().code, after.facts.last().note) == ("not_sen", "Needs are met")


def test_a_final_plan_begins_the_plan_with_the_day_it_was_issued(take, officer):
    case = make_case(officer=officer, facts=TO_THE_FAMILY)
    after = take(case, "issue_final_plan", on=date(2026, 11, 2))
    plan = after.follow_ups.get()
    assert (plan.process, plan.stage, plan.officer, plan.opened_on) == ("plan", "in_force", officer, date(2026, 11, 2))
    assert (plan.next_rule, plan.next_due_on) == ("plan/review_plan", date(2027, 11, 1))
    assert (after.is_open, verify()) == (False, [])


def test_a_plan_that_is_there_is_not_begun_again(take, plan):
    case = make_case(person=plan.person, facts=TO_THE_FAMILY)
    take(case, "issue_final_plan", on=date(2026, 11, 2))
    assert Case.objects.filter(person=plan.person, process="plan").count() == 1


@pytest.mark.parametrize(("key", "code"), [("decide_maintain", ""), ("decide_amend", ""), ("decide_cease", "1")])
def test_a_review_decision_moves_the_plans_next_review(take, plan, key, code):
    review = make_case(process="annual_review", person=plan.person, origin=plan, facts=HELD)
    assert plan.next_due_on == date(2026, 11, 30)
    take(review, key, note="Because", code=code)
    plan.refresh_from_db()
    assert (plan.next_due_on, verify()) == (date(2027, 10, 7), [])


def test_a_decision_to_cease_at_a_review_puts_the_plan_at_ceasing(take, plan):
    review = make_case(process="annual_review", person=plan.person, origin=plan, facts=HELD)
    take(review, "decide_cease", note="Outcomes are met", code="1")
    plan.refresh_from_db()
    assert (plan.stage, plan.whose_move) == ("ceasing", "family")


def test_a_draft_may_be_served_again_and_the_later_day_counts(take):
    case = make_case(facts=TO_THE_FAMILY)
    take(case, "serve_draft", on=date(2026, 11, 1))
    assert list(case.facts.filter(name="draft.served").values_list("occurrence", flat=True)) == [1, 2]


def test_what_the_stage_does_not_allow_is_refused_with_what_can_be_done(take, case):
    with refused("cannot be recorded while the case is at “Deciding whether to assess”. What can be recorded now: "):
        take(case, "issue_final_plan")


def test_a_step_that_is_recorded_is_not_recorded_again(take, case):
    make_fact(case, "family.consulted", date(2026, 9, 5))
    with refused("is already recorded, on 5 September 2026. If that date is wrong, correct it."):
        take(case, "consult_family")


def test_nothing_can_be_recorded_in_a_case_that_has_ended(take):
    ended = make_case(facts={"request.received": date(2026, 9, 1), "request.withdrawn": date(2026, 9, 3)})
    with refused("this has ended"):
        take(ended, "agree_to_assess")


@pytest.mark.parametrize(
    ("given", "sentence", "field"),
    [
        ({"on": date(2026, 11, 19)}, "The date is in the future (19 November 2026)", "on"),
        ({"on": date(2026, 8, 31)}, "is before the case came to “Deciding whether to assess” on 1 September", "on"),
        ({"note": " "}, "Enter the reasons", "note"),
        ({"code": ""}, "Select one of: ", "code"),
        ({"code": "no such code"}, "Select one of: ", "code"),
    ],
)
def test_a_refusal_to_assess_wants_a_day_reasons_and_a_ground(take, case, given, sentence, field):
    with refused(sentence, field):
        take(case, "refuse_to_assess", **({"code": "not_sen", "note": "Needs are met"} | given))


def test_a_planned_day_may_lie_ahead(take, plan):
    facts = {"review.planned": date(2026, 9, 20)}
    review = make_case(process="annual_review", person=plan.person, origin=plan, facts=facts)
    assert take(review, "plan_meeting", on=date(2026, 12, 1)).stage == "arranged"


def test_a_planned_day_is_not_the_day_on_which_the_stage_was_reached(take, plan):
    review = make_case(process="annual_review", person=plan.person, origin=plan, facts={"review.planned": DAY})
    after = take(take(review, "plan_meeting", on=date(2026, 12, 1)), "invite", on=date(2026, 11, 2))
    assert (after.stage, after.stage_since) == ("arranged", date(2025, 12, 1))
    assert take(after, "hold", on=date(2026, 11, 10)).stage_since == date(2026, 11, 10)


@pytest.mark.parametrize(
    ("on", "sentence"),
    [(date(2028, 11, 20), "is more than two years ahead"), (date(2025, 11, 30), "was opened on 1 December 2025")],
)
def test_a_planned_day_lies_near_the_case(take, plan, on, sentence):
    review = make_case(process="annual_review", person=plan.person, origin=plan, facts={"review.planned": DAY})
    with refused(sentence, "on"):
        take(review, "plan_meeting", on=on)


def test_who_saw_an_older_version_is_refused_and_nothing_is_written(take, case):
    take(case, "consult_family", version=case.version)
    with pytest.raises(Stale, match="Someone changed this record after you opened it"):
        take(case, "agree_to_assess", version=case.version)
    assert AuditEntry.objects.count() == 1
    assert not case.facts.filter(name="decision.assess").exists()


def test_a_case_cannot_be_opened_again_beside_a_newer_one(take):
    refusal = {"request.received": date(2026, 1, 5), "decision.refuse": date(2026, 2, 9)}
    ended = make_case(facts=refusal)
    make_case(person=ended.person)
    with refused(f"{ended.reference} cannot be open again beside another"):
        take(ended, "settle_must_assess", note="Agreed at mediation")
