"""How far this model has been out before, as known at the origin: what the intervals are made of.

The model is run again from each earlier January with only what was known then, and its errors up to the origin are kept. An error is
split in two: what all of England shared in a year, and what was an area's own. The own part is scaled by the area's size and by how
wide errors have lately been, and keeps its real shape (its quantiles, not a bell curve). The shared part is the wandering of England's
yearly growth; it is measured by the middle of its changes, so that the leap of 2015 to 2017, when the law extended plans to 25, does
not count as a usual year. Nothing here looks at a year that is forecast.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from areasend.forecast.bands import Numbers
from areasend.forecast.plans import growing, totals
from areasend.forecast.plans.features import TO_DEVIATION, is_ready
from areasend.forecast.plans.history import Panel

FIRST_TRIED = 2015
"""The first January that has two years of pairs to learn from."""
FIRST_ORIGIN = FIRST_TRIED + 1
"""The first January at which an error of the model is known."""
LONGEST = 5
"""Errors are kept up to five years ahead; further ahead they are stretched."""
STRETCH = 0.75
"""An error grows with this power of the years ahead where its own years are not yet known (seen: 0.7 to 0.8)."""
REMEMBER = 0.5
"""In the usual width of errors each earlier January weighs half of the next."""
WIDE = 0.8
"""The width of a January's errors is the 80th percentile of their size: the outer errors are what an interval is about."""
SIZES = (0.0, 100.0, 300.0, 1000.0)
FEWEST = 100.0
"""Errors do not grow further below this many plans: two authorities only are so small, too few to learn more from."""
KEPT_UNKNOWN = 0.8
"""How far an error goes with that of the next year where no pair is known yet (seen: 0.7 to 0.9)."""
STEPS = np.concatenate([[0.001, 0.0025, 0.005], np.linspace(0.01, 0.99, 99), [0.995, 0.9975, 0.999]])
"""The chances at which the quantiles of errors are kept."""


@dataclass(frozen=True, eq=False)
class Spread:
    """`quantiles` (years, chances) of the own log error of an area of endless size; `size` as in `of_size`; `kept` (years - 1,) how
    far an error of one horizon goes with that of the next; `shock`, the deviation of England's yearly growth, and `weight`, how much
    of a shock stays."""

    quantiles: Numbers
    size: float
    kept: Numbers
    shock: float
    weight: float


def of_size(plans: Numbers, size: float) -> Numbers:
    """How much wider errors are where there are few plans: the root of 1 + size / plans."""
    found: Numbers = np.sqrt(1 + size / np.maximum(plans, FEWEST))
    return found


def is_tried(panel: Panel, origin: int, years: int, wider: bool) -> NDArray[np.bool_]:
    """The areas whose error over `years` from `origin` is known: authorities, or else the regions and England."""
    if not wider:
        return growing.ready_pairs(panel, origin, years)
    return ~panel.authority & is_ready(panel, origin) & np.isfinite(panel.at("plans", origin + years))


def log_errors(panel: Panel, origin: int, years: int) -> Numbers:
    """Log of what came over what was foretold, for every area, shape (areas,); NaN where not known."""
    foretold = totals.log_growth(panel, origin, min(LONGEST, panel.origin - origin))[:, years - 1]
    return np.log(panel.at("plans", origin + years)) - np.log(panel.at("plans", origin)) - foretold


def own_errors(panel: Panel, origin: int, years: int) -> Numbers:
    """The errors less the median authority's, shape (areas,)."""
    found = log_errors(panel, origin, years)
    return found - np.median(found[is_tried(panel, origin, years, wider=False)])


@functools.lru_cache(maxsize=16)
def spread(panel: Panel, origin: int, years: int, wider: bool = False) -> Spread:
    """What errors of 1 to `years` years ahead are like, from those known at `origin`. Raises ValueError before `FIRST_ORIGIN`."""
    if origin < FIRST_ORIGIN:
        raise ValueError(f"No error of this model is known before January {FIRST_ORIGIN}.")
    size = best_size(panel, origin)
    wide = {start: _width(panel, start, size) for start in range(FIRST_TRIED, origin)}
    found = [_quantiles(panel, origin, ahead, wide, 0.0 if wider else size, wider) for ahead in range(1, years + 1)]
    return Spread(
        quantiles=np.stack(found) * _usual(wide),
        size=0.0 if wider else size,
        kept=np.array([_kept(panel, origin, ahead) for ahead in range(1, years)]),
        shock=_shock(panel, origin),
        weight=growing.level(panel, origin).weight,
    )


def best_size(panel: Panel, origin: int) -> float:
    """The `size` of `SIZES` under which the errors of a year ahead known at `origin` were likeliest (double exponential)."""
    errors, plans = [], []
    for start in range(FIRST_TRIED, origin):
        tried = is_tried(panel, start, 1, wider=False)
        errors.append(np.abs(own_errors(panel, start, 1)[tried]))
        plans.append(panel.at("plans", start)[tried])
    error, plan = np.concatenate(errors), np.concatenate(plans)
    scales = [of_size(plan, size) for size in SIZES]
    costs = [np.log(np.mean(error / scale)) + np.mean(np.log(scale)) for scale in scales]
    return SIZES[int(np.argmin(costs))]


def _scaled(panel: Panel, start: int, years: int, size: float, wider: bool = False) -> Numbers:
    tried = is_tried(panel, start, years, wider)
    return own_errors(panel, start, years)[tried] / of_size(panel.at("plans", start)[tried], size)


def _width(panel: Panel, start: int, size: float) -> float:
    return float(np.quantile(np.abs(_scaled(panel, start, 1, size)), WIDE))


def _usual(wide: dict[int, float]) -> float:
    latest = max(wide)
    weights = np.array([REMEMBER ** (latest - start) for start in wide])
    return float(np.average(list(wide.values()), weights=weights))


def _quantiles(panel: Panel, origin: int, ahead: int, wide: dict[int, float], size: float, wider: bool) -> Numbers:
    known = min(ahead, LONGEST, origin - FIRST_TRIED)
    pool = [_scaled(panel, start, known, size, wider) / wide[start] for start in range(FIRST_TRIED, origin - known + 1)]
    found: Numbers = np.quantile(np.concatenate(pool), STEPS) * (ahead / known) ** STRETCH
    return found


def _kept(panel: Panel, origin: int, ahead: int) -> float:
    """How errors of `ahead` years go with those of one year more, by rank, over the areas and Januaries that know both."""
    ahead = max(1, min(ahead, LONGEST - 1, origin - FIRST_TRIED - 1))
    pairs = []
    for start in range(FIRST_TRIED, origin - ahead):
        tried = is_tried(panel, start, ahead, wider=False) & is_tried(panel, start, ahead + 1, wider=False)
        pairs.append(np.stack([own_errors(panel, start, ahead)[tried], own_errors(panel, start, ahead + 1)[tried]]))
    if not pairs:
        return KEPT_UNKNOWN
    both = np.concatenate(pairs, axis=1)
    ranks = both.argsort(axis=1).argsort(axis=1)
    return float(np.corrcoef(ranks[0], ranks[1]).flat[1])


def _shock(panel: Panel, origin: int) -> float:
    changes = np.diff(growing.medians(panel, origin))
    return TO_DEVIATION * float(np.median(np.abs(changes)))
