"""Who waits at the outset, by whole weeks waited: from a list of dates, or from the totals that a report gives."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from areasend.forecast.queue.chance import Ints, Numbers
from areasend.forecast.queue.line import BadLine


def ages_from_dates(came: NDArray[np.datetime64], on: np.datetime64) -> Ints:
    """How many have waited 0, 1, 2, ... whole weeks on the day `on`. Raises BadLine where somebody came after it."""
    days = (on - came.astype("datetime64[D]")).astype(np.int64)
    if len(days) and days.min() < 0:
        raise BadLine(f"Somebody came after {on}, the day of the list. Mend the date, or take a later day.")
    return np.bincount(days // 7, minlength=1).astype(np.int64)


def ages_from_totals(
    people: int, mean: float, longest: int | None = None, over: tuple[int, int] | None = None, youngest: int = 0
) -> Ints:
    """The smoothest list of `people` whose mean wait is `mean` weeks, none waiting over `longest`, none under `youngest`; `over` says how
    many (its second) have waited at least so many weeks (its first).

    Of all lists with these totals it is the one of greatest entropy: within each side of `over` the numbers rise or fall by one factor.
    Raises BadLine where no list has these totals.
    """
    if people == 0:
        return np.zeros(1, dtype=np.int64)
    last = longest if longest is not None else round(max(3 * mean, mean + 30))
    weeks = np.arange(youngest, last + 1)
    share = np.ones(len(weeks), dtype=np.float64) if over is None else _shares(weeks, people, over)
    if not youngest + 0.5 <= mean <= last + 0.5 or not len(weeks):
        raise BadLine(f"A mean wait of {mean:g} weeks does not fit waits from {youngest} to {last} weeks.")
    chances = _tilted(np.asarray(weeks + 0.5, dtype=np.float64), share, weeks >= over[0] if over else None, mean)
    whole = np.floor(np.cumsum(chances) * people + 0.5).astype(np.int64)
    return np.concatenate([np.zeros(youngest, dtype=np.int64), np.diff(whole, prepend=0)])


def _shares(weeks: Ints, people: int, over: tuple[int, int]) -> Numbers:
    """What each side of the limit has to hold."""
    late = weeks >= over[0]
    if (over[1] and not late.any()) or (over[1] < people and late.all()) or not 0 <= over[1] <= people:
        raise BadLine(
            f"{over[1]} of {people} over {over[0]} weeks does not fit waits from {weeks[0]} to {weeks[-1]} weeks."
        )
    return np.where(late, over[1] / people, 1 - over[1] / people)


def _tilted(weeks: Numbers, share: Numbers, late: NDArray[np.bool_] | None, mean: float) -> Numbers:
    """Chances by week with this mean: exponentially tilted, each side of the limit keeping its share."""
    sides = [np.ones(len(weeks), dtype=bool)] if late is None else [~late, late]

    def chances(tilt: float) -> Numbers:
        found = np.zeros(len(weeks))
        for side in sides:
            if side.any():
                weight = np.exp(tilt * (weeks[side] - weeks[side].mean()))
                found[side] = weight / weight.sum() * share[side]
        return np.asarray(found / found.sum())

    low, high = -3.0, 3.0
    if not chances(low) @ weeks - 0.5 <= mean <= chances(high) @ weeks + 0.5:
        raise BadLine(f"A mean wait of {mean:g} weeks does not fit the number said to wait so long.")
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if chances(middle) @ weeks < mean else (low, middle)
    return chances((low + high) / 2)
