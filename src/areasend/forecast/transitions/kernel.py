"""The engine for a whole country: expected flows of every draw, in numpy, or several times as fast in numba, to the same numbers.

With half a million people the chance of single persons is lost in the doubt about rates, so means flow instead of people.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from areasend.forecast.transitions.states import Numbers

CHUNK = 250
"""Draws that numpy takes at once, so that memory is bounded."""


@dataclass(frozen=True)
class Rates:
    """What flows are made of, for D draws of N needs, S settings, A ages.

    start    (N, S, A)     people now
    keep     (D, S, A)     the chance to have a plan a year later
    ways     (D, S, S)     where those who keep one are a year later; rows of sum 1
    joiners  (D, A)        joiners in the first year, by age on joining
    mixture  (N, S, A)     their needs and settings; each age of sum 1, or of nought where nobody joins
    growth   (D,)          by how much joiners are multiplied each further year
    """

    start: Numbers
    keep: Numbers
    ways: Numbers
    joiners: Numbers
    mixture: Numbers
    growth: Numbers


@dataclass(frozen=True)
class Flows:
    """People by need, setting and age: `needs` (D, years, N), `settings` (D, years, S), `ages` (D, years, A)."""

    needs: Numbers
    settings: Numbers
    ages: Numbers


def by_numpy(rates: Rates, years: int) -> Flows:
    """In lots of `CHUNK` draws."""
    draws = len(rates.keep)
    parts = [_lot(rates, years, slice(at, at + CHUNK)) for at in range(0, draws, CHUNK)]
    return Flows(*(np.concatenate([getattr(part, name) for part in parts]) for name in ("needs", "settings", "ages")))


def _lot(rates: Rates, years: int, lot: slice) -> Flows:
    keep, ways, joiners, growth = rates.keep[lot], rates.ways[lot], rates.joiners[lot], rates.growth[lot]
    people = np.broadcast_to(rates.start, (len(keep), *rates.start.shape))
    told: list[tuple[Numbers, Numbers, Numbers]] = []
    for year in range(years):
        kept = (people * keep[:, None])[..., :-1]
        later = (joiners * growth[:, None] ** year)[:, None, None, :] * rates.mixture
        later[..., 1:] += np.matmul(ways.transpose(0, 2, 1)[:, None], kept)
        people = later
        told.append((people.sum(axis=(2, 3)), people.sum(axis=(1, 3)), people.sum(axis=(1, 2))))
    return Flows(*(np.stack(part, axis=1) for part in zip(*told, strict=True)))


def by_numba(rates: Rates, years: int, *, parallel: bool = True) -> Flows:
    """The same, compiled. Raises ImportError where numba is not installed (`pip install areasend[fast]`)."""
    from areasend.forecast.transitions import compiled

    draws = len(rates.keep)
    needs, settings, ages = rates.start.shape
    made = Flows(*(np.zeros((draws, years, size)) for size in (needs, settings, ages)))
    given = [np.ascontiguousarray(getattr(rates, name)) for name in Rates.__dataclass_fields__]
    run: Any = compiled.parallel if parallel else compiled.serial
    run(*given, made.needs, made.settings, made.ages)
    return made


def flows(rates: Rates, years: int) -> Flows:
    """By numba where it is installed, else by numpy."""
    try:
        return by_numba(rates, years)
    except ImportError:
        return by_numpy(rates, years)
