"""Plans at a January by single year of age, from what was published: single ages, bands of ages, or only the total."""

from __future__ import annotations

import numpy as np

from areasend.demo.published import Figures
from areasend.demo.quota import Numbers, shares_to_counts

AGES = 26
"""Ages 0 to 25."""
BANDS = {"under 5": (0, 5), "5 to 10": (5, 11), "11 to 15": (11, 16), "16 to 19": (16, 20), "20 to 25": (20, 26)}
"""The bands of the returns up to 2022, from the first age to the one after the last."""

START_PRIOR = (
    "new_plans",
    "age_started",
    "new_ehc_plans",
    (0, 0, 1, 6, 12, 13, 10, 8, 8, 8, 8, 7, 5, 4, 4, 3, 2, 1, 0.5, 0.3, 0.2),
)
LEAVE_PRIOR = (
    "ceased",
    "age_ceased",
    "total_ceased",
    (0, 0, 0.1, 0.3, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 2, 5, 6, 13, 13, 14, 10, 6, 5, 6, 8),
)
Prior = tuple[str, str, str, tuple[float, ...]]


def single(counts: dict[str, int]) -> Numbers:
    """Counts by published age as counts for ages 0 to 25. "20 and over" is spread thinning out; unknown ages are left out."""
    ages = np.zeros(AGES)
    for name, count in counts.items():
        if name.isdigit():
            ages[min(int(name), AGES - 1)] += count
        elif name == "2 and under":
            ages[2] += count
        elif name == "20 and over":
            ages[20:] += count * np.array([0.36, 0.25, 0.15, 0.1, 0.09, 0.05])
        elif name == "25 and over":
            ages[25] += count
    return ages


class AgeSource:
    """Where the ages of an area's plans come from, year by year."""

    def __init__(self, figures: Figures, last: int) -> None:
        self.figures, self.last = figures, last

    def january(self, year: int, total: int, guess: Numbers | None = None) -> Numbers:
        """Plans by single age, summing to `total`: as published, else `guess` fitted to the bands, else `guess` fitted to the total."""
        published = single(self.figures.split("caseload", year, "age", "ehcplans"))
        if published.sum():
            return shares_to_counts(published, total)
        usual = self._default()
        usual *= total / usual.sum()
        shape = usual if guess is None else np.maximum(guess * (usual > 0), 0.15 * usual)
        bands = self.bands(year)
        if not sum(bands.values()):
            return shares_to_counts(shape, total)
        fitted = np.zeros(AGES, dtype=np.int64)
        for (first, end), count in zip(bands, shares_to_counts(list(bands.values()), total), strict=True):
            weights = shape[first:end] if shape[first:end].sum() else np.ones(end - first)
            fitted[first:end] = shares_to_counts(weights, int(count))
        return fitted

    def bands(self, year: int) -> dict[tuple[int, int], int]:
        counts = self.figures.split("history_caseload", year, "age", "Total_ehc")
        return {BANDS[name]: count for name, count in counts.items() if name in BANDS}

    def prior(self, year: int, prior: Prior) -> Numbers:
        """How ages at start or at end are spread, from the nearest year published; from the usual spread where none is."""
        table, topic, column, usual = prior
        for near in sorted(range(2019, self.last), key=lambda y: abs(y - year)):
            found = single(self.figures.split(table, near, topic, column))
            if found.sum() > 50:
                shifted = np.append([0.0], found[:-1]) if table == "new_plans" else np.append(found[1:], 0.0)
                return (found + shifted) / 2
        return np.append(np.array(usual, dtype=float), np.zeros(AGES - len(usual)))

    def _default(self) -> Numbers:
        return np.interp(np.arange(AGES), [1, 2, 3, 5, 12, 17, 21, 25], [0, 1, 8, 45, 80, 65, 20, 2])
