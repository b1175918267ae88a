"""Who is paid by band today, and what the proposed scheme would change: for every child, by school, by year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl

from areasend.forecast.money.rebanding import MoveRule, Protection, Rebanded, reband
from areasend.records.models import BandScheme
from areasend.records.money.children import people, settings
from areasend.records.money.facts import commitments_of
from areasend.rules.money.kinds import TOP_UP_LINES
from areasend.rules.money.pence import to_pence
from areasend.rules.money.year import FinancialYear


@dataclass(frozen=True)
class Comparison:
    """A proposed scheme beside the one in use."""

    scheme: BandScheme
    protection: Protection
    found: Rebanded


def compare(scheme: BandScheme, year: FinancialYear, on: date, protection: Protection) -> Comparison:
    """Raises `BadScheme` where the scheme leaves a child out or cannot be costed."""
    rules = [MoveRule(**rule) for rule in scheme.rules]
    return Comparison(scheme, protection, reband(banded(year, on), rules, rates_of(scheme), protection))


def banded(year: FinancialYear, on: date) -> pl.DataFrame:
    """Children who are paid by band on the day: person, reference, setting, setting_name, kind, need, band, rate (pence a year)."""
    found = commitments_of(year)
    kinds = {line: kind for kind, line in TOP_UP_LINES.items()}
    here = (pl.col("since") <= on) & (pl.col("until").is_null() | (pl.col("until") >= on))
    lines = found.priced.spells.filter(pl.col("line").is_in(list(kinds)) & here)
    bands = found.facts.bandings.filter(here).select("person", "band").unique("person")
    told = lines.join(bands, on="person", how="inner").join(people(), on="person", how="left")
    named = told.join(settings(), on="setting", how="left").with_columns(kind=pl.col("line").replace_strict(kinds))
    columns = ("person", "reference", "setting", "setting_name", "kind", "need", "band", "rate")
    return named.select(columns).unique("person").sort("person")


def rates_of(scheme: BandScheme) -> pl.DataFrame:
    """The scheme's newest rate of each band and kind, in pence."""
    rows = scheme.rates.order_by("first").values_list("band", "kind", "amount")
    newest = {(band, kind): to_pence(amount) for band, kind, amount in rows}
    told = [(band, kind, amount) for (band, kind), amount in newest.items()]
    return pl.DataFrame(told, schema={"band": pl.String, "kind": pl.String, "amount": pl.Int64}, orient="row")
