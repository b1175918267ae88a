"""Readings: closed choices, clear errors."""

from __future__ import annotations

import pytest

from areasend.rules.law_files import LawError
from areasend.rules.readings import build_readings, default_readings, readings_table, unsettled


def test_an_area_can_take_another_reading() -> None:
    readings = build_readings({"review_notice": "whole_weeks"})
    assert readings.choice("review_notice") == "whole_weeks"
    assert readings.choice("phase_transfer_limit") == "before"


def test_the_same_choices_are_the_same_readings() -> None:
    assert build_readings() == default_readings()
    assert hash(build_readings({"review_notice": "clear_weeks"})) == hash(default_readings())


def test_an_unknown_question_is_answered_with_the_questions() -> None:
    with pytest.raises(LawError, match=r"no reading called 'tea'. The readings are: working_day_calendar"):
        build_readings({"tea": "milk first"})
    with pytest.raises(LawError, match=r"no reading called 'tea'"):
        default_readings().choice("tea")


def test_an_unknown_choice_is_answered_with_the_choices() -> None:
    with pytest.raises(LawError, match=r"'perhaps' is not a choice .* Choose one of: before, by"):
        build_readings({"phase_transfer_limit": "perhaps"})


def test_every_reading_asks_and_says_why() -> None:
    assert all(reading.question.endswith("?") and reading.reason for reading in readings_table().values())
    assert all(doubt["question"] and doubt["until_then"] for doubt in unsettled())
