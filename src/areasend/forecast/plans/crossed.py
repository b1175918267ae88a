"""Plans by phase of education and placement: where children are, and where they go when they change phase.

Within a phase a cohort is half where it was (moved as England's children move from that age to the next), and half where the area's
children of that age have been. When it changes phase (to school, to secondary at 11, at 16, at 19) it goes where the area's children of
that age have gone. Then the table is raked until it agrees with the ages and with the placements, each foretold by itself.
"""

from __future__ import annotations

import numpy as np

from areasend.forecast.bands import Numbers
from areasend.forecast.plans import ages, placements
from areasend.forecast.plans.counted import by_cells, england_row, parts

FIRST_ORIGIN = ages.FIRST_ORIGIN
PHASES = {
    "under-5": ("Under 5", (0, 3)),
    "5-10": ("5 to 10", (3, 9)),
    "11-15": ("11 to 15", (9, 14)),
    "16-19": ("16 to 19", (14, 18)),
    "20-25": ("20 to 25", (18, 24)),
}
LIKE_ENGLAND = 20
"""At each age an area's placements count as if England's had been seen in this many more children."""
CARRIED = 0.5
FIRST_OF_A_PHASE = ("0-2", "3", "4", "11", "16", "19")
LARGEST_MOVE = 50.0
"""A placement grows at most so many times from one age to the next: one that hardly exists at an age says nothing of the next."""
ROUNDS = 25
KEYS = tuple(f"{phase}.{placement}" for phase in PHASES for placement in placements.GROUPS)
LABELS = tuple(f"{label}: {name}" for label, _ in PHASES.values() for name, _ in placements.GROUPS.values())


def cells(year: int, origin: int) -> Numbers:
    """Plans by age and placement in January `year`, shape (areas, 24, 11)."""
    return by_cells("caseload", "age", year, origin, ages.CATEGORIES, placements.COLUMNS)


def stock(year: int, origin: int) -> Numbers:
    """Plans by phase and placement in January `year`, shape (areas, 55)."""
    return in_phases(cells(year, origin))


def in_phases(table: Numbers) -> Numbers:
    """A table by age and placement, shape (areas, 24, 11), by phase and placement, shape (areas, 55)."""
    summed = [table[:, low:high].sum(axis=1) for _, (low, high) in PHASES.values()]
    return np.concatenate(summed, axis=1)


def foretold(origin: int, years: int) -> Numbers:
    """Shares of plans by phase and placement, shape (areas, years, 55); each year adds up to one."""
    return np.stack([in_phases(table) for table in by_age(origin, years)], axis=1)


def by_age(origin: int, years: int) -> list[Numbers]:
    """Shares of plans by age and placement, shape (areas, 24, 11), for each of 1 to `years` years; each adds up to one."""
    aged, placed = ages.foretold(origin, years), placements.foretold(origin, years)
    seen = cells(origin, origin)
    england = parts(seen[england_row()])
    held = parts(seen + LIKE_ENGLAND * england)
    moves = np.minimum(england[1:] / np.maximum(england[:-1], 1e-6), LARGEST_MOVE)
    weight = np.array([0.0 if key in FIRST_OF_A_PHASE else CARRIED for key in ages.KEYS])[:, None]
    now, found = held, []
    for year in range(years):
        carried = np.concatenate([held[:, :1], parts(now[:, :-1] * moves)], axis=1)
        now = weight * carried + (1 - weight) * held
        table = raked(now * aged[:, year, :, None], aged[:, year], placed[:, year])
        now = np.where(table.sum(axis=2, keepdims=True) > 0, parts(table), now)
        found.append(table)
    return found


def raked(table: Numbers, rows: Numbers, columns: Numbers) -> Numbers:
    """`table`, shape (areas, rows, columns), scaled in turn until its sums are `rows` (areas, rows) and `columns` (areas, columns)."""
    for _ in range(ROUNDS):
        for axis, wanted in ((1, columns), (2, rows)):
            sums = table.sum(axis=axis)
            table = table * np.expand_dims(np.divide(wanted, sums, out=np.zeros_like(sums), where=sums > 0), axis)
    return table
