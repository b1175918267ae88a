"""The DfE's definitions, as counts on frames of cases. Each function gives the figures of one published table by its column names.

Requests are counted by the year in which they came, with their outcome as at the January count after; plans issued, assessments ended
and plans ceased by the year of the day; plans in force, and their last review, as at the January count (the third Thursday).
"""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl

from areasend.demo.days import count_day
from areasend.demo.history.ages import BANDS
from areasend.demo.history.flows import REASONS

SIX_WEEKS, SIXTEEN_WEEKS, TWENTY_WEEKS, A_YEAR, FOUR_WEEKS = 42, 112, 140, 364, 28


def _lasted(start: str, end: str) -> pl.Expr:
    return (pl.col(end) - pl.col(start)).dt.total_days()


def _count(test: pl.Expr) -> pl.Expr:
    return test.fill_null(False).sum()


def requests(assessments: pl.DataFrame, year: int) -> dict[str, int]:
    counted = count_day(year + 1)
    asked = assessments.filter((pl.col("received").dt.year() == year) & ~pl.col("taken_over"))
    decided = pl.min_horizontal("assessed", "refused")
    known = (decided <= counted).fill_null(False)
    gone = ~known & (pl.col("withdrawn") <= counted).fill_null(False)
    quick = (decided - pl.col("received")).dt.total_days() <= SIX_WEEKS
    waited = (
        pl.when(gone)
        .then(_lasted("received", "withdrawn"))
        .otherwise((pl.lit(counted) - pl.col("received")).dt.total_days())
    )
    return asked.select(
        requests_received_in_year=pl.len(),
        requests_decided_to_assess=_count(known & (pl.col("assessed") <= counted)),
        requests_decided_not_to_assess=_count(known & (pl.col("refused") <= counted)),
        requests_withdrawn=_count(gone),
        requests_decision_not_made=_count(~known & ~gone),
        request_outcome_six_weeks=_count(known & quick),
        request_outcome_over_6_weeks=_count((known & ~quick) | (~known & (waited > SIX_WEEKS))),
    ).row(0, named=True)


def assessments_ended(assessments: pl.DataFrame, year: int) -> dict[str, int]:
    without = (pl.col("no_plan").dt.year() == year).fill_null(False)
    late = _lasted("received", "no_plan") > SIXTEEN_WEEKS
    after = (pl.col("withdrawn").dt.year() == year) & pl.col("assessed").is_not_null()
    return assessments.select(
        assess_issued=_count(pl.col("issued").dt.year() == year),
        assess_not_issued=_count(without),
        outcome_decision_within_time=_count(without & ~late),
        outcome_decision_over_time=_count(without & late),
        assess_withdrawn=_count(after),
    ).row(0, named=True)


def new_plans(assessments: pl.DataFrame, year: int) -> dict[str, int]:
    return {"new_ehc_plans": assessments.filter(pl.col("issued").dt.year() == year).height}


def timeliness(assessments: pl.DataFrame, year: int) -> dict[str, int]:
    """Plans issued in the year by the time since the request; those that were first refused are not timed from it."""
    issued = assessments.filter((pl.col("issued").dt.year() == year) & pl.col("settled").is_null())
    took, plain = _lasted("received", "issued"), ~pl.col("excused")
    soon, middle, long = took <= TWENTY_WEEKS, (took > TWENTY_WEEKS) & (took <= A_YEAR), took > A_YEAR
    return issued.select(
        plans_issued_den=pl.len(),
        plans_issued_den_ex=_count(plain),
        plans_issued_within_20_weeks=_count(soon),
        plans_issued_20_weeks_ex=_count(soon & plain),
        plans_issued_gt20weeks_ltYear=_count(middle),
        plans_issued_gt20weeks_ltYear_ex=_count(middle & plain),
        plans_issued_gt_1_year=_count(long),
        plans_issued_gt_1_year_ex=_count(long & plain),
    ).row(0, named=True)


