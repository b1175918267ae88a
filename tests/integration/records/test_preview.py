"""What a step would start is what it starts: the preview and the record are reckoned by the same rules."""

from datetime import date

import pytest
from tests.conftest import TODAY
from tests.factories import make_case

from areasend.actions import step
from areasend.records.preview import deadlines_of, preview

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 2)
RECEIVED = {"request.received": date(2026, 9, 28)}
ASSESSING = {**RECEIVED, "decision.assess": date(2026, 10, 5)}
DRAFTED = {**ASSESSING, "decision.issue": date(2026, 10, 20), "draft.served": date(2026, 10, 26)}


@pytest.mark.parametrize(
    ("facts", "key"),
    [
        (RECEIVED, "agree_to_assess"),
        (RECEIVED, "refuse_to_assess"),
        (RECEIVED, "withdraw_request"),
        (ASSESSING, "decide_to_issue"),
        (ASSESSING, "decide_no_plan"),
        (DRAFTED, "serve_draft"),
        (DRAFTED, "issue_final_plan"),
    ],
)
def test_saving_does_exactly_what_the_preview_said(facts, key):
    case = make_case(facts=facts)
    said = preview(case, key, DAY, TODAY)
    codes = {"refuse_to_assess": "not_sen", "decide_no_plan": "other"}
    after = step.take(case, key, by=None, today=TODAY, on=DAY, note="Because", code=codes.get(key, ""))
    now = {deadline.rule: deadline for deadline in deadlines_of(after, TODAY)}
    assert after.stage == said.stage.key
    assert [now[deadline.rule] for deadline in (*said.starts, *said.meets, *said.ends)] == [
        *said.starts,
        *said.meets,
        *said.ends,
    ]


def test_a_draft_starts_the_familys_fifteen_days():
    said = preview(make_case(facts=ASSESSING), "serve_draft", TODAY, TODAY)
    starts = {deadline.rule: deadline.due_on for deadline in said.starts}
    assert starts["assessment/family_window"] == date(2026, 12, 2)


def test_a_late_decision_is_shown_as_late():
    case = make_case(facts={"request.received": date(2026, 9, 1)})
    (met,) = preview(case, "agree_to_assess", DAY, TODAY).meets
    assert (met.rule, met.state) == ("assessment/decide_whether_to_assess", "met_late")


def test_withdrawing_ends_what_was_owed():
    said = preview(make_case(facts=RECEIVED), "withdraw_request", DAY, TODAY)
    assert "assessment/issue_final_plan" in [deadline.rule for deadline in said.ends]
    assert said.starts == []
