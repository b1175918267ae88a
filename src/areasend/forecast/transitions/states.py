"""What a person may be in: a need, a setting and an academic year (national curriculum year), as axes of every array here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Whole = NDArray[np.int64]
Truth = NDArray[np.bool_]

BANDS = (0, 6, 7, 11, 12)
"""Last academic year arrived at in each band of moves: early years and reception, primary, the transfer to secondary, secondary, the
transfer past 16, and all later. Moves at a transfer are unlike those of the years around it."""
YEAR_GROUPS = (
    ("Before year 1", -99, 0),
    ("Years 1 to 6", 1, 6),
    ("Years 7 to 11", 7, 11),
    ("Years 12 and 13", 12, 13),
    ("Year 14 on", 14, 99),
)


@dataclass(frozen=True)
class Axes:
    """Names along the arrays, in order (need, setting, academic year), and what is allowed.

    `allowed` (needs, settings, ages) says which states there are; `onward` (settings, settings) which setting may follow which.
    """

    needs: tuple[str, ...]
    settings: tuple[str, ...]
    groups: tuple[str, ...]
    ages: tuple[int, ...]
    allowed: Truth
    onward: Truth

    @property
    def shape(self) -> tuple[int, int, int]:
        return len(self.needs), len(self.settings), len(self.ages)

    @property
    def band(self) -> Whole:
        """Which band of moves each academic year arrived at is in, shape (ages,)."""
        return np.searchsorted(BANDS, self.ages, side="left").astype(np.int64)

    @property
    def year_group(self) -> Whole:
        """Which of `YEAR_GROUPS` each academic year is in, shape (ages,)."""
        return np.array(
            [next(i for i, (_, low, high) in enumerate(YEAR_GROUPS) if low <= age <= high) for age in self.ages]
        )

    def stays(self) -> Truth:
        """Whether who is in a state may be in the same setting a year later, shape (needs, settings, ages); false at the last age."""
        later = np.zeros_like(self.allowed)
        later[..., :-1] = self.allowed[..., 1:]
        return later


def axes(states: Iterable[Mapping[str, Any]]) -> Axes:
    """From the settings of the inputs: name, group, first and last academic year, needs, and the settings that may follow."""
    rows = list(states)
    needs = tuple(sorted({need for row in rows for need in row["needs"]}))
    settings = tuple(row["setting"] for row in rows)
    ages = tuple(range(min(row["first"] for row in rows), max(row["last"] for row in rows) + 1))
    allowed = np.zeros((len(needs), len(settings), len(ages)), dtype=bool)
    onward = np.zeros((len(settings), len(settings)), dtype=bool)
    for at, row in enumerate(rows):
        span = slice(row["first"] - ages[0], row["last"] - ages[0] + 1)
        allowed[[needs.index(need) for need in row["needs"]], at, span] = True
        onward[at, [settings.index(other) for other in row["to"] if other != row["setting"]]] = True
    return Axes(needs, settings, tuple(row["group"] for row in rows), ages, allowed, onward)
