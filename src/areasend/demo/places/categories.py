"""The columns of the DfE's caseload table as kinds of placement that the records know."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from areasend.demo.history.ages import AGES
from areasend.demo.published import Figures
from areasend.demo.quota import Numbers
from areasend.exchange.dfe_statistics import extract
from areasend.exchange.dfe_statistics.cells import LEAST

SETTINGS = (
    "mainstream_la_maintained",
    "mainstream_academy",
    "mainstream_free_school",
    "mainstream_independent",
    "special_la_maintained",
    "special_academy_free",
    "special_independent",
    "special_non_maintained",
    "ap_pru_academy",
    "ap_pru_free_school",
    "ap_pru_la_maintained",
    "general_fe_tertiary_colleges",
    "specialist_post_16_institutions",
    "ukrlp_provider",
    "online_provider",
    "nm_early_years",
    "w_settings",
    "other_placement_settings",
)
WITH_PROVISION = ("mainstream_la_maintained", "mainstream_academy", "mainstream_free_school")
PROVISIONS = ("resourced_provision", "senunit")
ARRANGEMENTS = (
    "elective_home_education",
    "other_arrangements_la",
    "other_arrangements_parents",
    "neet",
    "neet_ntci",
    "neet_other",
    "neet_other_csa",
    "placement_unknown",
)
SAME = {
    "other_schools": "other_placement_settings",
    "await_prov_2022": "placement_unknown",
    "perm_ex_2022": "placement_unknown",
}
"""Columns that came or went with a year, and where they count here."""


@dataclass(frozen=True)
class Category:
    """A kind of placement: a setting's type with or without special provision, or an arrangement away from any setting."""

    name: str
    setting_type: str = ""
    provision: str = ""
    arrangement: str = ""


CATEGORIES = (
    *(Category(name, setting_type=name) for name in SETTINGS),
    *(Category(f"{name}_{p}", setting_type=name, provision=p) for name in WITH_PROVISION for p in PROVISIONS),
    *(Category(name, arrangement=name) for name in ARRANGEMENTS),
)
PLACE = {category.name: number for number, category in enumerate(CATEGORIES)}


def january(figures: Figures, year: int) -> tuple[Numbers, np.ndarray]:
    """Plans by category at a January, and which categories were published that year."""
    return merged(figures.row("caseload", year))


def merged(row: dict[str, int]) -> tuple[Numbers, np.ndarray]:
    counts, known = np.zeros(len(CATEGORIES), dtype=np.int64), np.zeros(len(CATEGORIES), dtype=bool)
    for column, count in row.items():
        name = SAME.get(column, column)
        if name in PLACE:
            counts[PLACE[name]] += count
            known[PLACE[name]] = True
    return counts, known


def by_age(figures: Figures, year: int) -> np.ndarray:
    """How likely each category is at each age, shape (26, categories), rows summing to 1: the area's own where it has enough, mixed
    with a little of England's so that nothing that happens anywhere is impossible."""
    own = _table(figures.area.code, year)
    england = _table("ENG", year)
    mixed = own + england / np.maximum(england.sum(axis=1, keepdims=True), 1) * 0.5
    return mixed / np.maximum(mixed.sum(axis=1, keepdims=True), 1e-9)


def _table(area: str, year: int) -> np.ndarray:
    rows = extract.load("caseload").filter(
        (pl.col("area") == area) & (pl.col("year") == year) & (pl.col("topic") == "age")
    )
    table = np.zeros((AGES, len(CATEGORIES)))
    for row in rows.iter_rows(named=True):
        first, last = _ages(row["category"])
        cells = {name: v for name, v in row.items() if isinstance(v, int) and v > LEAST}
        table[first : last + 1] += merged(cells)[0]
    return table


def _ages(name: str) -> tuple[int, int]:
    if name.isdigit():
        return min(int(name), AGES - 1), min(int(name), AGES - 1)
    return (0, 2) if name == "2 and under" else (0, -1)
