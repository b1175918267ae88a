"""Who joins: how many of each academic year for each head of population, and with what need, in what setting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from areasend.forecast.transitions.counts import Counts
from areasend.forecast.transitions.rates import recency, strength
from areasend.forecast.transitions.states import Axes, Numbers

REACH = 1.5
"""Academic years over which neighbouring ages lend one another their mixture of needs and settings."""

ANYWHERE = 0.1
"""Share of joiners, before their own age has told, who may have any need in any setting: half by what is usual, half evenly, since
a setting where nobody joined may yet open its doors."""


@dataclass(frozen=True)
class Joining:
    """`joiners` over `exposure` is the rate of each age, both (ages,); `mixture` are pseudo-counts (needs, settings, ages)."""

    joiners: Numbers
    exposure: Numbers
    mixture: Numbers

    @property
    def rate(self) -> Numbers:
        """Joiners a year for each person of that age, shape (ages,); nought where nobody lives."""
        return np.asarray(
            np.divide(self.joiners, self.exposure, out=np.zeros_like(self.joiners), where=self.exposure > 0)
        )

    def draw_rate(self, random: np.random.Generator, draws: int) -> Numbers:
        """Shape (draws, ages)."""
        drawn = random.gamma(self.joiners + 1e-9, size=(draws, len(self.joiners)))
        return np.asarray(np.divide(drawn, self.exposure, out=np.zeros_like(drawn), where=self.exposure > 0))

    def draw_mixture(self, random: np.random.Generator, draws: int) -> Numbers:
        """Shares of needs and settings at each age, shape (draws, needs, settings, ages), of sum 1 where anybody may join."""
        where = self.mixture > 0
        drawn = np.zeros((draws, *self.mixture.shape))
        drawn[:, where] = random.standard_gamma(self.mixture[where], size=(draws, int(where.sum()))) + 1e-12
        total = drawn.sum(axis=(1, 2), keepdims=True)
        return np.asarray(np.divide(drawn, total, out=np.zeros_like(drawn), where=total > 0))


def joining(counts: Counts, memory: float, axes: Axes) -> Joining:
    """Rates of all years pooled, the recent ones weighing more; ages share, and lend one another, their mixture.

    Pooled rates carry no trend: that is `expected` against what was seen (see `levels`).
    """
    weights = recency(counts.years, memory)
    joined = np.tensordot(weights, counts.joined, 1)
    exposure = np.sum([w * counts.population[year + 1] for w, year in zip(weights, counts.years, strict=True)], axis=0)
    by_age = joined.sum(axis=(0, 1))
    near = _near(by_age, exposure, np.asarray(axes.ages))
    lent = 1.0
    return Joining(
        np.where(exposure > 0, by_age + lent * near, 0.0), exposure + lent * (exposure > 0), _mixture(joined, axes)
    )


def _near(by_age: Numbers, exposure: Numbers, ages: Numbers) -> Numbers:
    """The rate for one person that the ages around suggest, shape (ages,)."""
    kernel = np.exp(-np.abs(ages[:, None] - ages[None, :]) / REACH)
    return np.asarray((kernel @ by_age) / np.maximum(kernel @ exposure, 1.0))


def _mixture(joined: Numbers, axes: Axes) -> Numbers:
    ages = np.asarray(axes.ages)
    kernel = np.exp(-np.abs(ages[:, None] - ages[None, :]) / REACH)
    needs = joined.sum(axis=(1, 2)) + 0.5
    settings = joined.sum(axis=(0, 2)) + joined.sum() / len(axes.settings) + 0.5
    anywhere = _to_one(needs[:, None, None] * settings[None, :, None] * axes.allowed)
    near = _to_one((joined @ kernel + 1e-3) * axes.allowed)
    parent = (1 - ANYWHERE) * near + ANYWHERE * anywhere
    trials = joined.sum(axis=(0, 1)) * np.ones_like(joined)
    return np.asarray((joined + min(strength(joined, trials, parent), 60.0) * parent) * axes.allowed)


def _to_one(made: Numbers) -> Numbers:
    total = made.sum(axis=(0, 1))
    return np.asarray(np.divide(made, total, out=np.zeros_like(made), where=total > 0))


def expected(joining: Joining, counts: Counts) -> Numbers:
    """Joiners that pooled rates would have given each year, shape (years,)."""
    return np.array([float(joining.rate @ counts.population[year + 1]) for year in counts.years])


def emptied(population: Mapping[int, Numbers], ages: tuple[int, ...], years: list[int]) -> list[tuple[int, int]]:
    """(January, academic year) pairs ahead in which nobody lives, though some did the year before: nobody joins there."""
    found = []
    for year in years:
        before = population.get(year - 1)
        if before is not None:
            found += [
                (year, age) for age, now, then in zip(ages, population[year], before, strict=True) if now <= 0 < then
            ]
    return found
