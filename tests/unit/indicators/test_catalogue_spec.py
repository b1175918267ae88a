"""Every indicator of the catalogue on a small table, with the answer worked by hand: (part, whole) on 30 June 2026.

A story stands before the indicators that are asked of it, so that a reader can count along.
"""

from __future__ import annotations

import pytest
from tests.unit.indicators.stories import STORIES
from tests.unit.indicators.tables import figure

from areasend.indicators.catalogue import indicators

ASKED = [(story, key, answer) for story in STORIES for key, answer in story.answers.items()]


@pytest.mark.parametrize(("story", "key", "answer"), ASKED, ids=[f"{story.name}-{key}" for story, key, _ in ASKED])
def test_the_figure_is_the_one_worked_by_hand(story, key, answer) -> None:
    assert figure(key, story.frames) == (pytest.approx(answer[0]), answer[1])


def test_every_counted_indicator_is_asked() -> None:
    counted = {key for key, one in indicators().items() if one.judge}
    assert counted - {key for _, key, _ in ASKED} == set()
