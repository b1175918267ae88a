"""Everything that the transitions teach, before anything is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from areasend.forecast.transitions.counts import Counts, tally
from areasend.forecast.transitions.joining import Joining, expected, joining
from areasend.forecast.transitions.levels import Level, excess, level
from areasend.forecast.transitions.rates import Beta, affinity, changing_need, destinations, leaving, moving, recency
from areasend.forecast.transitions.states import Axes, Numbers, axes
from areasend.forecast.transitions.stock import Stock, stock


@dataclass(frozen=True)
class Learnt:
    """Axes, tallies, and what was learnt of each flow."""

    axes: Axes
    counts: Counts
    leaving: Beta
    moving: Beta
    needs: Beta
    new_need: Numbers
    destinations: Numbers
    affinity: Numbers
    joining: Joining
    joining_level: Level
    leaving_level: Level
    stock: Stock
    strays: Mapping[str, float]
    """How far the parts of a flow stray in single years, relative standard deviations: `joining` and `leaving` by age, `settings` that
    joiners and movers come to."""


def learn(inputs: Mapping[str, Any], params: Mapping[str, Any]) -> Learnt:
    """Fits every rate. Raises ValueError where the transitions cannot be learnt from."""
    named = axes(inputs["states"])
    counts = tally(inputs, named)
    weights = recency(counts.years, params["memory"])
    leave, move = leaving(counts, weights), moving(counts, weights, named)
    join = joining(counts, params["memory"], named)
    needs, new_need = changing_need(counts, weights)
    spread = {"shock": params["shock"], "walk": params["walk"]}
    seen = counts.joined.sum(axis=(1, 2, 3))
    gone = counts.left.sum(axis=(1, 2))
    due = np.einsum("ynsa,sa->y", counts.start, leave.mean)
    stays = (1 - leave.mean) * (1 - move.mean)
    return Learnt(
        axes=named,
        counts=counts,
        leaving=leave,
        moving=move,
        needs=needs,
        new_need=new_need,
        destinations=destinations(counts, weights, named),
        affinity=affinity(counts, weights),
        joining=join,
        joining_level=level(
            seen, expected(join, counts), trend=params["growth"], trend_sd=params["growth_sd"], **spread
        ),
        leaving_level=level(gone, due, trend=params["leaving_growth"], trend_sd=params["growth_sd"], **spread),
        stock=stock(counts, named, stays, params["noise"]),
        strays=_strays(counts, leave, join, params["stray"]),
    )


def _strays(counts: Counts, leave: Beta, join: Joining, prior: float) -> dict[str, float]:
    population = np.stack([counts.population[year + 1] for year in counts.years])
    due = np.einsum("ynsa,sa->ya", counts.start, leave.mean)
    came = counts.joined.sum(axis=(1, 3)) + counts.moved.sum(axis=(1, 2))
    return {
        "joining": excess(counts.joined.sum(axis=(1, 2)), population * join.rate, prior),
        "leaving": excess(counts.left.sum(axis=1), due, prior),
        "settings": excess(came, np.broadcast_to(came.sum(axis=0), came.shape), 2 * prior),
    }
