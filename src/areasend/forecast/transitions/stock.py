"""Who has a plan now, as well as the records say it.

Each January is told twice: as where one year's transitions end, and as where the next year's begin. Where the two agree, people are where
the last January says, one by one. Where they differ, single cells are readings with noise, and the best account of a cell draws on what
its neighbours in age, and the years before, suggest. `noise` measures that: 0 where the tellings agree, 1 where they are as far apart as
two independent counts of the same mean. With one year of transitions there is no second telling; then it is
taken to be 1, since a record that nothing confirms is not to be trusted cell by cell.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from areasend.forecast.transitions.counts import Counts
from areasend.forecast.transitions.states import Axes, Numbers

KEPT = 0.375
"""Of independent noise, smoothing by a quarter, a half and a quarter keeps three eighths of the variance; as much is what cells stray."""
STRAY = 0.15
"""Share of people that a wholly noisy record may have told anywhere in their year group."""
CLUMP = 2.0
"""People of one need who come to where there was nobody come several at once: a class opens. Variance for each person."""
PAIRS = 30
"""Cells that two tellings must fill before their disagreement is believed."""


@dataclass(frozen=True)
class Stock:
    """The mean of each cell, its variance for each person, both (needs, settings, ages), and the noise of the records."""

    mean: Numbers
    variance: Numbers
    noise: float

    def draw(self, random: np.random.Generator, draws: int) -> Numbers:
        """Means of the cells, shape (draws, needs, settings, ages); each draw has as many people as the last January tells."""
        made = np.broadcast_to(self.mean, (draws, *self.mean.shape)).copy()
        uncertain = (self.variance > 1e-6) & (self.mean > 1e-9)
        per = self.variance[uncertain]
        made[:, uncertain] = random.standard_gamma(self.mean[uncertain] / per, size=(draws, len(per))) * per
        total = made.sum(axis=(1, 2, 3))
        scale = np.divide(self.mean.sum(), total, out=np.ones(draws), where=total > 0)
        return np.asarray(made * scale[:, None, None, None])


def stock(counts: Counts, axes: Axes, carry: Numbers, noise: float | None) -> Stock:
    """`carry` (settings, ages): the chance to be in the same setting a year later, by the fitted rates. `noise`: as given, or None for
    what the tellings show; where nothing can show it 1, as what cannot be checked is not to be taken for sure."""
    found = disagreement(counts)
    measured = float(np.clip(found.mean(), 0, 1)) if len(found) else 1.0
    level = measured if noise is None else noise
    return Stock(*_filtered(counts, axes, carry, level), level)


def disagreement(counts: Counts) -> Numbers:
    """Mean of (a - b)² / (a + b) over cells that either telling fills: 0 where alike, about 1 for independent counts."""
    found = []
    for ended, begun in zip(counts.end[:-1], counts.start[1:], strict=True):
        filled = (ended + begun) > 0
        if filled.sum() >= PAIRS:
            found.append(float(((ended - begun)[filled] ** 2 / (ended + begun)[filled]).mean()))
    return np.asarray(found)


def _filtered(counts: Counts, axes: Axes, carry: Numbers, noise: float) -> tuple[Numbers, Numbers]:
    """Mean and variance a person of each cell in the last January, after every telling of every January was weighed."""
    if noise == 0:
        return counts.end[-1].copy(), np.zeros_like(counts.end[-1])
    mean, variance = _read(counts.end[0], axes, noise)
    for at in range(1, len(counts.years)):
        mean, variance = _carried(mean, variance, counts, at, carry)
        smooth, spread = _read(counts.end[at], axes, noise)
        gain = variance / (variance + spread)
        mean, variance = (1 - gain) * mean + gain * smooth, (1 - gain) * variance
    total = mean.sum()
    return np.asarray(mean * (counts.end[-1].sum() / total if total else 1.0)), variance


def _carried(mean: Numbers, variance: Numbers, counts: Counts, at: int, carry: Numbers) -> tuple[Numbers, Numbers]:
    """A year on: who stayed is as uncertain as before, whoever came is a count of its own."""
    stayed = np.zeros_like(mean)
    stayed[..., 1:] = (mean * carry)[..., :-1]
    came = _arrived(counts, at)
    made = stayed + came
    share = np.divide(stayed, made, out=np.zeros_like(made), where=made > 0)
    before = np.zeros_like(mean)
    before[..., 1:] = variance[..., :-1]
    return made, share * before + (1 - share)


def _arrived(counts: Counts, at: int) -> Numbers:
    """Joiners of the year, and movers by the needs of those who were in the setting they left."""
    moved = counts.moved[at].sum(axis=0)
    needs = counts.start[at].sum(axis=(1, 2))
    share = needs / max(needs.sum(), 1.0)
    came = np.zeros_like(counts.joined[at])
    came[..., 1:] = share[:, None, None] * moved[:-1].T[None]
    return np.asarray(came + counts.joined[at])


def _read(cells: Numbers, axes: Axes, noise: float) -> tuple[Numbers, Numbers]:
    """One telling: smoothed, and with a little of everything, since a cell that is told empty need not be so."""
    smooth, variance = _smoothed(cells, axes, noise)
    stray = noise * STRAY * _usual(cells, axes)
    made = smooth * (1 - noise * STRAY) + stray
    share = np.divide(stray, made, out=np.zeros_like(made), where=made > 0)
    return made, (1 - share) * variance + share * CLUMP


def _usual(cells: Numbers, axes: Axes) -> Numbers:
    """As many people of each year group as there are, as if need, setting and age had nothing to do with one another."""
    made = np.zeros_like(cells)
    for group in np.unique(axes.year_group):
        here = axes.year_group == group
        part = cells[..., here]
        total = part.sum()
        if total > 0:
            needs, settings, ages = part.sum(axis=(1, 2)) / total, part.sum(axis=(0, 2)) / total, part.sum(axis=(0, 1))
            made[..., here] = needs[:, None, None] * settings[None, :, None] * ages * axes.allowed[..., here]
    return np.asarray(made * (cells.sum() / max(made.sum(), 1e-12)))


def _smoothed(cells: Numbers, axes: Axes, noise: float) -> tuple[Numbers, Numbers]:
    """Cells shared with their neighbours in age by as much as they differ from them by noise alone; and the variance that is left.

    Nobody is lost: what a cell lends, the cell beside it gets. The excess of the spread over noise is what truly differs.
    """
    smooth = _shared(cells, axes)
    excess = float((((cells - smooth) ** 2 - noise * KEPT * smooth) * axes.allowed).sum())
    truly = max(excess, 0.0) / float((smooth**2).sum() + 1e-12)
    trust = truly * smooth / (truly * smooth + noise)
    return smooth + trust * (cells - smooth), noise * np.maximum(trust, KEPT)


def _shared(cells: Numbers, axes: Axes) -> Numbers:
    """Half stays, a quarter goes to either neighbour in age; where that state is not allowed, it stays."""
    up, down = np.zeros_like(cells), np.zeros_like(cells)
    up[..., :-1], down[..., 1:] = axes.allowed[..., 1:], axes.allowed[..., :-1]
    made = cells * (1 - 0.25 * up - 0.25 * down)
    made[..., 1:] += 0.25 * (cells * up)[..., :-1]
    made[..., :-1] += 0.25 * (cells * down)[..., 1:]
    return np.asarray(made)
