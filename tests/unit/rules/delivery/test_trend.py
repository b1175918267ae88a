"""The outlook: a robust line, its interval, and when nothing is foretold."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from areasend.rules.delivery.readings import Reading
from areasend.rules.delivery.trend import fit_line, outlook

FIRST = date(2026, 1, 1)
BY = FIRST + timedelta(days=120)
TODAY = FIRST + timedelta(days=95)


def monthly(*values: float, days: int = 30) -> list[Reading]:
    return [Reading(FIRST + timedelta(days=days * number), value) for number, value in enumerate(values)]


def test_on_an_even_line_there_is_no_doubt() -> None:
    found = outlook(monthly(40, 45, 50, 55), 60, BY, "up", TODAY, unit="%")
    assert (found.will, found.expected, found.low, found.high) == ("likely", 60, 60, 60)


def test_the_line_and_its_interval_by_hand() -> None:
    """Slope 0.158333, level 40.375; residual spread 0.95197, lever 2.5, t 1.886: 59.375 give or take 2.8388."""
    found = outlook(monthly(40, 46, 49, 55), 75, BY, "up", TODAY, unit="%")
    assert (found.expected, found.low, found.high) == pytest.approx((59.375, 56.5362, 62.2138), abs=1e-3)
    assert found.will == "unlikely"
    assert found.because == (
        "If it goes on as in the last 4 readings, it will be at 59.4% by 1 May 2026 (between 56.5 and 62.2); the target is 75%."
    )


@pytest.mark.parametrize(("goal", "will"), [(56, "likely"), (60, "unsure"), (63, "unlikely")])
def test_likely_only_when_the_whole_interval_is_there(goal: float, will: str) -> None:
    assert outlook(monthly(40, 46, 49, 55), goal, BY, "up", TODAY).will == will


@pytest.mark.parametrize(("goal", "will"), [(63, "likely"), (60, "unsure"), (56, "unlikely")])
def test_where_less_is_better_the_other_end_decides(goal: float, will: str) -> None:
    assert (
        outlook(monthly(80, 74, 71, 65), 120 - goal, BY, "down", TODAY).will
        == {
            "likely": "unlikely",
            "unsure": "unsure",
            "unlikely": "likely",
        }[will]
    )


def test_one_odd_figure_does_not_turn_the_line() -> None:
    days = np.arange(9) * 30.0
    values = 40 + days / 10
    values[4] = 95
    assert fit_line(days, values).slope == pytest.approx(0.1)


def test_percentages_stay_within_0_and_100() -> None:
    found = outlook(monthly(70, 80, 91, 99), 90, BY, "up", TODAY, unit="%")
    assert (found.expected, found.high) == (100, 100)
    assert outlook(monthly(70, 80, 91, 99), 90, BY, "up", TODAY).expected > 100


def test_only_the_last_twelve_readings_count() -> None:
    old = [Reading(FIRST - timedelta(days=30 * number), 0) for number in range(1, 30)]
    found = outlook(old + monthly(*range(12)), 20, FIRST + timedelta(days=360), "up", FIRST + timedelta(days=340))
    assert found.expected == pytest.approx(12)


@pytest.mark.parametrize(
    ("readings", "by_on", "says"),
    [
        (monthly(1, 2, 3), BY, "Three readings are too few"),
        (monthly(5), BY, "One reading is too few"),
        (monthly(1, 2, 3, 4, days=7), BY, "cover 21 days"),
        (monthly(1, 2, 3, 4), FIRST + timedelta(days=361), "too far ahead"),
        (monthly(1, 2, 3, 4), TODAY - timedelta(days=1), "has passed"),
    ],
)
def test_too_little_is_known_and_it_says_why(readings: list[Reading], by_on: date, says: str) -> None:
    found = outlook(readings, 10, by_on, "up", TODAY)
    assert (found.will, found.expected) == ("unknown", None)
    assert says in found.because


def test_readings_after_the_day_looked_from_are_not_known() -> None:
    assert outlook(monthly(40, 46, 49, 55), 60, BY, "up", FIRST + timedelta(days=89)).will == "unknown"
