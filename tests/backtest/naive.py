"""The simple ways to carry plans on that the model is held against, on the same areas and origins."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from areasend.forecast.bands import Numbers
from areasend.forecast.plans.features import growth
from areasend.forecast.plans.history import Panel


def last_value(panel: Panel, origin: int, years: int) -> Numbers:
    return panel.at("plans", origin)


def last_growth(panel: Panel, origin: int, years: int) -> Numbers:
    return panel.at("plans", origin) * np.exp(years * growth(panel, origin))


def mean_growth(panel: Panel, origin: int, years: int) -> Numbers:
    return panel.at("plans", origin) * np.exp(years * growth(panel, origin, 3) / 3)


def last_change(panel: Panel, origin: int, years: int) -> Numbers:
    now = panel.at("plans", origin)
    return now + years * (now - panel.at("plans", origin - 1))


def mean_change(panel: Panel, origin: int, years: int) -> Numbers:
    now = panel.at("plans", origin)
    return now + years * (now - panel.at("plans", origin - 3)) / 3


def linear_trend(panel: Panel, origin: int, years: int) -> Numbers:
    """A straight line through the last four Januaries by least squares."""
    four = np.stack([panel.at("plans", origin - back) for back in (3, 2, 1, 0)], axis=1)
    slope = (four * np.array([-1.5, -0.5, 0.5, 1.5])).sum(axis=1) / 5
    return four.mean(axis=1) + slope * (1.5 + years)


def second_difference(panel: Panel, origin: int, years: int) -> Numbers:
    """The last change, growing each year by what it grew in the last."""
    three = [panel.at("plans", origin - back) for back in range(3)]
    change, before = three[0] - three[1], three[1] - three[2]
    return three[0] + years * change + (change - before) * years * (years + 1) / 2


METHODS: dict[str, Callable[[Panel, int, int], Numbers]] = {
    "last value": last_value,
    "last growth": last_growth,
    "mean three-year growth": mean_growth,
    "last change": last_change,
    "mean three-year change": mean_change,
    "linear trend": linear_trend,
    "second difference": second_difference,
}
