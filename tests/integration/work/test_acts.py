"""The button of each line: the step that settles the duty, or the first on the way to it."""

from __future__ import annotations

import pytest

from areasend.records.models import Case
from areasend.rules import law
from areasend.web.work.acts import acts_of


def labels(stage: str, rule: str, process: str = "assessment", **given) -> list[str]:
    case = Case(reference="A26-00001", process=process, stage=stage, next_rule=rule)
    return [act.label for act in acts_of(case, (), **given)]


@pytest.mark.parametrize(
    ("stage", "rule", "expected"),
    [
        ("deciding_to_assess", "assessment/decide_whether_to_assess", "Tell the family there will be an assessment"),
        ("drafting", "assessment/issue_final_plan", "Serve the draft plan"),
        ("finalising", "assessment/issue_final_plan", "Issue the final plan"),
        ("gathering_advice", "assessment/decide_no_plan", "Decide to issue a plan"),
    ],
)
def test_the_first_act_brings_the_case_forward(stage, rule, expected):
    assert labels(stage, rule)[0] == expected


def test_a_duty_that_the_setting_owes_offers_only_its_own_step():
    assert labels("reporting", "annual_review/send_report", process="annual_review") == ["Record the report"]


def test_a_case_that_awaits_advice_is_first_chased():
    found = labels("gathering_advice", "assessment/issue_final_plan", is_awaiting_advice=True)
    assert found == ["Chase the advice", "Decide to issue a plan"]


def test_a_plan_due_for_review_opens_one():
    assert labels("in_force", "plan/review_plan", process="plan") == ["Open: Annual review"]


def test_a_case_that_owes_nothing_has_no_button():
    assert labels("drafting", "") == []


def test_every_duty_at_every_open_stage_has_one_or_two_buttons():
    processes = [law.process(key) for key in law.processes()]
    found = [
        labels(stage.key, clock.path, process.key)
        for process in processes
        for stage in process.stages
        for clock in process.clocks
        if stage.is_open and clock.kind == "deadline"
    ]
    assert {len(acts) for acts in found} == {1, 2}
