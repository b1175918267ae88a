"""Published counts by category as matrices over all areas, through the gate of what is known."""

from __future__ import annotations

import functools

import numpy as np
import polars as pl

from areasend.forecast.bands import Numbers
from areasend.forecast.plans.history import listed
from areasend.forecast.plans.known import known

ENGLAND = "E92000001"


def england_row() -> int:
    """England's row."""
    return listed().codes.index(ENGLAND)


@functools.lru_cache(maxsize=64)
def by_rows(key: str, topic: str, column: str, year: int, origin: int, categories: tuple[str, ...]) -> Numbers:
    """Counts of `column` by the table's own categories, shape (areas, categories); nought where there is no row.

    Raises ValueError for a year that was not known at `origin`.
    """
    rows = known(key, origin, topic).filter(pl.col("year") == year)
    if rows.is_empty():
        raise ValueError(f"{key} by {topic} was not published for {year}, or not known in January {origin}.")
    at = {code: index for index, code in enumerate(listed().codes)}
    place = {category: index for index, category in enumerate(categories)}
    found = np.zeros((len(at), len(place)))
    for area, category, value in rows.select("area", "category", column).iter_rows():
        if area in at and category in place and value is not None:
            found[at[area], place[category]] = value
    return found


@functools.lru_cache(maxsize=64)
def by_columns(key: str, year: int, origin: int, groups: tuple[tuple[str, ...], ...]) -> Numbers:
    """Counts in groups of columns, shape (areas, groups), of the table's totals; nought where there is no row."""
    found: Numbers = by_cells(key, "total", year, origin, ("",), groups).sum(axis=1)
    return found


@functools.lru_cache(maxsize=16)
def by_cells(
    key: str, topic: str, year: int, origin: int, categories: tuple[str, ...], groups: tuple[tuple[str, ...], ...]
) -> Numbers:
    """Counts by the table's own categories and by groups of its columns, shape (areas, categories, groups)."""
    rows = known(key, origin, topic).filter(pl.col("year") == year)
    at = {code: index for index, code in enumerate(listed().codes)}
    place = {category: index for index, category in enumerate(categories)}
    found: Numbers = np.zeros((len(at), len(place), len(groups)))
    sums = [pl.sum_horizontal(pl.col(*names).fill_null(0)).alias(str(number)) for number, names in enumerate(groups)]
    for area, category, *values in rows.select("area", "category", *sums).iter_rows():
        if area in at and category in place:
            found[at[area], place[category]] = values
    return found


def parts(counts: Numbers) -> Numbers:
    """Each row as shares that add up to one; all nought where a row is empty."""
    whole = counts.sum(axis=-1, keepdims=True)
    found: Numbers = np.divide(counts, whole, out=np.zeros_like(counts, dtype=float), where=whole > 0)
    return found
