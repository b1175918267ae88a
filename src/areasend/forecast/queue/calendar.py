"""From weeks to calendar months: which months a look ahead covers, and which part of each week lies in them."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from areasend.forecast.queue.chance import Numbers


def month_names(first: date, weeks: int) -> tuple[str, ...]:
    """The calendar months that lie whole in `weeks` weeks from `first`, that of `first` with them if it begins by the 7th."""
    last = first + timedelta(days=7 * weeks)
    year, month = first.year, first.month
    if first.day > 7:
        year, month = _next(year, month)
    found = []
    while date(*_next(year, month), 1) <= last:
        found.append(f"{year:04d}-{month:02d}")
        year, month = _next(year, month)
    return tuple(found)


def _next(year: int, month: int) -> tuple[int, int]:
    return (year + 1, 1) if month == 12 else (year, month + 1)


def shares(first: date, weeks: int, names: tuple[str, ...]) -> Numbers:
    """(weeks, months): which part of each week's days lies in each month."""
    days = np.datetime64(first, "D") + np.arange(7 * weeks)
    month = days.astype("datetime64[M]").astype(str)
    return np.stack([(month == name).reshape(weeks, 7).mean(axis=1) for name in names], axis=1)


def last_weeks(first: date, weeks: int, names: tuple[str, ...]) -> list[int]:
    """For each month the last week that ends within it."""
    ends = np.datetime64(first, "D") + 7 * (np.arange(weeks) + 1)
    month = ends.astype("datetime64[M]").astype(str)
    return [int(np.flatnonzero(month <= name)[-1]) for name in names]


def month_words(name: str) -> str:
    """2027-03 as March 2027."""
    return date.fromisoformat(f"{name}-01").strftime("%B %Y")
