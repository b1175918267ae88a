"""How risks stand: scored before anything was done, now and as aimed at, with the trend between, reviews due and what is asked of whom.

standings(Risk.objects.open(), on) -> list[RiskStanding]     # five queries, whatever the number of risks
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from areasend.records.models import Escalation, Risk, RiskScore
from areasend.records.querysets.risk import RiskQuerySet
from areasend.rules import risk as rules
from areasend.rules.risk import Score, should_escalate

APPETITE = rules.HIGH_UP_TO
"""The highest value that a board or group carries on its own: what is above it lies in the extreme band and goes up.
The bands are those of the matrix that council and NHS members share, so one bound serves every board."""
RISING, FALLING, LEVEL = "rising", "falling", "level"
TREND_WORDS = {RISING: "Rising", FALLING: "Falling", LEVEL: "No change"}
TREND_TONES = {RISING: "red", FALLING: "green", LEVEL: "grey"}
BAND_TONES = {"low": "green", "medium": "yellow", "high": "orange", "extreme": "red"}


@dataclass(frozen=True)
class RiskStanding:
    """`before`: the score when it was raised; `now`: that of the latest review; `values`: every score in turn, oldest first."""

    risk: Risk
    on: date
    before: Score
    now: Score
    reviewed_on: date | None
    values: tuple[tuple[date, int], ...]
    open_escalation: Escalation | None
    advice: rules.Escalation

    @property
    def band(self) -> str:
        return self.now.band

    @property
    def tone(self) -> str:
        return BAND_TONES[self.now.band]

    @property
    def target(self) -> int | None:
        return self.risk.target_score

    @property
    def meets_target(self) -> bool:
        return self.target is not None and self.now.value <= self.target

    @property
    def trend(self) -> str:
        """Against the review before the latest one; level where there is none."""
        if len(self.values) < 2 or self.values[-1][1] == self.values[-2][1]:
            return LEVEL
        return RISING if self.values[-1][1] > self.values[-2][1] else FALLING

    @property
    def trend_words(self) -> str:
        return TREND_WORDS[self.trend]

    @property
    def trend_tone(self) -> str:
        return TREND_TONES[self.trend]

    @property
    def is_open(self) -> bool:
        return self.risk.closed_on is None

    @property
    def is_review_due(self) -> bool:
        return self.is_open and self.risk.review_on <= self.on

    @property
    def should_go_up(self) -> bool:
        """It ought to be before the board above and is not."""
        return self.is_open and self.advice.should and self.open_escalation is None


def standings(risks: RiskQuerySet, on: date) -> list[RiskStanding]:
    """Each risk as it stands on a day, in the order of the queryset."""
    scores = RiskScore.objects.filter(on__lte=on).order_by("on", "pk")
    asked = Escalation.objects.filter(on__lte=on).select_related("from_board", "to_board").order_by("on", "pk")
    found = risks.select_related("board__parent", "owner_user", "action__plan").prefetch_related(
        Prefetch("scores", queryset=scores, to_attr="scores_in_turn"),
        Prefetch("escalations", queryset=asked, to_attr="escalations_in_turn"),
    )
    return [_standing(risk, on) for risk in found]


def standing_of(risk: Risk, on: date) -> RiskStanding:
    return standings(Risk.objects.filter(pk=risk.pk), on)[0]


def _standing(risk: Risk, on: date) -> RiskStanding:
    scores: list[RiskScore] = risk.scores_in_turn  # type: ignore[attr-defined]
    before = Score(risk.likelihood, risk.impact)
    now = Score(scores[-1].likelihood, scores[-1].impact) if scores else before
    told = [(score.on, score.likelihood * score.impact) for score in scores]
    first = [] if told and told[0][0] == risk.opened_on else [(risk.opened_on, before.value)]
    escalations: list[Escalation] = risk.escalations_in_turn  # type: ignore[attr-defined]
    waiting = [one for one in escalations if one.answered_on is None]
    return RiskStanding(
        risk,
        on,
        before,
        now,
        scores[-1].on if scores else None,
        (*first, *told),
        waiting[-1] if waiting else None,
        should_escalate(now, APPETITE, on, before=before if scores else None, review_due_on=risk.review_on),
    )
