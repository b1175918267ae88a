"""Plans by primary need: the plans there are, less those that end, with new plans whose needs are those of the last year's new plans.

Needs of all plans are published for January 2025 alone, so that nothing of this can yet be held against what came; it says so.
"""

from __future__ import annotations

import numpy as np

from areasend.forecast.bands import Numbers
from areasend.forecast.plans import ages, joining, totals
from areasend.forecast.plans.counted import by_cells, by_columns, england_row, parts
from areasend.forecast.plans.history import panel

FIRST_ORIGIN = 2025
NEEDS = {
    "asd": "Autistic spectrum disorder",
    "hi": "Hearing impairment",
    "mld": "Moderate learning difficulty",
    "msi": "Multi-sensory impairment",
    "oth": "Other difficulty or disability",
    "pd": "Physical disability",
    "pmld": "Profound and multiple learning difficulty",
    "semh": "Social, emotional and mental health",
    "slcn": "Speech, language and communication needs",
    "sld": "Severe learning difficulty",
    "spld": "Specific learning difficulty",
    "vi": "Vision impairment",
    "need_unknown": "Not recorded",
}
COLUMNS = tuple((f"number_{key}",) for key in NEEDS)
LIKE_ENGLAND = 100
"""An area's new plans count by need as if England's shares had been seen in this many more."""
FEWEST = 0.5
"""Where fewer than half of the new plans are counted by need, England's shares stand in."""


def stock(origin: int) -> Numbers:
    """Plans by need in January of `origin`, shape (areas, 13)."""
    return by_columns("needs", origin, origin, COLUMNS)


def joiners(origin: int) -> Numbers:
    """Shares of new plans by need, shape (areas, 13), drawn to England's where there are few."""
    known = panel(origin)
    new = by_columns("new_needs", origin - 1, origin, COLUMNS)
    england = parts(new)[england_row()]
    counted = new.sum(axis=1) >= FEWEST * np.nan_to_num(known.at("new_plans", origin))
    return parts(np.where(counted[:, None], new, 0.0) + LIKE_ENGLAND * england)


def ending(origin: int) -> Numbers:
    """How much likelier than the mean plan one of each need is to end, shape (13,), from England's needs by age and endings by age."""
    by_age = ages.flows(origin).ending
    table = by_cells("needs", "age", origin, origin, ages.CATEGORIES, COLUMNS)[england_row()]
    share = (table * by_age[:, None]).sum(axis=0) / np.maximum(table.sum(axis=0), 1)
    found: Numbers = share / (table.sum(axis=1) @ by_age / table.sum())
    return found


def foretold(origin: int, years: int) -> Numbers:
    """Shares of plans by need for 1 to `years` years after `origin`, shape (areas, years, 13); each adds up to one."""
    known = panel(origin)
    held, new, likelier = parts(stock(origin)), joiners(origin), ending(origin)
    growth = np.exp(np.diff(totals.log_growth(known, origin, years), axis=1, prepend=0.0))
    leaving = joining.flows(known, origin).leaving
    path = []
    for year in range(years):
        stay = held * (1 - np.clip(leaving[:, None] * likelier, 0, 1))
        held = parts(stay + new * np.maximum(growth[:, [year]] - stay.sum(axis=1, keepdims=True), 0.0))
        path.append(np.where(stock(origin).sum(axis=1, keepdims=True) > 0, held, 0.0))
    return np.stack(path, axis=1)
