"""From facts to priced spells: a placement meets the child's band and the band's rate, or its fee; what has no price is said.

Facts are frames. `plans` (person, need, since, until): days on which a plan is in force. `placements` (placement, person, setting, kind,
since, until). `bandings` (person, scheme, band, since, until). `rates` (scheme, band, kind, amount): a year's, in pence. `fees`
(placement, amount, per, since, until). `transport` (person, amount, since, until): pence a school day. `places` (setting, kind,
places, since, until).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from areasend.forecast.money.commitments import SPELL
from areasend.rules.money.funding import PLACE_VALUES, value_on
from areasend.rules.money.kinds import FEE_LINES, KINDS, TOP_UP_LINES
from areasend.rules.money.pence import to_pence
from areasend.rules.money.year import FinancialYear
from areasend.rules.readings import Readings

LEAST_LIKE = 3
SINCE = pl.max_horizontal("since", "since_right").alias("since")
UNTIL = pl.min_horizontal("until", "until_right").alias("until")
EMPTY = pl.DataFrame(schema=dict(SPELL))


@dataclass(frozen=True)
class Facts:
    """The frames of the module's own description."""

    plans: pl.DataFrame
    placements: pl.DataFrame
    bandings: pl.DataFrame
    rates: pl.DataFrame
    fees: pl.DataFrame
    transport: pl.DataFrame
    places: pl.DataFrame


@dataclass(frozen=True)
class Priced:
    """`spells` by the rules; `missing`: placements of children with plans whose cost is not recorded, with `why`; `estimated`: spells that
    stand in for them, at the median of the like, so that the total does not stay silent about them."""

    spells: pl.DataFrame
    missing: pl.DataFrame
    estimated: pl.DataFrame

    @property
    def all(self) -> pl.DataFrame:
        return pl.concat([self.spells, self.estimated])


def price(facts: Facts, year: FinancialYear, readings: Readings | None = None) -> Priced:
    """Every spell that touches the year."""
    supported = _supported(facts, year)
    top_ups, no_band = _top_ups(supported, facts)
    fees, no_fee = _fees(supported, facts)
    spells = pl.concat([_places(facts.places, year, readings), top_ups, fees, _transport(facts.transport, year)])
    missing = pl.concat([no_band, no_fee])
    return Priced(spells, missing, _estimated(missing, spells, supported))


def _in_year(frame: pl.DataFrame, year: FinancialYear) -> pl.DataFrame:
    last = pl.col("until").fill_null(year.ends_on)
    return frame.filter((pl.col("since") <= year.ends_on) & (last >= year.starts_on) & (last >= pl.col("since")))


def _supported(facts: Facts, year: FinancialYear) -> pl.DataFrame:
    """Placements as far as a plan is in force: the days on which the area pays for them."""
    both = facts.placements.join(facts.plans, on="person", how="inner").with_columns(SINCE, UNTIL)
    return _in_year(both.drop("since_right", "until_right"), year)


def _spell(frame: pl.DataFrame) -> pl.DataFrame:
    blank = [pl.lit(None, dtype=kind).alias(name) for name, kind in SPELL.items() if name not in frame.columns]
    return frame.with_columns(blank).select(pl.col(name).cast(kind) for name, kind in SPELL.items())


