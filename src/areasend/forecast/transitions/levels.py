"""How fast a whole flow grows from year to year, beyond what population and age explain: a level, a trend, and shocks of single years.

Few years are known, so the trend leans on a prior: a mean and a spread that the parameters name. The spread of single years is
estimated likewise, from a prior worth `WORTH` years. What lies ahead is the level, plus a trend that fades, plus a walk.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from areasend.forecast.transitions.states import Numbers

WORTH = 4.0
"""Years that the prior of the shocks is worth."""
FADE = 0.85
"""Each further year ahead keeps this share of the year before's trend: no flow grows for ever."""


@dataclass(frozen=True)
class Level:
    """Normal law of (level now, trend a year) of the logarithm, and the standard deviation of a single year's shock and of the walk."""

    mean: Numbers
    covariance: Numbers
    shock: float
    walk: float

    def draw(self, random: np.random.Generator, draws: int, years: int) -> Numbers:
        """Factors upon the flow, shape (draws, years)."""
        known = random.multivariate_normal(self.mean, self.covariance, size=draws, method="cholesky")
        ahead = np.cumsum(FADE ** np.arange(years))
        wandering = np.cumsum(random.normal(0, self.walk, size=(draws, years)), axis=1)
        shocks = random.normal(0, self.shock, size=(draws, years))
        told = known[:, :1] + known[:, 1:] * ahead + wandering + shocks
        return np.asarray(np.exp(told - (self.shock**2) / 2))


def level(seen: Numbers, expected: Numbers, *, trend: float, trend_sd: float, shock: float, walk: float) -> Level:
    """From what was seen each year and what was expected at pooled rates, shape (years,), oldest first.

    Raises ValueError where nothing was expected in a year that saw something.
    """
    if ((expected <= 0) & (seen > 0)).any():
        raise ValueError(
            "People joined in a year that has no population. Give the population of every year that has transitions."
        )
    usable = expected > 0
    back = np.arange(1 - len(seen), 1, dtype=float)[usable]
    value = np.log((seen[usable] + 0.5) / (expected[usable] + 0.5))
    chance = 1 / (expected[usable] + 0.5)
    found = _fit(back, value, chance + shock**2 + walk**2 * np.abs(back), trend, trend_sd)
    left = value - found[0][0] - found[0][1] * back
    excess = float(np.sum(np.maximum(left**2 - chance, 0.0)))
    spread = float(np.sqrt((WORTH * shock**2 + excess) / (WORTH + max(len(back) - 1, 0))))
    mean, covariance = _fit(back, value, chance + spread**2 + walk**2 * np.abs(back), trend, trend_sd)
    return Level(mean, covariance, spread, walk)


def _fit(back: Numbers, value: Numbers, variance: Numbers, trend: float, trend_sd: float) -> tuple[Numbers, Numbers]:
    """Weighted least squares of a line, with a normal prior on its slope and almost none on its level."""
    design = np.stack([np.ones_like(back), back], axis=1)
    prior = np.diag([1e-2, 1 / trend_sd**2])
    covariance = np.linalg.inv(design.T @ (design / variance[:, None]) + prior)
    mean = covariance @ (design.T @ (value / variance) + prior @ np.array([0.0, trend]))
    return np.asarray(mean), np.asarray(covariance, dtype=np.float64)


def excess(seen: Numbers, shares: Numbers, prior: float) -> float:
    """How far the parts of a flow stray from their usual shares in single years, beyond chance, as a relative standard deviation.

    `seen` (years, parts); `shares` (years, parts), each year's parts as usual rates give them. With one year it is the prior.
    """
    total = shares.sum(axis=1, keepdims=True)
    due = np.divide(shares * seen.sum(axis=1, keepdims=True), total, out=np.zeros_like(shares), where=total > 0)
    some = due > 0
    beyond = float(((seen - due)[some] ** 2 / due[some]).sum()) - int(some.sum()) * max(len(seen) - 1, 0) / len(seen)
    found = max(beyond, 0.0) / max(float(due.sum()), 1e-9)
    more = len(seen) - 1
    return float(np.sqrt((WORTH * prior**2 + more * found) / (WORTH + more)))


def strays(random: np.random.Generator, spread: float, shape: tuple[int, int, int]) -> Numbers:
    """Factors of mean 1 upon the parts of a flow, shape (draws, years, parts): half of the variance lasts, half is the year's own."""
    part = spread / np.sqrt(2)
    lasting = np.cumsum(random.normal(0, part, size=shape), axis=1)
    own = random.normal(0, part, size=shape)
    ahead = np.arange(1, shape[1] + 1)[None, :, None]
    return np.asarray(np.exp(lasting + own - part**2 * (ahead + 1) / 2))