def ceased(plans: pl.DataFrame, year: int) -> dict[str, int]:
    """Plans ended in the year with a reason, by reason. The table has two columns for other reasons, counted as one here."""
    gone = plans.filter((pl.col("ended").dt.year() == year) & (pl.col("reason") != ""))
    counts = dict(gone.group_by("reason").len().rows())
    named = {column: counts.get(code, 0) for column, code in REASONS.items() if column not in ("not_rec", "other")}
    return {**named, "not_rec": counts.get("9", 0), "total_ceased": gone.height}


def in_force(plans: pl.DataFrame, on: date) -> pl.DataFrame:
    return plans.filter((pl.col("here_from") <= on) & ~(pl.col("ended") <= on).fill_null(False))


def caseload(plans: pl.DataFrame, people: pl.DataFrame, placements: pl.DataFrame, on: date) -> pl.DataFrame:
    """Plans in force on a day with `age`, `sex`, `ethnicity`, `need` and `category` of placement."""
    here = placements.filter((pl.col("since") <= on) & ~(pl.col("until") < on).fill_null(False)).select(
        "person_id", "category"
    )
    whole = in_force(plans, on).join(people, on="person_id").join(here, on="person_id", how="left")
    in_year = pl.col("born").dt.month().cast(pl.Int32) * 100 + pl.col("born").dt.day()
    to_come = (in_year > on.month * 100 + on.day).cast(pl.Int32)
    return whole.with_columns(age=on.year - pl.col("born").dt.year() - to_come)


def by_band(counted: pl.DataFrame) -> dict[str, int]:
    return {
        name: counted.filter(pl.col("age").is_between(first, end - 1)).height for name, (first, end) in BANDS.items()
    }


def by(counted: pl.DataFrame, column: str) -> dict[str, int]:
    return {str(key): number for key, number in counted.group_by(column).len().rows()}


def annual_reviews(plans: pl.DataFrame, reviews: pl.DataFrame, on: date) -> dict[str, int]:
    """Plans in force by their last review. A review was expected of those made before the year began; an outcome is what was decided, or
    while that is awaited what the report recommended."""
    begun = date(on.year - 1, 1, 1)
    known = in_force(plans, on)
    expected = known.filter(pl.col("made") < begun)
    last = reviews.filter(pl.col("meeting") <= on).sort("meeting").group_by("plan_id").last()
    met = expected.join(last, left_on="id", right_on="plan_id", how="inner")
    decided = (pl.col("decided") <= on).fill_null(False)
    soon = _lasted("meeting", "decided") <= FOUR_WEEKS
    outcome = pl.when(decided).then("outcome").otherwise("advised")
    year = pl.col("meeting").dt.year()
    counts = met.select(
        review_meeting_25=_count(year == on.year),
        review_meeting_24=_count(year == on.year - 1),
        review_meeting_prior_24=_count(year < on.year - 1),
        total_review_meeting=pl.len(),
        outcome_amend=_count(outcome == "amend"),
        outcome_cease=_count(outcome == "cease"),
        outcome_maintan=_count(outcome == "maintain"),
        number_decsion_4weeks=_count(decided & soon),
        number_decision_gt_4weeks=_count(decided & ~soon),
    ).row(0, named=True)
    return {"review_expected": expected.height, "no_review_meeting": expected.height - met.height, **counts}


def open_assessments(assessments: pl.DataFrame, on: date) -> dict[str, int]:
    """Children whose assessment was agreed and has not ended, and those of them past 20 weeks since the request, on a day."""
    begun = pl.coalesce("settled", "assessed") < on
    ended = pl.min_horizontal("issued", "no_plan", "withdrawn") < on
    running = assessments.filter(begun & ~ended.fill_null(False))
    late = running.filter(pl.col("received") + timedelta(days=TWENTY_WEEKS) < on)
    return {"under assessment": running.height, "past 20 weeks": late.height}
