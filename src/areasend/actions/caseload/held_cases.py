"""Cases held, in the columns of their template: what happened on which day, beside whose case it is and what it follows from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from areasend.exchange.caseload.comparing import held_schema
from areasend.exchange.caseload.shapes import Table
from areasend.records.models import Case, Fact

ORIGIN = {"plans": "request_id", "reviews": "plan_id"}


def frame(table: Table, names: Mapping[int, str], others: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """One row a case, `_id` and `_key` first. `others`: the frames of the tables before it."""
    cases = Case.objects.filter(process=table.process).order_by("pk")
    rows = cases.values_list("pk", "person_id", "origin_id", "source").iterator(20_000)
    schema = {"_id": pl.Int64, "person_id": pl.Int64, "_origin": pl.Int64, "source": pl.String}
    plain = pl.DataFrame(list(rows), schema=schema, orient="row").with_columns(
        _key="#" + pl.col("_id").cast(pl.String),
        person_id="#" + pl.col("person_id").cast(pl.String),
        _origin="#" + pl.col("_origin").cast(pl.String),
        source=pl.col("source").replace("", None),
    )
    said = [names.get(pk) for pk in plain["_id"]]
    plain = plain.with_columns(pl.Series(table.first_of[0], said, dtype=pl.String))
    plain = plain.rename({"_origin": ORIGIN[table.name]} if table.name in ORIGIN else {})
    whole = plain.join(_facts(table), on="_id", how="left", maintain_order="left")
    if table.name == "plans":
        whole = _dated_by_request(whole, others["requests"])
    types = held_schema(table)
    return whole.select("_id", "_key", *(name for name in whole.columns if name in types and name != "_key"))


def _facts(table: Table) -> pl.DataFrame:
    """The first of each fact; one struck out counts only where none stands, so that a file cannot quietly bring it back."""
    columns = {column.fact: column.name for column in table.columns if column.fact}
    codes = {column.code_of: column.name for column in table.columns if column.code_of}
    rows = (
        Fact.objects.filter(case__process=table.process, occurrence=1, name__in=columns)
        .order_by("case_id", "name", "-struck_at")
        .values_list("case_id", "name", "on", "code", "struck_at")
        .iterator(20_000)
    )
    found: dict[int, dict[str, Any]] = {}
    for case, name, on, code, struck_at in rows:
        row = found.setdefault(case, {"_id": case})
        if struck_at is not None and columns[name] in row:
            continue
        row[columns[name]] = on
        if name in codes:
            row[codes[name]] = code or None
    types = held_schema(table)
    schema = {"_id": pl.Int64, **{name: types[name] for name in (*columns.values(), *codes.values())}}
    return pl.DataFrame(list(found.values()), schema=schema)


def _dated_by_request(plans: pl.DataFrame, requests: pl.DataFrame) -> pl.DataFrame:
    """A plan that followed from an assessment is dated by it."""
    dated = requests.select(pl.col("_key").alias("request_id"), pl.col("plan_issued_on").alias("_issued_on"))
    joined = plans.join(dated, on="request_id", how="left", maintain_order="left")
    return joined.with_columns(pl.coalesce("made_on", "_issued_on").alias("made_on"))
