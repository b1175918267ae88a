"""The published figures beside our own."""

from __future__ import annotations

from areasend.web.timeliness.beside import beside, by_year
from areasend.web.timeliness.measures import MEASURES

PLANS, ADVICE = MEASURES["plans"].card, MEASURES["advice"].card


def test_the_area_stands_among_its_ten_neighbours():
    found = beside("825", PLANS)
    assert len(found.near) == 11
    assert [str(row.area) for row in found.wider] == ["South East", "England"]


def test_the_place_is_counted_from_the_best():
    found = beside("825", PLANS)
    assert found.place == 1 + sum(row.number > found.own.number for row in found.near if row.number is not None)


def test_the_sentence_says_rank_and_spread():
    assert "number" in beside("825", PLANS).sentence
    assert "in the middle" in beside("825", PLANS).sentence


def test_a_suppressed_figure_is_said_in_words():
    surrey = next(row for row in beside("936", MEASURES["reviews"].card).near if row.is_own)
    assert surrey.words == "not available"
    assert surrey.marks


def test_what_is_not_published_has_nothing_beside_it():
    assert beside("825", ADVICE) is None
    assert by_year("825", ADVICE) == {}


def test_the_figure_is_the_one_that_was_published():
    assert by_year("825", PLANS)[2024].number == 32.1
