"""From judged cases to figures by month or year, and back to the cases behind a figure.

A judged frame has one row for each case counted: `case`, `counted_on` (the date by which it falls into a period), `met`
(whether it is in the numerator) or `weeks`, and any column to divide by (`team`, `source`).
"""

from datetime import date
from typing import Any, Literal

import polars as pl

Every = Literal["month", "year"]
TRUNCATED = {"month": "1mo", "year": "1y"}


def rates(
    judged: pl.DataFrame, every: Every, by: tuple[str, ...] = (), span: tuple[date, date] | None = None
) -> pl.DataFrame:
    """`starts_on` (first day of the period), the columns of `by`, `numerator`, `denominator`, `rate` (0 to 100).

    With `span`, every period from that of the first date to that of the second has a row, and no other has; one in
    which nothing was counted has a null rate.
    """
    counted = _grouped(judged, every, by).agg(
        pl.col("met").sum().cast(pl.Int64).alias("numerator"), pl.len().cast(pl.Int64).alias("denominator")
    )
    rate = pl.when(pl.col("denominator") > 0).then(100 * pl.col("numerator") / pl.col("denominator")).alias("rate")
    return _spanned(counted, every, by, span).with_columns(rate)


def averages(
    judged: pl.DataFrame, every: Every, by: tuple[str, ...] = (), span: tuple[date, date] | None = None
) -> pl.DataFrame:
    """`starts_on`, the columns of `by`, `numerator` (weeks in all), `denominator` (cases), `average` (weeks a case)."""
    counted = _grouped(judged, every, by).agg(
        pl.col("weeks").sum().alias("numerator"), pl.len().cast(pl.Int64).alias("denominator")
    )
    average = pl.when(pl.col("denominator") > 0).then(pl.col("numerator") / pl.col("denominator")).alias("average")
    return _spanned(counted, every, by, span).with_columns(average)


def cases_behind(
    judged: pl.DataFrame, every: Every, starts_on: date, met: bool | None = None, **where: Any
) -> list[Any]:
    """The keys of the cases counted in one period, for the list behind a number.

    `met` narrows them to the numerator (True) or to the rest (False); `where` to a value of a column (`team="North"`).
    """
    tests = [pl.col("counted_on").dt.truncate(TRUNCATED[every]) == starts_on]
    tests += [pl.col("met") == met] if met is not None else []
    tests += [pl.col(name).eq_missing(value) for name, value in where.items()]
    return judged.filter(*tests)["case"].to_list()


def _grouped(judged: pl.DataFrame, every: Every, by: tuple[str, ...]) -> Any:
    starts_on = pl.col("counted_on").dt.truncate(TRUNCATED[every]).alias("starts_on")
    return judged.with_columns(starts_on).group_by("starts_on", *by)


def _spanned(counted: pl.DataFrame, every: Every, by: tuple[str, ...], span: tuple[date, date] | None) -> pl.DataFrame:
    if span is not None:
        edges = pl.Series(span, dtype=pl.Date).dt.truncate(TRUNCATED[every])
        periods = pl.date_range(edges[0], edges[1], TRUNCATED[every], eager=True).alias("starts_on").to_frame()
        wanted = periods.join(counted.select(by).unique(), how="cross") if by else periods
        counted = wanted.join(counted, on=["starts_on", *by], how="left", nulls_equal=True)
        counted = counted.with_columns(pl.col("numerator", "denominator").fill_null(0))
    return counted.sort("starts_on", *by)


def month_ends(first: date, last: date) -> list[date]:
    """The last day of every month from that of `first` to that of `last`, no later than `last`; then `last` itself."""
    months = pl.date_range(first.replace(day=1), last, "1mo", eager=True).dt.month_end()
    ended = [day for day in months.to_list() if day < last]
    return [*ended, last]
