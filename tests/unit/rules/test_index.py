"""The index of a case: it depends on facts and law, never on today."""

from __future__ import annotations

from datetime import date

import numpy as np

from areasend.rules.index import index_columns, index_of

RECEIVED = {"request.received": date(2026, 7, 15)}
DECIDED = RECEIVED | {"decision.assess": date(2026, 8, 20)}
ISSUED = DECIDED | {"draft.served": date(2026, 10, 5), "plan.issued": date(2026, 12, 10)}


def test_the_next_date_is_the_earliest_still_owed() -> None:
    assert index_of("assessment", RECEIVED).next_rule == "assessment/decide_whether_to_assess"
    found = index_of("assessment", DECIDED)
    assert (found.next_rule, found.next_due_on) == ("assessment/decide_no_plan", date(2026, 11, 4))
    assert (found.stage, found.whose_move, found.stage_since) == ("gathering_advice", "advisers", date(2026, 8, 20))


def test_guidance_and_windows_are_never_the_next_date() -> None:
    found = index_of("assessment", DECIDED | {"decision.issue": date(2026, 9, 20), "draft.served": date(2026, 10, 5)})
    assert (found.next_rule, found.next_due_on) == ("assessment/issue_final_plan", date(2026, 12, 2))


def test_the_last_working_day_goes_with_the_date() -> None:
    found = index_of("advice", {"advice.requested": date(2026, 7, 20)})
    assert (found.next_due_on, found.next_action_by) == (date(2026, 8, 31), date(2026, 8, 28))


def test_an_ended_case_owes_nothing_and_keeps_its_final_date() -> None:
    found = index_of("assessment", ISSUED)
    assert (found.next_rule, found.next_due_on, found.is_open) == ("", None, False)
    assert (found.final_due_on, found.ended_on) == (date(2026, 12, 2), date(2026, 12, 10))


def test_a_case_with_nothing_recorded_has_an_index_too() -> None:
    found = index_of("assessment", {})
    assert (found.stage, found.is_open, found.next_due_on, found.final_due_on) == ("not_started", True, None, None)


def test_a_refused_assessment_that_must_go_on_has_a_new_final_date() -> None:
    facts = RECEIVED | {"decision.refuse": date(2026, 8, 20), "challenge.settled_assess": date(2027, 2, 1)}
    found = index_of("assessment", facts)
    assert (found.final_due_on, found.next_rule) == (date(2027, 5, 10), "assessment/tell_assess_after_all")


def test_columns_give_the_same_as_one_case() -> None:
    cases = [RECEIVED, DECIDED, ISSUED]
    names = {name for case in cases for name in case}
    columns = {name: np.array([case.get(name) for case in cases], dtype="datetime64[D]") for name in names}
    found = index_columns("assessment", columns)
    assert len(found) == 3
    assert [found.row(number) for number in range(3)] == [index_of("assessment", case) for case in cases]
