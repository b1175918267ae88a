"""First of two ways to the total: how fast an area's plans grow, learned from all areas and all years up to the origin.

Growth a year = England's level + slopes times how the area differs from the median authority. The level follows the yearly median of
all authorities by exponential smoothing, whose weight is fitted to the years up to the origin. The slopes are one regression by least
absolute errors over every area, every earlier January and every number of years up to the one asked for; older pairs weigh less.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from areasend.forecast.bands import Numbers
from areasend.forecast.plans.features import NEEDS_JANUARIES, differences, growth, januaries, middle
from areasend.forecast.plans.history import FIRST_JANUARY, Panel
from areasend.forecast.plans.robust import least_absolute

FEATURES = (
    "growth_1",
    "growth_2",
    "growth_3",
    "growth_long",
    "growth_region",
    "requests",
    "refused",
    "new_plans",
    "new_plans_change",
    "leavers",
    "in_20_weeks",
)
FIRST_READY = FIRST_JANUARY + NEEDS_JANUARIES - 1
KEEP = 0.8
"""What a pair that is a year older weighs. Values from 0.6 to 1 change the error of a year ahead by less than 0.1 points."""
SHRINK = 3.0
WEIGHTS_OF_LATEST = np.linspace(0.3, 1.0, 15)


@dataclass(frozen=True)
class Level:
    """England's growth a year (log) and the weight of the latest year by which it was smoothed."""

    growth: float
    weight: float


def medians(panel: Panel, origin: int) -> Numbers:
    """The median authority's log growth in each year from 2011 to `origin`, shape (years,)."""
    years = range(FIRST_JANUARY + 1, origin + 1)
    return np.array([middle(growth(panel, year), panel.published(year, year - 1)) for year in years])


def level(panel: Panel, origin: int) -> Level:
    """Exponential smoothing of the yearly medians; the weight is the one that foretold each from those before with the least error."""
    seen = medians(panel, origin)
    tried = [_smoothed(seen, float(weight)) for weight in WEIGHTS_OF_LATEST]
    best = min(range(len(tried)), key=lambda index: tried[index][1])
    return Level(growth=tried[best][0], weight=float(WEIGHTS_OF_LATEST[best]))


def _smoothed(seen: Numbers, weight: float) -> tuple[float, float]:
    now, missed = float(seen[0]), 0.0
    for value in seen[1:]:
        missed += abs(value - now)
        now += weight * (value - now)
    return now, missed


def ready_pairs(panel: Panel, start: int, years: int) -> NDArray[np.bool_]:
    """Authorities with figures of their own at `start`, the Januaries before it, and `years` later, shape (areas,)."""
    return panel.published(*januaries(start), start + years)


def slopes(panel: Panel, origin: int, years: int) -> Numbers:
    """What a unit of each feature adds to log growth a year over `years`, shape (features,), from pairs known at `origin`."""
    x, y, weights = [], [], []
    for ahead in range(1, years + 1):
        for start in range(FIRST_READY, origin - ahead + 1):
            chosen = ready_pairs(panel, start, ahead)
            grown = growth(panel, start + ahead, ahead)[chosen] / ahead
            x.append(differences(panel, start, FEATURES)[chosen])
            y.append(grown - np.median(grown))
            weights.append(np.full(len(grown), KEEP ** (origin - ahead - start)))
    return least_absolute(np.concatenate(x), np.concatenate(y), np.concatenate(weights), SHRINK)


def log_growth(panel: Panel, origin: int, years: int) -> Numbers:
    """Log growth of every area's plans over `years` from `origin`, shape (areas,)."""
    own = differences(panel, origin, FEATURES) @ slopes(panel, origin, years)
    return years * (level(panel, origin).growth + own)
