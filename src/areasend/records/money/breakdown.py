"""The year's commitments by phase, part of the area and case features, for people who may not see a child: small numbers are withheld."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from areasend.records.money.children import kind_label, need_label, told_lines
from areasend.rules.disclosure import MARK, suppress_line
from areasend.rules.money.pence import money, to_pounds
from areasend.rules.money.year import FinancialYear

WITHHELD = "–"
NOTE = f"–: {MARK}; the cost is withheld with the number. Who changed group within the year is counted in each."
LEAST_GROUP = 12
"""Parts or districts with fewer children than this are told together: a group so small would only be withheld."""
ELSEWHERE = "Other parts, few children each"


@dataclass(frozen=True)
class Group:
    """Children whose provision is paid for in the year, what it costs, and the mean of a child; None where withheld."""

    label: str
    children: int | None
    cost: int | None

    @property
    def mean(self) -> int | None:
        return round(self.cost / self.children) if self.children and self.cost is not None else None

    def shown(self) -> tuple[str, str, str, str]:
        number = f"{self.children:,}" if self.children is not None else WITHHELD
        return (self.label, number, *(pounds(value) for value in (self.cost, self.mean)))


@dataclass(frozen=True)
class Breakdown:
    """`caption` in words, the groups, and the total."""

    key: str
    caption: str
    head: str
    groups: tuple[Group, ...]
    total: Group


BY: dict[str, tuple[str, str, str, Callable[[str | None], str]]] = {
    "phase": ("By phase", "Phase", "phase", str),
    "area": ("By part of the area", "Part or postcode district", "area", str),
    "need": ("By need", "Need", "need", need_label),
    "kind": ("By kind of setting", "Kind of setting", "kind", kind_label),
    "boarding": ("Day and boarding", "Day or boarding", "residential", lambda value: "Boarding" if value == "true" else "Day"),
    "care": ("In the care of the council", "In care", "looked_after", lambda value: "Yes" if value == "true" else "No"),
}  # fmt: skip


def pounds(pence: int | None) -> str:
    return WITHHELD if pence is None else money(to_pounds(pence))


def breakdowns(year: FinancialYear, on: date) -> tuple[Breakdown, ...]:
    """Each way of dividing; the costs of each add up to the same total."""
    lines = told_lines(year, on).filter(pl.col("placement").is_not_null())
    return tuple(_breakdown(key, lines) for key in BY)


def _breakdown(key: str, lines: pl.DataFrame) -> Breakdown:
    caption, head, column, label = BY[key]
    named = lines.with_columns(pl.col(column).cast(pl.String).fill_null("").alias("part"))
    summed = named.group_by("part").agg(children=pl.col("person").n_unique(), cost=pl.col("amount").sum()).sort("part")
    if key == "area":
        summed = _joined(summed)
    hidden = suppress_line(summed["children"].to_list()) if summed.height else np.zeros(1, dtype=bool)
    groups = tuple(
        Group(label(part), None if gone else children, None if gone else cost)
        for (part, children, cost), gone in zip(summed.iter_rows(), hidden[:-1].tolist(), strict=True)
    )
    total = Group("All", int(summed["children"].sum()), int(summed["cost"].sum()))
    return Breakdown(key, caption, head, groups, total)


def _joined(summed: pl.DataFrame) -> pl.DataFrame:
    few = pl.col("children") < LEAST_GROUP
    part = pl.when(few).then(pl.lit(ELSEWHERE)).otherwise("part")
    return summed.with_columns(part=part).group_by("part").agg(pl.col("children", "cost").sum()).sort("part")
