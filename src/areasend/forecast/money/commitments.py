"""What is committed, line by line: each amount traced to its placement, its rule, its rate and its days.

A *priced spell* is a stretch of days on which one rate holds under one rule. `commit` turns spells into amounts, month by month, in whole
pence; the sum of the lines is the total, to the penny, because nothing is rounded after it is added.

Rules (`per`):

- `year`: the yearly rate by the day: days in the year on which it holds, of all days of the year.
- `term`: a fee for each term begun: it falls due whole on the first day of the term, or on the first day of the spell within it.
- `school_day`: a cost for each day of the year on which children are taken to school.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from areasend.rules.money.pence import Pence, share_of
from areasend.rules.money.year import MONTHS, TERM_STARTS, FinancialYear, school_days

RULES: Mapping[str, str] = {
    "year": "Yearly rate, by the day",
    "term": "Fee for each term begun",
    "school_day": "Cost of each school day",
}
SPELL: Mapping[str, Any] = {
    "line": pl.String,
    "rule": pl.String,
    "per": pl.String,
    "rate": pl.Int64,
    "person": pl.Int64,
    "placement": pl.Int64,
    "setting": pl.Int64,
    "since": pl.Date,
    "until": pl.Date,
}
"""The columns of spells: `rate` in pence, `rule` in words that name the rate, `until` the last day or null, ids or null."""
MONTH_COLUMNS = tuple(f"month_{number}" for number in range(MONTHS))
Whole = NDArray[np.int64]


class BadSpells(ValueError):
    """Spells that cannot be costed; the message says which and why."""


@dataclass(frozen=True)
class Committed:
    """`lines`: the spells of the year with `days` (or terms), `amount` in pence and the twelve `MONTH_COLUMNS`."""

    year: FinancialYear
    lines: pl.DataFrame

    @property
    def total(self) -> int:
        """Pence."""
        return int(self.lines["amount"].sum())

    def by_line(self) -> dict[str, list[int]]:
        """The pence of each month by budget line."""
        found = self.lines.group_by("line").agg(pl.col(MONTH_COLUMNS).sum()).sort("line")
        return {row[0]: [int(value) for value in row[1:]] for row in found.iter_rows()}


def commit(spells: pl.DataFrame, year: FinancialYear) -> Committed:
    """What the spells cost in the year. Raises `BadSpells` where a rate is below nought, an end before its beginning, a rule unknown."""
    check_spells(spells)
    first, last = year.starts_on, year.ends_on
    mine = spells.filter((pl.col("since") <= last) & (pl.col("until").fill_null(last) >= first))
    start, end = _edges(mine, year)
    rate = mine["rate"].to_numpy().astype(np.int64)
    per = mine["per"].to_numpy()
    units = np.zeros((len(rate), MONTHS), dtype=np.int64)
    months = np.zeros((len(rate), MONTHS), dtype=np.int64)
    for key, spread in _SPREADS.items():
        rows = np.flatnonzero(per == key)
        months[rows], units[rows] = spread(rate[rows], start[rows], end[rows], year)
    lines = mine.with_columns(
        pl.Series("units", units.sum(axis=1)),
        pl.Series("amount", months.sum(axis=1)),
        *(pl.Series(name, months[:, number]) for number, name in enumerate(MONTH_COLUMNS)),
    )
    return Committed(year, lines)


def check_spells(spells: pl.DataFrame) -> None:
    """Raises `BadSpells` with the first fault found."""
    if missing := [name for name in SPELL if name not in spells.columns]:
        raise BadSpells(f"Priced spells lack {', '.join(missing)}.")
    for fault, words in (
        (pl.col("rate").is_null(), "has no rate: a cost is missing. Record the band's rate or the fee"),
        (pl.col("rate") < 0, "has a rate below nought. A cost is nought or more"),
        (pl.col("until") < pl.col("since"), "ends before it begins. Put its dates in order"),
        (~pl.col("per").is_in(list(RULES)), f"has an unknown rule. The rules are: {', '.join(RULES)}"),
    ):
        wrong = spells.filter(fault)
        if wrong.height:
            row = wrong.row(0, named=True)
            raise BadSpells(f"Placement {row['placement']} ({row['rule']}, from {row['since']}) {words}.")


def exit_rate(spells: pl.DataFrame, year: FinancialYear) -> dict[str, int]:
    """What a whole year costs at the rates in force on the last day of `year`, in pence by line: where the next year starts from."""
    last = year.ends_on
    there = spells.filter((pl.col("since") <= last) & (pl.col("until").fill_null(last) >= last))
    times = {"year": 1, "term": len(TERM_STARTS), "school_day": int(school_days(year).sum())}
    yearly = pl.col("rate") * pl.col("per").replace_strict(times, return_dtype=pl.Int64)
    found = there.group_by("line").agg(yearly.sum().alias("rate")).sort("line")
    return {line: int(rate) for line, rate in found.iter_rows()}


def _edges(mine: pl.DataFrame, year: FinancialYear) -> tuple[Whole, Whole]:
    """The first day and the day after the last of each spell within the year, as days from 1 April."""
    zero = np.datetime64(year.starts_on, "D")
    since = mine["since"].to_numpy().astype("datetime64[D]")
    until = mine["until"].fill_null(year.ends_on).to_numpy().astype("datetime64[D]")
    start = np.maximum((since - zero).astype(np.int64), 0)
    end = np.minimum((until - zero).astype(np.int64) + 1, year.days)
    return start, end


def _by_day(rate: Pence, start: Whole, end: Whole, year: FinancialYear) -> tuple[Whole, Whole]:
    """What is due up to the end of each month, rounded once each; a month is the difference of two such ends."""
    reached = np.clip(year.edges[None, :], start[:, None], end[:, None])
    due = share_of(rate[:, None], reached, year.days)
    return np.diff(due, axis=1), np.diff(reached, axis=1)


def _by_term(rate: Pence, start: Whole, end: Whole, year: FinancialYear) -> tuple[Whole, Whole]:
    """A term counts in the month in which its fee falls due."""
    first = year.edges[[year.month_number(day) for day in _term_days(year)]]
    next_first = np.append(first[1:], year.days)
    due_on = np.maximum(first[None, :], start[:, None])
    begun = due_on < np.minimum(next_first[None, :], end[:, None])
    month = np.searchsorted(year.edges, due_on, side="right") - 1
    units = np.zeros((len(rate), MONTHS), dtype=np.int64)
    row, term = np.nonzero(begun)
    np.add.at(units, (row, month[row, term]), 1)
    return units * rate[:, None], units


def _term_days(year: FinancialYear) -> list[Any]:
    return [day for day in year.months if day.month in TERM_STARTS]


def _by_school_day(rate: Pence, start: Whole, end: Whole, year: FinancialYear) -> tuple[Whole, Whole]:
    upto = np.concatenate([[0], np.cumsum(school_days(year))]).astype(np.int64)
    reached = upto[np.clip(year.edges[None, :], start[:, None], end[:, None])]
    units = np.diff(reached, axis=1)
    return units * rate[:, None], units


_SPREADS = {"year": _by_day, "term": _by_term, "school_day": _by_school_day}
