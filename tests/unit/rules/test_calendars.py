"""Working days from tables."""

from __future__ import annotations

import numpy as np
import pytest

from areasend.rules.calendars import in_tribunal_break, working_days


def days(*texts: str) -> np.ndarray:
    return np.array(texts, dtype="datetime64[D]")


def same(found: np.ndarray, *texts: str) -> bool:
    return [str(day) for day in found] == list(texts)


def test_the_last_working_day_before_christmas_and_the_first_after() -> None:
    assert same(working_days().on_or_before(days("2026-12-28", "2026-12-24")), "2026-12-24", "2026-12-24")
    assert same(working_days().on_or_after(days("2026-12-25", "2027-01-01")), "2026-12-29", "2027-01-04")


def test_nothing_comes_of_no_day_and_of_days_outside_the_tables() -> None:
    outside = days("NaT", "1900-01-01", "2300-01-01")
    for found in (working_days().nth_after(outside, 3), working_days().on_or_before(outside)):
        assert np.isnat(found).all()


def test_without_bank_holidays_christmas_day_is_worked() -> None:
    assert working_days(with_bank_holidays=False).is_worked(days("2026-12-25")).all()
    assert not working_days().is_worked(days("2026-12-25")).any()


def test_five_working_days_before_a_monday_is_the_monday_before() -> None:
    assert same(working_days().nth_before(days("2026-11-23"), 5), "2026-11-16")


@pytest.mark.parametrize(
    ("day", "held"),
    [("2026-07-31", False), ("2026-08-01", True), ("2026-08-31", True), ("2026-12-24", False), ("2027-01-01", True)],
)
def test_the_tribunal_s_breaks(day: str, held: bool) -> None:
    assert in_tribunal_break(days(day))[0] == held


def test_the_tables_agree_with_numpy_s_own_business_days() -> None:
    span = np.arange("2015-01-01", "2035-01-01", dtype="datetime64[D]")
    weekdays = working_days(with_bank_holidays=False)
    assert (weekdays.nth_after(span, 15) == np.busday_offset(span, 15, roll="backward")).all()
