"""The frames of the indicator catalogue, from the database: seven queries, answered in long texts, whatever the number of cases.

Everything starts from the cases that the reader may see (`Case.objects.allowed`); facts, advice, placements and contacts of any other are
left out before anything is counted. Observations belong to the area as a whole.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl
from django.db import connection
from django.db.models import F, Func, QuerySet, TextField, Value

from areasend.indicators.catalogue import frames
from areasend.indicators.catalogue.frames import Frames
from areasend.records.models import Advice, Contact, ExceptionClaim, Placement
from areasend.records.models.observation import Observation
from areasend.records.querysets.case import CaseQuerySet

FACTS = """
SELECT name, string_agg(case_id::text, ','), string_agg(("on" - DATE '1970-01-01')::text, ','),
    CASE WHEN bool_or(code <> '') THEN string_agg(code, '|') END
FROM records_fact WHERE struck_at IS NULL GROUP BY name
"""


def catalogue(cases: CaseQuerySet) -> Frames:
    """Frames of these cases; the process of each, its facts and what hangs on it."""
    own = _cases(cases)
    seen = own.select("case")
    people = own.select("person").unique()
    return frames.assemble(
        own,
        _facts().join(seen, "case", "semi"),
        advice=_advice().join(seen, "case", "semi"),
        placements=_placements().join(people, "person", "semi"),
        exceptions=_exceptions().join(seen, "case", "semi"),
        contacts=_contacts().join(seen, "case", "semi"),
        observations=_observations(),
    )


def read(rows: QuerySet[Any, Any], schema: frames.Schema) -> pl.DataFrame:
    """The rows of a `values_list` as a frame: each column comes as one long text, so that Python never handles a row."""
    sql, params = rows.query.sql_with_params()
    names = ", ".join(f"c{place}" for place in range(len(schema)))
    told = ", ".join(_TOLD.get(kind, _TOLD[pl.Int64]).format(f"c{place}") for place, kind in enumerate(schema.values()))
    with connection.cursor() as cursor:
        # Nothing of a user's is in the text: the columns are numbered here, and the query is Django's own with its parameters apart.
        cursor.execute(f"SELECT {told} FROM ({sql}) AS found({names})", params)  # noqa: S608
        texts = cursor.fetchone()
    if texts[0] is None:
        return frames.empty(schema)
    return pl.DataFrame([_column(*one) for one in zip(schema, schema.values(), texts, strict=True)])


# The unit separator divides the values. It has no place in a text; if one has come into it, it is taken out.
UNIT = "\x1f"
_TOLD = {
    pl.String: "string_agg(replace(coalesce({}, ''), E'\\x1f', ' '), E'\\x1f')",
    pl.Boolean: "string_agg(coalesce({}::int::text, ''), E'\\x1f')",
    pl.Date: "string_agg(coalesce(({} - DATE '1970-01-01')::text, ''), E'\\x1f')",
    pl.Int64: "string_agg(coalesce({}::text, ''), E'\\x1f')",
}


def _column(name: str, kind: type[pl.DataType], text: str) -> pl.Series:
    values = pl.Series(name, [text]).str.split(UNIT).explode()
    if kind is pl.String:
        return values
    plain = {pl.Boolean: pl.Int8, pl.Date: pl.Int32}.get(kind, kind)
    return values.replace("", None).cast(plain).cast(kind)


def _cases(cases: CaseQuerySet) -> pl.DataFrame:
    district = Func(F("person__postcode"), Value(" "), Value(1), function="split_part", output_field=TextField())
    rows = cases.order_by().values_list(
        "pk", "person_id", "process", "origin_id", "source", "officer_id", "team__name", "opened_on", "ended_on",
        "person__born_on", "person__sex", "person__ethnicity", "person__primary_need", district, "person__looked_after",
    )  # fmt: skip
    return read(rows, frames.CASE)


def _facts() -> pl.DataFrame:
    """First and latest day of each fact of each case, with the code of whichever row has one.

    A row for each name of a fact, holding its cases and days as two long texts: a third of a million rows one by one would take a second.
    """
    with connection.cursor() as cursor:
        cursor.execute(FACTS)
        return pl.concat([frames.empty(frames.FACTS), *(_named(*row) for row in cursor.fetchall())])


def _named(name: str, cases: str, days: str, codes: str | None) -> pl.DataFrame:
    columns = {
        "case": np.fromstring(cases, dtype=np.int64, sep=","),
        "on": np.fromstring(days, dtype=np.int32, sep=","),
        "code": codes.split("|") if codes else "",
    }
    rows = pl.DataFrame({key: columns[key] for key in ("case", "on")}).with_columns(
        code=pl.Series(columns["code"]) if codes else pl.lit("")
    )
    if rows["case"].n_unique() < len(rows):
        rows = rows.group_by("case").agg(pl.min("on"), latest=pl.max("on"), code=pl.max("code"))
    latest = pl.col("latest" if "latest" in rows.columns else "on")
    return rows.select(
        "case", name=pl.lit(name), first_on=pl.col("on").cast(pl.Date), latest_on=latest.cast(pl.Date), code="code"
    )


def _advice() -> pl.DataFrame:
    needed = Advice.objects.standing().filter(not_needed_on=None).order_by()
    return read(needed.values_list("case_id", "source", "reached_on", "received_on"), frames.ADVICE)


def _placements() -> pl.DataFrame:
    main = Placement.objects.filter(is_main=True).order_by()
    rows = main.values_list(
        "person_id",
        "since",
        "until",
        "setting__type",
        "arrangement",
        "provision",
        "setting__in_area",
        "residential_weeks",
    )
    schema = dict(frames.PLACEMENTS)
    found = read(rows, {**{name: schema[name] for name in ("person", "since", "until", "type")}, "arrangement": pl.String,
                        **{name: schema[name] for name in ("provision", "in_area", "residential_weeks")}})  # fmt: skip
    where = pl.when(pl.col("type") != "").then(pl.col("type")).otherwise(pl.col("arrangement"))
    return found.with_columns(type=where, in_area=pl.col("in_area").fill_null(True)).drop("arrangement")


def _exceptions() -> pl.DataFrame:
    standing = ExceptionClaim.objects.filter(withdrawn_on=None).order_by()
    return read(standing.values_list("case_id", "reason", "claimed_on"), frames.EXCEPTIONS)


def _contacts() -> pl.DataFrame:
    rows = (
        Contact.objects.standing().order_by().values_list("case_id", "on", "with_whom", "answer_due_on", "answered_on")
    )
    return read(rows, frames.CONTACTS)


def _observations() -> pl.DataFrame:
    rows = Observation.objects.filter(withdrawn_on=None).order_by()
    return read(
        rows.values_list("indicator", "on", "cut", "group", "numerator", "denominator", "value", "source"),
        frames.OBSERVATIONS,
    )
