"""The risk matrix, its reviews, and when a risk goes up."""

from __future__ import annotations

from datetime import date

import pytest

from areasend.rules.risk import Score, ScoreRefused, due_review, should_escalate

TODAY = date(2026, 11, 18)


@pytest.mark.parametrize(
    ("likelihood", "impact", "value", "band"),
    [
        (1, 1, 1, "low"),
        (3, 1, 3, "low"),
        (2, 2, 4, "medium"),
        (2, 3, 6, "medium"),
        (2, 4, 8, "high"),
        (3, 4, 12, "high"),
        (3, 5, 15, "extreme"),
        (5, 5, 25, "extreme"),
    ],
)
def test_the_matrix(likelihood: int, impact: int, value: int, band: str) -> None:
    assert (Score(likelihood, impact).value, Score(likelihood, impact).band) == (value, band)


@pytest.mark.parametrize(("likelihood", "impact", "says"), [(0, 3, "Likelihood"), (3, 6, "Impact")])
def test_a_score_off_the_matrix_is_refused(likelihood: int, impact: int, says: str) -> None:
    with pytest.raises(ScoreRefused, match=says):
        Score(likelihood, impact)


@pytest.mark.parametrize(
    ("score", "due_on"),
    [
        (Score(5, 5), date(2026, 2, 28)),
        (Score(3, 4), date(2026, 4, 30)),
        (Score(2, 2), date(2026, 7, 31)),
        (Score(1, 1), date(2027, 1, 31)),
    ],
)
def test_the_graver_the_sooner_it_is_looked_at_again(score: Score, due_on: date) -> None:
    assert due_review(score, date(2026, 1, 31)) == due_on


def test_above_the_appetite_it_goes_up_and_says_whether_mitigation_helped() -> None:
    found = should_escalate(Score(4, 3), 9, TODAY, before=Score(4, 3))
    assert found.should
    assert found.because == (
        "The score is 12, high (likely, moderate), above the 9 that this group carries itself.",
        "Mitigation has not brought it down from 12.",
    )


def test_within_the_appetite_it_stays() -> None:
    found = should_escalate(Score(3, 3), 9, TODAY, review_due_on=date(2026, 12, 1))
    assert not found.should
    assert found.because[0].endswith("within the 9 that this group carries itself.")


def test_an_extreme_risk_goes_up_whatever_the_appetite() -> None:
    assert should_escalate(Score(4, 4), 20, TODAY).because[0].endswith("an extreme risk always goes up.")


def test_a_missed_review_of_a_high_risk_goes_up_but_of_a_slight_one_does_not() -> None:
    missed = date(2026, 11, 17)
    assert should_escalate(Score(3, 4), 12, TODAY, review_due_on=missed).should
    assert not should_escalate(Score(2, 2), 12, TODAY, review_due_on=missed).should
