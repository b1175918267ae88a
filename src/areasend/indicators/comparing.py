"""An indicator's published twin: our area beside its region, England and its statistical neighbours, with rank and spread."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from statistics import quantiles

import polars as pl

from areasend.exchange.dfe_statistics import cells, extract
from areasend.indicators import published
from areasend.indicators.areas import ENGLAND, Area
from areasend.indicators.cards import Twin
from areasend.indicators.measures import ask


@dataclass(frozen=True)
class Place:
    """One area's published value of a year; None where a part of it is a symbol."""

    area: Area
    value: float | None


@dataclass(frozen=True)
class Comparison:
    """One year. `neighbours` are in the order published; `rank` is 1 for the best of the area and its neighbours."""

    year: int
    is_share: bool
    own: Place
    wider: tuple[Place, ...]
    neighbours: tuple[Place, ...]
    better: str

    @property
    def known(self) -> list[float]:
        """The neighbours' values, least first."""
        return sorted(place.value for place in self.neighbours if place.value is not None)

    @property
    def rank(self) -> tuple[int, int] | None:
        """Place and number of places among itself and its neighbours; None where neither direction is better, or for counts."""
        own = self.own.value
        if own is None or self.better == "neither" or not self.is_share:
            return None
        ahead = sum(other > own if self.better == "high" else other < own for other in self.known)
        return 1 + ahead, 1 + len(self.known)

    @property
    def spread(self) -> tuple[float, float, float, float, float] | None:
        """Least, lower quartile, median, upper quartile and greatest of the neighbours."""
        if len(self.known) < 2:
            return None
        low, middle, high = quantiles(self.known, n=4, method="inclusive")
        return self.known[0], low, middle, high, self.known[-1]


def parts(measures: str) -> list[tuple[int, str]]:
    """`a + b - c` as signs and measures."""
    found = re.findall(r"([+-]?)\s*([\w.]+)", measures)
    return [(-1 if sign == "-" else 1, measure) for sign, measure in found]


@lru_cache(maxsize=1024)
def published_values(measure: str) -> dict[str, dict[int, float]]:
    """A measure of every area by year, without symbols and words."""
    asked = ask(measure, {})
    rows = extract.load(asked.spec.key)
    kept = (
        rows.filter((pl.col("topic") == asked.topic) & (pl.col("category") == asked.category))
        if "topic" in rows.columns
        else rows
    )
    found: dict[str, dict[int, float]] = {}
    known = kept.select("area", "year", value=cells.value(asked.column).cast(pl.Float64, strict=False)).drop_nulls()
    for area, year, value in known.iter_rows():
        found.setdefault(area, {})[year] = value
    return found


def total(measures: str, area: str) -> dict[int, float]:
    """By year, the sum of measures; a year is left out where any of them is a symbol."""
    signed = [(sign, published_values(measure).get(area, {})) for sign, measure in parts(measures)]
    years = set.intersection(*(set(values) for _, values in signed))
    return {year: sum(sign * values[year] for sign, values in signed) for year in sorted(years)}


def by_year(area: str, twin: Twin) -> dict[int, float]:
    """The twin's published value of an area for every year: the share if it has a denominator or a published rate, else the count.

    Raises `UnknownArea`."""
    code = published.find_area(area).code
    if twin.rate:
        return total(twin.rate, code)
    above = total(twin.numerator, code)
    if not twin.denominator:
        return above
    below = total(twin.denominator, code)
    return {year: 100 * value / below[year] for year, value in above.items() if below.get(year)}


@lru_cache(maxsize=512)
def compare(area: str, twin: Twin, better: str) -> Comparison | None:
    """The latest year in which England has a value; None where nothing like it is published."""
    england = by_year(ENGLAND, twin)
    if not england:
        return None
    year = max(england)
    own, *others = published.comparators(area)
    places = [Place(one, by_year(one.code, twin).get(year)) for one in others]
    near = tuple(place for place in places if place.area.level == "local_authority")
    wider = tuple(place for place in places if place.area.level != "local_authority")
    mine = Place(own, by_year(own.code, twin).get(year))
    return Comparison(year, bool(twin.rate or twin.denominator), mine, wider, near, better)
