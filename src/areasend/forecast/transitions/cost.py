"""Pounds a year from people by need and setting. A cost that is missing is told, never taken for nought.

Unit costs are Decimal to the penny; a draw's people times its costs are added in whole pence, so that nothing is rounded on the way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
from numpy.typing import NDArray

from areasend.forecast.transitions.states import Axes, Numbers, Whole


@dataclass(frozen=True)
class Costs:
    """`pence` (needs, settings), and which of them are known."""

    pence: Whole
    known: Whole

    def missing(self, people: Numbers, axes: Axes) -> list[tuple[str, str]]:
        """(need, setting) in which people are expected though no cost is given; `people` (needs, settings)."""
        where = np.argwhere((people > 0.5) & (self.known == 0))
        return [(axes.needs[need], axes.settings[setting]) for need, setting in where]

    def pounds(self, cells: NDArray[np.int32]) -> Numbers:
        """Shape (draws, years) of pounds, from cells (draws, years, needs, settings, ages)."""
        people = cells.sum(axis=-1, dtype=np.int64)
        return np.asarray(np.einsum("dyns,ns->dy", people, self.pence) / 100)


def read(costs: Sequence[Sequence[str]], axes: Axes) -> Costs:
    """From the inputs: need, setting, pounds as text."""
    pence = np.zeros((len(axes.needs), len(axes.settings)), dtype=np.int64)
    known = np.zeros_like(pence)
    for need, setting, pounds in costs:
        if need in axes.needs and setting in axes.settings:
            at = axes.needs.index(need), axes.settings.index(setting)
            pence[at] = int((Decimal(pounds) * 100).quantize(Decimal(1), ROUND_HALF_UP))
            known[at] = 1
    return Costs(pence, known)


def exact(people: Whole, costs: Costs) -> Decimal:
    """What people known without doubt, (needs, settings), cost in a year."""
    return (Decimal(int((people * costs.pence).sum())) / 100).quantize(Decimal("0.01"))
