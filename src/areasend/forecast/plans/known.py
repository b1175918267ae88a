"""The published figures that were known at an origin: the one gate through which this model reads.

An origin is a January. What is counted in January is known up to the origin; what is counted over a calendar year is known up to the
year before it. (The files are those of later editions: a figure of 2018 that the DfE has since corrected is read as corrected.)
"""

from __future__ import annotations

import functools

import polars as pl

from areasend.exchange.dfe_statistics import cells, extract
from areasend.exchange.dfe_statistics.spec import spec

JANUARY = frozenset({"caseload", "needs", "history_caseload"})


def last_year(key: str, origin: int) -> int:
    """The last year of table `key` that is known in January of `origin`."""
    return origin if key in JANUARY else origin - 1


@functools.lru_cache(maxsize=64)
def known(key: str, origin: int, topic: str | None = "total") -> pl.DataFrame:
    """Table `key` as known at `origin`: `area`, `year`, `category`, then its columns as published; a symbol is null.

    `topic` is a breakdown of its rows, or None for a table that has none. Raises `NotKnown` for an unknown table.
    """
    tests = [pl.col("year") <= last_year(key, origin)]
    if topic is not None:
        tests.append(pl.col("topic") == topic)
    return cells.decoded(extract.load(key).filter(*tests), spec(key))
