"""In what kind of place each holder of a plan was at each January, so that every published January comes out; and since then.

From the last January backwards: whoever held a plan a year later was in the same kind of place, unless their age or the count of
that January says otherwise.
"""

from __future__ import annotations

from datetime import date

import numpy as np

from areasend.demo import days
from areasend.demo.history.flows import Flows
from areasend.demo.history.holders import Holders
from areasend.demo.places import categories
from areasend.demo.published import Figures
from areasend.demo.quota import Numbers, Rng, allot, draw_rows, settle, shares_to_counts

NOWHERE = -1
HARDLY_EVER = 0.004


def kinds(rng: Rng, figures: Figures, flows: Flows, holders: Holders, until: date) -> tuple[list[date], np.ndarray]:
    """The days looked at (each January, then `until`) and the category of each holder on each, shape (holders, days); -1 where no plan."""
    januaries = [days.count_day(year) for year in range(flows.first, flows.last + 1)]
    likely = categories.by_age(figures, flows.last)
    table = np.full((len(holders), len(januaries) + 1), NOWHERE, dtype=np.int64)
    for column in range(len(januaries) - 1, -1, -1):
        on = januaries[column]
        here = np.flatnonzero(holders.in_force(on))
        ages = np.clip(days.age_on(holders.born_on[here], days.day(on)), 0, 25)
        counts, known = categories.january(figures, on.year)
        wanted = fill_unknown(counts, known, len(here), likely[ages])
        is_last = on.year == flows.last
        labels = by_single_age(rng, ages, likely) if is_last else carried(rng, table[here, column + 1], likely[ages])
        table[here, column] = settle(rng, labels, wanted, likely[ages])
    table[:, -1] = onward(rng, table[:, -2], holders, likely, until)
    return [*januaries, until], table


def fill_unknown(counts: Numbers, known: np.ndarray, size: int, likely: np.ndarray) -> Numbers:
    """What was published, with the rest of the plans in the categories that were not published that year."""
    rest = size - int(counts.sum())
    if rest < 0:
        return shares_to_counts(counts, size)
    free = np.where(known, 0.0, likely.sum(axis=0))
    if free.sum() <= 0:
        return counts if not rest else shares_to_counts(counts + 1e-9, size)
    return counts + shares_to_counts(free, rest)


def by_single_age(rng: Rng, ages: Numbers, likely: np.ndarray) -> Numbers:
    """Categories at the last January: for each single age in the published proportions."""
    labels = np.zeros(len(ages), dtype=np.int64)
    for age in np.unique(ages):
        rows = np.flatnonzero(ages == age)
        labels[rows] = allot(rng, np.round(likely[age] * 10_000).astype(np.int64), len(rows))
    return labels


def carried(rng: Rng, later: Numbers, likely: np.ndarray) -> Numbers:
    """The category of a year later where there was one and the age allows it; drawn by age otherwise."""
    drawn = draw_rows(rng, likely)
    possible = (later >= 0) & (likely[np.arange(len(later)), np.maximum(later, 0)] > HARDLY_EVER)
    return np.where(possible, later, drawn)


def onward(rng: Rng, before: Numbers, holders: Holders, likely: np.ndarray, until: date) -> Numbers:
    """Categories on the last day: as at the last January where the age allows it, drawn for those who came since."""
    labels = np.full(len(holders), NOWHERE, dtype=np.int64)
    here = np.flatnonzero(holders.in_force(until))
    ages = np.clip(days.age_on(holders.born_on[here], days.day(until)), 0, 25)
    labels[here] = carried(rng, before[here], likely[ages])
    return labels
