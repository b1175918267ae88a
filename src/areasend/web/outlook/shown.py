"""An outcome as a page shows it: the fans of its series, what was turned, its steps and what it takes for granted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from areasend.documents.charts import Fan
from areasend.forecast.compare import Turned, turned
from areasend.forecast.models import Model
from areasend.forecast.outcome import Outcome
from areasend.forecast.words import said
from areasend.records.papers.scenario import adds, fan_of

FIRST = 3
"""So many fans are open on a page; the others are folded away below them."""


@dataclass(frozen=True)
class Answer:
    """`model` said `outcome` when these `params` were turned. `is_rounded`: for those who see no case, what counts them is rounded."""

    model: Model
    outcome: Outcome
    params: dict[str, Any]
    is_rounded: bool = False

    @property
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
        return [(one.label, said(one.contribution, one.unit), one.sentence) for one in self.outcome.steps if adds(one)]

    @property
    def idle(self) -> list[str]:
        """The labels of those that add nothing here."""
        return [one.label for one in self.outcome.steps if not adds(one)]
