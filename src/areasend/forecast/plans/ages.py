"""Plans by single year of age: each year everyone is a year older, some plans end, new plans start at their ages.

Ages are those of the school year. England's shape is the mean of two: the flows (survivors a year older, and joiners at the ages at
which new plans start) and the shape as it was. How an area differs from England moves up with its children as far as an age is made
of children who had a plan already, and stays at its age as far as it is made of those who join.

Which share of plans ends at which age is taken from ended plans up to 16, and above from how the ages thin out; the age at which new
plans start is matched to the school year's by the mixture of two neighbouring ages that best explains the plans there are.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from areasend.forecast.bands import Numbers
from areasend.forecast.plans import totals
from areasend.forecast.plans.counted import by_rows, england_row, parts
from areasend.forecast.plans.history import panel

FIRST_ORIGIN = 2024
"""The first January published by single year of age."""
CATEGORIES = ("2 and under", *map(str, range(3, 26)))
KEYS = ("0-2", *map(str, range(3, 26)))
STARTED = ("2 and under", *map(str, range(3, 20)), "20 and over")
OLD = (0.6, 0.4)
"""How plans that start at 20 or over are laid on 20 and 21."""
BY_ENDED = 15
"""Cells up to this one (age 17) take the share that ends from ended plans; above, the open class of 20 and over says too little."""
EARLIER = ((0, 0.2222), (-1, 0.7222), (-2, 0.0556))
"""Of plans that end in a calendar year at one age: where their children stood in the school-year ages of the January before, for
birthdays and endings spread evenly over the year."""
LIKE_ENGLAND = 100
"""An area's shape counts against England's as if England's shape had been seen in this many plans."""


@dataclass(frozen=True, eq=False)
class Flows:
    """England's flows by age, shape (24,): the share of plans that ends in a year, and where new plans start (adds up to one)."""

    ending: Numbers
    joining: Numbers


def stock(year: int, origin: int) -> Numbers:
    """Plans by age in January `year`, shape (areas, 24)."""
    return by_rows("caseload", "age", "ehcplans", year, origin, CATEGORIES)


def flows(origin: int) -> Flows:
    """England's flows by age as known at `origin`."""
    row, known = england_row(), panel(origin)
    plans = stock(origin, origin)[row]
    grown = float(known.at("plans", origin)[row] / known.at("plans", origin - 1)[row])
    started = np.zeros(len(KEYS) + 1)
    new = by_rows("new_plans", "age_started", "new_ehc_plans", origin - 1, origin, STARTED)[row]
    started[:18], started[18:20] = new[:18], new[18] * np.array(OLD)
    ending = np.clip(_ended(origin)[row] / np.maximum(plans, 1), 0, 1)
    joined, growth = _at_school_age(started, plans, ending, grown)
    for age in range(BY_ENDED, len(KEYS) - 1):
        ending[age] = np.clip(1 - (plans[age + 1] - growth * joined[age + 1]) * grown / max(plans[age], 1), 0, 1)
    ending[-1] = 1.0
    return Flows(ending=ending, joining=joined / joined.sum())


def _ended(origin: int) -> Numbers:
    """Plans that ended last year by the age of the January before, shape (areas, 24); ages of 20 and over left out."""
    ended = by_rows("ceased", "age_ceased", "total_ceased", origin - 1, origin, STARTED)
    found = np.zeros((len(ended), len(KEYS)))
    for back, share in EARLIER:
        for age in range(18):
            found[:, max(age + back, 0)] += share * ended[:, age]
    return found


def _at_school_age(started: Numbers, plans: Numbers, ending: Numbers, grown: float) -> tuple[Numbers, float]:
    """New plans by the age of the school year, and by how much more join than start (children who move in with a plan).

    The plans of each age, if all ages had grown alike, say how many must have joined; the mixture of an age and the next that explains
    these best is taken.
    """
    survived = plans / grown * (1 - ending)
    needed = plans[1:14] - survived[:13]
    best = (np.inf, started[:-1], 1.0)
    for later in np.linspace(0, 1, 101):
        mixed = later * started[1:] + (1 - later) * started[:-1]
        seen = mixed[1:14]
        more = float(seen @ needed / (seen @ seen))
        missed = float(((needed - more * seen) ** 2).sum())
        if missed < best[0]:
            best = (missed, mixed, more)
    return best[1], best[2]


def foretold(origin: int, years: int) -> Numbers:
    """Shares of plans by age for 1 to `years` years after `origin`, shape (areas, years, 24); each adds up to one."""
    plans, row, moved = stock(origin, origin), england_row(), flows(origin)
    growth = np.exp(np.diff(totals.log_growth(panel(origin), origin, years)[row], prepend=0.0))
    shape = parts(plans)[row]
    whole = plans.sum(axis=1, keepdims=True)
    unlike = (plans + LIKE_ENGLAND * shape) / ((whole + LIKE_ENGLAND) * np.maximum(shape, 1e-9))
    path = []
    for year in range(years):
        shape, carried = next_shape(shape, moved, float(growth[year]))
        older = np.concatenate([unlike[:, :1], unlike[:, :-1]], axis=1)
        unlike = carried * older + (1 - carried) * unlike
        path.append(parts(shape * unlike))
    return np.stack(path, axis=1)


def next_shape(shape: Numbers, moved: Flows, growth: float) -> tuple[Numbers, Numbers]:
    """England's shape a year later, and which part of each age had a plan already."""
    survived = np.concatenate([[0.0], (shape * (1 - moved.ending))[:-1]])
    joined = moved.joining * max(growth - survived.sum(), 0.0)
    later = survived + joined
    carried = np.divide(survived, later, out=np.zeros_like(later), where=later > 0)
    return parts((shape + later / growth) / 2), carried
