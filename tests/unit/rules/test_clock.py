"""One case: deadlines that explain themselves."""

from __future__ import annotations

from datetime import date

import pytest

from areasend.rules.clock import Deadline, evaluate
from areasend.rules.law import NotInForce, process, processes
from areasend.rules.readings import build_readings

ON = date(2026, 11, 22)


def one(rule: str, facts: dict[str, date], **overrides: str) -> Deadline:
    deadlines = evaluate(rule.split("/")[0], facts, ON, build_readings(overrides))
    return next(found for found in deadlines if found.rule == rule)


def test_a_deadline_says_why_and_on_what_authority() -> None:
    found = one("assessment/issue_final_plan", {"request.received": date(2026, 7, 15)})
    assert (
        found.because == "Twenty weeks from 15 July 2026, when the request was received; the day itself is not counted."
    )
    assert found.references[0].title == "SEND Regulations 2014, regulation 13(2)"
    assert (found.evidence, found.is_final, found.asks) == ("primary", True, "local_authority")
    assert found.excused_by[0] == "school_closed"


def test_a_last_day_that_is_not_worked_names_the_day_to_act_by() -> None:
    found = one("advice/give_advice", {"advice.reached": date(2026, 7, 20)})
    assert found.because.endswith("31 August 2026 is not a working day, so act by Friday 28 August 2026.")


def test_what_has_not_begun_says_what_it_waits_for() -> None:
    found = one("assessment/family_window", {"request.received": date(2026, 7, 15)})
    assert (found.state, found.due_on) == ("not_started", None)
    assert found.because == "Runs from the day when the draft plan was served, which is not recorded."


def test_two_routes_are_both_told() -> None:
    facts = {"notice.sent": date(2026, 10, 1), "certificate.issued": date(2026, 11, 29)}
    found = one("appeal/appeal_time", facts)
    assert found.because.startswith("The later of two dates. Two months from 1 October 2026")
    assert "One month from 29 November 2026, when the mediation certificate was issued" in found.because


def test_a_reading_changes_the_sentence_with_the_date() -> None:
    facts = {"review.planned": date(2026, 10, 6)}
    strict = one("annual_review/invite", facts)
    lenient = one("annual_review/invite", facts, review_notice="whole_weeks")
    assert strict.because.startswith("Two clear weeks before 6 October 2026")
    assert lenient.because.startswith("Two weeks before 6 October 2026")
    assert strict.latest_on == lenient.due_on


def test_a_shifted_date_says_by_how_much() -> None:
    found = one("phase_transfer/meeting_for_school", {"transfer.school_on": date(2027, 9, 1)})
    assert "Before 15 February in the year of 1 September 2027" in found.because
    assert "Then twelve weeks earlier." in found.because


def test_months_before_an_event_are_told_as_before() -> None:
    found = one("phase_transfer/name_between_post16", {"transfer.between_post16_on": date(2027, 9, 1)})
    assert found.because.startswith("Five months before 1 September 2027")


def test_what_does_not_apply_says_so() -> None:
    facts = {"plan.made": date(2026, 9, 1), "person.born": date(2010, 1, 1)}
    found = one("plan/under_five_review_by", facts)
    assert found.state == "not_started"


def test_our_own_target_follows_its_reading() -> None:
    facts = {"request.received": date(2026, 7, 15)}
    assert one("assessment/decide_whether_to_assess", facts).target_on == date(2026, 8, 14)
    assert one("assessment/decide_whether_to_assess", facts, internal_target_percent="100").target_on == date(
        2026, 8, 26
    )


def test_an_event_before_the_law_is_refused_with_a_sentence() -> None:
    with pytest.raises(
        NotInForce, match=r"stood from 1 September 2014; the event is dated 15 July 2013. Check the date"
    ):
        evaluate("assessment", {"request.received": date(2013, 7, 15)}, ON)


@pytest.mark.parametrize("key", processes())
def test_every_clock_of_every_process_explains_itself_once_all_facts_are_there(key: str) -> None:
    facts = dict.fromkeys(process(key).facts, date(2024, 3, 1))
    for found in evaluate(key, facts, ON):
        assert found.because[0].isupper() or found.because[0].isdigit()
        assert found.because.endswith(".")
        assert "{" not in found.because


@pytest.mark.parametrize(
    ("key", "choice", "rule", "facts", "due_on"),
    [
        ("review_year", "anniversary", "plan/review_plan", {"plan.made": date(2026, 3, 10)}, date(2027, 3, 10)),
        (
            "working_days_of_awareness",
            "after",
            "move/tell_icb_of_change",
            {"icb.change_known": date(2026, 12, 7)},
            date(2026, 12, 30),
        ),
        (
            "working_day_calendar",
            "monday_to_friday",
            "mediation/tell_icb",
            {"mediation.health_wanted": date(2026, 12, 23)},
            date(2026, 12, 28),
        ),
        (
            "recommendation_weeks",
            "4",
            "appeal/answer_recommendation",
            {"recommendation.made": date(2026, 6, 8)},
            date(2026, 7, 6),
        ),
        (
            "action_plan_working_days",
            "30",
            "standing/priority_action_plan",
            {"inspection.reported": date(2026, 2, 10)},
            date(2026, 3, 24),
        ),
        (
            "after_25_other_courses",
            "academic_year_end",
            "age/other_course_limit",
            {"person.born": date(2002, 1, 10), "course.ends": date(2028, 6, 30)},
            date(2027, 7, 31),
        ),
    ],
)
def test_every_reading_that_moves_a_date_moves_it(
    key: str, choice: str, rule: str, facts: dict[str, date], due_on: date
) -> None:
    assert one(rule, facts, **{key: choice}).due_on == due_on
    assert one(rule, facts).due_on != due_on
