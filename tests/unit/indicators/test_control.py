"""Signal or noise, against values worked by hand."""

from __future__ import annotations

import pytest

from areasend.indicators.control import Limits, limits, signals, tone

STEADY = [10.0, 12.0, 10.0, 12.0, 10.0, 12.0]


def test_the_limits_are_the_mean_and_2_66_mean_moving_ranges() -> None:
    assert limits(STEADY) == Limits(11, pytest.approx(11 - 5.32), pytest.approx(11 + 5.32))


def test_a_share_is_never_below_nought_nor_above_a_hundred() -> None:
    found = limits([1.0, 99.0, 1.0, 99.0, 1.0, 99.0], 0, 100)
    assert (found.lower, found.upper) == (0, 100)


def test_five_values_are_too_few() -> None:
    assert limits([*STEADY[:5], None]) is None


def test_a_month_without_a_value_is_left_out() -> None:
    assert limits([10.0, None, 12.0, 10.0, 12.0, 10.0, 12.0]) == limits(STEADY)


@pytest.mark.parametrize(("value", "signal"), [(16.4, "above"), (16.3, ""), (5.6, "below"), (5.7, ""), (None, "")])
def test_outside_the_limits(value: float | None, signal: str) -> None:
    assert signals([value], limits(STEADY)) == [signal]


def test_the_eighth_on_one_side_is_a_signal() -> None:
    assert signals([12.0] * 9, limits(STEADY)) == [""] * 7 + ["run_above"] * 2


def test_a_value_on_the_centre_ends_a_run() -> None:
    assert signals([10.0] * 7 + [11.0] + [10.0] * 7, limits(STEADY)) == [""] * 15


def test_a_missing_month_does_not_end_a_run() -> None:
    assert signals([10.0] * 4 + [None] + [10.0] * 4, limits(STEADY))[-1] == "run_below"


@pytest.mark.parametrize(
    ("signal", "better", "words"),
    [
        ("above", "high", "better"),
        ("above", "low", "worse"),
        ("run_below", "low", "better"),
        ("below", "high", "worse"),
        ("below", "neither", "changed"),
        ("", "high", ""),
    ],
)
def test_whether_a_signal_is_good_news(signal: str, better: str, words: str) -> None:
    assert tone(signal, better) == words
