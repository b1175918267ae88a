"""What a reader with a pencil can work out from all releases together of one indicator.

The reader knows the rule: a printed count lies within two of the true one and was not small, parts make up their totals, a month is the
same month in every release. Their knowledge of each true count is a span, narrowed by every sum until nothing more follows. Where a
withheld count is then known to be small, the figures gave it away, and the newest release must say less.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from areasend.rules.disclosure import LIMIT

PARTS = ("above", "rest", "all")
PRINTED = {"numerator": "above", "denominator": "all"}
ROUNDS = 40
MOST = 1e9
Name = tuple[Any, ...]
Cell = dict[str, Any]
Sum = tuple[Name, list[Name]]
Spans = NDArray[np.float64]


@dataclass
class Reading:
    """True counts by name with what is known of them. `hidden` must not come out, unless they were `shown` once; `sums`: a total
    and its parts."""

    limit: int = LIMIT
    low: dict[Name, float] = field(default_factory=dict)
    high: dict[Name, float] = field(default_factory=dict)
    hidden: set[Name] = field(default_factory=set)
    shown: set[Name] = field(default_factory=set)
    sums: list[Sum] = field(default_factory=list)

    def see(self, name: Name, cell: Cell, counts_below: bool) -> None:
        """`counts_below`: of a mean, whose only count is the denominator."""
        for part in PARTS:
            self.low.setdefault((*name, part), 0)
            self.high.setdefault((*name, part), MOST)
        for key, part in PRINTED.items():
            self._print((*name, part), cell[key])
        if cell["state"] == "withheld":
            parts = {"above", "rest"} if cell["denominator"] is not None else {"above", "rest", "all"}
            self.hidden |= {(*name, part) for part in parts}
        elif cell["state"] != "none":
            self.shown |= {(*name, part) for part in PARTS}
        if counts_below or cell["denominator"] is not None:
            self.sums.append(((*name, "all"), [(*name, "above"), (*name, "rest")]))

    def _print(self, name: Name, printed: float | None) -> None:
        if printed is None:
            return
        least, most = (
            (0, 0) if printed == 0 else (max(printed - self.limit // 2, self.limit + 1), printed + self.limit // 2)
        )
        self.low[name], self.high[name] = max(self.low[name], least), min(self.high[name], most)

    def add_up(self, total: Name, parts: Iterable[Name]) -> None:
        names = list(parts)
        self.sums += [((*total, part), [(*name, part) for name in names]) for part in PARTS if names]

    def given_away(self) -> list[Name]:
        """The withheld counts that are known to be small. (One known to be nought is no child.)"""
        names = list(self.low)
        _, high = _narrowed(
            np.array([self.low[n] for n in names], dtype=float),
            np.array([self.high[n] for n in names], dtype=float),
            self._matrix(names),
        )
        return [
            name for at, name in enumerate(names) if name in self.hidden - self.shown and 0 < high[at] <= self.limit
        ]

    def _matrix(self, names: Sequence[Name]) -> Spans:
        place = {name: at for at, name in enumerate(names)}
        found = np.zeros((len(self.sums), len(names)))
        for row, (total, parts) in enumerate(self.sums):
            found[row, place[total]] -= 1
            found[row, [place[part] for part in parts]] += 1
        return found


def _narrowed(low: Spans, high: Spans, sums: Spans) -> tuple[Spans, Spans]:
    """Bounds of x with sums @ x = 0, as narrow as going through the sums again and again makes them.

    Where a month was corrected between two releases, their sums contradict one another: then nothing more follows from them.
    """
    for _ in range(ROUNDS):
        before = low.copy(), high.copy()
        for row in sums:
            parts, total = np.flatnonzero(row > 0), np.flatnonzero(row < 0)[0]
            least, most = low[parts].sum(), high[parts].sum()
            low[total], high[total] = max(low[total], least), min(high[total], most)
            at_least, at_most = low[total] - (most - high[parts]), high[total] - (least - low[parts])
            low[parts], high[parts] = np.maximum(low[parts], at_least), np.minimum(high[parts], at_most)
        if (low > high).any():
            return before
        if (before[0] == low).all() and (before[1] == high).all():
            break
    return low, high


def reading(releases: Sequence[dict[str, Any]], measure: str, is_flow: bool, limit: int = LIMIT) -> Reading:
    """One indicator's tables in several releases, the oldest first."""
    found = Reading(limit)
    for number, told in enumerate(releases):
        for name, cell in _named(told, number):
            found.see(name, cell, measure == "mean")
        if is_flow:
            _add_months(found, told, number)
        for cut, cells in told["groups"].items():
            found.add_up(("whole", number), [(cut, cell["group"], number) for cell in cells])
    return found


def _named(told: dict[str, Any], number: int) -> Iterator[tuple[Name, Cell]]:
    yield ("whole", number), told["whole"]
    yield ("before", number), told["before"]
    for cell in told["months"]:
        yield ("month", cell["last"]), cell
    for cut, cells in told["groups"].items():
        for cell in cells:
            yield (cut, cell["group"], number), cell


def _add_months(found: Reading, told: dict[str, Any], number: int) -> None:
    for year in ("whole", "before"):
        span = told[year]
        inside = [cell["last"] for cell in told["months"] if span["first"] <= cell["last"] <= span["last"]]
        found.add_up((year, number), [("month", last) for last in inside])
