"""Bands, fees and transport of the demo's children: drawn by need and kind of setting, written by COPY."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import numpy as np
import polars as pl
from django.db.models import Q

from areasend.demo.above.known import Known
from areasend.demo.above.money import years
from areasend.demo.quota import Rng
from areasend.demo.store import copying
from areasend.records.models import BandRate, BandScheme, Placement, User
from areasend.rules.money.kinds import FEE_LINES, kind_of

UPLIFT = Decimal("1.02")
UNPRICED = 0.002
"""Share of children whose band or fee nobody has entered yet."""
COLUMNS = ("placement", "person", "need", "kind", "boards", "since", "until", "plan_since", "plan_until")


def load(known: Known, given: dict[str, Any], rng: Rng) -> None:
    by = known.users.get("finance", known.lead)
    current = schemes(known, given, by)
    rows = paid_placements(years(known)[0].starts_on)
    bandings(rng, rows, current, given, by)
    fees(rng, rows, given, known.until, by)
    transport(rng, rows, given, by)


def schemes(known: Known, given: dict[str, Any], by: User) -> BandScheme:
    """The scheme in use with its rates of each year, and the proposed one with its rates of this year and the rules of the move."""
    current = BandScheme.objects.create(state=BandScheme.State.CURRENT, recorded_by=by, **given["scheme"])
    proposed = BandScheme.objects.create(rules=given["move"], recorded_by=by, **given["proposed"])
    last = years(known)[-1].first
    rates = [
        BandRate(
            scheme=current,
            first=year.first,
            band=band,
            kind=kind,
            amount=uplifted(amount, year.first - last),
            recorded_by=by,
        )
        for year in (*years(known), years(known)[-1].next)
        for kind, amounts in given["rates"].items()
        for band, amount in zip(given["bands"], amounts, strict=True)
    ]
    rates += [
        BandRate(scheme=proposed, first=last, band=band, kind=kind, amount=amount, recorded_by=by)
        for kind, amounts in given["proposed_rates"].items()
        for band, amount in zip(given["proposed_bands"], amounts, strict=True)
    ]
    BandRate.objects.bulk_create(rates)
    return current


def uplifted(amount: int, years_on: int) -> Decimal:
    """To the nearest ten pounds."""
    return Decimal(round(float(amount * UPLIFT**years_on) / 10) * 10)


def paid_placements(first: date) -> pl.DataFrame:
    """Main placements of children with plans, as far as the plan holds, from that day on; one row a placement and plan."""
    lasting = Q(until=None) | Q(until__gte=first)
    in_force = Q(person__cases__ended_on=None) | Q(person__cases__ended_on__gte=first)
    rows = Placement.objects.filter(lasting, in_force, is_main=True, person__cases__process="plan").order_by("pk")
    cases = ("person__cases__opened_on", "person__cases__ended_on")
    about = ("pk", "person_id", "person__primary_need", "setting__type", "provision", "residential_weeks")
    told = rows.values_list(*about, "since", "until", *cases)
    found = [
        (pk, person, need, kind_of(kind or "", provision), bool(weeks), since, until, opened, ended)
        for pk, person, need, kind, provision, weeks, since, until, opened, ended in told
        if opened and (until is None or opened <= until) and (ended is None or since <= ended)
    ]
    days = {"since": pl.Date, "until": pl.Date, "plan_since": pl.Date, "plan_until": pl.Date}
    plain = {"placement": pl.Int64, "person": pl.Int64, "need": pl.String, "kind": pl.String, "boards": pl.Boolean}
    return pl.DataFrame(found, schema={**plain, **days}, orient="row")


def stamped(frame: pl.DataFrame, table: str, by: User) -> int:
    """Writes the frame with who entered it and when; the database gives the ids."""
    when = pl.lit(by.created_at).cast(pl.Datetime("us", "UTC"))
    whole = frame.with_columns(recorded_at=when, recorded_by_id=pl.lit(by.pk), note=pl.lit(""))
    return copying.copy(table, whole)


def bandings(rng: Rng, rows: pl.DataFrame, scheme: BandScheme, given: dict[str, Any], by: User) -> None:
    """One band a child for as long as the plan holds, about where its need and its newest setting put it."""
    newest = rows.sort("person", "plan_since", "since").group_by("person", "plan_since", maintain_order=True).last()
    middle = newest["need"].replace_strict(given["need_band"], default=2.8).to_numpy()
    lift = newest["kind"].replace_strict(given["kind_band"], default=0.0).to_numpy()
    drawn = np.clip(np.rint(middle + lift + rng.normal(0, 1.1, newest.height)), 1, len(given["bands"])).astype(int)
    names = np.array(given["bands"])[drawn - 1]
    kept = ~newest["kind"].is_in(list(FEE_LINES)) & pl.Series(rng.random(newest.height) >= UNPRICED)
    frame = newest.select("person", "plan_since", "plan_until").with_columns(band=pl.Series(names.tolist()))
    stamped(
        frame.filter(kept).select(
            "band", person_id="person", scheme_id=pl.lit(scheme.pk), since="plan_since", until="plan_until"
        ),
        "records_banding",
        by,
    )


def fees(rng: Rng, rows: pl.DataFrame, given: dict[str, Any], until: date, by: User) -> None:
    """A fee for each school year of a placement, rising from one to the next."""
    paid = rows.filter(pl.col("kind").is_in(list(FEE_LINES))).unique("placement", maintain_order=True)
    told = [
        fee for row in paid.iter_rows(named=True) if rng.random() >= UNPRICED for fee in _fees(rng, row, given, until)
    ]
    names = ["placement_id", "amount", "per", "since", "until"]
    schema = {"placement_id": pl.Int64, "amount": pl.Float64, "per": pl.String, "since": pl.Date, "until": pl.Date}
    stamped(pl.DataFrame(told, schema=schema, orient="row").select(names), "records_placementfee", by)


def _fees(rng: Rng, row: dict[str, Any], given: dict[str, Any], until: date) -> Iterator[tuple[Any, ...]]:
    base = given["fees"][row["kind"]] * given["need_fee"].get(row["need"], 1.0) * rng.lognormal(0, 0.28)
    base *= given["boarding"] if row["boards"] else 1.0
    per = "term" if rng.random() < 0.4 else "year"
    for since, last in school_years(row["since"], row["until"], until):
        yearly = base * (1 + given["fee_rises"]) ** (since.year - until.year + (since.month < 9) * -1)
        yield row["placement"], float(round(yearly / (3 if per == "term" else 1), -1)), per, since, last


def school_years(since: date, last: date | None, until: date) -> Iterator[tuple[date, date | None]]:
    """A placement cut at each 1 September, the stretch under way open where the placement is."""
    start = since
    while True:
        turn = date(start.year + (start.month >= 9), 9, 1)
        is_open = turn > until
        ends = last if is_open or (last and last < turn) else turn - timedelta(days=1)
        yield start, ends
        if is_open or ends == last:
            return
        start = turn


def transport(rng: Rng, rows: pl.DataFrame, given: dict[str, Any], by: User) -> None:
    """For the share of each kind that is taken to school, at a cost that lies far apart from child to child."""
    stays = rows.unique("placement", maintain_order=True)
    share = stays["kind"].replace_strict(given["transport"], default=0.02).to_numpy()
    taken = (rng.random(stays.height) < share) & ~stays["boards"].to_numpy()
    cost = np.round(given["transport_day"] * rng.lognormal(0, 0.55, stays.height), 2)
    last = pl.min_horizontal("until", "plan_until").alias("last")
    frame = stays.with_columns(pl.max_horizontal("since", "plan_since").alias("first"), last).with_columns(
        cost_a_day=cost
    )
    lasting = pl.col("last").is_null() | (pl.col("last") >= pl.col("first"))
    chosen = frame.filter(pl.Series(taken) & lasting)
    stamped(
        chosen.select("cost_a_day", person_id="person", since="first", until="last"), "records_transportagreement", by
    )
