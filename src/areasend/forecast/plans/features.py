"""What is known of each area at a January, told as its difference from the median authority's in that January.

Differences, because what moves all of England at once (a change of the law, say) is forecast by itself: the slopes learned here are
about how one area differs from another. What is not known counts as no difference: the area is drawn to England's.
"""

from __future__ import annotations

import functools

import numpy as np
from numpy.typing import NDArray

from areasend.forecast.bands import Numbers
from areasend.forecast.plans.history import FIRST_JANUARY, Panel

NEEDS_JANUARIES = 4
"""Three years' growth needs four Januaries."""
FARTHEST = 4.0
TO_DEVIATION = 1.4826
"""Median absolute deviation to standard deviation, for a bell curve."""
LABELS = {
    "growth_1": "growth of the last year",
    "growth_2": "growth of the year before",
    "growth_3": "growth two years before",
    "growth_long": "growth a year since January 2010",
    "growth_region": "growth of the region over three years",
    "requests": "requests for an assessment, per plan",
    "refused": "share of requests refused",
    "new_plans": "new plans, per plan",
    "new_plans_before": "new plans the year before, per plan",
    "new_plans_earlier": "new plans two years before, per plan",
    "new_plans_change": "change of new plans in a year",
    "leavers": "share of plans that ended in a year",
    "leavers_3": "share of plans that ended in a year, mean of three",
    "in_20_weeks": "share of plans issued within 20 weeks",
}


def growth(panel: Panel, year: int, years: int = 1) -> Numbers:
    """Log growth of plans over the `years` up to January `year`, shape (areas,)."""
    found: Numbers = np.log(panel.at("plans", year)) - np.log(panel.at("plans", year - years))
    return found


def januaries(year: int) -> list[int]:
    """The Januaries that a forecast at January `year` needs."""
    return [year - back for back in range(NEEDS_JANUARIES)]


def is_ready(panel: Panel, year: int) -> NDArray[np.bool_]:
    """Which areas have the Januaries that a forecast at `year` needs, their own or handed down, shape (areas,)."""
    known = np.isfinite(np.stack([panel.at("plans", one) for one in januaries(year)]))
    found: NDArray[np.bool_] = np.all(known, axis=0)
    return found


def leavers(panel: Panel, year: int) -> Numbers:
    """Share of the plans of the January before `year` that had ended by it: what is left when new plans are taken off growth."""
    before = panel.at("plans", year - 1)
    return (before + panel.at("new_plans", year) - panel.at("plans", year)) / before


def raw(panel: Panel, year: int) -> dict[str, Numbers]:
    """Each feature at January `year`, shape (areas,), NaN where it is not known."""
    plans, new, requests = (panel.at(name, year) for name in ("plans", "new_plans", "requests"))
    with np.errstate(divide="ignore", invalid="ignore"):
        found = {
            "growth_1": growth(panel, year),
            "growth_2": growth(panel, year - 1),
            "growth_3": growth(panel, year - 2),
            "growth_long": growth(panel, year, year - FIRST_JANUARY) / (year - FIRST_JANUARY),
            "growth_region": _of_region(panel, growth(panel, year, 3) / 3, panel.published(year, year - 3)),
            "requests": requests / plans,
            "refused": panel.at("refused", year) / requests,
            "new_plans": new / plans,
            "new_plans_before": panel.at("new_plans", year - 1) / panel.at("plans", year - 1),
            "new_plans_earlier": panel.at("new_plans", year - 2) / panel.at("plans", year - 2),
            "new_plans_change": np.log(new / panel.at("new_plans", year - 1)),
            "leavers": leavers(panel, year),
            "leavers_3": sum(leavers(panel, year - back) for back in range(3)) / 3,
            "in_20_weeks": panel.at("issued_in_20_weeks", year) / panel.at("issued", year),
        }
    return {name: np.where(np.isfinite(values), values, np.nan) for name, values in found.items()}


def _of_region(panel: Panel, values: Numbers, among: NDArray[np.bool_]) -> Numbers:
    """The mean over the authorities of each area's region; for England and the regions their own."""
    found = values.copy()
    for region in {name for name in panel.regions if name}:
        inside = np.array([name == region for name in panel.regions])
        own = values[inside & among]
        if np.isfinite(own).any():
            found[inside] = np.nanmean(own)
    return found


def middle(values: Numbers, among: NDArray[np.bool_]) -> float:
    """The median of `values` where they are known `among` the chosen; nought where none is known."""
    chosen = values[np.isfinite(values) & among]
    return float(np.median(chosen)) if len(chosen) else 0.0


@functools.lru_cache(maxsize=256)
def _differences(panel: Panel, year: int) -> dict[str, Numbers]:
    among = panel.published(*januaries(year))
    found = {name: values - middle(values, among) for name, values in raw(panel, year).items()}
    return {name: _within(np.where(np.isfinite(values), values, 0.0), among) for name, values in found.items()}


def _within(values: Numbers, among: NDArray[np.bool_]) -> Numbers:
    """`values` drawn in to `FARTHEST` deviations of those chosen: what lies further out is a return put right, not a fact of children."""
    usual = TO_DEVIATION * middle(np.abs(values), among)
    return np.clip(values, -FARTHEST * usual, FARTHEST * usual) if usual > 0 else values


def differences(panel: Panel, year: int, names: tuple[str, ...]) -> Numbers:
    """The features `names` at January `year` less the median authority's, shape (areas, names)."""
    known = _differences(panel, year)
    return np.stack([known[name] for name in names], axis=1)
