"""What the writers of one import share: ids by key, who and when, and how far it has come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import polars as pl

from areasend.actions.caseload import bulk
from areasend.actions.caseload.fields import Row, Target
from areasend.exchange.caseload.comparing import CHANGED, NEW
from areasend.records.models import ExternalId, Team, User

Progress = Callable[[int, int, str], None]
"""Called with rows done, rows in all, and what is being done."""


@dataclass
class Writing:
    """`ids`: key of a row -> its id, of rows held and of rows written so far; `held`: table -> key -> id, where the key is not an id."""

    source: str
    by: User | None
    at: datetime
    today: date
    team: Team | None
    held: Mapping[str, Mapping[str, int]]
    progress: Progress
    total: int = 0
    done: int = 0
    ids: dict[str, dict[str, int]] = field(default_factory=dict)
    touched: set[int] = field(default_factory=set)

    def keys(self, table: str) -> Mapping[str, int]:
        return Keys(self.ids.setdefault(table, {}), self.held.get(table, {}))

    def add(self, table: str, keys: Iterable[str], ids: Iterable[int]) -> None:
        self.ids.setdefault(table, {}).update(zip(keys, ids, strict=True))

    def advance(self, count: int, phase: str) -> None:
        self.done += count
        self.progress(self.done, self.total, phase)

    @property
    def stamp(self) -> dict[str, Any]:
        return {"recorded_at": self.at, "recorded_by_id": self.by.pk if self.by else None}


class Keys(dict[str, int]):
    """Ids of new rows; a row held already has its id from `held`."""

    def __init__(self, new: Mapping[str, int], held: Mapping[str, int]) -> None:
        super().__init__(new)
        self.held = held

    def __missing__(self, key: str) -> int:
        return self.held[key]


def new_rows(frame: pl.DataFrame) -> list[Row]:
    return list(frame.filter(pl.col("_status") == NEW).iter_rows(named=True))


def changed_rows(frame: pl.DataFrame) -> list[Row]:
    return list(frame.filter(pl.col("_status") == CHANGED).iter_rows(named=True))


def write_simple(writing: Writing, table: str, target: Target, frame: pl.DataFrame, refers: Mapping[str, str]) -> None:
    """New rows by COPY, changed ones replaced. `refers`: column of the template -> the table that it refers to."""
    keys = {column: writing.keys(other) for column, other in refers.items()}
    names = [one.name for one in target.fields]
    fixed = {**target.fixed, **writing.stamp}

    def values(row: Row) -> list[Any]:
        return [one.value(row, keys.get(one.column, {})) for one in target.fields]

    new = new_rows(frame)
    ids = bulk.new_ids(target.model, len(new))
    rows = ([pk, *values(row), *fixed.values()] for pk, row in zip(ids, new, strict=True))
    bulk.insert(target.model, ["id", *names, *fixed], rows)
    writing.add(table, (row["_key"] for row in new), ids)
    held = writing.keys(table)
    replaced = [[held[row["_key"]], *values(row)] for row in changed_rows(frame)]
    bulk.replace(target.model, names, replaced, counts_version=target.has_version)


def write_names(
    writing: Writing, table: str, column: str, frame: pl.DataFrame, ids: Mapping[str, int], key: str = "_key"
) -> None:
    """Keep by what name the former system knew each row that has not been named yet."""
    named = frame.filter(pl.col(column).is_not_null() & pl.col(f"{column}_was").is_null()).unique(key, keep="first")
    rows = [(writing.source, table, row[column], ids[row[key]]) for row in named.select(column, key).to_dicts()]
    bulk.insert(ExternalId, ["source", "table", "key", "row"], rows)
