"""Timeliness: how long requests, plans, advice and reviews take, by the definitions of the DfE's published figures.

Every function takes a frame of cases and gives a judged frame, which `periods.rates`, `periods.averages` and
`periods.cases_behind` turn into figures by month or year and into the lists behind them. Dates are calendar days; the
day from which time runs is not counted, so that 20 weeks are kept on the 140th day after it. Other columns (`team`) are
kept. What each figure says of whom, and its published twin, is in `cards.yaml` under the name of the function (with
`_ex` where exceptions are left out).

Frames, one row each:

- assessments: `case`, `received_on`, `decided_on` (whether to assess), `outcome` (assess, refuse or null),
  `plan_issued_on`, `no_plan_on` (decided not to issue), `withdrawn_on` (dates or null), `exception` (whether claimed),
  `ordered` (a refusal to assess was overturned, so that other time limits than the 20 weeks hold);
- advice: `case`, `source`, `received_by_body_on` (the body got the authority's request), `received_on` (the authority
  got the advice, or null);
- reviews: `case`, `meeting_on`, `decided_on` (the decision was sent, or null), `outcome`.
"""

from datetime import date, timedelta

import polars as pl

SIX_WEEKS, SIXTEEN_WEEKS, TWENTY_WEEKS, YEAR, FOUR_WEEKS = 42, 112, 140, 364, 28
# The upper end of each band in days, for open cases.
BANDS = {"0-6": 42, "6-16": 112, "16-20": 140, "20-26": 182, "26-52": 364}
OLDEST = "52+"
DATE = pl.Date
ASSESSMENTS = {
    "case": pl.String,
    "received_on": DATE,
    "decided_on": DATE,
    "outcome": pl.String,
    "plan_issued_on": DATE,
    "no_plan_on": DATE,
    "withdrawn_on": DATE,
    "exception": pl.Boolean,
    "ordered": pl.Boolean,
}
ADVICE = {"case": pl.String, "source": pl.String, "received_by_body_on": DATE, "received_on": DATE}
REVIEWS = {"case": pl.String, "meeting_on": DATE, "decided_on": DATE, "outcome": pl.String}


def _days(start: str, end: str) -> pl.Expr:
    return (pl.col(end) - pl.col(start)).dt.total_days()


def plans_issued(assessments: pl.DataFrame, exceptions: bool = True) -> pl.DataFrame:
    """Plans issued, with `weeks` from the request; those with an exception left out unless `exceptions`.

    A plan that follows a refusal overturned is left out: its time runs from the order (regulation 44), not from the request.
    """
    issued = assessments.filter(pl.col("plan_issued_on").is_not_null() & ~pl.col("ordered").fill_null(False))
    if not exceptions:
        issued = issued.filter(~pl.col("exception").fill_null(False))
    days = _days("received_on", "plan_issued_on")
    return issued.with_columns(
        days.alias("days"), (days / 7).alias("weeks"), pl.col("plan_issued_on").alias("counted_on")
    )


def plans_in_20_weeks(assessments: pl.DataFrame, exceptions: bool = True) -> pl.DataFrame:
    """Plans issued, met if on or before the 140th day after the request."""
    return plans_issued(assessments, exceptions).with_columns((pl.col("days") <= TWENTY_WEEKS).alias("met"))


def plans_in_20_to_52_weeks(assessments: pl.DataFrame, exceptions: bool = True) -> pl.DataFrame:
    """Plans issued, met if after the 140th day and on or before the 364th."""
    between = (pl.col("days") > TWENTY_WEEKS) & (pl.col("days") <= YEAR)
    return plans_issued(assessments, exceptions).with_columns(between.alias("met"))


def plans_after_52_weeks(assessments: pl.DataFrame, exceptions: bool = True) -> pl.DataFrame:
    """Plans issued, met (which is not good) if after the 364th day."""
    return plans_issued(assessments, exceptions).with_columns((pl.col("days") > YEAR).alias("met"))


def decided_in_6_weeks(assessments: pl.DataFrame, on: date) -> pl.DataFrame:
    """Requests received that were decided, or should have been by `on`; met if decided by the 42nd day.

    A request withdrawn undecided, or undecided and not yet due, is not counted.
    """
    decided = pl.col("decided_on") <= on
    overdue = pl.col("withdrawn_on").is_null() & (pl.col("received_on") + timedelta(days=SIX_WEEKS) < on)
    counted = assessments.filter(decided.fill_null(False) | overdue)
    in_time = decided & (_days("received_on", "decided_on") <= SIX_WEEKS)
    return counted.with_columns(in_time.fill_null(False).alias("met"), pl.col("received_on").alias("counted_on"))


