"""The people of the inspectors' two lists, as the records stand on a day.

Kept with the figures of the day: whatever is recorded makes them anew.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
from django.db.models import Q, QuerySet

from areasend.exchange.annex_a import SCHEMA, mark
from areasend.records.area_figures import area_figures
from areasend.records.choices import Arrangement
from areasend.records.facts import fact_columns
from areasend.records.models import Case, Fact, Person, Placement, SenSupport

UPDATES = {
    "annual_review": "plan.amended",
    "amendment": "plan.amended",
    "phase_transfer": "plan.amended",
    "reassessment": "plan.issued",
}
"""By process, the fact with which a plan is updated."""
PERSON = ("reference", "upn", "uln", "born_on", "sex", "ethnicity", "looked_after", "died_on")
PLACED: dict[str, Any] = {
    "person": pl.Int64,
    "is_main": pl.Boolean,
    "since": pl.Date,
    "at_urn": pl.String,
    "at_phase": pl.String,
    "arrangement": pl.String,
}


def marked(number: int, on: date) -> pl.DataFrame:
    """List 1 or 2 with what the rules find in each row."""
    made = area_figures(on).made
    name = f"evidence_room.list_{number}"
    if name not in made:
        made[name] = mark({1: list_one, 2: list_two}[number](on), number, on)
    kept: pl.DataFrame = made[name]
    return kept


def list_one(on: date) -> pl.DataFrame:
    """Everybody with a plan in force, in the columns of `annex_a.SCHEMA`."""
    plans = Case.objects.filter(process="plan", is_open=True).order_by("person__reference")
    rows = plans.values_list("pk", "person_id", "officer_id", "person__primary_need", *_of_person("person__"))
    held = {"plan": pl.Int64, "person": pl.Int64, "officer": pl.Int64, "need": pl.String, **_schema(PERSON)}
    people = pl.DataFrame(list(rows), schema=held, orient="row").with_columns(
        has_officer=pl.col("officer").is_not_null()
    )
    dated = people.join(_plan_dates(people["plan"].to_list()), on="plan", how="left")
    return _shaped(dated.join(_updates(), on="person", how="left"), _places(on))


def list_two(on: date) -> pl.DataFrame:
    """Everybody with SEN support that day: at the school that keeps it."""
    rows = SenSupport.objects.standing(on).order_by("person__reference").values_list(
        "person_id", "setting__urn", "setting__phase", "primary_need", *_of_person("person__")
    )  # fmt: skip
    held = {"person": pl.Int64, "urn": pl.String, "phase": pl.String, "need": pl.String, **_schema(PERSON)}
    people = pl.DataFrame(list(rows), schema=held, orient="row").with_columns(is_placed=pl.lit(value=True))
    return _shaped(people, _places(on).drop("urn", "phase", "is_placed"))


def people_of(ids: list[int]) -> QuerySet[Person]:
    return Person.objects.filter(pk__in=ids)


def _of_person(prefix: str) -> list[str]:
    return [f"{prefix}{name}" for name in PERSON]


def _schema(names: tuple[str, ...]) -> dict[str, Any]:
    return {name: SCHEMA[name] for name in names}


def _shaped(people: pl.DataFrame, places: pl.DataFrame) -> pl.DataFrame:
    """With where they are, every column of the schema in its order, empty texts as null."""
    whole = people.join(places, on="person", how="left")
    lacking = [pl.lit(None, dtype=kind).alias(name) for name, kind in SCHEMA.items() if name not in whole.columns]
    flags = [name for name, kind in SCHEMA.items() if kind == pl.Boolean]
    return (
        whole.with_columns(lacking)
        .with_columns(pl.col(flags).fill_null(value=False), pl.col(pl.String).replace("", None))
        .select(list(SCHEMA))
    )


def _plan_dates(plans: list[int]) -> pl.DataFrame:
    """When each plan was first made and last reviewed, as its clocks take it."""
    ids, facts = fact_columns("plan", plans)
    held = {"initial_on": facts.get("plan.made"), "reviewed_on": facts.get("review.completed")}
    nothing = pl.lit(None, dtype=pl.Date)
    return pl.DataFrame({"plan": ids}).with_columns(
        (nothing if days is None else pl.Series(days).cast(pl.Date)).alias(name) for name, days in held.items()
    )


def _updates() -> pl.DataFrame:
    """By person the latest day on which a plan was amended or replaced."""
    updated = Q()
    for process, fact in UPDATES.items():
        updated |= Q(case__process=process, name=fact)
    rows = Fact.objects.standing().filter(updated).order_by().values_list("case__person_id", "on")
    frame = pl.DataFrame(list(rows), schema={"person": pl.Int64, "updated_on": pl.Date}, orient="row")
    return frame.group_by("person").agg(pl.max("updated_on"))


def _places(on: date) -> pl.DataFrame:
    """By person the main and the second setting of the day, and whether they are educated at home."""
    standing = Placement.objects.filter(Q(until=None) | Q(until__gte=on), since__lte=on).order_by("person_id", "-since")
    rows = standing.values_list("person_id", "is_main", "since", "setting__urn", "setting__phase", "arrangement")
    frame = pl.DataFrame(list(rows), schema=PLACED, orient="row")
    known = pl.col("arrangement").is_in([Arrangement.UNKNOWN.value]).not_()
    main = frame.filter(pl.col("is_main")).unique("person", keep="first", maintain_order=True)
    second = frame.filter(~pl.col("is_main")).unique("person", keep="first", maintain_order=True)
    return main.select(
        "person",
        urn="at_urn",
        phase="at_phase",
        home_educated=pl.col("arrangement") == Arrangement.EHE.value,
        is_placed=known,
    ).join(
        second.select("person", dual_urn="at_urn", dual_phase="at_phase", is_dual=pl.lit(value=True)),
        on="person",
        how="full",
        coalesce=True,
    )
