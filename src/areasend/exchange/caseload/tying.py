"""Ties rows together: gives every row the key by which the rest knows it, and every reference the key of what it names.

A row that the area holds already has the key of that row. People are found by their ID in the former system, their UPN, their ULN or
their reference here; settings by ID, URN or UKPRN.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import reduce

import polars as pl

from areasend.exchange.caseload.known import NEW, Known
from areasend.exchange.caseload.shapes import Finding, Severity, Table
from areasend.exchange.caseload.templates import tables

Frames = dict[str, pl.DataFrame]


def tie(read: Mapping[str, pl.DataFrame], known: Known) -> tuple[Frames, list[Finding]]:
    """The frames with `_key`, and `_<column>` for each reference; with what names nothing or names two."""
    tied: Frames = {}
    findings: list[Finding] = []
    aliases: dict[str, dict[str, str]] = {name: dict(known.aliases.get(name, {})) for name in tables()}
    for name, frame in read.items():
        table = tables()[name]
        for column in table.references:
            frame = _resolve(frame, column.name, aliases[column.refers_to])
            findings += _names_nothing(frame, table, column.name, column.refers_to)
        frame = _keyed(frame, table, aliases[name])
        findings += [*_conflicts(frame, table), *_without_key(frame, table)]
        aliases[name] |= _own_aliases(frame, table)
        tied[name] = frame.drop([column for column in frame.columns if column.startswith("_by_")])
    return tied, findings


def _resolve(frame: pl.DataFrame, column: str, aliases: Mapping[str, str]) -> pl.DataFrame:
    return frame.with_columns(_looked_up(column, aliases).alias(f"_{column}"))


def _looked_up(column: str, aliases: Mapping[str, str]) -> pl.Expr:
    if not aliases:
        return pl.lit(None, dtype=pl.String)
    return pl.col(column).replace_strict(list(aliases), list(aliases.values()), default=None, return_dtype=pl.String)


def _keyed(frame: pl.DataFrame, table: Table, aliases: Mapping[str, str]) -> pl.DataFrame:
    if table.all_of:
        own = [
            name for name in table.all_of if table.column(name).kind == "reference" and f"_{name}" not in frame.columns
        ]
        found = [pl.coalesce(_looked_up(name, aliases), NEW + pl.col(name)).alias(f"_{name}") for name in own]
        frame = frame.with_columns(found)
        parts = [pl.col(f"_{name}" if f"_{name}" in frame.columns else name) for name in table.all_of]
        return frame.with_columns(pl.concat_str(parts, separator="/").alias("_key"))
    frame = frame.with_columns(_looked_up(name, aliases).alias(f"_by_{name}") for name in table.first_of)
    said = pl.coalesce(NEW + pl.col(name) for name in table.first_of)
    return frame.with_columns(pl.coalesce(*(f"_by_{name}" for name in table.first_of), said).alias("_key"))


def _own_aliases(frame: pl.DataFrame, table: Table) -> dict[str, str]:
    if table.all_of:
        return {}
    pairs = (frame.select(pl.col(name), "_key").drop_nulls().iter_rows() for name in table.first_of)
    return {said: key for rows in pairs for said, key in rows}


def _names_nothing(frame: pl.DataFrame, table: Table, column: str, other: str) -> Iterator[Finding]:
    lost = frame.filter(pl.col(column).is_not_null() & pl.col(f"_{column}").is_null())
    keys = ", ".join(tables()[other].first_of)
    wrong = f"No row of {other} has this as its {keys}, and AreaSEND does not hold it."
    right = f"Add a row for it to {other}, or correct it."
    for file, row, value in lost.select("_file", "_row", column).iter_rows():
        yield Finding(file, row, column, value, wrong, right, Severity.ERROR, "unknown_reference", table.name)


def _conflicts(frame: pl.DataFrame, table: Table) -> Iterator[Finding]:
    """Two numbers in one row that belong to two rows held already."""
    if len(table.first_of) < 2:
        return
    ways = [pl.col(f"_by_{name}") for name in table.first_of]
    differ = reduce(lambda one, other: one | other, [(way.is_not_null() & (way != pl.col("_key"))) for way in ways])
    for row in frame.filter(differ).iter_rows(named=True):
        name = next(n for n in table.first_of if row[f"_by_{n}"] not in (None, row["_key"]))
        wrong = (
            f"This {table.column(name).label} belongs to another row that AreaSEND holds than the numbers before it."
        )
        right = "Check which of the numbers is right; correct the other, or leave it out."
        yield Finding(
            row["_file"], row["_row"], name, row[name], wrong, right, Severity.ERROR, "two_people_in_one", table.name
        )


def _without_key(frame: pl.DataFrame, table: Table) -> Iterator[Finding]:
    if not table.first_of or table.column(table.first_of[0]).required:
        return
    keys = " or ".join(table.first_of)
    for file, row in frame.filter(pl.col("_key").is_null()).select("_file", "_row").iter_rows():
        wrong = f"The row has no {keys}, so other rows cannot name it and a later import would not find it."
        right = f"Fill {table.first_of[0]}."
        yield Finding(file, row, table.first_of[0], "", wrong, right, Severity.ERROR, "no_key", table.name)
