"""Futures of all plans: the middle of the forecast, England's shared wandering, and an area's own error."""

from __future__ import annotations

import numpy as np

from areasend.forecast.bands import Numbers
from areasend.forecast.plans.errors import STEPS
from areasend.forecast.seeds import stream


def shared(shock: float, weight: float, years: int, draws: int, seed: int) -> Numbers:
    """Log error that all of England shares, shape (draws, years): yearly growth wanders, and `weight` of each shock stays."""
    shocks = stream(seed, "england").standard_normal((draws, years)) * shock
    stays = np.array(
        [[1 + weight * (late - early) if early <= late else 0.0 for late in range(years)] for early in range(years)]
    )
    found: Numbers = shocks @ stays
    return found


def own(quantiles: Numbers, kept: Numbers, draws: int, seed: int) -> Numbers:
    """Log error of the area's own, shape (draws, years).

    Chained normal numbers say which draws are high and which low in each year; by their rank they are given the quantiles of past
    errors, so that each year's draws have exactly the shape of those errors, however many draws there are.
    """
    years = len(quantiles)
    normal = stream(seed, "area").standard_normal((draws, years))
    chances = (np.arange(draws) + 0.5) / draws
    found = np.empty((draws, years))
    now = normal[:, 0]
    for year in range(years):
        if year:
            now = kept[year - 1] * now + np.sqrt(1 - kept[year - 1] ** 2) * normal[:, year]
        found[np.argsort(now), year] = np.interp(chances, STEPS, quantiles[year])
    return found
