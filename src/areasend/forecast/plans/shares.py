"""How all plans divide into categories, with the doubt of it: shares are drawn, and always add up to the total they divide.

The doubt comes from past errors of the shares where such are known at the origin, scaled by how many children a category holds; where
none is known, from chance in small numbers and a floor that is said in the assumptions.
"""

from __future__ import annotations

import functools
from statistics import NormalDist

import numpy as np

from areasend.forecast.bands import Numbers
from areasend.forecast.plans.errors import STRETCH
from areasend.forecast.seeds import stream

FLOOR = 0.04
"""A share errs by this much (log, a year ahead) however many children it holds."""
KEPT = 0.85
"""How far a category that is drawn high in one year is drawn high in the next, by rank (that of totals is 0.73 to 0.93)."""
CHANCES = np.array(
    [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.975, 0.99, 0.995, 0.999]
)
HALF = 0.5
"""Added to every count before its logarithm, so that a category without a child has one."""


def scale(counts: Numbers) -> Numbers:
    """How wide the log error of a count is a year ahead, from its size alone; any shape."""
    found: Numbers = np.sqrt(1 / (counts + HALF) + FLOOR**2)
    return found


def standard(foretold: Numbers, came: Numbers) -> Numbers:
    """Log errors of counts over their scale; the same shape."""
    found: Numbers = np.log((came + HALF) / (foretold + HALF)) / scale(foretold)
    return found


def bell(categories: int) -> Numbers:
    """The quantiles of a bell curve for every category, shape (categories, chances): where no error of any share is known."""
    return np.tile([NormalDist().inv_cdf(float(chance)) for chance in CHANCES], (categories, 1))


def borrowed(known: Numbers, categories: int) -> Numbers:
    """The shape of the errors of other shares, for categories whose own are not yet known: shape (categories, chances).

    The middle half is as wide as that of a bell curve, so that size decides the width; the tails are those of real errors, which are
    longer (returns are put right, codes change).
    """
    low, high = (int(np.flatnonzero(np.isclose(CHANCES, chance))[0]) for chance in (0.2, 0.8))
    shape = np.mean(known / (known[:, [high]] - known[:, [low]]), axis=0)
    found: Numbers = np.tile(shape * 2 * NormalDist().inv_cdf(0.8), (categories, 1))
    return found


def learned(errors: Numbers) -> Numbers:
    """The quantiles of standard errors, shape (errors, categories), by category, about nought: shape (categories, chances).

    What past errors leaned to is taken off: shares add up to one, so that a lean of all the areas is no chance of one.
    """
    found: Numbers = np.quantile(errors - np.median(errors, axis=0), CHANCES, axis=0).T
    return found


@functools.lru_cache(maxsize=4)
def rolled(years: int, draws: int, categories: int, seed: int, name: str) -> Numbers:
    """Which draws are high and which low: ranks from 0 to 1, shape (categories, years, draws), chained from year to year.

    The same for every area under one seed, so that areas run one after another share it.
    """
    normal = stream(seed, "shares", name).standard_normal((categories, years, draws))
    for year in range(1, years):
        normal[:, year] = KEPT * normal[:, year - 1] + np.sqrt(1 - KEPT**2) * normal[:, year]
    order = normal.argsort(axis=2)
    ranks = np.empty_like(normal)
    np.put_along_axis(ranks, order, np.broadcast_to((np.arange(draws) + 0.5) / draws, normal.shape), axis=2)
    ranks.flags.writeable = False
    return ranks


def divided(total: Numbers, foretold: Numbers, quantiles: Numbers, seed: int, name: str) -> Numbers:
    """The futures `total`, shape (draws, years), divided by the shares `foretold`, shape (years, categories).

    `quantiles` (categories, chances) are those of standard errors. Returns (categories, draws, years); it adds up to `total`.
    """
    draws, years = total.shape
    counts = foretold * np.median(total, axis=0)[:, None]
    wide = scale(counts) * np.arange(1, years + 1)[:, None] ** STRETCH
    ranks = rolled(years, draws, foretold.shape[1], seed, name)
    drawn = np.empty_like(ranks)
    for category in range(foretold.shape[1]):
        error = np.interp(ranks[category], CHANCES, quantiles[category]) * wide[:, category, None]
        drawn[category] = np.maximum((counts[:, category, None] + HALF) * np.exp(error) - HALF, 0.0)
    whole = drawn.sum(axis=0)
    shares = np.divide(drawn, whole, out=np.zeros_like(drawn), where=whole > 0)
    found: Numbers = (shares * total.T[None]).transpose(0, 2, 1)
    return found
