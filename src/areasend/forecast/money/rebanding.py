"""Current and proposed bands: every child moved by rule, protected by rule, and what each change costs, by child, school and year.

`children`: frame (person, setting, setting_name, kind, need, band, rate): who is paid by band today and how much a year, in pence.
`rules`: in order; the first that fits a child says its proposed band. A rule fits where every one of `band`, `kind`, `need` that it
names is the child's. `rates`: frame (band, kind, amount) of the proposed scheme.

Protection holds for children who are there on the day of the change, as long as they stay:

- none: the new rate from the first day.
- years: no child's rate falls for `years` years; then the new rate.
- cap: a child's rate falls by at most `percent` a year, until it reaches the new rate (or for `years` years, where they are given).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from areasend.rules.money.pence import Pence, share_of

MILLIONTHS = 1_000_000
KEYS = ("band", "kind", "need")


class BadScheme(ValueError):
    """The proposed scheme leaves a child out, or cannot be costed; the message says what to add."""


@dataclass(frozen=True)
class MoveRule:
    """Children of this band, kind and need (empty: any) go to the band `to`."""

    to: str
    band: str = ""
    kind: str = ""
    need: str = ""


@dataclass(frozen=True)
class Protection:
    """`way`: none, years or cap. `percent`: most that a rate may fall in a year. `turnover`: share of children who leave each year, %."""

    way: str = "none"
    years: int = 0
    percent: float = 0.0
    turnover: float = 12.0

    def check(self) -> None:
        """Raises `BadScheme` with the sentence for the user."""
        if self.way not in ("none", "years", "cap"):
            raise BadScheme(f"There is no protection “{self.way}”. Choose none, years or cap.")
        if self.way == "years" and not 1 <= self.years <= 10:
            raise BadScheme("Say for how many years no rate falls, 1 to 10.")
        if self.way == "cap" and not 0 < self.percent <= 100:
            raise BadScheme("Say by how many per cent a rate may fall in a year, above 0 and up to 100.")
        if not 0 <= self.turnover <= 100:
            raise BadScheme("The share of children who leave in a year lies between 0 and 100 per cent.")


@dataclass(frozen=True)
class Rebanded:
    """`children`: with `to`, `proposed` (pence a year), `change`. `schools`: the sums.

    `cost`: rows (year, current, proposed, paid), in pence.
    """

    children: pl.DataFrame
    schools: pl.DataFrame
    cost: pl.DataFrame

    @property
    def gain(self) -> int:
        return self.children.filter(pl.col("change") > 0).height

    @property
    def lose(self) -> int:
        return self.children.filter(pl.col("change") < 0).height


def reband(
    children: pl.DataFrame, rules: Sequence[MoveRule], rates: pl.DataFrame, protection: Protection, years: int = 5
) -> Rebanded:
    """Raises `BadScheme` where a child fits no rule, or its new band has no rate for its kind of setting."""
    protection.check()
    moved = children.with_columns(to=_band_of(rules))
    _check_all_moved(moved)
    priced = moved.join(rates.rename({"band": "to", "amount": "proposed"}), on=["to", "kind"], how="left")
    _check_all_priced(priced)
    told = priced.with_columns(change=pl.col("proposed") - pl.col("rate")).sort("change", "person")
    current, proposed = told["rate"].to_numpy(), told["proposed"].to_numpy()
    return Rebanded(told, _schools(told), _cost(current, proposed, protection, years))


def _band_of(rules: Sequence[MoveRule]) -> pl.Expr:
    """The first rule that fits; null where none does."""
    found = pl.lit(None, dtype=pl.String)
    for rule in reversed(rules):
        asked = [pl.col(key) == getattr(rule, key) for key in KEYS if getattr(rule, key)]
        fits = pl.all_horizontal(asked) if asked else pl.lit(True)
        found = pl.when(fits).then(pl.lit(rule.to)).otherwise(found)
    return found


def _check_all_moved(moved: pl.DataFrame) -> None:
    left = moved.filter(pl.col("to").is_null())
    if left.height:
        row = left.row(0, named=True)
        raise BadScheme(
            f"{left.height} children fit no rule; the first is in band {row['band']}, {row['kind']}, need {row['need']}. Add a rule for it."
        )


def _check_all_priced(priced: pl.DataFrame) -> None:
    left = priced.filter(pl.col("proposed").is_null())
    if left.height:
        row = left.row(0, named=True)
        raise BadScheme(f"The proposed band {row['to']} has no rate for {row['kind']}. Add the rate to the scheme.")


def _schools(told: pl.DataFrame) -> pl.DataFrame:
    return (
        told.group_by("setting", "setting_name")
        .agg(
            children=pl.len(),
            gain=(pl.col("change") > 0).sum(),
            lose=(pl.col("change") < 0).sum(),
            current=pl.col("rate").sum(),
            proposed=pl.col("proposed").sum(),
            change=pl.col("change").sum(),
        )
        .sort("change", "setting")
    )


def protected(current: Pence, proposed: Pence, protection: Protection, year: int) -> Pence:
    """What each child's setting is paid in the `year`-th year after the change (1 for the first), while the child stays."""
    if protection.way == "years":
        return np.maximum(current, proposed) if year <= protection.years else proposed
    if protection.way == "cap" and (not protection.years or year <= protection.years):
        left = round((1 - protection.percent / 100) ** year * MILLIONTHS)
        floor = share_of(current, np.full_like(current, left), MILLIONTHS)
        return np.maximum(floor, proposed)
    return proposed


def _cost(current: Pence, proposed: Pence, protection: Protection, years: int) -> pl.DataFrame:
    """By year: as things are, with the new scheme at once, and as paid. Who comes in a leaver's place has the new rate."""
    rows = []
    for year in range(1, years + 1):
        above = int((protected(current, proposed, protection, year) - proposed).sum())
        stay = round((1 - protection.turnover / 100) ** (year - 1) * MILLIONTHS)
        kept = int(share_of(np.array([above]), np.array([stay]), MILLIONTHS)[0])
        rows.append((year, int(current.sum()), int(proposed.sum()), int(proposed.sum()) + kept))
    return pl.DataFrame(rows, schema=["year", "current", "proposed", "paid"], orient="row")
