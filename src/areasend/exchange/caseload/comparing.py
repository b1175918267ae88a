"""Rows of the files beside the rows held already: what is new, what changes, what stays.

An empty cell says nothing: it leaves what is held as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import polars as pl

from areasend.exchange.caseload.reading import schema
from areasend.exchange.caseload.shapes import Table

NEW, CHANGED, UNCHANGED = "new", "changed", "unchanged"


@dataclass(frozen=True)
class Change:
    """One value that the import replaces."""

    table: str
    file: str
    row: int
    column: str
    was: str
    becomes: str

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def held_schema(table: Table) -> dict[str, Any]:
    """The columns of rows held already."""
    types = schema(table)
    return {"_key": pl.String, **{name: kind for name, kind in types.items() if not name.startswith("_")}}


def compare(table: Table, frame: pl.DataFrame, held: pl.DataFrame | None) -> pl.DataFrame:
    """The rows of the files, empty cells filled from what is held; with `_status`, `_changed` (names of the columns that
    change) and `<column>_was` for each column."""
    if held is None:
        held = pl.DataFrame(schema=held_schema(table))
    held = held.unique("_key", keep="first", maintain_order=True)
    joined = frame.join(held.with_columns(_held=True), on="_key", how="left", suffix="_was", maintain_order="left")
    refs = {column.name for column in table.references}
    changes = [
        pl.when(_said(name, refs).is_not_null() & _said(name, refs).ne_missing(pl.col(f"{name}_was"))).then(
            pl.lit(name)
        )
        for name in (column.name for column in table.columns if not column.new_only)
    ]
    joined = joined.with_columns(pl.concat_list(changes).list.drop_nulls().alias("_changed"))
    status = (
        pl.when(pl.col("_held").is_null())
        .then(pl.lit(NEW))
        .when(pl.col("_changed").list.len() > 0)
        .then(pl.lit(CHANGED))
        .otherwise(pl.lit(UNCHANGED))
    )
    filled = [pl.coalesce(name, f"{name}_was").alias(name) for name in table.names if name not in refs]
    keys = [pl.coalesce(f"_{name}", f"{name}_was").alias(f"_{name}") for name in refs]
    return joined.with_columns(status.alias("_status"), *filled, *keys).drop("_held")


def _said(name: str, refs: set[str]) -> pl.Expr:
    return pl.col(f"_{name}" if name in refs else name)


def whole(table: Table, compared: pl.DataFrame | None, held: pl.DataFrame | None) -> pl.DataFrame:
    """Every row there will be: those of the files, then those held that the files do not name (`_row` null)."""
    refs = [column.name for column in table.references]
    held = pl.DataFrame(schema=held_schema(table)) if held is None else held
    rest = held.with_columns(
        *(pl.col(name).alias(f"_{name}") for name in refs),
        _file=pl.lit(None, dtype=pl.String),
        _row=pl.lit(None, dtype=pl.Int64),
        _status=pl.lit("held"),
    )
    if compared is None:
        return rest
    named = compared.select("_key").drop_nulls()
    return pl.concat([compared.select(rest.columns), rest.join(named, on="_key", how="anti")])


def counts(compared: pl.DataFrame) -> dict[str, int]:
    found = dict(compared.group_by("_status").len().iter_rows())
    return {status: found.get(status, 0) for status in (NEW, CHANGED, UNCHANGED)}


def changes(table: Table, compared: pl.DataFrame) -> Iterator[Change]:
    """Every value that is replaced; one that was empty is not listed."""
    for row in compared.filter(pl.col("_status") == CHANGED).iter_rows(named=True):
        for name in row["_changed"]:
            if row[f"{name}_was"] is not None and not table.column(name).refers_to:
                yield Change(table.name, row["_file"], row["_row"], name, shown(row[f"{name}_was"]), shown(row[name]))


def shown(value: object) -> str:
    """A value as a British reader writes it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return "" if value is None else str(value)
