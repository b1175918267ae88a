"""Annual reviews and the amendments that follow them: what is held, what is owed, what is late."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl

from areasend.indicators.catalogue.frames import Frames
from areasend.indicators.catalogue.judging import days, first_of, flow, following, late_stock, stock, within

FOUR_WEEKS, EIGHT_WEEKS, TWELVE_WEEKS = 28, 56, 84
CLOSED = first_of("plan.amended", "amendment.not_made", "ended_on")


def reviews_held(frames: Frames, on: date) -> pl.DataFrame:
    return flow(frames.reviews, "meeting_on")


def reviews_overdue(frames: Frames, on: date) -> pl.DataFrame:
    """Plans from one review to the next: late from the day twelve months after, until the next or the plan's end."""
    done = frames.reviews.filter(pl.col("decided_on").is_not_null()).select(case="origin", reviewed_on="decided_on")
    made = frames.plans.select("case", reviewed_on="made_on")
    rounds = pl.concat([made, done.join(made, "case", "semi")]).unique().sort("case", "reviewed_on")
    rounds = rounds.with_columns(next_on=following("reviewed_on", "case"))
    rows = rounds.join(frames.plans, "case").filter(
        pl.col("ended_on").is_null() | (pl.col("reviewed_on") < pl.col("ended_on"))
    )
    until = pl.min_horizontal("next_on", "ended_on")
    return late_stock(rows, pl.col("reviewed_on"), until, pl.col("reviewed_on").dt.offset_by("1y"))


def review_decisions_owed(frames: Frames, on: date) -> pl.DataFrame:
    return stock(frames.reviews, pl.col("meeting_on"), first_of("decided_on", "ended_on"))


def review_decisions_late(frames: Frames, on: date) -> pl.DataFrame:
    late = pl.col("meeting_on") + timedelta(days=FOUR_WEEKS + 1)
    return late_stock(frames.reviews, pl.col("meeting_on"), first_of("decided_on", "ended_on"), late)


def reviews_to_amend(frames: Frames, on: date) -> pl.DataFrame:
    return flow(frames.reviews, "decided_on", met=pl.col("outcome") == "amend")


def reviews_to_cease(frames: Frames, on: date) -> pl.DataFrame:
    return flow(frames.reviews, "decided_on", met=pl.col("outcome") == "cease")


def reviews_unchanged(frames: Frames, on: date) -> pl.DataFrame:
    return flow(frames.reviews, "decided_on", met=pl.col("outcome") == "maintain")


def notice_in_4_weeks(frames: Frames, on: date) -> pl.DataFrame:
    met = within("meeting_on", "amendment.notice_sent", FOUR_WEEKS)
    return flow(frames.reviews.filter(pl.col("meeting_on").is_not_null()), "amendment.notice_sent", met=met)


def amended_in_8_weeks(frames: Frames, on: date) -> pl.DataFrame:
    rows = frames.reviews.filter(pl.col("amendment.notice_sent").is_not_null())
    return flow(rows, "plan.amended", met=within("amendment.notice_sent", "plan.amended", EIGHT_WEEKS))


def amended_in_12_weeks(frames: Frames, on: date) -> pl.DataFrame:
    rows = frames.reviews.filter(pl.col("meeting_on").is_not_null())
    return flow(rows, "plan.amended", met=within("meeting_on", "plan.amended", TWELVE_WEEKS))


def _to_amend(frames: Frames) -> pl.DataFrame:
    return frames.reviews.filter(pl.col("outcome") == "amend")


def amendments_owed(frames: Frames, on: date) -> pl.DataFrame:
    return stock(_to_amend(frames), pl.col("review.decided_amend"), CLOSED)


def amendments_late(frames: Frames, on: date) -> pl.DataFrame:
    late = pl.col("meeting_on") + timedelta(days=TWELVE_WEEKS + 1)
    return late_stock(_to_amend(frames), pl.col("review.decided_amend"), CLOSED, late)


def report_in_2_weeks(frames: Frames, on: date) -> pl.DataFrame:
    rows = frames.reviews.filter(days("meeting_on", "review.report") >= 0)
    return flow(rows, "review.report", met=within("meeting_on", "review.report", 14))
