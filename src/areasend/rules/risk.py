"""Risks on a five by five matrix: likelihood times impact, in four bands, each with its time between reviews.

The bounds are those of the matrix that NHS bodies have used since 2008 (National Patient Safety Agency, "A risk matrix
for risk managers"), so that council and NHS members read one scale; they are quoted from memory. The times between
reviews are local: a grave risk is looked at by every monthly board, a slight one once a year.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from areasend.rules.because import long_date
from areasend.rules.days import months_after

LEAST, MOST = 1, 5
LOW_UP_TO, MEDIUM_UP_TO, HIGH_UP_TO = 3, 6, 12
REVIEW_MONTHS = {"extreme": 1, "high": 3, "medium": 6, "low": 12}
LIKELIHOODS = {1: "Rare", 2: "Unlikely", 3: "Possible", 4: "Likely", 5: "Almost certain"}
IMPACTS = {1: "Negligible", 2: "Minor", 3: "Moderate", 4: "Major", 5: "Catastrophic"}
Band = Literal["low", "medium", "high", "extreme"]


class ScoreRefused(Exception):
    """A score off the matrix. The message says what to enter."""


@dataclass(frozen=True)
class Score:
    """Both from 1 to 5. Raises `ScoreRefused` otherwise."""

    likelihood: int
    impact: int

    def __post_init__(self) -> None:
        for name, given in (("Likelihood", self.likelihood), ("Impact", self.impact)):
            if not LEAST <= given <= MOST:
                raise ScoreRefused(f"{name} goes from {LEAST} to {MOST}; {given} was entered. Choose one of the five.")

    @property
    def value(self) -> int:
        return self.likelihood * self.impact

    @property
    def band(self) -> Band:
        if self.value <= LOW_UP_TO:
            return "low"
        if self.value <= MEDIUM_UP_TO:
            return "medium"
        return "high" if self.value <= HIGH_UP_TO else "extreme"

    @property
    def words(self) -> str:
        """Such as "12, high (likely, moderate)"."""
        likelihood, impact = LIKELIHOODS[self.likelihood].lower(), IMPACTS[self.impact].lower()
        return f"{self.value}, {self.band} ({likelihood}, {impact})"


@dataclass(frozen=True)
class Escalation:
    """Whether the risk should go to the board above, and why or why not."""

    should: bool
    because: tuple[str, ...]


def due_review(score: Score, reviewed_on: date) -> date:
    """The last day of the next review, by band, from the last review (or from the day it was raised)."""
    return months_after(reviewed_on, REVIEW_MONTHS[score.band])


def should_escalate(
    score: Score,
    appetite: int,
    today: date,
    *,
    before: Score | None = None,
    review_due_on: date | None = None,
) -> Escalation:
    """Whether the group that holds a risk of this score, after mitigation, should pass it up.

    `appetite` is the highest value that the group carries on its own; `before` the score before mitigation;
    `review_due_on` the day of the review that is still to come.
    """
    found = tuple(_reasons(score, appetite, today, before, review_due_on))
    if found:
        return Escalation(True, found)
    return Escalation(False, (f"The score is {score.words}, within the {appetite} that this group carries itself.",))


def _reasons(
    score: Score, appetite: int, today: date, before: Score | None, review_due_on: date | None
) -> Iterator[str]:
    if score.value > appetite:
        yield f"The score is {score.words}, above the {appetite} that this group carries itself."
        if before is not None and score.value >= before.value:
            yield f"Mitigation has not brought it down from {before.value}."
    elif score.band == "extreme":
        yield f"The score is {score.words}; an extreme risk always goes up."
    elif score.band == "high" and review_due_on is not None and review_due_on < today:
        yield f"The score is {score.words}, and its review of {long_date(review_due_on)} was missed."
