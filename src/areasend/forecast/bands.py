"""Many simulated futures, told as a median with the intervals that hold 50, 80 and 95 of a hundred of them."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
QUANTILES = {
    "low_95": 0.025,
    "low_80": 0.10,
    "low_50": 0.25,
    "median": 0.5,
    "high_50": 0.75,
    "high_80": 0.90,
    "high_95": 0.975,
}


@dataclass(frozen=True)
class Bands:
    """One number a period: the median and its bounds, each of shape (periods,), in the unit of what was drawn."""

    median: Numbers
    low_50: Numbers
    high_50: Numbers
    low_80: Numbers
    high_80: Numbers
    low_95: Numbers
    high_95: Numbers

    def __len__(self) -> int:
        return len(self.median)

    def as_dict(self) -> dict[str, list[float]]:
        return {field.name: [float(one) for one in getattr(self, field.name)] for field in fields(self)}

    @classmethod
    def from_dict(cls, given: dict[str, list[float]]) -> Bands:
        """Raises KeyError where a bound is missing."""
        return cls(**{field.name: np.asarray(given[field.name], dtype=float) for field in fields(cls)})


def bands(draws: Numbers) -> Bands:
    """The bands of `draws`, shape (draws, periods). Raises ValueError where there is no draw, or one is no number."""
    values = np.asarray(draws, dtype=float)
    if values.ndim != 2 or not len(values):
        raise ValueError("Bands need draws of shape (draws, periods), with at least one draw.")
    if not np.isfinite(values).all():
        raise ValueError("A draw is not a number: look at the step that made it.")
    found = np.quantile(values, list(QUANTILES.values()), axis=0)
    return Bands(**dict(zip(QUANTILES, found, strict=True)))


def certain(values: Numbers) -> Bands:
    """What is known without doubt, as bands of no width."""
    known = np.asarray(values, dtype=float)
    return Bands(**dict.fromkeys(QUANTILES, known))