def _top_ups(supported: pl.DataFrame, facts: Facts) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Placements of the kinds that are paid by band, as far as a band holds; and those that have none, or whose band has no rate."""
    paid = supported.filter(pl.col("kind").is_in(list(TOP_UP_LINES)))
    banded = paid.join(facts.bandings, on="person", how="left").with_columns(
        SINCE, UNTIL, has_band=pl.col("band").is_not_null()
    )
    held = banded.filter(pl.col("has_band") & (pl.col("until").is_null() | (pl.col("until") >= pl.col("since"))))
    rated = held.join(facts.rates, on=["scheme", "band", "kind"], how="left")
    known = rated.filter(pl.col("amount").is_not_null())
    spells = known.select(
        "person", "placement", "setting", "since", "until",
        line=pl.col("kind").replace_strict(TOP_UP_LINES),
        rule=pl.format("Band {}, {}", "band", pl.col("kind").replace_strict(KINDS).str.to_lowercase()),
        per=pl.lit("year"),
        rate="amount",
    )  # fmt: skip
    unrated = rated.filter(pl.col("amount").is_null()).with_columns(
        why=pl.format("Band {} has no rate for this kind of setting", "band")
    )
    unbanded = paid.join(held, on="placement", how="anti").with_columns(why=pl.lit("No band is recorded"))
    return _spell(spells), pl.concat([_lacking(unrated), _lacking(unbanded)])


def _fees(supported: pl.DataFrame, facts: Facts) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Fees as far as plan and placement hold; and placements of the kinds that are paid by fee that have none."""
    held = supported.join(facts.fees, on="placement", how="inner").with_columns(SINCE, UNTIL)
    held = held.filter(pl.col("until").is_null() | (pl.col("until") >= pl.col("since")))
    line = pl.col("kind").replace_strict(FEE_LINES, default=FEE_LINES["independent"])
    rule = pl.when(pl.col("per") == "term").then(pl.lit("Fee a term")).otherwise(pl.lit("Fee a year"))
    spells = held.select("person", "placement", "setting", "since", "until", "per", line=line, rule=rule, rate="amount")
    paid = supported.filter(pl.col("kind").is_in(list(FEE_LINES)))
    without = paid.join(held, on="placement", how="anti").with_columns(why=pl.lit("No fee is recorded"))
    return _spell(spells), _lacking(without)


def _lacking(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.select("person", "placement", "setting", "kind", "need", "since", "until", "why")


def _places(places: pl.DataFrame, year: FinancialYear, readings: Readings | None) -> pl.DataFrame:
    """Place money is paid for the place, occupied or not, for as long as it is commissioned."""
    values = {kind: to_pence(value_on(key, year, readings)) for kind, key in PLACE_VALUES.items()}
    paid = _in_year(places, year).filter(pl.col("kind").is_in(list(values)) & (pl.col("places") > 0))
    value = pl.col("kind").replace_strict(values, return_dtype=pl.Int64)
    return _spell(
        paid.select(
            "setting",
            "since",
            "until",
            line=pl.lit("PLACES"),
            rule=pl.format("{} places at £{}", "places", value // 100),
            per=pl.lit("year"),
            rate=pl.col("places") * value,
        )
    )


def _transport(transport: pl.DataFrame, year: FinancialYear) -> pl.DataFrame:
    mine = _in_year(transport, year)
    rule, per = pl.lit("Transport a school day"), pl.lit("school_day")
    return _spell(mine.select("person", "since", "until", line=pl.lit("TRANSPORT"), rule=rule, per=per, rate="amount"))


def _estimated(missing: pl.DataFrame, spells: pl.DataFrame, supported: pl.DataFrame) -> pl.DataFrame:
    """Each missing cost at the median yearly rate of its kind and need, or of its kind where fewer than three are like."""
    lines: Mapping[str, str] = {**TOP_UP_LINES, **FEE_LINES}
    times = {"year": 1, "term": 3, "school_day": 0}
    paid = spells.filter(pl.col("placement").is_not_null()).with_columns(
        yearly=pl.col("rate") * pl.col("per").replace_strict(times, return_dtype=pl.Int64)
    )
    about = supported.select("placement", "kind", "need").unique("placement")
    known = paid.join(about, on="placement", how="inner")
    near = known.group_by("kind", "need").agg(near=pl.col("yearly").median(), like=pl.len())
    wide = known.group_by("kind").agg(wide=pl.col("yearly").median())
    found = missing.join(near, on=["kind", "need"], how="left").join(wide, on="kind", how="left")
    enough = pl.col("like").fill_null(0) >= LEAST_LIKE
    rate = pl.when(enough).then("near").otherwise("wide").round(0)
    told = found.with_columns(rate=rate.cast(pl.Int64), line=pl.col("kind").replace_strict(lines))
    rule = pl.format("Not recorded: median of like placements ({})", pl.col("why").str.to_lowercase())
    return _spell(told.filter(pl.col("rate").is_not_null()).with_columns(rule=rule, per=pl.lit("year")))
