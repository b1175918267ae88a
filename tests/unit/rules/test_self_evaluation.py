from datetime import date

import pytest

from areasend.rules.self_evaluation import Answer, Cited, Said, gaps, moved, opposite

TODAY, LAST_MONTH, LONG_AGO = date(2026, 11, 18), date(2026, 10, 18), date(2025, 10, 18)


def cited(then, now, on=LAST_MONTH, **given):
    return Cited("Plans in time", on, f"{then}%", f"{now}%", then, now, **given)


def keys(said):
    return [gap.key for gap in gaps(said, TODAY)]


@pytest.mark.parametrize(
    ("then", "now", "better", "expected"),
    [
        (40.0, 50.0, "high", "better"),
        (40.0, 50.0, "low", "worse"),
        (50.0, 40.0, "low", "better"),
        (40.0, 50.0, "neither", "changed"),
        (40.0, 41.0, "high", "same"),
        (0.0, 0.0, "high", "same"),
        (None, 41.0, "high", "unknown"),
        (41.0, None, "high", "unknown"),
    ],
)
def test_a_figure_moves_for_better_or_worse(then, now, better, expected):
    assert moved(then, now, better) == expected


def test_a_strength_that_met_its_target_and_misses_it_now_is_contradicted():
    assert "falls short of its target" in opposite("strength", cited(65.0, 55.0, aim=60.0))


def test_a_development_whose_target_is_reached_now_is_contradicted():
    assert "has reached its target" in opposite("development", cited(55.0, 65.0, aim=60.0))


def test_a_development_that_is_still_short_of_its_target_is_not():
    assert opposite("development", cited(40.0, 55.0, aim=60.0)) == ""


def test_a_strength_that_stays_above_its_target_is_not_contradicted_however_it_falls():
    assert opposite("strength", cited(99.0, 61.0, aim=60.0)) == ""


def test_without_a_target_england_is_the_mark():
    assert "falls short of England's figure" in opposite("strength", cited(50.0, 40.0, england=46.4))


def test_where_low_is_good_the_mark_is_reached_from_above():
    assert "has reached its target" in opposite("development", cited(20.0, 4.0, better="low", aim=5.0))


def test_without_any_mark_a_strength_is_contradicted_by_a_fall_of_a_fifth():
    assert "no longer shows a strength" in opposite("strength", cited(50.0, 39.0))
    assert opposite("strength", cited(50.0, 42.0)) == ""


def test_a_figure_of_which_neither_direction_is_good_contradicts_nothing():
    assert opposite("strength", cited(50.0, 10.0, better="neither")) == ""


def test_a_development_without_an_action_shows_itself():
    assert keys(Said("development", figures=(cited(40.0, 40.0),))) == ["no_action"]


def test_a_development_whose_actions_have_all_ended_shows_itself():
    said = Said("development", figures=(cited(40.0, 40.0),), answers=(Answer("3.2", False, True),))
    assert "has ended" in gaps(said, TODAY)[0].sentence


def test_a_strength_needs_no_action():
    assert keys(Said("strength", "Less waiting", figures=(cited(40.0, 40.0),))) == []


def test_an_action_that_nothing_shows_the_effect_of_shows_itself():
    said = Said("development", figures=(cited(40.0, 40.0),), answers=(Answer("3.2", True, False),))
    assert "Action 3.2 has no file" in gaps(said, TODAY)[0].sentence


def test_a_statement_without_evidence_shows_itself():
    assert keys(Said("strength", "Less waiting")) == ["no_evidence"]


def test_evidence_older_than_a_year_shows_itself():
    assert keys(Said("strength", "Less waiting", files_on=(LONG_AGO,))) == ["old_evidence"]


def test_newer_evidence_makes_up_for_the_old():
    said = Said("strength", "Less waiting", figures=(cited(40.0, 40.0),), files_on=(LONG_AGO,))
    assert keys(said) == []


def test_the_gravest_gap_comes_first_and_comments_count():
    said = Said("strength", figures=(cited(65.0, 55.0, aim=60.0),), open_comments=2)
    assert keys(said) == ["opposite", "open_comments", "no_impact"]
    assert "2 comments are not answered" in gaps(said, TODAY)[1].sentence
