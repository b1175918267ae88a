"""The one evaluator: judged rows into numerators and denominators by span of days and by group, in whole columns.

A flow is counted into the span in which its day lies. A stock is counted at the last day of each span: every row adds one where it begins
and takes one where it ends, and the running sum is the figure, so that seventy months cost no more than one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

Span = tuple[date, date]
Counts = NDArray[np.float64]
Places = NDArray[np.intp]
WHOLE = ""
# A day after every span, as days since 1970: a spell that never began begins then, and one that never ends ends then.
FAR = 1 << 30


def tally(judged: pl.DataFrame, spans: Sequence[Span], measure: str, grouped: bool = False) -> pl.DataFrame:
    """`span` (its place among `spans`), `group`, `numerator`, `denominator`; every group has every span.

    `spans` follow one another without overlap. `measure` is count, share, mean or per (see `card.Card`).
    """
    names, codes = _codes(judged, grouped)
    numerator, denominator = _counts(judged, codes, len(names), spans, measure)
    span = np.tile(np.arange(len(spans)), len(names))
    groups = np.repeat(np.array(names, dtype=object), len(spans))
    data: dict[str, Any] = {
        "span": span,
        "group": groups.tolist(),
        "numerator": numerator.ravel(),
        "denominator": denominator.ravel(),
    }
    schema = {"span": pl.Int64, "group": pl.String, "numerator": pl.Float64, "denominator": pl.Float64}
    return pl.DataFrame(data, schema=schema)


def counts(judged: pl.DataFrame, spans: Sequence[Span], measure: str) -> tuple[Counts, Counts]:
    """Numerator and denominator of the whole, each of shape (spans,); the denominator of a count is NaN. As `tally`, without its frame."""
    numerator, denominator = _counts(judged, np.zeros(len(judged), dtype=np.intp), 1, spans, measure)
    return numerator[0], denominator[0]


def _counts(
    judged: pl.DataFrame, codes: Places, groups: int, spans: Sequence[Span], measure: str
) -> tuple[Counts, Counts]:
    count = _stock if "since" in judged.columns else _flow
    return count(judged, codes, groups, spans, measure)


def _codes(judged: pl.DataFrame, grouped: bool) -> tuple[list[str], Places]:
    if not grouped:
        return [WHOLE], np.zeros(len(judged), dtype=np.intp)
    names = judged["group"].unique().cast(pl.String).sort().to_list()
    return names, judged["group"].cast(pl.Enum(names)).to_physical().to_numpy().astype(np.intp)


def _numbers(days: Sequence[date]) -> Places:
    return np.array(days, dtype="datetime64[D]").astype(np.intp)


def _looked_up(days: NDArray[np.int32], first: np.intp, table: Places) -> Places:
    """The place of each day, from a table with an entry a day from `first` on; its ends hold for all days before and after.

    Looking up costs a third of searching, and what is not known needs no care: it lies after every span.
    """
    return np.asarray(table[np.clip(days - first, 0, len(table) - 1)])


@lru_cache(maxsize=64)
def _days_within(spans: tuple[Span, ...]) -> tuple[np.intp, Places]:
    """In which span each day lies, from the day before the first on; `len(spans)` where in none."""
    starts, ends = _numbers([first for first, _ in spans]), _numbers([last for _, last in spans])
    days = np.arange(starts[0] - 1, ends[-1] + 2)
    place = np.searchsorted(starts, days, side="right") - 1
    return days[0], np.where((place >= 0) & (days <= ends[place]), place, len(spans))


@lru_cache(maxsize=64)
def _days_until(spans: tuple[Span, ...]) -> tuple[np.intp, Places]:
    """Which span is the first to end on each day or later, from the first end on; `len(spans)` where none."""
    ends = _numbers([last for _, last in spans])
    days = np.arange(ends[0], ends[-1] + 2)
    return days[0], np.searchsorted(ends, days)


def places(days: pl.Series, spans: Sequence[Span]) -> Places:
    """In which span each day lies; `len(spans)` where in none."""
    numbers = days.to_physical()
    known = numbers.fill_null(FAR) if numbers.null_count() else numbers
    return _looked_up(known.to_numpy(), *_days_within(tuple(spans)))


def _summed(cells: Places, groups: int, width: int, weights: Counts | None = None) -> Counts:
    """How many (or what weight) lie in each cell of groups by places; the last place, outside of all spans, is left out."""
    found = np.bincount(cells, weights, minlength=groups * width).reshape(groups, width)
    return found[:, :-1].astype(float)


def _flow(
    judged: pl.DataFrame, codes: Places, groups: int, spans: Sequence[Span], measure: str
) -> tuple[Counts, Counts]:
    width = len(spans) + 1
    cells = codes * width + places(judged["counted_on"], spans)
    every = _summed(cells, groups, width)
    if measure == "count":
        return every, np.full_like(every, np.nan)
    if measure == "mean":
        return _summed(cells, groups, width, judged["amount"].cast(pl.Float64).to_numpy()), every
    return _summed(cells[judged["met"].to_numpy()], groups, width), every


class _Spells:
    """When the rows of a stock began and ended to count, as places among the last days of spans."""

    def __init__(self, judged: pl.DataFrame, kinds: Sequence[str], spans: Sequence[Span]) -> None:
        table, names = _days_until(tuple(spans)), [f"{kind}{edge}" for kind in kinds for edge in ("since", "until")]
        self.days = judged.select(pl.col(names).to_physical().fill_null(FAR))
        self.places = {name: _looked_up(self.days[name].to_numpy(), *table) for name in names}
        self.width = len(spans) + 1

    def standing(self, kind: str, codes: Places, groups: int, weights: Counts | None = None) -> Counts:
        """For each group and span: how many rows (or what weight) stood on its last day."""
        begins = self.places[f"{kind}since"]
        ends = np.maximum(self.places[f"{kind}until"], begins)
        cells = codes * self.width
        begun, ended = (_summed(cells + edge, groups, self.width, weights) for edge in (begins, ends))
        return np.asarray((begun - ended).cumsum(axis=1))


MET, EVERY = "met_", ""


def _stock(
    judged: pl.DataFrame, codes: Places, groups: int, spans: Sequence[Span], measure: str
) -> tuple[Counts, Counts]:
    if measure == "per":
        judged, codes = (
            judged.filter(pl.col("officer").is_not_null()),
            codes[judged["officer"].is_not_null().to_numpy()],
        )
    spells = _Spells(judged, [MET] if measure in ("count", "per") else [MET, EVERY], spans)
    met = spells.standing(MET, codes, groups)
    if measure == "count":
        return met, np.full_like(met, np.nan)
    if measure == "per":
        return met, _holders(judged["officer"].to_numpy(), spells, codes, groups)
    every = spells.standing(EVERY, codes, groups)
    if measure == "mean":
        began = judged["begun_on" if "begun_on" in judged.columns else "since"]
        begun = began.to_physical().fill_null(FAR).to_numpy().astype(float)
        ends = _numbers([last for _, last in spans])
        return (every * ends - spells.standing(EVERY, codes, groups, begun)) / 7, every
    return met, every


def _holders(officers: Places, spells: _Spells, codes: Places, groups: int) -> Counts:
    """How many different officers held the rows that stood: a row of counts for each pair of group and officer, then those not nought."""
    names, holder = np.unique(officers, return_inverse=True)
    width = max(len(names), 1)
    pairs, code = np.unique(codes * width + holder, return_inverse=True)
    standing = spells.standing(MET, code, len(pairs)) > 0
    found = np.zeros((groups, spells.width - 1))
    np.add.at(found, pairs // width, standing)
    return found
