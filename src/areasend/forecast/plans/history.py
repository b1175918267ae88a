"""Plans and flows of every English area by year, as known at an origin.

One column a January. A flow of a calendar year stands at the January that follows, which is when it is known: the new plans of 2023
stand at January 2024. Where an authority was divided or merged, the years before its first January are drawn from those it came
from, by its share of the first January; `own` says which figures are its own.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from areasend.exchange.dfe_statistics.footnotes import footnotes
from areasend.forecast.bands import Numbers
from areasend.forecast.plans.known import JANUARY, known
from areasend.indicators import published

FIRST_JANUARY = 2010
LAST_JANUARY = 2025
"""The last January of the figures that ship with the package."""

# Each figure with the tables that give it, a later one counting over an earlier: table, column, topic of its rows.
SOURCES: dict[str, tuple[tuple[str, str, str | None], ...]] = {
    "plans": (("history_caseload", "Total_all", "total"), ("caseload", "ehcplans", "total")),
    "new_plans": (("history_new_plans", "Total_new_all", "total"), ("new_plans", "new_ehc_plans", "total")),
    "ceased": (("ceased", "total_ceased", "total"),),
    "requests": (("history_activity", "InreqEHC", None), ("requests", "requests_received_in_year", "total")),
    "refused": (("history_activity", "AssRefusedEHC", None), ("requests", "requests_decided_not_to_assess", "total")),
    "undecided": (("requests", "requests_decision_not_made", "total"),),
    "assessed_and_issued": (("history_activity", "NewallEHC", None), ("assessments", "assess_issued", "total")),
    "assessed_and_not_issued": (
        ("history_activity", "AssnoneEHC", None),
        ("assessments", "assess_not_issued", "total"),
    ),
    # Assessments still going on at the year's end; no longer published since the figures come from records of each person.
    "pending": (("history_activity", "AssnodecisionEHC", None),),
    "issued": (("history_activity", "TotIncExcEHC", None), ("timeliness", "plans_issued_den", "total")),
    "issued_in_20_weeks": (
        ("history_activity", "IncExc20weekEHC", None),
        ("timeliness", "plans_issued_within_20_weeks", "total"),
    ),
}
PARTS_OF_NEW_PLANS = (
    "mainstream_total",
    "special_total",
    "ap_pru_total",
    "fe_total",
    "ed_elsewhere",
    "nm_early_years",
    "placement_unknown",
)
# Successors and those they came from (bounds as good as the same).
CAME_FROM = {
    ("838", "839"): ("835", "836", "837"),
    ("940", "941"): ("928",),
    ("942", "943"): ("909",),
}


@dataclass(frozen=True, eq=False)
class Panel:
    """What was known at `origin`. Every matrix is (areas, Januaries from 2010 to the origin), NaN where nothing is known."""

    origin: int
    areas: tuple[str, ...]
    regions: tuple[str | None, ...]
    authority: NDArray[np.bool_]
    figures: dict[str, Numbers]
    own: NDArray[np.bool_]

    def row(self, code: str) -> int:
        """Raises KeyError for an area without figures."""
        if code not in self.areas:
            raise KeyError(code)
        return self.areas.index(code)

    def at(self, name: str, year: int) -> Numbers:
        """Figure `name` at January `year`, shape (areas,). All NaN before 2010. Raises ValueError after the origin."""
        if year > self.origin:
            raise ValueError(f"January {year} was not known in January {self.origin}.")
        if year < FIRST_JANUARY:
            return np.full(len(self.areas), np.nan)
        found: Numbers = self.figures[name][:, year - FIRST_JANUARY]
        return found

    def published(self, *years: int) -> NDArray[np.bool_]:
        """Authorities whose plans of all these Januaries are their own (not drawn from those they came from), shape (areas,)."""
        columns = [year - FIRST_JANUARY for year in years]
        found: NDArray[np.bool_] = self.authority & self.own[:, columns].all(axis=1)
        return found

    def years(self) -> range:
        return range(FIRST_JANUARY, self.origin + 1)


@functools.lru_cache(maxsize=16)
def panel(origin: int) -> Panel:
    """Every area's plans and flows as known in January of `origin`. Raises ValueError outside the published years."""
    if not FIRST_JANUARY <= origin <= LAST_JANUARY:
        raise ValueError(f"Plans in January are published for {FIRST_JANUARY} to {LAST_JANUARY}, not for {origin}.")
    known_areas = listed()
    figures = {name: _joined(name, known_areas.codes, origin) for name in SOURCES}
    own = np.isfinite(figures["plans"])
    _hand_down(figures, known_areas.codes)
    return Panel(origin, known_areas.codes, known_areas.regions, known_areas.authority, figures, own)