def no_plan_in_16_weeks(assessments: pl.DataFrame) -> pl.DataFrame:
    """Assessments after which no plan was to be issued; met if that was decided by the 112th day."""
    decided = assessments.filter(pl.col("no_plan_on").is_not_null())
    in_time = _days("received_on", "no_plan_on") <= SIXTEEN_WEEKS
    return decided.with_columns(in_time.alias("met"), pl.col("no_plan_on").alias("counted_on"))


def advice_in_6_weeks(advice: pl.DataFrame, on: date) -> pl.DataFrame:
    """Advice received or overdue by `on`, in the period in which it was due; met if it came by the 42nd day."""
    due_on = pl.col("received_by_body_on") + timedelta(days=SIX_WEEKS)
    came = (pl.col("received_on") <= on).fill_null(False)
    counted = advice.filter(pl.col("received_by_body_on").is_not_null() & (came | (due_on < on)))
    return counted.with_columns((came & (pl.col("received_on") <= due_on)).alias("met"), due_on.alias("counted_on"))


def reviews_decided_in_4_weeks(reviews: pl.DataFrame) -> pl.DataFrame:
    """Annual reviews decided; met if the decision was sent by the 28th day after the meeting."""
    decided = reviews.filter(pl.col("meeting_on").is_not_null() & pl.col("decided_on").is_not_null())
    in_time = _days("meeting_on", "decided_on") <= FOUR_WEEKS
    return decided.with_columns(in_time.alias("met"), pl.col("decided_on").alias("counted_on"))


def _ended_on() -> pl.Expr:
    refused = pl.when(pl.col("outcome") == "refuse").then(pl.col("decided_on"))
    return pl.min_horizontal("plan_issued_on", "no_plan_on", "withdrawn_on", refused)


def open_cases(assessments: pl.DataFrame, on: date) -> pl.DataFrame:
    """Requests and assessments open at the end of the day `on`: `at_on`, `days`, `weeks`, `band`, `late`.

    A case is open from its request until a refusal to assess, a plan, a decision not to issue one, or its withdrawal.
    It is late after the 140th day.
    """
    opened = assessments.filter((pl.col("received_on") <= on) & ~(_ended_on() <= on).fill_null(False))
    days = (pl.lit(on) - pl.col("received_on")).dt.total_days()
    within = [pl.when(days <= end).then(pl.lit(band)) for band, end in BANDS.items()]
    band = pl.coalesce(*within, pl.lit(OLDEST))
    return opened.with_columns(
        pl.lit(on).alias("at_on"),
        days.alias("days"),
        (days / 7).alias("weeks"),
        band.alias("band"),
        (days > TWENTY_WEEKS).alias("late"),
    )


def being_assessed(assessments: pl.DataFrame, on: date) -> pl.DataFrame:
    """Those of which it was decided by `on` that there will be an assessment, as councils count children "under assessment"."""
    return assessments.filter((pl.col("outcome") == "assess") & (pl.col("decided_on") <= on))


def open_by_age(assessments: pl.DataFrame, ends: list[date]) -> pl.DataFrame:
    """Open cases at each of the days `ends` (see `periods.month_ends`): `at_on`, one column a band, `late`, `open`."""
    return pl.concat([_aged(open_cases(assessments, on), on) for on in ends])


def _aged(opened: pl.DataFrame, on: date) -> pl.DataFrame:
    counts = [(pl.col("band") == band).sum().cast(pl.Int64).alias(band) for band in (*BANDS, OLDEST)]
    late, every = pl.col("late").sum().cast(pl.Int64), pl.len().cast(pl.Int64)
    return opened.select(pl.lit(on).alias("at_on"), *counts, late.alias("late"), every.alias("open"))


def cases_open(assessments: pl.DataFrame, on: date, band: str | None = None, late: bool | None = None) -> list[object]:
    """The keys of the cases open on a day, narrowed to a band or to those late or not: the list behind a number."""
    opened = open_cases(assessments, on)
    tests = ([pl.col("band") == band] if band else []) + ([pl.col("late") == late] if late is not None else [])
    return opened.filter(*tests)["case"].to_list()
