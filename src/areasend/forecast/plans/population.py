"""The number of children and young people by age, where an area gives it: read from CSV, checked, and set against the origin."""

from __future__ import annotations

import csv
import io
from typing import Any

import numpy as np

from areasend.forecast.bands import Numbers
from areasend.forecast.params import BadParams

AGES = 26
"""From 0 to 25."""
HEADER = ("year", "age", "people")


def read(text: str) -> dict[str, list[float]]:
    """CSV with the columns year, age, people: by year 26 numbers, ages 0 to 25.

    Raises `BadParams` with a sentence for each line that cannot be used, each age that is missing, and for a file without the columns.
    """
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    if not set(HEADER) <= set(rows.fieldnames or ()):
        raise BadParams(
            [
                f"The population needs the columns {', '.join(HEADER)}; it has {', '.join(rows.fieldnames or ()) or 'none'}."
            ]
        )
    found: dict[str, dict[int, float]] = {}
    faults: list[str] = []
    for row in rows:
        sentence = _take(row, found)
        if sentence:
            faults.append(f"Line {rows.line_num}: {sentence}")
    for year, by_age in found.items():
        missing = [str(age) for age in range(AGES) if age not in by_age]
        if missing and not faults:
            faults.append(
                f"{year} has no people aged {', '.join(missing)}: give every age from 0 to {AGES - 1}, nought where there are none."
            )
    if faults:
        raise BadParams(faults)
    return {year: [by_age[age] for age in range(AGES)] for year, by_age in found.items()}


def _take(row: dict[str, str], found: dict[str, dict[int, float]]) -> str:
    """Puts one row where it belongs; else says what is wrong with it."""
    try:
        year, age, people = int(row["year"]), int(row["age"]), float(row["people"])
    except (TypeError, ValueError):
        return "year and age are whole numbers, people is a number."
    if not 0 <= age < AGES:
        return f"age {age} is not from 0 to {AGES - 1}."
    if not (np.isfinite(people) and people >= 0):
        return f"{row['people']} people cannot be: give a number, nought or more."
    if age in found.setdefault(str(year), {}):
        return f"{year}, age {age} is given twice."
    found[str(year)][age] = people
    return ""


def faults(population: dict[str, Any] | None, origin: int, years: int) -> list[str]:
    """A sentence for each thing that makes a population unusable for a forecast; none where there is no population."""
    if population is None:
        return []
    wanted = [str(year) for year in range(origin, origin + years + 1)]
    missing = [year for year in wanted if year not in population]
    if missing:
        return [
            f"The population is missing for {', '.join(missing)}: give every year from {origin} to {origin + years}."
        ]
    if any(len(population[year]) != AGES for year in wanted):
        return [f"The population of a year is {AGES} numbers, one for each age from 0 to {AGES - 1}."]
    if any(not np.isfinite(number) or number < 0 for year in wanted for number in population[year]):
        return ["A population is a number, nought or more."]
    if any(sum(population[year]) <= 0 for year in wanted):
        return [
            "The population falls to none: a forecast needs children. Look at the file, or leave the population out."
        ]
    return []


def against_origin(inputs: dict[str, Any]) -> Numbers:
    """How many of each age there are for one at the origin, shape (years, 26); nought where the origin has none."""
    first, given = inputs["origin"], inputs["population"]
    counted = np.array([given[str(year)] for year in range(first, first + inputs["years"] + 1)], dtype=float)
    found: Numbers = np.divide(counted[1:], counted[0], out=np.zeros_like(counted[1:]), where=counted[0] > 0)
    return found
