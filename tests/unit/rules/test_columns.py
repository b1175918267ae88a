"""Columns: values that changed, events outside the law, states, what is not yet known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from areasend.rules import columns as engine
from areasend.rules import law
from areasend.rules.columns import STATE_CODES, STATES, evaluate_columns
from areasend.rules.shapes import Clock, Version

ON = date(2026, 11, 22)


def days(*texts: str) -> np.ndarray:
    return np.array(texts, dtype="datetime64[D]")


def states(process: str, rule: str, on: date = ON, **facts: str) -> str:
    given = {name.replace("__", "."): days(day) for name, day in facts.items()}
    found = evaluate_columns(process, given, on)[f"{process}/{rule}"].state
    assert found is not None
    return STATES[found[0]]


def test_rows_before_the_law_are_marked_and_not_raised() -> None:
    found = evaluate_columns("assessment", {"request.received": days("2013-01-01", "2026-07-15")}, ON)
    rule = found["assessment/issue_final_plan"]
    assert list(rule.state) == [STATE_CODES["not_in_force"], STATE_CODES["due_soon"]]
    assert np.isnat(rule.due_on).tolist() == [True, False]


def changed(clock: Clock) -> Clock:
    """The same clock with eight weeks for a while and then a repeal."""
    (route,) = clock.routes
    first = route.versions[0]
    later = (Version(date(2027, 1, 1), 8, first.references), Version(date(2029, 1, 1), None, first.references))
    return replace(clock, routes=(replace(route, versions=(first, *later)),))


def test_each_case_is_reckoned_by_the_value_of_its_own_day(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = changed(law.clock("assessment/decide_whether_to_assess"))
    owner = replace(law.process("assessment"), clocks=(clock,))
    monkeypatch.setattr(engine, "process", lambda key: owner)
    received = days("2026-12-31", "2027-01-01", "2029-01-01", "NaT")
    rule = evaluate_columns("assessment", {"request.received": received}, ON)[clock.path]
    assert [str(day) for day in rule.due_on] == ["2027-02-11", "2027-02-26", "NaT", "NaT"]
    assert rule.not_in_force.tolist() == [False, False, True, False]


def test_an_unknown_fact_is_answered_with_the_known_ones() -> None:
    with pytest.raises(law.LawError, match=r"has no fact called 'request.came'. Its facts are: request.received"):
        evaluate_columns("assessment", {"request.came": days("2026-01-01")}, ON)


def test_columns_must_be_of_one_length() -> None:
    unequal = {"request.received": days("2026-01-01"), "plan.issued": days("2026-01-01", "2026-01-02")}
    with pytest.raises(ValueError, match=r"same length"):
        evaluate_columns("assessment", unequal, ON)


def test_each_case_may_be_looked_at_from_its_own_day() -> None:
    facts = {"request.received": days("2026-07-15", "2026-07-15")}
    rule = evaluate_columns("assessment", facts, days("2026-12-02", "2026-12-03"))["assessment/issue_final_plan"]
    assert [STATES[code] for code in rule.state] == ["due_soon", "overdue"]


def test_a_fact_after_the_day_looked_from_is_not_yet_known() -> None:
    facts = {"request__received": "2026-07-15", "plan__issued": "2026-12-02"}
    assert states("assessment", "issue_final_plan", date(2026, 12, 1), **facts) == "due_soon"
    assert states("assessment", "issue_final_plan", date(2026, 12, 2), **facts) == "met"


def test_without_a_day_there_are_dates_but_no_states() -> None:
    rule = evaluate_columns("assessment", {"request.received": days("2026-07-15")})["assessment/issue_final_plan"]
    assert rule.state is None
    assert rule.is_open.tolist() == [True]


@pytest.mark.parametrize(
    ("on", "commented", "state"),
    [
        (date(2026, 10, 19), "NaT", "due_soon"),
        (date(2026, 10, 20), "NaT", "ended"),
        (date(2026, 10, 25), "2026-10-19", "met"),
        (date(2026, 10, 25), "2026-10-21", "met_late"),
    ],
)
def test_a_window_closes_and_nobody_is_late(on: date, commented: str, state: str) -> None:
    facts = {"draft__served": "2026-10-05", "family__commented": commented}
    assert states("assessment", "family_window", on, **facts) == state


@pytest.mark.parametrize(
    ("on", "issued", "state"),
    [
        (date(2026, 10, 19), "NaT", "running"),
        (date(2026, 10, 20), "NaT", "ended"),
        (date(2026, 10, 25), "2026-10-20", "met"),
        (date(2026, 10, 25), "2026-10-19", "too_early"),
    ],
)
def test_a_time_to_wait_can_only_be_cut_short(on: date, issued: str, state: str) -> None:
    facts = {"draft__served": "2026-10-05", "plan__issued": issued}
    assert states("assessment", "finalise_not_before", on, **facts) == state


def test_what_another_fact_ends_is_no_longer_owed() -> None:
    facts = {"request__received": "2026-01-05", "request__withdrawn": "2026-02-01"}
    assert states("assessment", "issue_final_plan", **facts) == "not_owed"


def test_a_standing_duty_always_runs_and_a_duty_runs_from_its_fact() -> None:
    assert states("standing", "local_offer", term__begins="2026-09-01") == "running"
    assert states("assessment", "secure_provision", request__received="2026-01-05") == "not_started"
    assert states("assessment", "secure_provision", plan__issued="2026-01-05") == "running"
