"""Call-in, fixed by the Cabinet decision of 4 January 2024."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from areasend.rules.governance.call_in import CallInRefused, Decision, call_in, check_call_in

CABINET = Decision(date(2024, 1, 4))
AFTER = date(2024, 2, 1)


def test_a_decision_published_on_4_january_2024_takes_effect_on_the_12th() -> None:
    found = call_in(CABINET, AFTER)
    assert (found.state, found.ends_on, found.effective_on) == ("effective", date(2024, 1, 11), date(2024, 1, 12))
    assert found.because == (
        "Published on 4 January 2024; it may be called in for five working days after that, up to 11 January 2024, "
        "and takes effect on 12 January 2024."
    )


@pytest.mark.parametrize(("today", "state"), [(date(2024, 1, 11), "open"), (date(2024, 1, 12), "effective")])
def test_it_is_open_to_call_in_up_to_the_last_day(today: date, state: str) -> None:
    assert call_in(CABINET, today).state == state


def test_bank_holidays_are_not_counted() -> None:
    """After Monday 22 December 2025: 23, 24, 29, 30, 31."""
    assert call_in(Decision(date(2025, 12, 22)), AFTER).ends_on == date(2025, 12, 31)


def test_a_constitution_may_have_another_number_of_days() -> None:
    assert call_in(CABINET, AFTER, working_days=3).effective_on == date(2024, 1, 10)


@pytest.mark.parametrize("decision", [replace(CABINET, is_urgent=True), replace(CABINET, is_open_to_call_in=False)])
def test_what_cannot_be_called_in_takes_effect_at_once(decision: Decision) -> None:
    found = call_in(decision, AFTER)
    assert (found.state, found.ends_on, found.effective_on) == ("effective", None, date(2024, 1, 4))


def test_called_in_it_is_suspended_until_it_is_confirmed() -> None:
    called = replace(CABINET, called_in_on=date(2024, 1, 9), confirmed_on=date(2024, 1, 25))
    assert call_in(called, date(2024, 1, 8)).state == "open"
    assert (call_in(called, date(2024, 1, 24)).state, call_in(called, date(2024, 1, 24)).effective_on) == (
        "suspended",
        None,
    )
    assert call_in(called, AFTER).effective_on == date(2024, 1, 25)


def test_calling_in_too_late_or_what_is_urgent_is_refused() -> None:
    check_call_in(CABINET, date(2024, 1, 11))
    with pytest.raises(CallInRefused, match="from 4 January 2024 to 11 January 2024"):
        check_call_in(CABINET, date(2024, 1, 12))
    with pytest.raises(CallInRefused, match="Urgent"):
        check_call_in(replace(CABINET, is_urgent=True), date(2024, 1, 5))
