"""Children and young people with a plan, and where each is educated: one row a child, on a day or over the years."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
from django.db.models import Q

from areasend.records.models import AreaPart, Case, Person, Placement
from areasend.rules.place_kinds import OLDEST, kind_of, phase_at, year_of

PLACED: dict[str, Any] = {
    "person": pl.Int64, "born_on": pl.Date, "need": pl.String, "postcode": pl.String, "cared": pl.Boolean, "setting": pl.Int64,
    "type": pl.String, "in_area": pl.Boolean, "setting_postcode": pl.String, "provision": pl.String, "arrangement": pl.String,
    "weeks": pl.Int64, "since": pl.Date, "until": pl.Date,
}  # fmt: skip
FIELDS = (
    "person_id", "person__born_on", "person__primary_need", "person__postcode", "person__looked_after", "setting_id", "setting__type",
    "setting__in_area", "setting__postcode", "provision", "arrangement", "residential_weeks", "since", "until",
)  # fmt: skip
HELD = {"person": pl.Int64, "from": pl.Date, "to": pl.Date}
WAITING = ("", "placement_unknown", "neet_other_csa")
"""Arrangements under which a child with a plan waits for a place: none recorded, not known, or of school age and without education."""


def plans() -> pl.DataFrame:
    """Every plan: `person`, `from` its first day and `to` the day it ended, if it has."""
    rows = Case.objects.filter(process="plan").order_by().values_list("person_id", "opened_on", "ended_on")
    return pl.DataFrame(list(rows), schema=HELD, orient="row")


def in_force(held: pl.DataFrame, on: date) -> pl.DataFrame:
    """The plans in force on a day."""
    return held.filter((pl.col("from") <= on) & (pl.col("to").is_null() | (pl.col("to") > on)))


def placements(since: date) -> pl.DataFrame:
    """Every main placement that lasted until then or later, with what is known of child and setting."""
    rows = Placement.objects.filter(is_main=True).filter(Q(until=None) | Q(until__gte=since)).order_by()
    return pl.DataFrame(list(rows.values_list(*FIELDS)), schema=PLACED, orient="row")


def children_on(on: date, held: pl.DataFrame | None = None, placed: pl.DataFrame | None = None) -> pl.DataFrame:
    """One row a child with a plan in force on a day, with `kind` of place, `age` in the school year, `phase`, `part` of the area.

    Who has no placement is there with no setting and no arrangement.
    """
    who = in_force(plans() if held is None else held, on).select("person").unique()
    lasting = (placements(on) if placed is None else placed).filter(
        (pl.col("since") <= on) & (pl.col("until").is_null() | (pl.col("until") >= on))
    )
    here = lasting.filter(pl.col("person").is_in(who["person"].implode()))
    return described(_with_those_without(who, here), on)


def _with_those_without(who: pl.DataFrame, here: pl.DataFrame) -> pl.DataFrame:
    """Children without any placement, who are known by their plan only."""
    without = who.filter(~pl.col("person").is_in(here["person"].implode()))["person"].to_list()
    people = Person.objects.filter(pk__in=without).order_by()
    known = people.values_list("pk", "born_on", "primary_need", "postcode", "looked_after")
    nothing = (None, "", None, "", "", "", None, None, None)
    rows = [(*row, *nothing) for row in known]
    return pl.concat([here, pl.DataFrame(rows, schema=PLACED, orient="row")])


def described(rows: pl.DataFrame, on: date) -> pl.DataFrame:
    """With the kind of place, the age in the school year of that day, the phase and the part of the area."""
    year = year_of(on)
    late = pl.col("born_on").dt.strftime("%m%d") > "0831"
    age = (year - 1 - pl.col("born_on").dt.year() - late.cast(pl.Int32)).clip(0, OLDEST)
    kinds = [
        kind_of(of or "", provision, weeks is not None)
        for of, provision, weeks in rows.select("type", "provision", "weeks").iter_rows()
    ]
    told = rows.with_columns(
        pl.Series("kind", kinds, dtype=pl.String), age.alias("age"), outward(pl.col("postcode")).alias("outward")
    )
    phases = pl.DataFrame({"age": range(OLDEST + 1), "phase": [phase_at(one) for one in range(OLDEST + 1)]})
    joined = told.with_columns(pl.col("age").cast(pl.Int64)).join(phases, on="age", how="left")
    return joined.join(parts_by_outward(), on="outward", how="left").with_columns(pl.col("part").fill_null(""))


def outward(postcode: pl.Expr) -> pl.Expr:
    """The outward half, however it is spaced."""
    packed = postcode.str.replace_all(" ", "").str.to_uppercase()
    return packed.str.head(-3)


def parts_by_outward() -> pl.DataFrame:
    pairs = [(code.upper(), part.name) for part in AreaPart.objects.all() for code in part.outward_codes]
    return pl.DataFrame(pairs, schema={"outward": pl.String, "part": pl.String}, orient="row").unique(
        "outward", keep="first"
    )


def waiting(children: pl.DataFrame) -> pl.DataFrame:
    """Those who wait for a place."""
    return children.filter(pl.col("setting").is_null() & pl.col("arrangement").is_in(WAITING))
