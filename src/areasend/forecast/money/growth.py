"""How fast plans grow and how far that is in doubt: as a person says, else as a forecast of plans has it, else as in the last three years.

A forecast of plans tells of Januaries. A financial year runs from April to March: its growth is three quarters of that from the January
before it to the one within it, and a quarter of that of the year after. What is in doubt lasts: a future that grows faster than foreseen
does so in every year, so that after each year the number of plans is as far in doubt as the forecast of plans says.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from areasend.forecast.bands import Bands
from areasend.forecast.seeds import stream

if TYPE_CHECKING:
    from areasend.forecast.money.inputs import Inputs

Numbers = NDArray[np.float64]
OTHERWISE = 2.0
"""Percentage points a year of doubt where neither a person nor a forecast of plans says any."""
Z_80 = 1.281552
FIRST_OF_YEAR = 0.75
"""Share of a financial year that lies before its second January."""


@dataclass(frozen=True)
class Ahead:
    """Of the year under way and those after it: growth in per cent, and how far it strays two times in three, in percentage points."""

    growth: tuple[float, ...]
    doubt: tuple[float, ...]
    source: str

    @classmethod
    def read(cls, given: dict[str, Any] | None) -> Ahead | None:
        """Raises KeyError where a part is missing."""
        if not given or not given["growth"]:
            return None
        growth, doubt = (tuple(map(float, given[name])) for name in ("growth", "doubt"))
        return cls(growth, doubt, str(given["source"]))


def from_plans(
    past: dict[int, float], januaries: tuple[int, ...], bands: Bands, first: int, source: str
) -> dict[str, Any] | None:
    """For the financial year that begins in April of `first` and those after it, as plain JSON; None where the Januaries do not reach it.

    `past` and `bands` hold plans by January. The spread is that of a forecast of as many years ahead: of the years from the last January
    published until today nothing is in doubt any more.
    """
    middle = past | dict(zip(januaries, map(float, bands.median), strict=True))
    last = januaries[-1]
    if not all(middle.get(january, 0) > 0 for january in range(first, last + 1)) or last < first + 2:
        return None
    steps = np.diff(np.log([middle[january] for january in range(first, last + 1)]))
    grown = FIRST_OF_YEAR * steps[:-1] + (1 - FIRST_OF_YEAR) * steps[1:]
    apart = (np.log(bands.high_80) - np.log(bands.low_80)) / (2 * Z_80)
    strays = np.maximum(np.diff(apart, prepend=0.0), 0)[: len(grown)]
    return {
        "growth": [round(float(one), 2) for one in np.expm1(grown) * 100],
        "doubt": [round(float(one), 2) for one in np.exp(grown) * strays * 100],
        "source": source,
    }


def follows_plans(inputs: Inputs, params: dict[str, Any]) -> bool:
    """Whether growth is that of the forecast of plans: there is one, and nobody has given another."""
    return inputs.ahead is not None and params["growth"] is None and not params["growth_by_year"]


def growth_of_year(inputs: Inputs, params: dict[str, Any], ahead: int = 0) -> float:
    """Per cent a year by which plans grow, `ahead` years after the one under way; the last that is given holds on."""
    given = params["growth_by_year"]
    if not given and params["growth"] is not None:
        return float(params["growth"])
    if not given and inputs.ahead is not None:
        given = inputs.ahead.growth
    return float(given[min(ahead, len(given) - 1)]) if given else inputs.growth


def middle(inputs: Inputs, params: dict[str, Any]) -> Numbers:
    """Growth of each year after this one as a share. One figure for all years fades; what is given year by year does not."""
    later = range(1, int(params["years"]) + 1)
    by_year = bool(params["growth_by_year"]) or follows_plans(inputs, params)
    fades = 1.0 if by_year else 1 - float(params["growth_fades"]) / 100
    return np.array([growth_of_year(inputs, params, n) / 100 * fades**n for n in later])


def doubts(inputs: Inputs, params: dict[str, Any]) -> tuple[float, ...] | None:
    """Percentage points of this year and each after it, where the forecast of plans says them; None where one figure holds for all."""
    if params["growth_doubt"] is not None or not follows_plans(inputs, params) or inputs.ahead is None:
        return None
    known = inputs.ahead.doubt
    return tuple(known[min(n, len(known) - 1)] for n in range(int(params["years"]) + 1))


def doubt_of(params: dict[str, Any]) -> float:
    """The one figure for all years."""
    return OTHERWISE if params["growth_doubt"] is None else float(params["growth_doubt"])


def strays(inputs: Inputs, params: dict[str, Any], seed: int, draws: int) -> tuple[Numbers, Numbers]:
    """By how much growth strays, as shares: of this year, shape (draws,), and of those after it, shape (draws, years)."""
    random, later = stream(seed, "money", "growth"), int(params["years"])
    lasting = random.standard_normal((draws, 1))
    known = doubts(inputs, params)
    if known is not None:
        found = lasting * np.array(known) / 100
        return found[:, 0], found[:, 1:]
    doubt = doubt_of(params) / 100
    start = stream(seed, "money", "growth of this year").standard_normal(draws) * doubt
    return start, (lasting * 0.9 + random.standard_normal((draws, later)) * 0.45) * doubt
