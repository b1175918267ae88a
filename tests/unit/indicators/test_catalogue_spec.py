"""Every indicator of the catalogue on a small table, with the answer worked by hand: (part, whole) on 30 June 2026.

A story stands before the indicators that are asked of it, so that a reader can count along.
"""

from __future__ import annotations

import pytest
from tests.unit.indicators.stories import STORIES
from tests.unit.indicators.tables import ON, build, day, figure

from areasend.indicators.catalogue import evaluate, indicators

ASKED = [(story, key, answer) for story in STORIES for key, answer in story.answers.items()]


@pytest.mark.parametrize(("story", "key", "answer"), ASKED, ids=[f"{story.name}-{key}" for story, key, _ in ASKED])
def test_the_figure_is_the_one_worked_by_hand(story, key, answer) -> None:
    assert figure(key, story.frames) == (pytest.approx(answer[0]), answer[1])


def test_every_counted_indicator_is_asked() -> None:
    counted = {key for key, one in indicators().items() if one.judge}
    assert counted - {key for _, key, _ in ASKED} == set()


OBSERVED = [one for one in indicators().values() if not one.judge]
ENTERED = [
    {"on": day("2025-01-31"), "numerator": 99, "denominator": 100},
    {"on": day("2025-12-31"), "numerator": 20, "denominator": 40},
    {"on": day("0331"), "numerator": 30, "denominator": 40},
    {"on": day("0701"), "numerator": 1, "denominator": 40},
]
OF_THESE = {"share": 75.0, "mean": 0.75, "count": 30.0}


@pytest.mark.parametrize("one", OBSERVED, ids=lambda one: one.card.key)
def test_an_observed_figure_is_the_latest_that_was_entered_by_the_day(one) -> None:
    """Of 31 March; that of 1 July has not been taken yet, those before it have been followed."""
    rows = [{"indicator": one.card.key, "cut": "", "group": "", "source": "census", **entered} for entered in ENTERED]
    found = evaluate.judged(one, build(observations=rows).known_on(ON), ON).over([evaluate.latest_span(one.card, ON)])
    assert found["value"].to_list() == [OF_THESE[one.card.measure]]


@pytest.mark.parametrize("one", OBSERVED, ids=lambda one: one.card.key)
def test_an_observed_value_is_told_as_it_was_entered_in_its_month(one) -> None:
    rows = [{"indicator": one.card.key, "cut": "", "group": "", "source": "census", "on": day("0415"), "value": 12.3}]
    found = evaluate.judged(one, build(observations=rows), ON).over(evaluate.months(ON, 3))
    assert found.select("first", "value").rows() == [(day("0401"), 12.3)]


def test_every_indicator_is_asked() -> None:
    assert {key for _, key, _ in ASKED} | {one.card.key for one in OBSERVED} == set(indicators())
