"""Targets: the figure to reach, and where a measure stands against it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from areasend.rules.delivery.judging import judge
from areasend.rules.delivery.readings import Reading, in_figures
from areasend.rules.delivery.targets import Kind, Target, TargetRefused, check_target, goal, goal_words

START, BY = date(2025, 7, 1), date(2026, 7, 1)
CONFIDENCE = Target("percentage_increase", 30, BY, baseline=50, baseline_on=START, unit="%")
SHARE = Target("percentage", 75, BY)


@pytest.mark.parametrize(
    ("kind", "value", "direction", "expected"),
    [
        ("percentage", 75, "up", 75),
        ("number", 20, "up", 20),
        ("percentage_increase", 30, "up", 65),
        ("percentage_increase", 30, "down", 35),
        ("points_increase", 30, "up", 80),
        ("number_increase", 5, "down", 45),
        ("percentage_increase", None, "up", 50),
        ("yes_no", None, "up", None),
        ("date", None, "up", None),
    ],
)
def test_the_figure_to_reach_from_a_baseline_of_50(kind: Kind, value, direction, expected) -> None:
    assert goal(Target(kind, value, BY, direction, baseline=50, baseline_on=START)) == expected


def test_without_a_baseline_an_increase_has_no_figure() -> None:
    assert goal(Target("percentage_increase", 30, BY)) is None


def test_the_target_in_words_says_of_what() -> None:
    assert goal_words(CONFIDENCE) == "the target is 65% (30% more than the baseline of 50%)"
    points = Target("points_increase", 10, BY, baseline=50, baseline_on=START)
    assert goal_words(points) == "the target is 60% (10 points more than the baseline of 50%)"
    assert goal_words(replace(CONFIDENCE, value=None)) == "the target is any rise from the baseline of 50%"


@pytest.mark.parametrize(
    ("value", "state"),
    [(65, "met"), (57.6, "on_course"), (57.5, "on_course"), (57.4, "behind")],
)
def test_half_way_through_the_year_half_of_the_rise_is_on_course(value: float, state: str) -> None:
    middle = date(2025, 12, 30)  # 182 of 365 days: the line stands at 57.479
    assert judge(CONFIDENCE, [Reading(middle, value)], middle).state == state


def test_a_judgement_says_what_was_measured_and_how_far_off_it_is() -> None:
    found = judge(CONFIDENCE, [Reading(date(2025, 12, 30), 55)], date(2026, 1, 10))
    assert (found.state, found.value, found.on, found.distance) == ("behind", 55, date(2025, 12, 30), 10)
    assert found.because == (
        "55% on 30 December 2025; the target is 65% (30% more than the baseline of 50%) by 1 July 2026. "
        "Steady progress would have brought it to 57.5% by then."
    )


def test_where_less_is_better_a_lower_figure_meets_it() -> None:
    waits = Target("number", 18, BY, "down")
    assert judge(waits, [Reading(START, 18)], START).state == "met"
    assert judge(waits, [Reading(START, 19)], START).distance == 1


def test_the_latest_figure_decides_and_later_ones_are_not_known_yet() -> None:
    readings = [Reading(date(2026, 1, 1), 80), Reading(date(2026, 2, 1), 70)]
    assert judge(SHARE, readings, date(2026, 1, 15)).state == "met"
    assert judge(SHARE, readings, date(2026, 2, 15)).state == "not_due"


def test_after_its_date_what_is_short_is_behind() -> None:
    found = judge(SHARE, [Reading(BY, 74)], date(2026, 7, 2))
    assert (found.state, found.because.endswith("That date has passed.")) == ("behind", True)


def test_a_figure_reached_after_its_date_is_met_and_says_so() -> None:
    found = judge(SHARE, [Reading(date(2026, 9, 1), 76)], date(2026, 9, 2))
    assert (found.state, found.because.endswith("after that date.")) == ("met", True)


@pytest.mark.parametrize(
    ("due_on", "state"),
    [(None, "no_baseline"), (date(2025, 7, 31), "no_baseline"), (date(2025, 7, 30), "baseline_late")],
)
def test_a_wanting_baseline_is_late_after_its_day(due_on: date | None, state: str) -> None:
    target = Target("percentage_increase", None, BY, baseline_due_on=due_on)
    assert judge(target, [Reading(START, 60)], date(2025, 7, 31)).state == state


def test_the_baseline_itself_is_no_reading_of_a_change() -> None:
    assert judge(CONFIDENCE, [Reading(START, 50)], date(2025, 8, 1)).state == "no_reading"


def test_any_rise_is_more_than_the_baseline() -> None:
    target = replace(CONFIDENCE, value=None)
    later = date(2025, 9, 1)
    assert judge(target, [Reading(later, 50.1)], later).state == "met"
    assert judge(target, [Reading(later, 50)], later).state == "on_course"
    assert judge(target, [Reading(later, 49)], later).state == "behind"


@pytest.mark.parametrize(
    ("reached_on", "today", "state"),
    [
        (None, date(2026, 7, 1), "not_due"),
        (None, date(2026, 7, 2), "behind"),
        (date(2026, 6, 1), date(2026, 7, 2), "met"),
        (date(2026, 8, 1), date(2026, 7, 2), "behind"),
    ],
)
def test_something_to_be_done_by_a_day(reached_on: date | None, today: date, state: str) -> None:
    assert judge(Target("date", None, BY, reached_on=reached_on), [], today).state == state


def test_a_yes_among_the_readings_is_done() -> None:
    assert judge(Target("yes_no", None, None), [Reading(START, 0), Reading(BY, 1)], BY).on == BY
    assert judge(Target("yes_no", None, None), [], BY).state == "not_due"


def test_without_a_figure_to_reach_nothing_is_judged() -> None:
    assert judge(Target("percentage", None, BY), [Reading(START, 3)], BY).state == "no_target"


@pytest.mark.parametrize(
    ("target", "says"),
    [
        (Target("percentage", None, BY), "needs its figure"),
        (Target("number_increase", -5, BY), "more than 0"),
        (Target("percentage_increase", 30, BY, baseline=50), "needs its day"),
        (Target("percentage", 140, BY), "140%, which no percentage can be"),
        (Target("percentage_increase", 30, BY, baseline=90, baseline_on=START, unit="%"), "117%"),
        (Target("points_increase", 5, BY, baseline=105, baseline_on=START), "the baseline is 105"),
    ],
)
def test_a_target_that_makes_no_sense_is_refused(target: Target, says: str) -> None:
    with pytest.raises(TargetRefused, match=says):
        check_target(target)


@pytest.mark.parametrize(
    "target", [CONFIDENCE, SHARE, Target("yes_no", None, None), Target("number_increase", None, BY)]
)
def test_a_sensible_target_passes(target: Target) -> None:
    check_target(target)


@pytest.mark.parametrize(
    ("value", "unit", "text"), [(61.04, "%", "61%"), (4.5, "weeks", "4.5 weeks"), (1200, "", "1,200")]
)
def test_values_in_figures(value: float, unit: str, text: str) -> None:
    assert in_figures(value, unit) == text
