"""Facts that a case borrows from another, and the columns that hold many cases at once."""

from datetime import date

import numpy as np
import pytest
from tests.factories import make_advice, make_case, make_fact, make_person

from areasend.records.facts import fact_columns, facts_of

pytestmark = pytest.mark.django_db
BORN, ISSUED, FIRST, SECOND = date(2016, 5, 4), date(2024, 9, 2), date(2025, 8, 1), date(2026, 7, 1)


@pytest.fixture
def plan():
    """A plan issued by an assessment."""
    days = {"request.received": date(2024, 4, 15), "plan.issued": ISSUED}
    origin = make_case(facts=days, person=make_person(born_on=BORN))
    return make_case(process="plan", person=origin.person, origin=origin, facts={"cease.considered": SECOND})


def follow(plan, process, **facts):
    return make_case(process=process, person=plan.person, origin=plan, facts=facts)


def review(plan, on, outcome="maintain"):
    return follow(plan, "annual_review", **{"review.meeting": on, f"review.decided_{outcome}": on})


def test_a_plan_is_dated_by_the_assessment_that_issued_it_and_knows_the_birthday(plan):
    assert facts_of(plan) == {"plan.made": ISSUED, "person.born": BORN, "cease.considered": SECOND}


def test_a_plan_was_last_reviewed_when_the_latest_of_its_reviews_was_decided(plan):
    review(plan, FIRST)
    review(plan, SECOND, "amend")
    assert facts_of(plan)["review.completed"] == SECOND


def test_the_plans_own_record_of_a_day_wins_over_a_borrowed_one(plan):
    make_fact(plan, "plan.made", FIRST)
    assert facts_of(plan)["plan.made"] == FIRST


@pytest.mark.parametrize(("here", "before"), [(SECOND, FIRST), (FIRST, SECOND)])
def test_of_reviews_here_and_before_the_plan_came_here_the_latest_counts(plan, here, before):
    review(plan, here)
    make_fact(plan, "review.completed", before)
    assert facts_of(plan)["review.completed"] == SECOND


@pytest.mark.parametrize(
    ("process", "fact", "known_as"),
    [
        ("annual_review", "review.decided_cease", "cease.decided"),
        ("cease", "decision.cease", "cease.decided"),
        ("cease", "decision.continue", "cease.undone"),
        ("cease", "appeal.upheld", "cease.undone"),
        ("cease", "plan.ceased", "plan.ceased"),
        ("move", "plan.transferred", "plan.transferred"),
    ],
)
def test_a_plan_hears_from_what_follows_it(plan, process, fact, known_as):
    follow(plan, process, **{fact: SECOND})
    assert facts_of(plan)[known_as] == SECOND


@pytest.mark.parametrize(
    ("process", "fact"),
    [("annual_review", "review.planned"), ("move", "move.known"), ("custody", "detention.known")],
)
def test_what_follows_a_plan_knows_when_it_was_last_reviewed(plan, process, fact):
    assert facts_of(follow(plan, process, **{fact: FIRST}))["plan.last_reviewed"] == ISSUED


def test_a_review_looks_back_at_the_reviews_before_it_only(plan):
    first, second = review(plan, FIRST), review(plan, SECOND)
    assert [facts_of(case)["plan.last_reviewed"] for case in (first, second)] == [ISSUED, FIRST]


def test_an_older_review_brought_in_later_is_still_the_earlier_one(plan):
    newer, older = review(plan, SECOND), review(plan, FIRST)
    assert [facts_of(case)["plan.last_reviewed"] for case in (older, newer)] == [ISSUED, FIRST]


def test_of_two_reviews_decided_on_one_day_the_one_recorded_first_is_the_earlier(plan):
    first, second = review(plan, FIRST), review(plan, FIRST)
    assert [facts_of(case)["plan.last_reviewed"] for case in (first, second)] == [ISSUED, FIRST]


def test_a_review_under_way_looks_back_at_all_that_are_decided(plan):
    review(plan, SECOND)
    now = follow(plan, "annual_review", **{"review.planned": FIRST})
    assert facts_of(now)["plan.last_reviewed"] == SECOND


def test_a_review_that_was_not_held_looks_back_from_its_end(plan):
    dropped = follow(plan, "annual_review", **{"review.planned": FIRST, "review.cancelled": FIRST})
    review(plan, SECOND)
    assert facts_of(dropped)["plan.last_reviewed"] == ISSUED


def test_what_follows_a_plan_knows_of_the_review_by_the_former_council(plan):
    make_fact(plan, "review.completed", FIRST)
    assert facts_of(follow(plan, "annual_review", **{"review.planned": SECOND}))["plan.last_reviewed"] == FIRST


def test_the_move_with_which_a_plan_came_knows_when_it_was_last_reviewed():
    move = make_case(process="move", facts={"move.on": SECOND, "plan.transferred": SECOND})
    make_case(process="plan", origin=move, facts={"plan.made": ISSUED, "review.completed": FIRST})
    assert facts_of(move)["plan.last_reviewed"] == FIRST


def test_advice_struck_out_was_never_asked_for():
    case = make_case()
    make_advice(case, asked_on=date(2026, 10, 2), struck_at="2026-10-03T09:00Z", struck_because="Another child's")
    assert "advice.requested" not in facts_of(case)


def test_a_move_looks_back_at_every_review(plan):
    move = follow(plan, "move", **{"move.known": FIRST})
    review(plan, SECOND)
    assert facts_of(move)["plan.last_reviewed"] == SECOND


def test_a_reassessment_knows_when_the_plan_was_issued(plan):
    assert facts_of(follow(plan, "reassessment", **{"request.received": FIRST}))["assessment.last"] == ISSUED


def test_advice_was_first_asked_for_when_the_first_row_says_so():
    case = make_case()
    for on in (date(2026, 10, 9), date(2026, 10, 2)):
        make_advice(case, asked_on=on)
    assert facts_of(case)["advice.requested"] == date(2026, 10, 2)


def test_a_struck_fact_is_no_fact(plan):
    struck = {"struck_at": "2026-07-02T09:00Z", "struck_because": "A slip"}
    follow(plan, "move", **{"move.known": FIRST}).facts.update(**struck)
    plan.facts.update(**struck)
    assert facts_of(plan).keys() == {"plan.made", "person.born"}


def test_of_a_fact_that_came_again_the_first_or_the_latest_day_counts():
    case = make_case(facts={"request.received": FIRST, "draft.served": FIRST, "decision.assess": FIRST})
    make_fact(case, "draft.served", SECOND)
    make_fact(case, "decision.assess", SECOND)
    assert (facts_of(case)["draft.served"], facts_of(case)["decision.assess"]) == (SECOND, FIRST)


def test_columns_hold_what_each_case_holds(plan):
    other = make_case(process="plan", facts={"plan.made": FIRST})
    ids, columns = fact_columns("plan", [other.pk, plan.pk])
    assert ids.tolist() == [plan.pk, other.pk]
    assert columns["plan.made"].tolist() == [ISSUED, FIRST]
    assert np.isnat(columns["cease.considered"]).tolist() == [False, True]


def test_many_cases_take_as_many_queries_as_one(plan, django_assert_num_queries):
    cases = [make_case(process="plan", facts={"plan.made": FIRST}).pk for _ in range(5)]
    with django_assert_num_queries(8):
        fact_columns("plan", [plan.pk])
    with django_assert_num_queries(8):
        fact_columns("plan", cases)
