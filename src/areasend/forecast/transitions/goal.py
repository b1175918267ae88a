"""Turned round: by how much must a flow be multiplied for a wanted number in a year?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from areasend.forecast.params import check_params
from areasend.forecast.transitions.futures import draw
from areasend.forecast.transitions.learnt import Learnt
from areasend.forecast.transitions.model import PACKAGE, completed, project
from areasend.forecast.transitions.scenario import factors

STEPS = 12
"""Halvings of the span between the bounds: to a four-thousandth of it."""


@dataclass(frozen=True)
class Goal:
    """Where `reached`, multiplying by `by` gives the median `count`; else `by` is the bound that comes nearest."""

    by: float
    count: float
    reached: bool
    sentence: str


def seek(
    inputs: Mapping[str, Any],
    params: Mapping[str, Any],
    change: Mapping[str, Any],
    *,
    year: int,
    wanted: float,
    need: str = "",
    setting: str = "",
    least: float = 0.0,
    most: float = 5.0,
    seed: int,
    draws: int,
) -> Goal:
    """The factor of `change` (as in the parameters, without `by`) at which the median of January `year` is `wanted`.

    All plans, or those of one `need` or one `setting`. Raises `BadParams`, or ValueError with a
    sentence.
    """
    whole = completed(params)
    learnt, _ = project(inputs, {**whole, "years": 1}, seed=seed, draws=1)
    ahead = year - learnt.counts.origin
    if not 1 <= ahead <= 10 or learnt.counts.origin + ahead not in learnt.counts.population:
        raise ValueError(
            f"January {year} cannot be looked at. Ask for one after {learnt.counts.origin} that has a population."
        )
    if (need and need not in learnt.axes.needs) or (setting and setting not in learnt.axes.settings):
        raise ValueError(f"There is no {need or setting} in the valid states. Name a need or a setting that is there.")

    def count(by: float) -> float:
        turned = {**whole, "changes": [*whole["changes"], {**change, "by": by}], "years": ahead}
        check_params(PACKAGE, turned)
        return _median(learnt, turned, need, setting, seed, draws)

    return _halve(count, wanted, least, most, year)


def _median(learnt: Learnt, params: Mapping[str, Any], need: str, setting: str, seed: int, draws: int) -> float:
    change = factors(params, learnt.axes, learnt.counts.origin, params["years"])
    futures = draw(learnt, change, years=params["years"], seed=seed, draws=draws)
    if not need and not setting:
        return float(np.median(futures.total[:, -1]))
    at = learnt.axes.needs.index(need) if need else None
    where = learnt.axes.settings.index(setting) if setting else None
    return float(np.median(futures.part(need=at, setting=where)[:, -1]))


def _halve(count: Any, wanted: float, least: float, most: float, year: int) -> Goal:
    ends = count(least), count(most)
    if not min(ends) <= wanted <= max(ends):
        by, found = min(zip((least, most), ends, strict=True), key=lambda one: abs(one[1] - wanted))
        return Goal(
            by,
            found,
            False,
            f"No factor between {least:g} and {most:g} gives {wanted:,.0f} in January {year}; {by:g} gives {found:,.0f}.",
        )
    rising = ends[1] >= ends[0]
    low, high = least, most
    tried: dict[float, float] = {}
    for _ in range(STEPS):
        by = (low + high) / 2
        tried[by] = count(by)
        low, high = (by, high) if (tried[by] < wanted) == rising else (low, by)
    by = min(tried, key=lambda one: abs(tried[one] - wanted))
    words = (
        f"Multiplied by {by:.2f}, there will probably be {tried[by]:,.0f} in January {year}; {wanted:,.0f} were wanted."
    )
    return Goal(by, tried[by], True, words)
