"""Where a case stands, what may be recorded next, and what is said to whoever tries something else."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from areasend.rules.diagrams import mermaid
from areasend.rules.law import process
from areasend.rules.stages import StepRefused, check_step, rests_on, stage_columns, stage_of, steps_open

FIRST = date(2026, 1, 5)


def told(*names: str) -> dict[str, date]:
    """These facts a week apart, in this order."""
    return {name: FIRST + timedelta(weeks=number) for number, name in enumerate(names)}


REQUEST = "request.received"


@pytest.mark.parametrize(
    ("facts", "stage"),
    [
        (told(), "not_started"),
        (told(REQUEST), "deciding_to_assess"),
        (told(REQUEST, "decision.refuse"), "refused"),
        (told(REQUEST, "decision.refuse", "challenge.settled_assess"), "gathering_advice"),
        (told(REQUEST, "decision.assess"), "gathering_advice"),
        (told(REQUEST, "decision.assess", "advice.complete"), "deciding_on_plan"),
        (told(REQUEST, "decision.assess", "decision.no_plan"), "no_plan"),
        (told(REQUEST, "decision.assess", "decision.no_plan", "challenge.settled_issue"), "drafting"),
        (told(REQUEST, "decision.assess", "decision.issue", "draft.served"), "draft_with_family"),
        (told(REQUEST, "decision.assess", "decision.issue", "draft.served", "family.commented"), "finalising"),
        (told(REQUEST, "decision.assess", "decision.issue", "draft.served", "plan.issued"), "issued"),
        (told(REQUEST, "request.withdrawn"), "withdrawn"),
    ],
)
def test_an_assessment_goes_through_its_stages(facts: dict[str, date], stage: str) -> None:
    assert stage_of("assessment", facts).key == stage


def test_records_with_gaps_stand_where_their_last_fact_puts_them() -> None:
    assert stage_of("assessment", told(REQUEST, "plan.issued")).key == "issued"
    assert stage_of("annual_review", told("review.meeting", "plan.amended")).key == "amended"


def test_a_draft_served_anew_is_with_the_family_again() -> None:
    facts = told(REQUEST, "decision.assess", "decision.issue", "family.commented", "draft.served")
    assert stage_of("assessment", facts).key == "draft_with_family"


def test_a_plan_that_was_to_end_and_goes_on_can_be_ended_again() -> None:
    assert stage_of("plan", told("plan.made", "cease.decided", "cease.undone")).key == "in_force"
    assert stage_of("plan", told("plan.made", "cease.undone", "cease.decided")).key == "ceasing"


def test_the_day_of_the_stage_is_that_of_the_step_that_led_there() -> None:
    facts = {name: np.array([day], "datetime64[D]") for name, day in told(REQUEST, "decision.assess").items()}
    found = stage_columns("assessment", facts)
    assert (list(found.keys()), str(found.since[0])) == (["gathering_advice"], "2026-01-12")


def test_the_steps_open_are_those_of_the_stage_not_yet_recorded() -> None:
    keys = {step.key for step in steps_open("assessment", told(REQUEST, "family.consulted"))}
    assert keys == {"notify_partners", "agree_to_assess", "refuse_to_assess", "withdraw_request"}


def test_a_draft_can_be_served_again_but_a_decision_is_taken_once() -> None:
    facts = told(REQUEST, "decision.assess", "decision.issue", "draft.served")
    assert check_step("assessment", facts, "serve_draft").fact == "draft.served"
    with pytest.raises(StepRefused, match=r"already recorded, on 12 January 2026. If that date is wrong, correct it"):
        check_step("assessment", facts, "agree_to_assess")


def test_a_refused_step_names_the_stage_and_what_can_be_done() -> None:
    with pytest.raises(StepRefused) as refused:
        check_step("assessment", told(REQUEST), "issue_final_plan")
    assert "“Issue the final plan” cannot be recorded while the case is at “Deciding whether to assess”" in str(
        refused.value
    )
    assert "“Tell the family there will be an assessment”" in str(refused.value)


def test_an_ended_case_takes_no_more_steps() -> None:
    with pytest.raises(StepRefused, match=r"this has ended .“Withdrawn”.. Open a new case, or correct the last step"):
        check_step("assessment", told(REQUEST, "request.withdrawn"), "agree_to_assess")


def test_an_unknown_step_is_answered_with_the_known_ones() -> None:
    with pytest.raises(KeyError, match=r"has no step 'dance'. Its steps are: record_request"):
        process("assessment").step("dance")


def test_a_process_without_a_table_is_always_under_way() -> None:
    assert stage_of("age", {"person.born": date(2010, 1, 1)}).key == "under_way"
    assert steps_open("age", {}) == []


def test_the_diagram_draws_every_stage_and_every_move() -> None:
    drawn = mermaid("cease")
    assert drawn.startswith("stateDiagram-v2")
    assert "    consulting --> appeal_time: Send the notice that the plan will end" in drawn
    assert "    ceased --> [*]" in drawn


def test_a_planned_day_moves_the_stage_and_not_the_day_since() -> None:
    facts = {
        name: np.array([day], "datetime64[D]") for name, day in told("plan.last_reviewed", "review.planned").items()
    }
    found = stage_columns("annual_review", facts)
    assert (list(found.keys()), str(found.since[0])) == (["arranged"], "2026-01-05")
    assert np.isnat(stage_columns("phase_transfer", {"transfer.school_on": facts["review.planned"]}).since[0])


def test_a_fact_rests_on_the_step_that_led_to_its_stage() -> None:
    facts = told(REQUEST, "family.consulted", "decision.assess", "decision.issue")
    assert rests_on("assessment", facts) == [
        (REQUEST, "family.consulted"),
        (REQUEST, "decision.assess"),
        ("decision.assess", "decision.issue"),
    ]
    assert rests_on("annual_review", told("review.planned", "review.meeting", "review.report")) == [
        ("review.meeting", "review.report")
    ]
