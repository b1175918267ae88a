"""The one evaluator: judged rows into numerators and denominators by span of days and by group, in whole columns.

A flow is counted into the span in which its day lies. A stock is counted at the last day of each span: every row adds one where it begins
and takes one where it ends, and the running sum is the figure, so that seventy months cost no more than one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

Span = tuple[date, date]
Counts = NDArray[np.float64]
Days = NDArray[np.datetime64]
WHOLE = ""


def tally(judged: pl.DataFrame, spans: Sequence[Span], measure: str, grouped: bool = False) -> pl.DataFrame:
    """`span` (its place among `spans`), `group`, `numerator`, `denominator`; every group has every span.

    `spans` follow one another without overlap. `measure` is count, share, mean or per (see `card.Card`).
    """
    names, codes = _codes(judged, grouped)
    if "since" in judged.columns:
        numerator, denominator = _stock(judged, codes, len(names), _ends(spans), measure)
    else:
        numerator, denominator = _flow(judged, codes, len(names), spans, measure)
    places = np.tile(np.arange(len(spans)), len(names))
    groups = np.repeat(np.array(names, dtype=object), len(spans))
    data: dict[str, Any] = {
        "span": places,
        "group": groups.tolist(),
        "numerator": numerator.ravel(),
        "denominator": denominator.ravel(),
    }
    schema = {"span": pl.Int64, "group": pl.String, "numerator": pl.Float64, "denominator": pl.Float64}
    return pl.DataFrame(data, schema=schema)


def _codes(judged: pl.DataFrame, grouped: bool) -> tuple[list[str], NDArray[np.int64]]:
    if not grouped:
        return [WHOLE], np.zeros(len(judged), dtype=np.int64)
    names = judged["group"].unique().sort().to_list()
    return names, judged["group"].cast(pl.Enum(names)).to_physical().cast(pl.Int64).to_numpy()


def _days(judged: pl.DataFrame, column: str) -> Days:
    return judged[column].to_numpy().astype("datetime64[D]")


def _ends(spans: Sequence[Span]) -> Days:
    return np.array([last for _, last in spans], dtype="datetime64[D]")


def _flow(
    judged: pl.DataFrame, codes: NDArray[np.int64], groups: int, spans: Sequence[Span], measure: str
) -> tuple[Counts, Counts]:
    starts, ends = np.array([first for first, _ in spans], dtype="datetime64[D]"), _ends(spans)
    on = _days(judged, "counted_on")
    place = np.searchsorted(starts, on, side="right") - 1
    inside = (place >= 0) & (on <= ends[np.maximum(place, 0)])
    cell = (codes * len(spans) + place)[inside]

    def summed(weights: Counts | None = None) -> Counts:
        kept = None if weights is None else weights[inside]
        return np.bincount(cell, kept, minlength=groups * len(spans)).reshape(groups, len(spans)).astype(float)

    every = summed()
    if measure == "count":
        return every, np.full_like(every, np.nan)
    if measure == "mean":
        return summed(judged["amount"].cast(pl.Float64).to_numpy()), every
    return summed(judged["met"].cast(pl.Float64).to_numpy()), every


def _stock(
    judged: pl.DataFrame, codes: NDArray[np.int64], groups: int, at: Days, measure: str
) -> tuple[Counts, Counts]:
    met = _standing(_days(judged, "met_since"), _days(judged, "met_until"), codes, groups, at)
    if measure == "count":
        return met, np.full_like(met, np.nan)
    if measure == "per":
        return met, _holders(judged, codes, groups, at)
    since, until = _days(judged, "since"), _days(judged, "until")
    every = _standing(since, until, codes, groups, at)
    if measure == "mean":
        begun = _standing(since, until, codes, groups, at, since.astype("int64").astype(float))
        return (every * at.astype("int64") - begun) / 7, every
    return met, every


def _standing(
    since: Days, until: Days, codes: NDArray[np.int64], groups: int, at: Days, weights: Counts | None = None
) -> Counts:
    """For each group and day of `at`: how many rows (or what weight) stood."""
    width = len(at) + 1
    there = ~np.isnat(since)
    begins = np.searchsorted(at, since[there])
    ends = np.where(np.isnat(until[there]), len(at), np.searchsorted(at, until[there]))
    amount = np.ones(int(there.sum())) if weights is None else weights[there]
    ends = np.maximum(ends, begins)
    steps = np.bincount(codes[there] * width + begins, amount, minlength=groups * width)
    steps -= np.bincount(codes[there] * width + ends, amount, minlength=groups * width)
    return np.asarray(steps.reshape(groups, width).cumsum(axis=1)[:, :-1], dtype=float)


def _holders(judged: pl.DataFrame, codes: NDArray[np.int64], groups: int, at: Days) -> Counts:
    """How many different officers held the rows that stood: a row of counts for each pair of group and officer, then those not nought."""
    held = judged["officer"].is_not_null().to_numpy()
    holder = judged["officer"].fill_null(-1).to_numpy()
    width = int(holder.max(initial=0)) + 1
    pairs, code = np.unique(codes[held] * width + holder[held], return_inverse=True)
    since, until = _days(judged, "met_since")[held], _days(judged, "met_until")[held]
    standing = _standing(since, until, code, len(pairs), at) > 0
    found = np.zeros((groups, len(at)))
    np.add.at(found, pairs // width, standing)
    return found
