"""How many come and how much can be done, by week and draw: level, trend and season known, with doubt and with chance."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from areasend.forecast.queue.chance import Ints, Numbers
from areasend.forecast.seeds import stream

WEEKS_A_YEAR = 365.25 / 7


def expected(weeks: int, first: date, per_week: float, growth: float = 0.0, season: tuple[float, ...] = ()) -> Numbers:
    """People expected in each week, shape (weeks,): `growth` as a share a year, `season` twelve factors by month, January first."""
    trend = (1 + growth) ** ((np.arange(weeks) + 0.5) / WEEKS_A_YEAR)
    months = [(first + timedelta(days=7 * week + 3)).month - 1 for week in range(weeks)]
    return per_week * trend * (np.asarray(season, dtype=float)[months] if season else 1.0)


def level(seed: int, name: str, draws: int, doubt: float) -> Numbers:
    """A factor a draw, shape (draws,), with mean 1 and standard deviation `doubt`: how far the level may turn out from what is expected."""
    spread = np.sqrt(np.log1p(doubt**2))
    return np.exp(stream(seed, "queue", "level", name).normal(-(spread**2) / 2, spread, draws))


def drawn(seed: int, name: str, mean: Numbers, dispersion: float = 1.0) -> Ints:
    """Whole people with this mean, of any shape; `dispersion` is variance over mean: 1 is Poisson, more is burstier."""
    chance = stream(seed, "queue", "arrivals", name)
    if dispersion > 1.0 + 1e-9:
        mean = chance.gamma(np.maximum(mean, 1e-12) / (dispersion - 1), dispersion - 1)
    return chance.poisson(mean).astype(np.int64)


def whole_slots(per_week: Numbers) -> Ints:
    """Slots in whole people from shape (draws, weeks, stages): what is left of a week's part of a slot is kept for the next week."""
    return np.diff(np.floor(np.cumsum(per_week, axis=1) + 1e-9), axis=1, prepend=0).astype(np.int64)
