"""Days drawn the way a council's year runs: working days, with the school year's seasons."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from areasend.demo.quota import Rng
from areasend.rules.calendars import working_days

Days = NDArray[np.datetime64]
NO_DAY = np.datetime64("NaT", "D")

REQUESTS = (1.0, 1.05, 1.25, 0.9, 1.2, 1.25, 1.15, 0.35, 0.75, 1.05, 1.15, 0.8)
"""How many requests come in each month: schools ask before their holidays, hardly ever in August."""
PLANS = (0.9, 1.0, 1.1, 0.9, 1.0, 1.05, 1.15, 0.9, 0.95, 1.05, 1.05, 0.9)
ENDINGS = (0.6, 0.6, 0.7, 0.6, 0.7, 1.0, 2.2, 2.4, 1.5, 0.8, 0.7, 0.5)
MEETINGS = (0.9, 1.1, 1.2, 0.5, 1.2, 1.3, 0.7, 0.02, 0.8, 1.2, 1.5, 0.8)


def count_day(year: int) -> date:
    """The third Thursday of January: the day on which the SEN2 return counts plans."""
    first = date(year, 1, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7 + 14)


def day(value: date) -> np.datetime64:
    return np.datetime64(value, "D")


def blank(size: int) -> Days:
    return np.full(size, NO_DAY, dtype="datetime64[D]")


def seasonal(
    rng: Rng, first: date, last: date, size: int, season: tuple[float, ...], ramp: tuple[float, float] = (1.0, 1.0)
) -> Days:
    """`size` working days from `first` to `last`, more in the months that weigh more, and more or fewer towards the end by `ramp`.

    Ascending.
    """
    span = np.arange(day(first), day(last) + 1)
    worked = span[working_days().is_worked(span)]
    if not len(worked):
        worked = span[:1]
    months = worked.astype("datetime64[M]").astype(int) % 12
    weights = np.array(season)[months] * np.linspace(*ramp, len(worked))
    return np.sort(rng.choice(worked, size=size, p=weights / weights.sum()))


def between(rng: Rng, first: Days, last: Days, lean: float = 1.0) -> Days:
    """For each member a working day from `first` to `last`; `lean` above 1 makes it early, below 1 late.

    Where the span holds no working day, or is upside down, the first day.
    """
    room = np.maximum((last - first).astype(np.int64), 0)
    drawn = first + np.floor(rng.random(len(room)) ** lean * (room + 1)).astype(np.int64)
    ahead = working_days().on_or_after(drawn)
    back = working_days().on_or_before(drawn)
    late = np.where(ahead <= last, ahead, back)
    return np.where(late >= first, late, first).astype("datetime64[D]")


def worked_before(on: Days) -> Days:
    """The last working day on or before each day: it keeps days in their order."""
    return working_days().on_or_before(on.astype("datetime64[D]"))


def worked_after(on: Days) -> Days:
    """The first working day on or after each day."""
    return working_days().on_or_after(on.astype("datetime64[D]"))


def after(rng: Rng, start: Days, least: int, most: int, lean: float = 1.0) -> Days:
    """For each member a working day from `least` to `most` days after `start`."""
    return between(rng, start + least, start + most, lean)


def year_of(days: Days) -> NDArray[Any]:
    return days.astype("datetime64[Y]").astype(int) + 1970


def age_on(born: Days, on: Days | np.datetime64) -> NDArray[np.int64]:
    """Whole years of age. Near enough for a demo's choices; the rules count exactly."""
    return ((np.asarray(on, dtype="datetime64[D]") - born).astype(np.int64) / 365.2425).astype(np.int64)
