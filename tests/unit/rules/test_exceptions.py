"""Grounds that may excuse a late act, and what is said where they may not."""

from __future__ import annotations

from datetime import date

import pytest

from areasend.rules.exceptions import (
    ExceptionRefused,
    absence_days,
    check_absence_exception,
    check_closure_exception,
    closure_exception,
    closure_window,
    ground_of,
)
from areasend.rules.law_files import LawError
from areasend.rules.readings import build_readings

SUMMER = {"closes_on": date(2026, 7, 22), "reopens_on": date(2026, 9, 1)}


def test_the_window_runs_from_a_week_before_the_closure_to_a_week_before_its_end() -> None:
    assert closure_window(**SUMMER) == (date(2026, 7, 15), date(2026, 8, 25))


def test_a_closure_of_28_days_is_long_enough_and_27_are_not() -> None:
    assert closure_window(date(2026, 8, 1), date(2026, 8, 29)) is not None
    assert closure_window(date(2026, 8, 1), date(2026, 8, 28)) is None


def test_the_answer_can_be_had_without_an_error() -> None:
    assert closure_exception(date(2026, 7, 20), **SUMMER)
    assert not closure_exception(date(2026, 7, 14), **SUMMER)


@pytest.mark.parametrize(
    ("asked", "closure", "sentence"),
    [
        (date(2026, 7, 14), SUMMER, "must have been asked for from 15 July 2026 to 25 August 2026"),
        (
            date(2026, 12, 18),
            {"closes_on": date(2026, 12, 19), "reopens_on": date(2027, 1, 4)},
            "The closure lasted 16 days; it must last at least 28",
        ),
    ],
)
def test_a_refusal_says_why(asked: date, closure: dict[str, date], sentence: str) -> None:
    with pytest.raises(ExceptionRefused, match=sentence):
        check_closure_exception(asked_on=asked, **closure)


def test_another_adviser_does_not_count() -> None:
    with pytest.raises(ExceptionRefused, match=r"Only a request to the head or early years lead"):
        check_closure_exception(asked_on=date(2026, 7, 20), **SUMMER, source="psychology")


def test_an_absence_too_short_or_upside_down_is_refused() -> None:
    with pytest.raises(ExceptionRefused, match=r"lasted 27 days; it must last at least 28 in a row"):
        check_absence_exception(first_on=date(2026, 8, 3), last_on=date(2026, 8, 29))
    with pytest.raises(ExceptionRefused, match=r"cannot end .* before it began"):
        check_absence_exception(first_on=date(2026, 8, 3), last_on=date(2026, 8, 1))


def test_after_an_order_two_weeks_or_four_by_reading() -> None:
    assert absence_days("absent_two_weeks") == 14
    assert absence_days("absent_two_weeks", build_readings({"order_absence": "four_weeks"})) == 28


def test_unknown_grounds_and_grounds_without_a_length_are_refused() -> None:
    with pytest.raises(LawError, match=r"no ground called 'panel_date'. The grounds are: school_closed"):
        ground_of("panel_date")
    with pytest.raises(LawError, match=r"does not turn on the length of an absence"):
        absence_days("exceptional_circumstances")
