"""Which cells of the extract a measure and its breakdown mean."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import polars as pl

from areasend.exchange.dfe_statistics import extract
from areasend.exchange.dfe_statistics.spec import Column, Spec, spec
from areasend.indicators.figures import NotPublished

ACROSS = ("placement", "need")
RANK = pl.col("category").str.extract(r"^(?:under )?(\d+)").cast(pl.Float64).fill_null(999)


@dataclass(frozen=True, slots=True)
class Asked:
    """One column of one table, and the rows of it that are meant."""

    spec: Spec
    column: Column
    topic: str = "total"
    category: str = ""

    def rows(self, *areas: str) -> pl.DataFrame:
        """The coded rows of some areas that are meant, the earliest year first."""
        rows = _rows(self.spec.key, self.topic, self.category)
        return rows.filter(pl.col("area").is_in(areas)).sort("year")


@lru_cache(maxsize=256)
def _rows(key: str, topic: str, category: str) -> pl.DataFrame:
    """The rows of one category, of all areas: kept, because a page asks for many areas of few categories."""
    frame = extract.load(key)
    if "topic" in frame.columns:
        return frame.filter((pl.col("topic") == topic) & (pl.col("category") == category))
    return frame if topic == "total" else frame.clear()


def named(measure: str) -> tuple[Spec, Column]:
    """The table and column of `table.column`. Raises `NotKnown` with the names there are."""
    key, _, name = measure.partition(".")
    return spec(key), spec(key).column(name)


def ask(measure: str, breakdown: Mapping[str, object]) -> Asked:
    """What a measure with a breakdown means. Raises `NotPublished` for a breakdown the table cannot have."""
    table, column = named(measure)
    along: list[tuple[str, str]] = []
    for by, category in breakdown.items():
        if lying_across(table, column, by):
            column = _lying_across(table, by, str(category))
        else:
            along.append((by, str(category)))
    if len(along) > 1:
        raise NotPublished(
            f"{measure} is published by one breakdown at a time, not by {' and '.join(by for by, _ in along)}."
        )
    return Asked(table, column, *along[0]) if along else Asked(table, column)


def lying_across(table: Spec, column: Column, by: str) -> list[Column]:
    """The columns that break the table's first measure down by placement or need; none if its rows do."""
    if by not in ACROSS or column != table.measures[0]:
        return []
    return [one for one in table.measures if getattr(one, by)]


def _lying_across(table: Spec, by: str, category: str) -> Column:
    found = {getattr(one, by): one for one in table.measures if getattr(one, by)}
    if category not in found:
        raise NotPublished(f"{table.key} has no {by} {category!r}; it has: {', '.join(found)}.")
    return found[category]


def in_order(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows by category: ages and years by their number ("under" before it), all else by the alphabet."""
    below = pl.col("category").str.starts_with("under").cast(pl.Float64) / 2
    return rows.sort(RANK - below, "category")
