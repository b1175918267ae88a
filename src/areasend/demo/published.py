"""The published figures of one area, scaled to the size that a demo asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from areasend.demo.quota import shares_to_counts
from areasend.exchange.dfe_statistics import extract
from areasend.exchange.dfe_statistics.cells import LEAST

FIRST_YEAR = 2019
"""The first January of the published series of plans; before it, statements are mixed in."""


class UnknownArea(Exception):
    """No authority of that number is in the published figures."""

    for_user = True


@dataclass(frozen=True)
class Area:
    code: str
    name: str
    region: str


def area(code: str) -> Area:
    """Raises `UnknownArea` for a number that no authority has today."""
    known = extract.load("areas").filter((pl.col("level") == "local_authority") & pl.col("current"))
    found = known.filter(pl.col("area") == code)
    if not found.height:
        raise UnknownArea(
            f"No local authority has the number {code}. Use the three-digit number of the DfE: 825 is Buckinghamshire."
        )
    row = found.row(0, named=True)
    return Area(code, row["name"], row["region"])


@dataclass(frozen=True)
class Figures:
    """Counts of one area, each times `factor` and rounded; None or an empty mapping where nothing was published."""

    area: Area
    factor: float = 1.0
    _tables: dict[str, pl.DataFrame] = field(default_factory=dict, repr=False, compare=False)

    def number(self, table: str, year: int, column: str) -> int | None:
        found = self._rows(table, year, "total")
        value = found[column][0] if found.height else None
        return None if value is None or value < LEAST else round(value * self.factor)

    def row(self, table: str, year: int) -> dict[str, int]:
        """Every count of the area's total, by column; without the shares and without what was not published."""
        found = self._rows(table, year, "total").drop("area", "year", "topic", "category", strict=False)
        if not found.height:
            return {}
        cells = found.row(0, named=True)
        return {
            name: round(value * self.factor)
            for name, value in cells.items()
            if isinstance(value, int) and value > LEAST and not name.lower().endswith("_pc")
        }

    def split(self, table: str, year: int, topic: str, column: str) -> dict[str, int]:
        """Counts by category of a topic: ages, sexes and so on. Rounded so that the sum stays right."""
        found = self._rows(table, year, topic).filter(pl.col(column) > LEAST)
        counts = dict(found.select("category", column).rows())
        total = round(sum(counts.values()) * self.factor)
        return dict(zip(counts, shares_to_counts(list(counts.values()), total).tolist(), strict=True)) if counts else {}

    def table(self, table: str, year: int, topic: str) -> Mapping[str, Mapping[str, int]]:
        """For each category of a topic its unscaled counts by column: for shapes, not for totals."""
        found = self._rows(table, year, topic).drop("area", "year", "topic")
        return {
            str(row["category"]): {name: int(v) for name, v in row.items() if isinstance(v, int) and v > LEAST}
            for row in found.iter_rows(named=True)
        }

    def _rows(self, table: str, year: int, topic: str) -> pl.DataFrame:
        if table not in self._tables:
            self._tables[table] = extract.load(table).filter(pl.col("area") == self.area.code)
        rows = self._tables[table].filter(pl.col("year") == year)
        return rows.filter(pl.col("topic") == topic) if "topic" in rows.columns else rows


def last_january() -> int:
    """The year of the latest published January count."""
    latest = extract.load("caseload")["year"].max()
    return int(latest)  # type: ignore[arg-type]


def sized(code: str, cases: int | None) -> Figures:
    """The figures of an area, scaled so that the latest January counts `cases` plans; as published where `cases` is None."""
    found = Figures(area(code))
    plans = found.number("caseload", last_january(), "ehcplans")
    if not plans:
        raise UnknownArea(f"{found.area.name} has no plans in the latest published January: choose another area.")
    return found if cases is None else Figures(found.area, cases / plans)
