"""The middle of the forecast of all plans: growth and joining, blended half and half.

The two err differently (growth runs on when a wave ends, joining brakes while it lasts), and the halves are not fitted: on the years
before January 2019, where settings could fairly be compared, no weight was better than another by more than chance.
"""

from __future__ import annotations

import functools

import numpy as np

from areasend.forecast.bands import Numbers
from areasend.forecast.plans import growing, joining
from areasend.forecast.plans.history import Panel


@functools.lru_cache(maxsize=512)
def _growing(panel: Panel, origin: int, years: int) -> Numbers:
    return growing.log_growth(panel, origin, years)


@functools.lru_cache(maxsize=64)
def _joining(panel: Panel, origin: int, years: int) -> Numbers:
    return joining.log_growth(panel, origin, years)


def log_growth(panel: Panel, origin: int, years: int) -> Numbers:
    """Log growth over 1 to `years` years from `origin`, shape (areas, years), from what was known at `origin` alone."""
    fast = np.stack([_growing(panel, origin, ahead) for ahead in range(1, years + 1)], axis=1)
    return (fast + _joining(panel, origin, years)) / 2
