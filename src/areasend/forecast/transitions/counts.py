"""The transitions, tallied: for each year those in each state before and after, and who left, moved, changed need and joined."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from areasend.forecast.transitions.states import Axes, Numbers, Whole

OUTSIDE = "NONSEND"
"""The setting and need of a person who has no plan."""


@dataclass(frozen=True)
class Counts:
    """Tallies by year of transition (from January of the year to the next January), and the population.

    start, end      (years, needs, settings, ages)       people before and after, each at their academic year then
    left            (years, settings, ages)              who left, at their academic year before
    moved           (years, settings, ages, settings)    who went from one setting to another, at their academic year before
    changed         (years, needs, needs)                everybody who had a plan before and after, by need before and after
    joined          (years, needs, settings, ages)       who joined, at their academic year after
    population      {January: (ages,)}                   everybody of that academic year in the area
    """

    years: tuple[int, ...]
    start: Numbers
    end: Numbers
    left: Numbers
    moved: Numbers
    changed: Numbers
    joined: Numbers
    population: Mapping[int, Numbers]

    @property
    def origin(self) -> int:
        """The January up to which people are known."""
        return self.years[-1] + 1


def until(inputs: Mapping[str, Any], origin: int) -> dict[str, Any]:
    """The same inputs as they could be known in January `origin`: no transition that ends later."""
    table = inputs["transitions"]
    keep = [at for at, year in enumerate(table["year"]) if year < origin]
    return {**inputs, "transitions": {name: [column[at] for at in keep] for name, column in table.items()}}


def tally(inputs: Mapping[str, Any], axes: Axes) -> Counts:
    """Raises ValueError where there is no transition, or a year is missing between the first and the last."""
    table = inputs["transitions"]
    year = np.asarray(table["year"], dtype=np.int64)
    if not len(year):
        raise ValueError("There is no transition to learn from. Give at least one pair of Januaries.")
    years = tuple(range(int(year.min()), int(year.max()) + 1))
    if missing := sorted(set(years) - set(year.tolist())):
        raise ValueError(
            f"There is no transition from {', '.join(map(str, missing))}. Give every year between the first and the last."
        )
    at = {name: _index(table[name], axes, name) for name in table if name not in ("year", "count")}
    tallies = _tallies(at, year - years[0], np.asarray(table["count"], dtype=float), axes)
    return Counts(years=years, population=_population(inputs, axes), **tallies)


def _index(column: list[Any], axes: Axes, name: str) -> Whole:
    known = {"need": axes.needs, "setting": axes.settings, "age": axes.ages}[name[:-2]]
    place = {value: at for at, value in enumerate(known)}
    return np.array([place.get(value, -1) for value in column], dtype=np.int64)


def _tallies(at: Mapping[str, Whole], year: Whole, count: Numbers, axes: Axes) -> dict[str, Numbers]:
    needs, settings, ages = axes.shape
    span = int(year.max()) + 1
    before, after = at["setting_1"] >= 0, at["setting_2"] >= 0
    both = before & after
    moving = both & (at["setting_1"] != at["setting_2"])
    whole = (span, needs, settings, ages)
    start = (year, at["need_1"], at["setting_1"], at["age_1"])
    end = (year, at["need_2"], at["setting_2"], at["age_2"])
    left = (year, at["setting_1"], at["age_1"])
    return {
        "start": _sum(whole, start, count, before),
        "end": _sum(whole, end, count, after),
        "left": _sum((span, settings, ages), left, count, before & ~after),
        "moved": _sum((span, settings, ages, settings), (*left, at["setting_2"]), count, moving),
        "changed": _sum((span, needs, needs), (year, at["need_1"], at["need_2"]), count, both),
        "joined": _sum(whole, end, count, ~before & after),
    }


def _sum(shape: tuple[int, ...], where: tuple[Whole, ...], count: Numbers, chosen: Any) -> Numbers:
    made = np.zeros(shape)
    np.add.at(made, tuple(one[chosen] for one in where), count[chosen])
    return made


def _population(inputs: Mapping[str, Any], axes: Axes) -> dict[int, Numbers]:
    table = inputs["population"]
    made: dict[int, Numbers] = {}
    place = {age: at for at, age in enumerate(axes.ages)}
    for year, age, people in zip(table["year"], table["age"], table["people"], strict=True):
        by_age = made.setdefault(int(year), np.zeros(len(axes.ages)))
        if age in place:
            by_age[place[age]] += people
    return made
