"""Who holds a case, and cases that follow from another."""

from datetime import date

import pytest
from tests.conftest import TODAY
from tests.factories import make_case, make_fact, make_team, make_user
from tests.integration.actions.refusals import refused

from areasend.actions import case as actions
from areasend.actions.refusal import Stale
from areasend.records.models import Case
from areasend.records.verify import verify
from areasend.rules import law

pytestmark = pytest.mark.django_db
DAY = date(2026, 10, 5)


def test_the_team_follows_the_officer(case, officer):
    other = make_user(team=make_team("South team"))
    held = actions.reassign(case, by=officer, officer=other, version=case.version)
    assert (held.officer, held.team, held.version) == (other, other.team, case.version + 1)


def test_a_case_may_go_back_to_its_team(case, officer, team):
    held = actions.reassign(case, by=officer, officer=None)
    assert (held.officer, held.team) == (None, team)


def test_the_team_may_be_another_than_the_officers(case, officer):
    south = make_team("South team")
    assert actions.reassign(case, by=officer, officer=officer, team=south).team == south


def test_nobody_gets_a_case_who_no_longer_signs_in(case, officer):
    with refused("Gone no longer signs in here. Choose someone else.", "officer"):
        actions.reassign(case, by=officer, officer=make_user("Gone", is_active=False))


def test_who_saw_an_older_version_is_refused(case, officer):
    actions.reassign(case, by=officer, officer=None, version=case.version)
    with pytest.raises(Stale):
        actions.reassign(case, by=officer, officer=officer, version=case.version)


def test_cases_are_shared_out_in_legal_order_each_officer_in_turn(officer):
    days = [date(2026, 9, day) for day in (20, 5, 15, 10)]
    made = [make_case(facts={"request.received": day}) for day in days]
    first, second = make_user("First"), make_user("Second")
    actions.reassign_many(made, by=officer, officers=[first, second])
    by_day = dict(Case.objects.values_list("opened_on", "officer__name"))
    assert [by_day[day] for day in sorted(days)] == ["First", "Second", "First", "Second"]


def test_a_case_that_owes_nothing_is_shared_out_last(officer):
    ended = make_case(facts={"request.received": date(2026, 1, 1), "request.withdrawn": date(2026, 1, 2)})
    moved = actions.reassign_many([ended, make_case()], by=officer, officers=[officer])
    assert moved[-1] == ended


def test_sharing_out_keeps_what_a_colleague_changed_meanwhile(case, officer):
    actions.reassign(Case.objects.get(pk=case.pk), by=officer, officer=None)
    assert actions.reassign_many([case], by=officer, officers=[officer])[0].version == case.version + 2


def test_sharing_out_counts_the_version_up(case, officer):
    actions.reassign_many([case], by=officer, officers=[officer])
    with pytest.raises(Stale):
        actions.reassign(case, by=officer, officer=None, version=1)


@pytest.mark.parametrize(("field", "sentence"), [("officers", "at least one officer"), ("cases", "at least one case")])
def test_sharing_out_needs_cases_and_officers(case, officer, field, sentence):
    given = {"cases": [case], "officers": [officer]} | {field: []}
    with refused(sentence, field):
        actions.reassign_many(given["cases"], by=officer, officers=given["officers"])


def test_sharing_out_to_someone_gone_is_refused(case, officer):
    with refused("no longer signs in here", "officer"):
        actions.reassign_many([case], by=officer, officers=[officer, make_user(is_active=False)])


@pytest.fixture
def open_from(officer):
    def open_from(origin, process, fact="", on=DAY, **given):
        begins = fact or actions.beginnings(process)[0]
        return actions.open_from(origin, process, by=officer, today=TODAY, fact=begins, on=on, **given)

    return open_from


PLAN_FOLLOWS = [process for process, origins in actions.FOLLOWS.items() if "plan" in origins]
ASSESSMENT_FOLLOWS = [process for process, origins in actions.FOLLOWS.items() if "assessment" in origins]


@pytest.mark.parametrize("process", PLAN_FOLLOWS)
def test_a_case_follows_from_a_plan(open_from, plan, process):
    case = open_from(plan, process)
    assert (case.origin, case.person, case.team, case.officer) == (plan, plan.person, plan.team, plan.officer)
    assert (case.is_open, verify()) == (True, [])


@pytest.mark.parametrize("process", ASSESSMENT_FOLLOWS)
def test_a_challenge_follows_from_an_assessment_that_has_ended(open_from, process):
    ended = make_case(facts={"request.received": date(2026, 9, 1), "decision.refuse": date(2026, 10, 1)})
    assert open_from(ended, process).origin == ended
    assert verify() == []


@pytest.mark.parametrize("process", actions.FOLLOWS)
def test_every_way_to_begin_leads_out_of_the_first_stage(open_from, plan, process):
    case = open_from(plan, process)
    assert case.stage != case.law.stages[0].key


def test_a_review_borrows_the_day_from_which_its_year_runs(open_from, plan):
    review = open_from(plan, "annual_review", on=date(2026, 12, 1))
    assert (review.stage, review.final_due_on) == ("arranged", date(2026, 11, 30))


@pytest.mark.parametrize("process", sorted(set(law.processes()) - set(PLAN_FOLLOWS)))
def test_nothing_else_follows_from_a_plan(plan, officer, process):
    with refused("cannot be opened from this case"):
        actions.open_from(plan, process, by=officer, today=TODAY, fact="x", on=DAY)


@pytest.mark.parametrize("process", actions.CHALLENGES)
def test_a_challenge_needs_a_notice_to_challenge(open_from, case, process):
    with refused(f"No notice that can be challenged is recorded in {case.reference}. Record the decision first"):
        open_from(case, process)


@pytest.mark.parametrize(
    ("process", "on", "sentence"),
    [
        ("reassessment", date(2025, 11, 30), "was opened on 1 December 2025. Check the date."),
        ("annual_review", date(2025, 11, 30), "was opened on 1 December 2025. Check the date."),
        ("annual_review", date(2028, 11, 20), "is more than two years ahead"),
    ],
)
def test_a_case_does_not_begin_before_what_it_follows_from_nor_far_ahead(open_from, plan, process, on, sentence):
    with refused(sentence, "on"):
        open_from(plan, process, on=on)


def test_an_ended_plan_is_not_reviewed(open_from):
    ended = make_case(process="plan", facts={"plan.made": date(2025, 1, 1), "plan.ceased": date(2026, 1, 1)})
    with refused("ended on 1 January 2026, so you cannot open “Annual review” from it"):
        open_from(ended, "annual_review")


def test_a_second_review_while_one_is_open_is_refused(open_from, plan):
    first = open_from(plan, "annual_review")
    with refused(f"{first.reference} is already under way."):
        open_from(plan, "annual_review")


def test_two_complaints_may_be_open_at_once(open_from, plan):
    assert open_from(plan, "complaint") != open_from(plan, "complaint")


def test_a_case_begins_with_one_of_its_own_first_steps(open_from, plan):
    with refused("Annual review cannot begin with that.", "fact"):
        open_from(plan, "annual_review", fact="review.decided_maintain")


def test_a_case_does_not_begin_in_the_future(open_from, plan):
    with refused("is in the future", "on"):
        open_from(plan, "reassessment", on=date(2026, 11, 19))


def test_a_case_does_not_follow_from_a_plan_that_a_colleague_ended_meanwhile(open_from, plan):
    make_fact(Case.objects.get(pk=plan.pk), "plan.ceased", DAY)
    with refused("ended on 5 October 2026, so you cannot open “Annual review” from it"):
        open_from(plan, "annual_review")
