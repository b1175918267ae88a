"""Figures made of plain counts, for tests of releases: what `evaluate.Figures` gives, without cases behind it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace
from typing import Any

import polars as pl

from areasend.indicators.catalogue import evaluate
from areasend.indicators.catalogue.card import catalogue_cards

OCTOBER, NOVEMBER = date(2026, 10, 31), date(2026, 11, 30)
SCHEMA = {
    "first": pl.Date,
    "last": pl.Date,
    "group": pl.String,
    "numerator": pl.Float64,
    "denominator": pl.Float64,
    "value": pl.Float64,
}
Pair = tuple[int, int]
"""Children of the part and of the rest."""


@dataclass
class Counted:
    """`months`: pairs by the last day of the month; `groups`: of the year, by cut and group."""

    key: str
    on: date
    months: dict[date, Pair] = field(default_factory=dict)
    groups: dict[str, dict[str, Pair]] = field(default_factory=dict)

    @property
    def card(self) -> Any:
        return catalogue_cards()[self.key]

    @property
    def cuts(self) -> list[str]:
        return list(self.groups)

    def over(self, spans: list[tuple[date, date]], cut: str = "") -> pl.DataFrame:
        parts = self.groups[cut].items() if cut else [("", None)]
        rows = [self._row(first, last, group, pair) for group, pair in parts for first, last in spans]
        counted = pl.DataFrame(rows, schema={**SCHEMA}, orient="row").drop("value")
        return evaluate.valued(counted, self.card.measure).select(list(SCHEMA))

    def _row(self, first: date, last: date, group: str, pair: Pair | None) -> tuple[Any, ...]:
        above, rest = pair or (0, 0)
        inside = [counts for day, counts in self.months.items() if first <= day <= last]
        above, rest = (sum(one[0] for one in inside), sum(one[1] for one in inside)) if pair is None else pair
        return first, last, group, above, above + rest, None


def counted(key: str, on: date, pairs: list[Pair], groups: dict[str, dict[str, Pair]] | None = None) -> Counted:
    """`pairs`: the last so many months up to `on`, the oldest first."""
    days = [last for _, last in evaluate.months(on, len(pairs))]
    return Counted(key, on, dict(zip(days, pairs, strict=True)), groups or {})


def plain(cells: list[dict[str, Any]]) -> list[Any]:
    """The values of cells, or why there is none."""
    return [cell["value"] if cell["state"] == "shown" else cell["state"] for cell in cells]


def entry(key: str, **given: Any) -> Any:
    from areasend.indicators.release.choice import entries

    known = entries()[key]
    return SimpleNamespace(**{"key": key, "card": known.card, "cuts": ("age",), "is_guarded": known.is_guarded} | given)
