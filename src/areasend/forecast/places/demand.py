"""Children by kind of place, need, phase and part of the area, in each year and each draw.

Today's pattern (who is in which kind of place) is held, and moved year by year so that its sums by phase, need and kind follow the forecast
of plans. Chance: one standard normal number a draw says how high the total lies, and another for each phase, need and kind, tied to it so
that a category's share does not hang on the total (`_tie`). Cells of few children lean on the pattern of the whole area.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from areasend.forecast.bands import QUANTILES
from areasend.forecast.places.facts import KIND, PHASE, Demand, Facts, Indices, Numbers
from areasend.forecast.seeds import even_normals, stream
from areasend.rules.place_kinds import phase_at

LEANS = 4.0
"""Children's worth of the area's own pattern by part that is mixed into each kind, need and phase."""
ROUNDS = 12
Z = np.array([-1.959964, -1.281552, -0.674490, 0.0, 0.674490, 1.281552, 1.959964])
assert len(Z) == len(QUANTILES)


@dataclass(frozen=True)
class Groups:
    """One row a kind, need, phase and part that ever has a child; `base` is how many there are today, smoothed over the parts."""

    kind: Indices
    need: Indices
    phase: Indices
    part: Indices
    base: Numbers

    def __len__(self) -> int:
        return len(self.kind)

    def place_of(self, kind: Indices, need: Indices, phase: Indices, part: Indices, facts: Facts) -> Indices:
        """The row of each; every row of the children has one in every year."""
        mine = _codes(self.kind, self.need, self.phase, self.part, facts)
        return np.searchsorted(mine, _codes(kind, need, phase, part, facts))


def _codes(kind: Indices, need: Indices, phase: Indices, part: Indices, facts: Facts) -> Indices:
    codes: Indices = ((kind * len(facts.needs) + need) * len(PHASE) + phase) * len(facts.parts) + part
    return codes


PHASE_AT = np.array([PHASE.index(phase_at(age)) for age in range(60)])
"""The phase of each age, long past the last."""


def groups_of(facts: Facts) -> Groups:
    """Every kind, need and phase that a child is in, or will grow into while placed, for each part."""
    rows = facts.children
    shape = (len(KIND), len(facts.needs), len(PHASE), len(facts.parts))
    table = np.zeros(shape)
    np.add.at(table, (rows.kind, rows.need, PHASE_AT[rows.age], rows.part), rows.count)
    seen = np.zeros(shape[:3], dtype=bool)
    for later in range(len(facts.years) + 1):
        seen[rows.kind, rows.need, PHASE_AT[rows.age + later]] = True
    smooth = _smoothed(table)
    kind, need, phase = np.nonzero(seen)
    parts = len(facts.parts)
    spread = [np.repeat(one, parts) for one in (kind, need, phase)]
    part = np.tile(np.arange(parts), len(kind))
    return Groups(spread[0], spread[1], spread[2], part, smooth[spread[0], spread[1], spread[2], part])


def _smoothed(table: Numbers) -> Numbers:
    """Each kind, need and phase spread over the parts as observed, mixed with how the whole phase is spread."""
    whole = table.sum(axis=3, keepdims=True)
    by_phase = table.sum(axis=(0, 1))
    shares = by_phase / np.maximum(by_phase.sum(axis=1, keepdims=True), 1e-12)
    mixed: Numbers = whole * (table + LEANS * shares) / (whole + LEANS)
    return mixed


def shifted(facts: Facts, groups: Groups, year: int) -> Numbers:
    """The groups in a year (an index from 1) as the medians of the demand say: today's pattern, fitted to the sums by turns."""
    demand = facts.demand
    total = groups.base.sum() * demand.total[year, 3] / demand.total[0, 3]
    fitted = groups.base.copy()
    for _ in range(ROUNDS):
        for of, keys, known in _margins(facts, groups):
            sums = np.bincount(of, fitted, minlength=len(keys))
            today = np.bincount(of, groups.base, minlength=len(keys))
            wanted = today * np.array([_ratio(known.get(key), demand, year) for key in keys])
            wanted *= total / max(wanted.sum(), 1e-12)
            fitted = fitted * (wanted / np.maximum(sums, 1e-12))[of]
    found: Numbers = fitted * (total / max(fitted.sum(), 1e-12))
    return found


def _margins(facts: Facts, groups: Groups) -> list[tuple[Indices, tuple[str, ...], Mapping[str, Numbers]]]:
    every = (
        (groups.phase, PHASE, facts.demand.phase),
        (groups.need, facts.needs, facts.demand.need),
        (groups.kind, KIND, facts.demand.kind),
    )
    return [one for one in every if one[2]]


def _ratio(series: Numbers | None, demand: Demand, year: int) -> float:
    """A category's growth since the base year by its median; as the total where nothing is known of it."""
    known = demand.total if series is None or series[0, 3] <= 0 else series
    return float(known[year, 3] / known[0, 3])


def drawn(facts: Facts, groups: Groups, median: Numbers, year: int, *, seed: int, draws: int, change: float) -> Numbers:
    """Demand in a year, shape (groups, draws). `change` is in per cent a year on top."""
    luck = stream(seed, "places", "demand")
    high = even_normals(luck, 1, draws)[0]
    total = (
        _at(facts.demand.total[year], high) / facts.demand.total[year, 3] if facts.demand.total[year, 3] else high * 0
    )
    found = np.repeat(median[:, np.newaxis], draws, axis=1)
    for of, keys, known in _margins(facts, groups):
        own = even_normals(luck, len(keys), draws)
        found *= np.stack(
            [_wobble(known.get(key), facts.demand.total[year], year, high, own[row]) for row, key in enumerate(keys)]
        )[of]
    wanted = median.sum() * total * (1 + change / 100) ** year
    found *= wanted / np.maximum(found.sum(axis=0), 1e-12)
    return found


def _wobble(series: Numbers | None, total: Numbers, year: int, high: Numbers, own: Numbers) -> Numbers:
    """How far a category lies from its middle in each draw, as a factor."""
    if series is None or series[year, 3] <= 0:
        return np.ones_like(high)
    tie = _tie(series[year], total)
    found: Numbers = _at(series[year], tie * high + np.sqrt(1 - tie**2) * own) / series[year, 3]
    return found


def _tie(category: Numbers, total: Numbers) -> float:
    """The correlation of a category with the total if its share is independent of the total: the ratio of their spreads, at most 1.

    The log of a category is that of the total plus that of the share, so their variances add up, and what the category varies more than
    the total is the share's own.
    """
    mine, whole = (float(np.log(max(one[5], 1e-9) / max(one[1], 1e-9))) for one in (category, total))
    return min(whole / mine, 1.0) if mine > whole else 1.0


def _at(quantiles: Numbers, z: Numbers) -> Numbers:
    """The quantile at each normal number, straight between the seven known ones and on in the same direction beyond; never below nought."""
    found = np.interp(z, Z, quantiles)
    found += np.minimum(z - Z[0], 0) * (quantiles[1] - quantiles[0]) / (Z[1] - Z[0])
    found += np.maximum(z - Z[-1], 0) * (quantiles[-1] - quantiles[-2]) / (Z[-1] - Z[-2])
    kept: Numbers = np.maximum(found, 0)
    return kept
