"""The columns of the lists in their order, and what stands in them where a fact is not recorded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

NOT_RECORDED = "Not recorded"
SCHEMA: Mapping[str, Any] = {
    "person": pl.Int64,
    "reference": pl.String,
    "upn": pl.String,
    "uln": pl.String,
    "born_on": pl.Date,
    "sex": pl.String,
    "ethnicity": pl.String,
    "initial_on": pl.Date,
    "updated_on": pl.Date,
    "reviewed_on": pl.Date,
    "need": pl.String,
    "urn": pl.String,
    "phase": pl.String,
    "dual_urn": pl.String,
    "dual_phase": pl.String,
    "home_educated": pl.Boolean,
    "looked_after": pl.Boolean,
    "died_on": pl.Date,
    "has_officer": pl.Boolean,
    "is_placed": pl.Boolean,
    "is_dual": pl.Boolean,
}
"""What the rules read, a row a person: texts are codes, null where nothing is recorded. `person` is the number of the record;
`is_placed`:
at a setting, with or without a URN, or in another arrangement that is recorded; `is_dual`: at a second one. List 2 has no dates
of a plan."""

_PERSON = {
    "Unique ID": "reference",
    "UPN": "upn",
    "ULN": "uln",
    "Date of birth": "born_on",
    "Gender": "sex",
    "Ethnicity": "ethnicity",
}
_PLAN = {
    "Date first plan issued": "initial_on",
    "Date updated plan issued": "updated_on",
    "Date plan last reviewed": "reviewed_on",
}
_PLACE = {
    "SEN primary need": "need",
    "Main establishment URN": "urn",
    "Main establishment phase": "phase",
    "Subsidiary establishment URN": "dual_urn",
    "Subsidiary establishment phase": "dual_phase",
}
_ELSEWHERE = ("Suspensions", "Permanent exclusions", "Absence", "Pupil premium")
_LAST = {"Known to social care": "social_care", "Social care team": "", "Disability": "", "Findings": "findings"}
HEADINGS: Mapping[int, Mapping[str, str]] = {
    1: _PERSON | _PLAN | _PLACE | {"Electively home educated": "home"} | dict.fromkeys(_ELSEWHERE, "") | _LAST,
    2: _PERSON | _PLACE | dict.fromkeys(_ELSEWHERE, "") | _LAST,
}
"""Heading -> column, list by list; no column where this system does not record the fact."""


def as_rows(marked: pl.DataFrame, number: int) -> Iterator[list[Any]]:
    """The rows of a list in the order of its headings. What is not recorded says so; a date or number that is lacking is left empty."""
    told = marked.with_columns(
        home=pl.when(pl.col("home_educated")).then(pl.lit("Yes")).otherwise(pl.lit("No")),
        social_care=pl.when(pl.col("looked_after")).then(pl.lit("Yes: looked after")).otherwise(pl.lit(NOT_RECORDED)),
    )
    columns = [pl.col(name) if name else pl.lit(NOT_RECORDED) for name in HEADINGS[number].values()]
    named = [column.alias(str(place)) for place, column in enumerate(columns)]
    return (list(row) for row in told.select(named).iter_rows())
