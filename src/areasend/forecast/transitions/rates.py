"""Rates from small counts, each level shrunk towards the one above it: setting and age, age, all ages.

How far a level differs from the one above is itself estimated, by the excess of its spread over chance (moments of the beta-binomial
law): where settings leave alike, they lend one another strength; where they do not, each keeps its own rate.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from areasend.forecast.transitions.counts import Counts
from areasend.forecast.transitions.states import Axes, Numbers

REACH = 1.5
"""Academic years over which neighbouring ages lend one another their rate."""
EVENLY = 0.2
"""Share of moves, before a setting's own have told, that go to all settings alike: one that nobody moved to may yet open its doors."""
FEW = 3.0
"""People of a need in a setting who count as much as no knowledge of whether the two go together."""
WEAKEST, STRONGEST = 2.0, 500.0
"""Bounds of a prior's weight, in people: never nothing, so that no rate is nought by chance alone; never so much that counts cannot
move it."""


@dataclass(frozen=True)
class Beta:
    """What is known of chances: beta laws with `hits` and `misses`, arrays of one shape."""

    hits: Numbers
    misses: Numbers

    @property
    def mean(self) -> Numbers:
        return self.hits / (self.hits + self.misses)

    def draw(self, random: np.random.Generator, draws: int) -> Numbers:
        """Shape (draws, *shape)."""
        return random.beta(self.hits, self.misses, size=(draws, *self.hits.shape))


def recency(years: tuple[int, ...], memory: float) -> Numbers:
    """The weight of each year, the last being 1 and each earlier one `memory` times the next, shape (years,)."""
    return memory ** (years[-1] - np.asarray(years, dtype=float))


def strength(hits: Numbers, trials: Numbers, mean: Numbers) -> float:
    """How many people's worth the level above weighs: large where the parts differ by chance alone."""
    known = (trials > 0) & (mean > 0) & (mean < 1)
    if not known.any():
        return STRONGEST
    hits, trials, mean = hits[known], trials[known], mean[known]
    spread = np.sum((hits - trials * mean) ** 2 / (trials * mean * (1 - mean))) - len(hits)
    room = float(np.sum(np.maximum(trials - 1, 0)))
    if room <= 0 or spread <= 0:
        return STRONGEST
    return float(np.clip(room / spread - 1, WEAKEST, STRONGEST))


def shrunk(hits: Numbers, trials: Numbers, mean: Numbers) -> Beta:
    """Chances of the parts, given those of the level above. `mean` broadcasts to the shape of `hits`."""
    above = np.broadcast_to(np.clip(mean, 1e-6, 1 - 1e-6), hits.shape)
    weight = strength(hits, trials, above)
    return Beta(hits + weight * above, np.maximum(trials - hits, 0) + weight * (1 - above))


def by_setting_and_age(hits: Numbers, trials: Numbers) -> Beta:
    """Shape (settings, ages), from hits and trials of that shape: the ages around first, then each age, then each setting at it."""
    ages = shrunk(hits.sum(axis=0), trials.sum(axis=0), around(hits.sum(axis=0), trials.sum(axis=0)))
    return shrunk(hits, trials, ages.mean)


def around(hits: Numbers, trials: Numbers) -> Numbers:
    """The chance that the ages around suggest, and behind them all ages, shape (ages,)."""
    ages = np.arange(len(hits))
    kernel = np.exp(-np.abs(ages[:, None] - ages[None, :]) / REACH)
    overall = (hits.sum() + 0.5) / (trials.sum() + 1.0)
    return np.asarray((kernel @ hits + overall) / (kernel @ trials + 1.0))


def leaving(counts: Counts, weights: Numbers) -> Beta:
    """The chance of having no plan a year later, shape (settings, ages)."""
    return by_setting_and_age(np.tensordot(weights, counts.left, 1), np.tensordot(weights, counts.start.sum(axis=1), 1))


def moving(counts: Counts, weights: Numbers, axes: Axes) -> Beta:
    """The chance of another setting a year later among who keeps a plan and could have stayed, shape (settings, ages)."""
    moved = np.tensordot(weights, counts.moved.sum(axis=-1), 1)
    kept = np.tensordot(weights, counts.start.sum(axis=1) - counts.left, 1)
    free = axes.stays().any(axis=0)
    return by_setting_and_age(np.where(free, moved, 0.0), np.where(free, kept, 0.0))


def changing_need(counts: Counts, weights: Numbers) -> tuple[Beta, Numbers]:
    """The chance of another need a year later, shape (needs,), and which it is, shape (needs, needs), rows of sum 1."""
    seen = np.tensordot(weights, counts.changed, 1)
    apart = seen * (1 - np.eye(len(seen)))
    hits, trials = apart.sum(axis=1), seen.sum(axis=1)
    chance = shrunk(hits, trials, np.asarray((hits.sum() + 0.05) / (trials.sum() + 1.0)))
    common = (apart.sum(axis=0) + 0.5) * (1 - np.eye(len(seen)))
    common /= np.maximum(common.sum(axis=1, keepdims=True), 1e-12)
    which = apart + 5.0 * common
    return chance, which / np.maximum(which.sum(axis=1, keepdims=True), 1e-12)


def destinations(counts: Counts, weights: Numbers, axes: Axes) -> Numbers:
    """Pseudo-counts of where movers go, shape (bands, settings, settings): own moves, shrunk to all moves of the band and to joiners.

    A way that no rule allows has nought; a way that is allowed and never seen has little.
    """
    moved = np.tensordot(weights, counts.moved, 1)
    arrive = np.append(axes.band[1:], axes.band[-1])
    bands = int(axes.band.max()) + 1
    made = np.stack([moved[:, arrive == band].sum(axis=1) for band in range(bands)])
    joined = np.tensordot(weights, counts.joined, 1).sum(axis=0)
    popular = (
        np.stack([made[band].sum(axis=0) + 0.2 * joined[:, axes.band == band].sum(axis=1) for band in range(bands)])
        + 0.1
    )
    open_at = np.stack([axes.allowed[..., axes.band == band].any(axis=(0, 2)) for band in range(bands)])
    ways = axes.onward & open_at[:, None, :]
    above = (1 - EVENLY) * _to_one(popular[:, None, :] * ways) + EVENLY * _to_one(ways.astype(float))
    trials = made.sum(axis=-1, keepdims=True) * np.ones_like(made)
    found: Numbers = made * ways + min(strength(made, trials, above), 30.0) * above
    return found


def _to_one(made: Numbers) -> Numbers:
    total = made.sum(axis=-1, keepdims=True)
    return np.asarray(np.divide(made, total, out=np.zeros_like(made), where=total > 0))


def affinity(counts: Counts, weights: Numbers) -> Numbers:
    """How much more often those of a need are in a setting than all are, shape (needs, settings), drawn to 1 where few are there."""
    here = np.tensordot(weights, counts.end, 1).sum(axis=2)
    alike = here.sum(axis=1, keepdims=True) * here.sum(axis=0, keepdims=True) / max(here.sum(), 1.0)
    return np.asarray((here + FEW) / (alike + FEW))
