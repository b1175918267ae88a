"""An invented area: two needs, a primary, a secondary, a special school and a college, and people who move as told."""

from __future__ import annotations

from typing import Any

import numpy as np

from areasend.exchange.transitions.shapes import OUTSIDE

STATES = [
    {
        "setting": "primary",
        "group": "mainstream",
        "first": 0,
        "last": 6,
        "needs": ["ASD", "SEMH"],
        "to": ["secondary", "special"],
    },
    {
        "setting": "secondary",
        "group": "mainstream",
        "first": 7,
        "last": 11,
        "needs": ["ASD", "SEMH"],
        "to": ["special", "college"],
    },
    {
        "setting": "special",
        "group": "special",
        "first": 0,
        "last": 13,
        "needs": ["ASD", "SEMH"],
        "to": ["primary", "secondary", "college"],
    },
    {"setting": "college", "group": "college", "first": 12, "last": 14, "needs": ["ASD", "SEMH"], "to": ["special"]},
]
NAMES = ("year", "setting_1", "need_1", "age_1", "setting_2", "need_2", "age_2", "count")


def area(years: int = 3, ahead: int = 10, seed: int = 5, grow: float = 1.0) -> dict[str, Any]:
    """Inputs whose Januaries agree: everybody whom one year ends with is there when the next begins."""
    random = np.random.default_rng(seed)
    rows: list[tuple[Any, ...]] = []
    here = {(setting, need, age): 12 for need in ("ASD", "SEMH") for setting, age in places()}
    for year in range(2020, 2020 + years):
        here = a_year(rows, here, year, random, grow ** (year - 2020))
    table = {name: [row[at] for row in rows] for at, name in enumerate(NAMES)}
    people = [(year, age) for year in range(2020, 2021 + years + ahead) for age in range(15)]
    population = {"year": [y for y, _ in people], "age": [a for _, a in people], "people": [1000] * len(people)}
    costs = [[need, row["setting"], "10000.10"] for row in STATES for need in row["needs"]]
    return {
        "label": "A small area",
        "states": STATES,
        "transitions": table,
        "population": population,
        "costs": costs,
        "remarks": [],
    }


def places() -> list[tuple[str, int]]:
    return (
        [("primary", age) for age in range(7)]
        + [("secondary", age) for age in range(7, 12)]
        + [("special", age) for age in range(14)]
    )


def a_year(
    rows: list[Any], here: dict[Any, int], year: int, random: np.random.Generator, joining: float
) -> dict[Any, int]:
    later: dict[Any, int] = {}
    for (setting, need, age), people in here.items():
        for _ in range(people):
            goes = onward(setting, age, random)
            rows.append((year, setting, need, age, goes, need if goes != OUTSIDE else OUTSIDE, age + 1, 1))
            if goes != OUTSIDE:
                later[(goes, need, age + 1)] = later.get((goes, need, age + 1), 0) + 1
    for age in range(7):
        for need in ("ASD", "SEMH"):
            for _ in range(random.poisson(6 * joining)):
                rows.append((year, OUTSIDE, OUTSIDE, age - 1, "primary", need, age, 1))
                later[("primary", need, age)] = later.get(("primary", need, age), 0) + 1
    return later


def onward(setting: str, age: int, random: np.random.Generator) -> str:
    chance = random.random()
    last = {"primary": 6, "secondary": 11, "special": 13, "college": 14}[setting]
    if chance < 0.04 or (age == last and setting in ("special", "college")):
        return OUTSIDE
    if age == last:
        return {"primary": "secondary", "secondary": "college"}[setting]
    return "special" if setting == "primary" and chance > 0.97 else setting
