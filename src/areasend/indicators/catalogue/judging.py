"""How an indicator says what it counts: the rows of a *flow* (what happened, by day) or of a *stock* (what stood, from day to day).

A flow has a row for each thing counted: `counted_on`, and `met` (whether it is in the numerator) or `amount` (what is averaged).
A stock has rows of two spells: `since` to `until`, in which the row is counted in the denominator, and `met_since` to `met_until`, in which
it is in the numerator. The last day is not within; an end not known is open; a row without a `since` or `met_since` is not counted there.
So a stock is known on every day at once, and a month series costs no more than one day.

Both keep the columns of `frames.CASE`, so that one evaluator divides any of them by any cut, and leave the columns of facts behind.
"""

from __future__ import annotations

from datetime import timedelta

import polars as pl

NEVER = pl.lit(None, dtype=pl.Date)
# Facts have a dot in their names. There are thirty to eighty of them, and what is judged is kept for as long as the records stand still.
NO_FACTS = pl.exclude(r"^.*\..*$")


def flow(
    frame: pl.DataFrame, counted_on: str, met: pl.Expr | None = None, amount: pl.Expr | None = None
) -> pl.DataFrame:
    """The rows with a day in `counted_on`; an unknown `met` is not met."""
    told = [pl.col(counted_on).alias("counted_on")]
    told += [met.fill_null(False).alias("met")] if met is not None else []
    told += [amount.alias("amount")] if amount is not None else []
    rows = frame.lazy().filter(pl.col(counted_on).is_not_null()).with_columns(told)
    return rows.select(NO_FACTS).collect()


def days(start: str, end: str) -> pl.Expr:
    return (pl.col(end) - pl.col(start)).dt.total_days()


def within(start: str, end: str, most: int) -> pl.Expr:
    """Whether `end` came on or before the day `most` days after `start`; the day itself is not counted."""
    return days(start, end) <= most


def weeks(start: str, end: str) -> pl.Expr:
    return days(start, end) / 7


def after(column: str, count: int) -> pl.Expr:
    """The first day later than `count` days after: from then on a thing is late."""
    return pl.col(column) + timedelta(days=count + 1)


def stock(frame: pl.DataFrame, since: pl.Expr, until: pl.Expr, met: pl.Expr | None = None) -> pl.DataFrame:
    """Things that stood from `since` until the day before `until`; `met`, if given, is whether each is in the numerator throughout."""
    counts = pl.lit(True) if met is None else met.fill_null(False)
    return late_stock(frame, since, until, pl.when(counts).then(since))


def late_stock(frame: pl.DataFrame, since: pl.Expr, until: pl.Expr, late_from: pl.Expr) -> pl.DataFrame:
    """Things that stood, in the numerator from the day `late_from` on."""
    spells = {"since": since, "until": until, "met_since": late_from, "met_until": until}
    return frame.lazy().with_columns(**spells).select(NO_FACTS).collect()


def part_of(whole: pl.DataFrame, part: pl.DataFrame) -> pl.DataFrame:
    """A stock whose numerator is another table's spells: `part` has `met_since` and `met_until`."""
    blank = [NEVER.alias("met_since"), NEVER.alias("met_until")]
    gone = [NEVER.alias("since"), NEVER.alias("until")]
    parts = [whole.lazy().with_columns(blank).select(NO_FACTS), part.lazy().with_columns(gone).select(NO_FACTS)]
    return pl.concat(parts, how="diagonal_relaxed").collect()


def first_of(*columns: str) -> pl.Expr:
    """The earliest of several days."""
    return pl.min_horizontal(*columns)


def following(column: str, of: str) -> pl.Expr:
    """What the next row of the same `of` holds, null for its last. The rows must be sorted by `of`: that spares a window over groups."""
    return pl.when(pl.col(of).shift(-1) == pl.col(of)).then(pl.col(column).shift(-1))


def preceding(column: str, of: str) -> pl.Expr:
    """As `following`, the row before."""
    return pl.when(pl.col(of).shift(1) == pl.col(of)).then(pl.col(column).shift(1))