@dataclass(frozen=True, eq=False)
class Listed:
    """Every area that has ever had figures: the rows of all matrices, the same for every origin."""

    codes: tuple[str, ...]
    regions: tuple[str | None, ...]
    authority: NDArray[np.bool_]


@functools.cache
def listed() -> Listed:
    found = published.areas().filter(pl.col("level") != "sub_region").sort("area")
    authority = np.array([level == "local_authority" for level in found["level"]])
    return Listed(tuple(found["area"].to_list()), tuple(found["region_code"].to_list()), authority)


def _joined(name: str, areas: tuple[str, ...], origin: int) -> Numbers:
    found = np.full((len(areas), origin - FIRST_JANUARY + 1), np.nan)
    for key, column, topic in SOURCES[name]:
        cells = known(key, origin, topic).select("area", "year", pl.col(column).cast(pl.Float64))
        _fill(found, areas, _without_wrong(cells.rows(), key, column), 0 if key in JANUARY else 1)
    if name == "new_plans":
        _fill(found, areas, _added_up(origin), 1, only_missing=True)
    return found


def _without_wrong(
    rows: list[tuple[str, int, float | None]], key: str, column: str
) -> list[tuple[str, int, float | None]]:
    """Leaves out what the footnotes say is published wrongly, so that it counts as not known."""
    wrong = [note for note in footnotes() if note.effect == "wrong" and key in note.files]
    return [row for row in rows if not any(note.holds(key, column, row[0], row[1]) for note in wrong)]


def _fill(
    into: Numbers,
    areas: tuple[str, ...],
    rows: Iterable[tuple[str, int, float | None]],
    shift: int,
    only_missing: bool = False,
) -> None:
    at = {area: index for index, area in enumerate(areas)}
    for area, year, value in rows:
        column = year + shift - FIRST_JANUARY
        if value is None or area not in at or not 0 <= column < into.shape[1]:
            continue
        if not only_missing or np.isnan(into[at[area], column]):
            into[at[area], column] = value


def _added_up(origin: int) -> list[tuple[str, int, float | None]]:
    """New plans as the sum of their placements, for where the total is published wrongly; nought means not given."""
    parts = known("new_plans", origin).select("area", "year", pl.sum_horizontal(PARTS_OF_NEW_PLANS).alias("sum"))
    return parts.filter(pl.col("sum") > 0).rows()


def _hand_down(figures: dict[str, Numbers], areas: tuple[str, ...]) -> None:
    """Fills the years before a successor's first January from those it came from."""
    plans = figures["plans"]
    for successors, before in CAME_FROM.items():
        rows = [areas.index(code) for code in successors]
        known_at = np.flatnonzero(np.isfinite(plans[rows]).all(axis=0))
        if not len(known_at):
            continue
        first = int(known_at[0])
        share = plans[rows, first] / plans[rows, first].sum()
        for matrix in figures.values():
            total = matrix[[areas.index(code) for code in before], :first].sum(axis=0)
            matrix[rows, :first] = share[:, None] * total[None, :]
            if matrix is not plans:
                late = np.isnan(matrix[rows, first])
                whole = matrix[[areas.index(code) for code in before], first].sum()
                matrix[rows, first] = np.where(late, share * whole, matrix[rows, first])


def as_known(area: str, origin: int) -> pl.DataFrame:
    """One area's figures by year, as known in January of `origin`: `year`, `plans` (in January), then the flows of that calendar year.

    Null where nothing is known. Raises `UnknownArea`, or ValueError outside the published years.
    """
    found = panel(origin)
    row = found.row(published.find_area(area).code)
    wide = {"year": list(found.years())} | {
        name: [*matrix[row, 1:], np.nan] if name != "plans" else list(matrix[row])
        for name, matrix in found.figures.items()
    }
    return pl.DataFrame(wide).with_columns(pl.exclude("year").fill_nan(None))
