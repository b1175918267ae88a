"""An outcome as a page shows it: the fans of its series, what was turned, its steps and what it takes for granted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from areasend.documents.charts import Fan
from areasend.forecast.compare import Turned, turned
from areasend.forecast.models import Model
from areasend.forecast.outcome import Outcome
from areasend.forecast.words import said, sign
from areasend.records.papers.scenario import adds, fan_of

FIRST = 3
"""So many fans are open on a page; the others are folded away below them."""


@dataclass(frozen=True)
class Answer:
    """`model` said `outcome` when these `params` were turned. `is_rounded`: for those who see no case, what counts them is rounded, and
    what the model itself says (summary, cautions, steps) is told as to everyone, who may read only the rounded figures."""

    model: Model
    outcome: Outcome
    params: dict[str, Any]
    is_rounded: bool = False

    @property
    def summary(self) -> str:
        return told_rounded(self.model, self.outcome) if self.is_rounded else self.outcome.summary

    @property
    def cautions(self) -> tuple[str, ...]:
        return () if self.is_rounded else self.outcome.cautions

    @cached_property
    def fans(self) -> list[Fan]:
        """The headline first."""
        key = self.model.headline_of(self.outcome)
        ordered = sorted(self.outcome.series, key=lambda one: one.key != key)
        return [fan_of(one, is_rounded=self.is_rounded) for one in ordered]

    @property
    def first(self) -> list[Fan]:
        return self.fans[:FIRST]

    @property
    def rest(self) -> list[Fan]:
        return self.fans[FIRST:]

    @property
    def small(self) -> Fan:
        return self.fans[0]

    @property
    def turned(self) -> list[Turned]:
        return turned(self.model, self.params)

    @property
    def steps(self) -> list[tuple[str, str, str]]:
        """Those that add something: label, what it adds, why."""
        if self.is_rounded:
            return []
        return [(one.label, said(one.contribution, one.unit), one.sentence) for one in self.outcome.steps if adds(one)]

    @property
    def idle(self) -> list[str]:
        """The labels of those that add nothing here."""
        return [] if self.is_rounded else [one.label for one in self.outcome.steps if not adds(one)]


def told_rounded(model: Model, outcome: Outcome) -> str:
    """The headline in a sentence for those who see no case: counts to the nearest 5, as the public reads them."""
    series = outcome[model.headline_of(outcome)]
    fan = fan_of(series, is_rounded=True)
    low, middle, high = (fan.figure(fan.bands[name][-1]) for name in ("low_80", "median", "high_80"))
    rounding = "" if sign(series.unit) else " Numbers are rounded to the nearest 5."
    what = (
        f"{series.label}, {fan.periods[-1]}"
        if sign(series.unit)
        else f"{series.label} ({series.unit}), {fan.periods[-1]}"
    )
    return f"{what}: {middle} in the middle of what may come ({low} to {high} in 8 of 10 futures).{rounding}"


def says(model: Model, outcome: Outcome, *, is_rounded: bool) -> str:
    """What a scenario says, for these eyes."""
    return told_rounded(model, outcome) if is_rounded else outcome.summary
