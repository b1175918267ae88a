"""The frames of the indicator catalogue, from the database: eleven queries, answered in long texts, whatever the number of cases.

Everything starts from the cases that the reader may see (`Case.objects.allowed`); facts, advice, placements and contacts of any other are
left out before anything is counted. Observations belong to the area as a whole.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import polars as pl
from django.db import connection
from django.db.models import Exists, F, Func, OuterRef, QuerySet, TextField, Value

from areasend.exchange import postcodes
from areasend.indicators.catalogue import frames
from areasend.indicators.catalogue.frames import Frames
from areasend.records.models import Advice, Case, Contact, ExceptionClaim, Person, Placement, Setting, Team
from areasend.records.models.observation import Observation
from areasend.records.querysets.case import CaseQuerySet
from areasend.rules.distance import straight_line_km

# A case and a day are told as one number: writing numbers out is most of what this query does.
DAYS, DAY_ZERO = 1 << 20, date(1900, 1, 1)
FACTS = """
SELECT name, string_agg((case_id * %s + ("on" - %s))::text, ','),
    CASE WHEN bool_or(code <> '') THEN string_agg(code, '|') END
FROM records_fact WHERE struck_at IS NULL GROUP BY name
"""
OWN: frames.Schema = {
    **{name: frames.CASE[name] for name in ("case", "person", "process", "origin", "source", "officer")},
    "team_id": pl.Int64,
    **{name: frames.CASE[name] for name in ("opened_on", "ended_on")},
}
SPELL: frames.Schema = {
    **{name: frames.PLACEMENTS[name] for name in ("person", "since", "until")},
    "setting": pl.Int64,
    "arrangement": pl.String,
    **{name: frames.PLACEMENTS[name] for name in ("provision", "residential_weeks")},
}
OF_PERSON = ("born_on", "sex", "ethnicity", "need", "district", "looked_after")


def catalogue(cases: CaseQuerySet) -> Frames:
    """Frames of these cases; the process of each, its facts and what hangs on it."""
    own = _cases(cases)
    return frames.assemble(
        own,
        _facts(),
        advice=_advice(),
        placements=_placements(own.select("person").unique()),
        exceptions=_exceptions(),
        contacts=_contacts(),
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
    """People and teams are read once each, not once a case; of the people in the records only those who have cases."""
    rows = cases.order_by().values_list(
        "pk", "person_id", "process", "origin_id", "source", "officer_id", "team_id", "opened_on", "ended_on"
    )
    own = read(rows, OWN)
    return (
        own.join(_people(), "person", "inner", maintain_order="left")
        .join(_teams(), "team_id", "left", maintain_order="left")
        .with_columns(pl.col("team").fill_null(""))
        .select(list(frames.CASE))
    )


def _people() -> pl.DataFrame:
    district = Func(F("postcode"), Value(" "), Value(1), function="split_part", output_field=TextField())
    with_cases = Person.objects.filter(Exists(Case.objects.filter(person=OuterRef("pk")))).order_by()
    rows = with_cases.values_list("pk", "born_on", "sex", "ethnicity", "primary_need", district, "looked_after")
    return read(rows, {name: frames.CASE[name] for name in ("person", *OF_PERSON)})


def _teams() -> pl.DataFrame:
    return read(Team.objects.order_by().values_list("pk", "name"), {"team_id": pl.Int64, "team": pl.String})


def _facts() -> dict[str, pl.DataFrame]:
    """By the name of a fact, the first and latest day of it in each case, with the code of whichever row has one.

    A row for each name, holding its cases and days in one long text: a third of a million rows one by one would take a second.
    """
    with connection.cursor() as cursor:
        cursor.execute(FACTS, [DAYS, DAY_ZERO])
        return {name: _of_name(*row) for name, *row in cursor.fetchall()}


def _of_name(told: str, codes: str | None) -> pl.DataFrame:
    numbers = np.fromstring(told, dtype=np.int64, sep=",")
    days = (numbers % DAYS).astype("timedelta64[D]") + np.datetime64(DAY_ZERO, "D")
    rows = pl.DataFrame({"case": numbers // DAYS, "first_on": days})
    rows = rows.with_columns(code=pl.Series(codes.split("|")) if codes else pl.lit(""))
    if rows["case"].n_unique() == len(rows):
        return rows.select("case", "first_on", pl.col("first_on").alias("latest_on"), "code")
    return rows.group_by("case").agg(pl.min("first_on"), latest_on=pl.max("first_on"), code=pl.max("code"))


def _advice() -> pl.DataFrame:
    needed = Advice.objects.standing().filter(not_needed_on=None).order_by()
    return read(needed.values_list("case_id", "source", "reached_on", "received_on"), frames.ADVICE)


def _placements(people: pl.DataFrame) -> pl.DataFrame:
    """Main placements of these people, each with its school and how far that is from where the person lives now."""
    main = Placement.objects.filter(is_main=True).order_by()
    rows = read(
        main.values_list("person_id", "since", "until", "setting_id", "arrangement", "provision", "residential_weeks"),
        SPELL,
    )
    homes = read(Person.objects.order_by().values_list("pk", "postcode"), {"person": pl.Int64, "home": pl.String})
    found = (
        rows.join(people, "person", "semi", maintain_order="left")
        .join(homes, "person", "left", maintain_order="left")
        .join(_schools(), "setting", "left", maintain_order="left")
    )
    return found.with_columns(
        type=pl.coalesce("type", "arrangement"),
        in_area=pl.col("in_area").fill_null(True),
        school=pl.col("school").fill_null(""),
        km=whole_km(found["home"], found["postcode"]),
    ).select(list(frames.PLACEMENTS))


def _schools() -> pl.DataFrame:
    """Settings by number; of several with one name each has its URN, or its number here, behind it."""
    rows = Setting.objects.order_by().values_list("pk", "name", "urn", "type", "in_area", "postcode")
    schema = {"setting": pl.Int64, "school": pl.String, "urn": pl.String, "type": pl.String, "in_area": pl.Boolean}
    found = read(rows, {**schema, "postcode": pl.String})
    apart = pl.when(pl.col("urn") != "").then(pl.col("urn")).otherwise(pl.format("number {}", "setting"))
    named = pl.when(pl.col("school").is_duplicated()).then(pl.format("{} ({})", "school", apart)).otherwise("school")
    return found.with_columns(school=named)


def whole_km(homes: pl.Series, schools: pl.Series) -> pl.Series:
    """Straight lines between postcodes in whole kilometres, null where either is empty or not known."""
    ends = [column.fill_null("") for column in (homes, schools)]
    codes = pl.concat(ends).unique()
    places = postcodes.locate(codes.to_list())
    ends_at = [places[column.cast(pl.Enum(codes)).to_physical().to_numpy()] for column in ends]
    return pl.Series(straight_line_km(*ends_at), nan_to_null=True).round().cast(pl.Int64)


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
