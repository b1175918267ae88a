"""What the area holds, in the columns of the templates: for comparing, for checking, and for taking it out again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import polars as pl
from django.db.models import QuerySet

from areasend.actions.caseload import fields, held_cases
from areasend.exchange.caseload.comparing import held_schema
from areasend.exchange.caseload.known import Known
from areasend.exchange.caseload.templates import ORDER, tables
from areasend.records.models import (
    Advice,
    CareLink,
    Case,
    ExternalId,
    Organisation,
    Person,
    Setting,
    Team,
    User,
)

OF_THE_LINK = {"first_contact": "is_first_contact"}
OF_THE_CARER = ("title", "name", "email", "phone", "address", "postcode", "language", "interpreter")


@dataclass(frozen=True)
class Current:
    """`known` for the checks; `ids`: table -> key of a row held -> its id in the database."""

    known: Known
    ids: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


def current(source: str, team: str = "") -> Current:
    """All that is held, as the former system `source` names it. `team`: where cases go that name none."""
    names = _names(source)
    rows: dict[str, pl.DataFrame] = {
        "people": _named("people", _simple("people", fields.PEOPLE), names["people"]),
        "carers": _carers(names["carers"]),
        "settings": _named("settings", _simple("settings", fields.SETTINGS), names["settings"]),
        "advice": _advice(names["advice"]),
        "exceptions": _exceptions(),
        "placements": _named("placements", _simple("placements", fields.PLACEMENTS), names["placements"]),
        "sen_support": _sen_support(),
    }
    for name in ("requests", "plans", "reviews"):
        rows[name] = held_cases.frame(tables()[name], names[name], rows)
    ids = {name: _ids(frame) for name, frame in rows.items()}
    return Current(Known(_aliases(source), _tidy(rows), _proper_names(), team), ids)


def key(row: int | None) -> str | None:
    """The key of a row held already."""
    return None if row is None else f"#{row}"


def _names(source: str) -> dict[str, dict[int, str]]:
    """Table -> id -> the name in the former system."""
    found: dict[str, dict[int, str]] = {name: {} for name in ORDER}
    for table, row, said in ExternalId.objects.filter(source=source).values_list("table", "row", "key"):
        found[table][row] = said
    return found


def _frame(table: str, columns: Iterable[str], rows: Iterable[tuple[Any, ...]]) -> pl.DataFrame:
    """Rows (id first) as a frame of the template with `_id` and `_key`; texts that are empty become null."""
    types = held_schema(tables()[table])
    names = list(columns)
    schema = {"_id": pl.Int64, **{name: types[name] for name in names}}
    frame = pl.DataFrame(list(rows), schema=schema, orient="row")
    return frame.with_columns(
        ("#" + pl.col("_id").cast(pl.String)).alias("_key"),
        *(pl.col(name).replace("", None) for name in names if schema[name] == pl.String),
    )


def _simple(table: str, target: fields.Target) -> pl.DataFrame:
    """A template whose columns are columns of one table."""
    known = [one for one in target.fields if one.column in tables()[table].names]
    rows = target.model._default_manager.order_by("pk").values_list("pk", *(one.name for one in known)).iterator(20_000)
    found = [
        (row[0], *(key(value) if one.refers else value for one, value in zip(known, row[1:], strict=True)))
        for row in rows
    ]
    return _frame(table, [one.column for one in known], found)


def _named(table: str, frame: pl.DataFrame, names: Mapping[int, str]) -> pl.DataFrame:
    own = tables()[table].first_of[0]
    if not names:
        return frame.with_columns(pl.lit(None, dtype=pl.String).alias(own))
    said = pl.col("_id").replace_strict(list(names), list(names.values()), default=None, return_dtype=pl.String)
    return frame.with_columns(said.alias(own))


def _carers(names: Mapping[int, str]) -> pl.DataFrame:
    own = ("relationship", "responsibility", "lives_with", "is_first_contact", "since", "until")
    links: QuerySet[CareLink, tuple[Any, ...]] = CareLink.objects.order_by("-pk").values_list(
        "pk", "carer_id", "person_id", *own, *(f"carer__{name}" for name in OF_THE_CARER)
    )
    columns = [
        "carer_id",
        "person_id",
        "relationship",
        "responsibility",
        "lives_with",
        "first_contact",
        "since",
        "until",
    ]
    rows = [(row[0], str(row[1]), key(row[2]), *row[3:]) for row in links]
    frame = _frame("carers", [*columns, *OF_THE_CARER], rows)
    keyed = frame.with_columns(("#" + pl.col("carer_id") + "/" + pl.col("person_id")).alias("_key"))
    said = [names.get(int(carer)) for carer in keyed["carer_id"]]
    return keyed.with_columns(pl.Series("carer_id", said, dtype=pl.String)).unique(
        "_key", keep="first", maintain_order=True
    )


def _advice(names: Mapping[int, str]) -> pl.DataFrame:
    frame = _named("advice", _simple("advice", fields.ADVICE), names)
    organisations = dict(Advice.objects.exclude(organisation=None).values_list("pk", "organisation__name"))
    said = [organisations.get(row) for row in frame["_id"]]
    return frame.with_columns(pl.Series("organisation", said, dtype=pl.String))


def _exceptions() -> pl.DataFrame:
    """The latest claim of each reason in a case."""
    frame = _simple("exceptions", fields.EXCEPTIONS)
    keyed = frame.with_columns((pl.col("request_id") + "/" + pl.col("reason")).alias("_key"))
    return keyed.unique("_key", keep="last", maintain_order=True)


def _sen_support() -> pl.DataFrame:
    frame = _simple("sen_support", fields.SEN_SUPPORT)
    return frame.with_columns(pl.concat_str("person_id", "since", separator="/").alias("_key"))


def _ids(frame: pl.DataFrame) -> dict[str, int]:
    return dict(frame.select("_key", "_id").iter_rows())


def _tidy(rows: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """Every column of each template, in its order."""
    tidied = {}
    for name, frame in rows.items():
        types = held_schema(tables()[name])
        lacking = [
            pl.lit(None, dtype=kind).alias(column) for column, kind in types.items() if column not in frame.columns
        ]
        tidied[name] = frame.with_columns(lacking).select(list(types))
    return tidied


def _aliases(source: str) -> dict[str, dict[str, str]]:
    """What a cell may say for a row held: its reference here, its public numbers, its name in the former system."""
    people = Person.objects.values_list("pk", "reference", "uln", "upn")
    settings = Setting.objects.values_list("pk", "ukprn", "urn")
    found: dict[str, dict[str, str]] = {name: {} for name in ORDER}
    found["people"] = {said: f"#{row}" for row, *ways in people for said in ways if said}
    found["settings"] = {said: f"#{row}" for row, *ways in settings for said in ways if said}
    for table, process in (("requests", "assessment"), ("plans", "plan"), ("reviews", "annual_review")):
        found[table] = {
            said: f"#{row}" for row, said in Case.objects.filter(process=process).values_list("pk", "reference")
        }
    for table, row, said in ExternalId.objects.filter(source=source).values_list("table", "row", "key"):
        found[table][said] = f"#{row}"
    return found


def _proper_names() -> dict[str, dict[str, str]]:
    officers = User.objects.filter(is_active=True).values_list("email", flat=True)
    return {
        "teams": {name.lower(): name for name in Team.objects.values_list("name", flat=True)},
        "officers": {email.lower(): email for email in officers},
        "organisations": {name.lower(): name for name in Organisation.objects.values_list("name", flat=True)},
    }
