"""Statistics of one waiting list from its referrals and removals, by the queueing theory that the NHS uses for its lists.

After Fong, Mushtaq, House, Gordon, Chen, Griffiths, Ahmad and Walton, "Understanding waiting lists pressures" (2022): demand and capacity a
week, load (demand over capacity; a list whose load is 1 or more grows), the size that a list may have for a target wait, the capacity that
holds it there, and the capacity that brings a list too long back to it. Names and values are those of the R package NHSRwaitinglist.

Time between events is in days, and so is `mean_wait`; demand and capacity are a week. `pressure` sets the mean wait in days against the
target as that package does; `pressure_in_weeks` sets both in weeks.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Days = NDArray[np.datetime64]
WEEK = 7
FACTOR = 4
"""A list is taken to be sound if the mean wait is a quarter of the target: then almost nobody waits longer than it."""
WEEKS_OF_RELIEF = 26


class BadList(ValueError):
    """The list cannot be used; the message says what is wrong and what to do."""


@dataclass(frozen=True)
class Statistics:
    """Demand, capacity and relief in people a week; sizes in people; `mean_wait` in days; `cv_` standard deviation over mean of the days
    between referrals, and between removals while somebody waited. None where a figure has no meaning: a capacity for a target where the
    load is too big, relief where the list is not too long."""

    mean_demand: float
    mean_capacity: float
    load: float
    load_too_big: bool
    count_demand: int
    queue_size: int
    target_queue_size: float
    queue_too_big: bool
    mean_wait: float
    cv_arrival: float
    cv_removal: float
    target_capacity: float | None
    relief_capacity: float | None
    pressure: float
    pressure_in_weeks: float

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def statistics(
    referred: Days,
    removed: Days,
    target_weeks: float = 18,
    start: np.datetime64 | None = None,
    end: np.datetime64 | None = None,
) -> Statistics:
    """Statistics of the list between `start` and `end` (the first and the last referral, if not given); `removed` is NaT for who waits.

    Raises `BadList`.
    """
    came, gone = checked(referred, removed)
    first, last = _day(start, came.min()), _day(end, came.max())
    if last <= first:
        raise BadList("The list covers one day only. Statistics need referrals on two days at least.")
    if target_weeks <= 0:
        raise BadList("The target is a number of weeks over 0.")
    arrivals = np.sort(came[(came >= first) & (came <= last)])
    removals = np.sort(gone[gone != _NEVER])
    within = removals if end is None else removals[removals <= last]
    within = within[within >= first]
    between = np.diff(np.concatenate([[first], arrivals, [last]]))
    served = _between_removals(np.sort(came), removals, within, first, last)
    waiting = came[(came <= last) & ((gone == _NEVER) | (gone > last))]
    mean_wait = float((last - waiting).mean()) if len(waiting) else 0.0
    demand, capacity = WEEK / between.mean(), WEEK / served.mean() if served.sum() else 0.0
    return _judged(
        demand, capacity, len(between), len(waiting), mean_wait, _spread(between), _spread(served), target_weeks
    )


_NEVER = np.iinfo(np.int64).min
Numbers = NDArray[np.int64]


def checked(referred: Days, removed: Days) -> tuple[Numbers, Numbers]:
    """Both as days since 1970, NaT as the lowest number. Raises `BadList`."""
    came, gone = (np.asarray(days).astype("datetime64[D]").astype(np.int64) for days in (referred, removed))
    if not len(came):
        raise BadList("The list is empty: there is no referral in it.")
    if len(came) != len(gone):
        raise BadList(
            f"There are {len(came)} referrals and {len(gone)} removals. Give one removal, or none, for each referral."
        )
    if (came == _NEVER).any():
        raise BadList(
            f"Row {int(np.argmax(came == _NEVER)) + 1} has no date of referral. Fill it in, or take the row out."
        )
    early = (gone != _NEVER) & (gone < came)
    if early.any():
        row = int(np.argmax(early))
        days = np.array([came[row], gone[row]]).astype("datetime64[D]")
        raise BadList(
            f"Row {row + 1} was removed on {days[1]}, before its referral on {days[0]}. Mend one of the two dates."
        )
    return came, gone


def _day(given: np.datetime64 | None, otherwise: np.int64) -> int:
    return int(otherwise if given is None else given.astype("datetime64[D]").astype(np.int64))


def _between_removals(came: Numbers, gone: Numbers, within: Numbers, first: int, last: int) -> Numbers:
    """Days up to each removal, from the one before or from the last day on which nobody was left waiting: time without work is no
    time of the service. A day that ends with nobody waiting counts before the removals of that day."""
    until = max(last, int(within[-1]) if len(within) else last)
    days = np.arange(first, until + 1)
    left = np.searchsorted(came, days, side="right") - np.searchsorted(gone, days, side="right")
    idle = days[left == 0]
    marks = np.concatenate([[first], within, idle])
    kinds = np.concatenate([[1], np.full(len(within), 1), np.zeros(len(idle))])
    order = np.lexsort((kinds, marks))
    marks, kinds = marks[order], kinds[order]
    steps: Numbers = np.diff(marks)[kinds[1:] == 1]
    return steps


def _spread(days: Numbers) -> float:
    """Standard deviation over mean; 0 where there are fewer than two, or all are 0."""
    return float(days.std(ddof=1) / days.mean()) if len(days) > 1 and days.sum() else 0.0


def _judged(
    demand: float,
    capacity: float,
    count: int,
    waiting: int,
    mean_wait: float,
    arrival: float,
    removal: float,
    target: float,
) -> Statistics:
    load = demand / capacity if capacity else float("inf")
    wanted = demand * target / FACTOR
    too_long = waiting > 2 * wanted
    return Statistics(
        mean_demand=float(demand),
        mean_capacity=float(capacity),
        load=float(load),
        load_too_big=bool(load >= 1),
        count_demand=count,
        queue_size=waiting,
        target_queue_size=float(wanted),
        queue_too_big=bool(too_long),
        mean_wait=mean_wait,
        cv_arrival=arrival,
        cv_removal=removal,
        target_capacity=None if load >= 1 else float(demand + FACTOR * (arrival**2 + removal**2) / (2 * target)),
        relief_capacity=float(demand + (waiting - wanted) / WEEKS_OF_RELIEF) if too_long else None,
        pressure=2 * mean_wait / target,
        pressure_in_weeks=2 * mean_wait / WEEK / target,
    )
