"""A claim excuses lateness where the Regulations allow it. It never moves a date."""

from datetime import date

import pytest
from tests.conftest import TODAY
from tests.factories import make_advice, make_case, make_exception
from tests.integration.actions.refusals import refused

from areasend.actions import exception
from areasend.records.preview import deadlines_of

pytestmark = pytest.mark.django_db
DAY = date(2026, 10, 5)
CLOSED = {"period_from": date(2026, 7, 22), "period_to": date(2026, 9, 1)}
"""A summer holiday of six weeks: it opens again on 2 September."""


@pytest.fixture
def claim(officer):
    def claim(case, reason="exceptional_circumstances", **given):
        said = {"by": officer, "today": TODAY, "claimed_on": DAY, "explanation": "The family moved twice"}
        return exception.claim(case, reason=reason, **(said | given))

    return claim


@pytest.mark.parametrize(
    ("reason", "given"),
    [
        ("exceptional_circumstances", {"revised_target_on": date(2027, 2, 1)}),
        ("school_closed", {**CLOSED, "asked_on": date(2026, 7, 20)}),
        ("early_years_closed", {**CLOSED, "asked_on": date(2026, 8, 3)}),
        ("absent_from_area", {"period_from": date(2026, 9, 1), "period_to": date(2026, 9, 28)}),
    ],
)
def test_no_claim_moves_a_date(claim, case, reason, given):
    before = [deadline.due_on for deadline in deadlines_of(case, TODAY)], case.next_due_on, case.final_due_on
    claim(case, reason, **given)
    case.refresh_from_db()
    assert ([deadline.due_on for deadline in deadlines_of(case, TODAY)], case.next_due_on, case.final_due_on) == before


@pytest.mark.parametrize(
    ("reason", "given", "sentence", "field"),
    [
        ("staff_shortage", {}, "Select one of the grounds that the Regulations allow.", "reason"),
        ("exceptional_circumstances", {"explanation": " "}, "Each case needs its own reason.", "explanation"),
        ("exceptional_circumstances", {"claimed_on": date(2026, 11, 19)}, "is in the future", "claimed_on"),
        ("exceptional_circumstances", {"period_from": DAY}, "Enter the first and the last day", "period_to"),
        ("absent_from_area", {}, "Enter the first and the last day", "period_from"),
        ("absent_from_area", {"period_from": DAY, "period_to": date(2026, 10, 4)}, "before the first", "period_to"),
        ("absent_from_area", {"period_from": DAY, "period_to": date(2026, 10, 31)}, "lasted 27 days", "period_to"),
        ("school_closed", CLOSED, "Enter the day on which the setting was asked", "asked_on"),
        ("school_closed", {**CLOSED, "asked_on": date(2026, 7, 14)}, "must have been asked for from", "asked_on"),
        ("school_closed", {**CLOSED, "asked_on": date(2026, 8, 27)}, "must have been asked for from", "asked_on"),
    ],
)
def test_a_claim_that_does_not_hold_is_refused(claim, case, reason, given, sentence, field):
    with refused(sentence, field):
        claim(case, reason, **given)


@pytest.mark.parametrize(
    ("reason", "given", "sentence", "field"),
    [
        ("exceptional_circumstances", {"claimed_on": date(2026, 8, 31)}, "before the case began", "claimed_on"),
        (
            "absent_from_area",
            {"period_from": date(2026, 7, 1), "period_to": date(2026, 8, 31)},
            "This was over before the case began on 1 September 2026.",
            "period_to",
        ),
        (
            "absent_from_area",
            {"period_from": date(2027, 1, 20), "period_to": date(2027, 3, 1)},
            "This begins after 19 January 2027",
            "period_from",
        ),
    ],
)
def test_what_lies_outside_the_time_of_the_case_excuses_nothing(claim, case, reason, given, sentence, field):
    with refused(sentence, field):
        claim(case, reason, **given)


def test_a_closure_is_claimed_for_a_day_on_which_the_case_says_advice_was_asked_for(claim, assessing):
    make_advice(assessing, source="education", asked_on=date(2026, 10, 5))
    closed = {"period_from": date(2026, 10, 7), "period_to": date(2026, 11, 12)}
    with refused("This case records that advice was asked for on 5 October 2026.", "asked_on"):
        claim(assessing, "school_closed", **closed, asked_on=date(2026, 10, 6))
    assert claim(assessing, "school_closed", **closed, asked_on=date(2026, 10, 5)).pk


def test_an_ended_case_that_kept_its_dates_has_nothing_to_excuse(claim):
    ended = make_case(facts={"request.received": date(2026, 9, 1), "decision.refuse": date(2026, 9, 30)})
    with refused("kept every date that this ground excuses"):
        claim(ended)


def test_an_ended_case_that_was_late_may_still_be_excused(claim):
    late = make_case(facts={"request.received": date(2026, 7, 1), "decision.refuse": date(2026, 9, 30)})
    assert claim(late).pk


def test_a_process_without_exceptions_has_none_to_claim(claim, plan):
    with refused("No date of this process (Education, health and care plan) can be excused"):
        claim(plan)


def test_a_ground_is_claimed_once(claim, case):
    claim(case)
    with refused("This ground is already claimed for this case.", "reason"):
        claim(case)


def test_after_withdrawing_it_may_be_claimed_anew(claim, case, officer):
    exception.withdraw(claim(case), by=officer, today=TODAY, on=TODAY, because="The facts were wrong")
    assert claim(case).withdrawn_on is None


@pytest.mark.parametrize(
    ("given", "sentence", "field"),
    [
        ({"because": ""}, "Say why the claim does not hold.", "because"),
        ({"on": date(2026, 11, 19)}, "is in the future", "on"),
        ({"on": date(2026, 10, 4)}, "cannot be withdrawn before it was claimed on 5 October 2026", "on"),
    ],
)
def test_a_wrong_withdrawal_is_refused(officer, case, given, sentence, field):
    claimed = make_exception(case, claimed_on=DAY)
    with refused(sentence, field):
        exception.withdraw(claimed, by=officer, today=TODAY, **({"on": TODAY, "because": "Wrong"} | given))


def test_a_claim_is_withdrawn_once(officer):
    claimed = make_exception(make_case(), claimed_on=DAY)
    exception.withdraw(claimed, by=officer, today=TODAY, on=DAY, because="Wrong")
    with refused("This claim was already withdrawn on 5 October 2026."):
        exception.withdraw(claimed, by=officer, today=TODAY, on=DAY, because="Wrong")
