"""The lines of a year's commitments with what a page or a report tells of each child: reference, age, need, area, setting. No name."""

from __future__ import annotations

from datetime import date

import polars as pl

from areasend.records.choices import Need
from areasend.records.models import Person, Placement, Setting
from areasend.records.money.facts import commitments_of
from areasend.records.places.children import parts_by_outward
from areasend.rules.money.kinds import KINDS
from areasend.rules.money.year import FinancialYear

SCHOOL_YEAR_STARTS = (9, 1)
PHASES = ((0, "Early years"), (4, "Primary"), (11, "Secondary"), (16, "Post-16"))
"""By age on 31 August before the school year under way."""
UNKNOWN = "Not known"
OUTSIDE = "Outside the parts of the area"
PEOPLE = {"person": pl.Int64, "reference": pl.String, "born_on": pl.Date, "need": pl.String, "postcode": pl.String,
          "looked_after": pl.Boolean}  # fmt: skip
SETTINGS = {"setting": pl.Int64, "setting_name": pl.String, "in_area": pl.Boolean}
STAYS = {"placement": pl.Int64, "kind": pl.String, "residential": pl.Boolean}


def told_lines(year: FinancialYear, on: date) -> pl.DataFrame:
    """Every line of the year, its amounts in pence, with `reference`, `age`, `phase`, `need`, `area` (part of the area, or postcode
    district where no parts are recorded), `setting_name`,
    `kind`, `residential`, `is_estimate`; blank where it belongs to no child."""
    found = commitments_of(year)
    lines = found.committed.lines
    told = lines.join(people(), on="person", how="left").join(settings(), on="setting", how="left")
    told = told.join(stays(), on="placement", how="left")
    return told.with_columns(
        age=age_on(on),
        phase=phase(age_on(school_year_start(on))),
        area=area(),
        is_estimate=pl.col("rule").str.starts_with("Not recorded"),
        kind=pl.col("kind").fill_null(""),
    )


def area() -> pl.Expr:
    """The part of the area in which somebody lives as places are planned for; the postcode district where no parts are recorded."""
    home = pl.col("postcode").str.split(" ").list.first().replace("", UNKNOWN)
    parts = dict(parts_by_outward().iter_rows())
    if not parts:
        return home
    named = home.str.to_uppercase().replace_strict(parts, default=OUTSIDE, return_dtype=pl.String)
    return pl.when((home == UNKNOWN) | home.is_null()).then(home).otherwise(named)


def people() -> pl.DataFrame:
    columns = ("pk", "reference", "born_on", "primary_need", "postcode", "looked_after")
    return pl.DataFrame(list(Person.objects.order_by().values_list(*columns)), schema=PEOPLE, orient="row")


def settings() -> pl.DataFrame:
    return pl.DataFrame(
        list(Setting.objects.order_by().values_list("pk", "name", "in_area")), schema=SETTINGS, orient="row"
    )


def stays() -> pl.DataFrame:
    """Each placement's kind, and whether the child boards there."""
    from areasend.rules.money.kinds import kind_of

    rows = Placement.objects.order_by().values_list("pk", "setting__type", "provision", "residential_weeks")
    told = [(pk, kind_of(kind or "", provision), bool(weeks)) for pk, kind, provision, weeks in rows]
    return pl.DataFrame(told, schema=STAYS, orient="row")


def school_year_start(on: date) -> date:
    """31 August before the school year in which the day lies."""
    first = on.year if (on.month, on.day) >= SCHOOL_YEAR_STARTS else on.year - 1
    return date(first, 8, 31)


def age_on(on: date) -> pl.Expr:
    """Whole years on the day."""
    born = pl.col("born_on")
    had = (born.dt.month() < on.month) | ((born.dt.month() == on.month) & (born.dt.day() <= on.day))
    return pl.lit(on.year) - born.dt.year() - pl.when(had).then(0).otherwise(1)


def phase(age: pl.Expr) -> pl.Expr:
    found = pl.lit(PHASES[0][1])
    for least, words in PHASES[1:]:
        found = pl.when(age >= least).then(pl.lit(words)).otherwise(found)
    return pl.when(age.is_null()).then(pl.lit("")).otherwise(found)


def need_label(code: str | None) -> str:
    return dict(Need.choices).get(code or "", UNKNOWN)


def kind_label(kind: str | None) -> str:
    return KINDS.get(kind or "", UNKNOWN)
