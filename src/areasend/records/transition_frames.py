"""The area's own transitions: in which state each person was at each January's count, from plans in force, placements and needs.

A state is the primary need, the kind of place (`rules.place_kinds`) and the national curriculum year. The need is the one recorded now, as
the records keep no earlier one by date, so that nobody's need changes between two Januaries. A person without a main placement on the day
counts under "other".
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import polars as pl
from django.db.models import F, Min, Q
from django.db.models.functions import Coalesce

from areasend.exchange.transitions.januaries import FIRST, LAST, between
from areasend.exchange.transitions.shapes import Table
from areasend.records.choices import Need
from areasend.records.models import Case, Person, Placement
from areasend.rules.place_kinds import KINDS, count_day, kind_of

NOT_RECORDED = "NOTKNOWN"
SETTING_WORDS, NEED_WORDS = KINDS, {**dict(Need.choices), NOT_RECORDED: "Need not recorded"}
PLANS = {"person": pl.Int64, "here_from": pl.Date, "ended_on": pl.Date}
PEOPLE = {"person": pl.Int64, "born_on": pl.Date, "need": pl.String}
STAYS = {"person": pl.Int64, "since": pl.Date, "until": pl.Date, "kind": pl.String}


class NoHistory(ValueError):
    """The records do not reach back over two Januaries; the message says so."""


def transitions(
    on: date, *, back: int = 5, ahead: int = 5, population: Mapping[tuple[int, int], int] | None = None
) -> Table:
    """The last `back` transitions up to the last January counted by `on`, with a population until `ahead` Januaries later.

    Three queries, whatever the number of people. Raises `NoHistory`.
    """
    last = on.year if on >= count_day(on.year) else on.year - 1
    held = (plans(), people(), stays())
    told = {year: state(year, *held) for year in range(last - back, last + 1)}
    known = [year for year in sorted(told) if len(told[year])]
    if len(known) < 2:
        raise NoHistory(
            "No two Januaries with plans are on record yet. Import cases with the days on which plans began and ended."
        )
    counted = {year: told[year] for year in range(known[0], last + 1)}
    table = between(counted, SETTING_WORDS, NEED_WORDS, ahead=ahead, population=population)
    table.remarks += _remarks(told[last])
    return table


def january(year: int) -> pl.DataFrame:
    """Everybody whose plan was in force on the day of the count: `person`, `setting` (a kind of place), `need`, `age` (curriculum year)."""
    return state(year, plans(), people(), stays())


def state(year: int, plans: pl.DataFrame, people: pl.DataFrame, stays: pl.DataFrame) -> pl.DataFrame:
    """`january`, from what was read before."""
    day = count_day(year)
    begun, lasting = pl.col("here_from") <= day, pl.col("ended_on").is_null() | (pl.col("ended_on") > day)
    held = plans.filter(begun, lasting).select("person").unique(maintain_order=True)
    there = stays.filter(pl.col("since") <= day, pl.col("until").is_null() | (pl.col("until") >= day))
    found = held.join(people, on="person").join(
        there.unique("person", keep="last", maintain_order=True), on="person", how="left"
    )
    born = pl.col("born_on").dt
    age = year - 5 - born.year() - (born.month() > 8).cast(pl.Int32)
    columns = ("person", pl.col("kind").fill_null("other").alias("setting"), "need", age.cast(pl.Int64).alias("age"))
    return found.select(*columns).filter(pl.col("age").is_between(FIRST, LAST))


def plans() -> pl.DataFrame:
    """Every plan: whose it is, and the days from which and until which this area held it. A plan that moved in was made elsewhere: it
    counts from its transfer."""
    moved = Q(origin__process="move", origin__facts__name="plan.transferred", origin__facts__struck_at=None)
    rows = (
        Case.objects.filter(process="plan", opened_on__isnull=False)
        .order_by()
        .annotate(here_from=Coalesce(Min("origin__facts__on", filter=moved), F("opened_on")))
        .values_list("person", "here_from", "ended_on")
    )
    return pl.DataFrame(list(rows), schema=PLANS, orient="row")


def people() -> pl.DataFrame:
    """Everybody: day of birth and primary need."""
    rows = Person.objects.order_by().values_list("pk", "born_on", "primary_need")
    return pl.DataFrame([(pk, born, need or NOT_RECORDED) for pk, born, need in rows], schema=PEOPLE, orient="row")


def stays() -> pl.DataFrame:
    """Every main placement, the earliest first, with the kind of place that it takes."""
    rows = Placement.objects.filter(is_main=True).order_by("since", "pk")
    columns = ("person", "since", "until", "setting__type", "provision", "residential_weeks")
    told = [
        (person, since, until, kind_of(kind or "", provision, bool(weeks)))
        for person, since, until, kind, provision, weeks in rows.values_list(*columns)
    ]
    return pl.DataFrame(told, schema=STAYS, orient="row")


def _remarks(now: pl.DataFrame) -> list[str]:
    remarks = ["Needs are those recorded now: the records keep no earlier need by its date."]
    if unknown := int((now["need"] == NOT_RECORDED).sum()):
        remarks.append(
            f"{unknown:,} people with plans have no primary need on record; they are told as “{NEED_WORDS[NOT_RECORDED]}”."
        )
    return remarks
