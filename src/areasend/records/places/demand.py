"""How many children will have plans, as the forecast of places wants it: from a forecast of plans, or from the area's own Januaries."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

import numpy as np
import polars as pl

from areasend.forecast.outcome import Outcome, Series
from areasend.forecast.plans.placements import GROUPS
from areasend.records.choices import Need
from areasend.records.places.children import in_force
from areasend.rules.place_kinds import PROVISIONS, count_day, kind_of, phase_at, year_of

ORDER = ("low_95", "low_80", "low_50", "median", "high_50", "high_80", "high_95")
Z = (-1.959964, -1.281552, -0.674490, 0.0, 0.674490, 1.281552, 1.959964)
LOOKED_BACK, GROWN_BY, DAMPED, LEAST_SPREAD = 8, 3, 0.9, 0.015
OWN = (
    "The area's own plans at each January: the mean growth of the last three years, a tenth less each year, with the spread of the "
    "yearly growths of the last eight"
)
Rows = list[list[float]]


def own_demand(held: pl.DataFrame, on: date, years: int) -> dict[str, Any]:
    """From the plans in force on each January before a day and on the day."""
    base = year_of(on)
    days = [*(count_day(year) for year in range(base - LOOKED_BACK, base)), on]
    counts = np.array([in_force(held, day).height for day in days], dtype=float)
    known = counts[np.argmax(counts > 0) :] if (counts > 0).any() else counts[:0]
    if not len(known):
        return {"total": [[0.0] * 7] * (years + 1), "source": OWN}
    growth = np.diff(np.log(np.maximum(known, 1)))
    mean = float(growth[-GROWN_BY:].mean()) if len(growth) else 0.0
    spread = max(float(growth.std(ddof=1)) if len(growth) > 2 else 0.05, LEAST_SPREAD)
    return {"total": _grown(float(known[-1]), mean, spread, years), "source": OWN}


def _grown(now: float, mean: float, spread: float, years: int) -> Rows:
    rows = [[now] * 7]
    middle = 0.0
    for ahead in range(1, years + 1):
        middle += mean * DAMPED ** (ahead - 1)
        rows.append([round(float(now * np.exp(middle + z * spread * np.sqrt(ahead))), 2) for z in Z])
    return rows


def demand_from(plans: Outcome, base: int, years: int) -> dict[str, Any] | None:
    """A forecast of plans by January, by age, need and placement where it has them; None where it does not reach the years.

    Its bands by age are added up to phases as if all ages were high together, which errs on the wide side.
    """
    wanted = [str(year) for year in range(base, base + years + 1)]
    series = {one.key: _rows(one, wanted) for one in plans.series}
    total = series.get("plans")
    if total is None:
        return None
    found: dict[str, Any] = {"total": total, "source": f"Forecast of plans: {plans.summary}"}
    for cut, named in (("phase", _phases), ("need", _needs), ("kind", _kinds)):
        grouped = _grouped((name, rows) for key, rows in series.items() for name in named(key))
        if grouped:
            found[cut] = grouped
    return found


def _rows(series: Series, wanted: list[str]) -> Rows | None:
    """Seven quantiles a year, the first year known: the growth is that of the forecast's middle, the spread that of a forecast of as
    many years ahead, for the years between its origin and today are no longer uncertain. None where it does not reach the years."""
    bands, past = series.bands.as_dict(), dict(series.past)
    places = {period[:4]: number for number, period in enumerate(series.periods)}
    middle = [bands["median"][places[year]] if year in places else past.get(year) for year in wanted]
    if None in middle:
        return None
    rows: Rows = [[float(middle[0] or 0)] * 7]
    for ahead, value in enumerate(middle[1:]):
        around = bands["median"][ahead]
        rows.append(sorted(float(value or 0) * (bands[name][ahead] / around if around else 1.0) for name in ORDER))
    return rows


def _grouped(pairs: Iterable[tuple[str, Rows | None]]) -> dict[str, Rows]:
    found: dict[str, Any] = {}
    for key, rows in pairs:
        if key and rows is not None:
            found[key] = np.asarray(rows) + found.get(key, 0.0)
    return {key: [[round(float(one), 2) for one in row] for row in rows] for key, rows in found.items()}


def _tail(key: str, cut: str) -> str:
    found = re.fullmatch(rf"plans\.{cut}\.([^.]+)", key)
    return found[1] if found else ""


def _phases(key: str) -> set[str]:
    """That of an age, or of the youngest of several."""
    age = re.match(r"\d+", _tail(key, "age"))
    return {phase_at(int(age[0]))} if age else set()


def _needs(key: str) -> set[str]:
    code = _tail(key, "need").upper()
    return {code} & set(Need.values)


def _kinds(key: str) -> set[str]:
    """The kinds of place that a group of the DfE's columns holds. Units and resourced provision are published together: both grow as they
    do together."""
    _, columns = GROUPS.get(_tail(key, "placement"), ("", ()))
    return {_kind(column) for column in columns}


def _kind(column: str) -> str:
    provision = next((one for one in PROVISIONS if column.endswith(one)), "")
    return kind_of(column.removesuffix(f"_{provision}") if provision else column, provision)
