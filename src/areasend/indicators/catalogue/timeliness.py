"""Timeliness: the judges of `areasend.indicators.timeliness`, over the frames of the catalogue, and how old the open cases are."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl

from areasend.indicators import timeliness as judge
from areasend.indicators.catalogue.frames import Frames
from areasend.indicators.catalogue.judging import after, first_of, late_stock, stock


def assessments(frames: Frames) -> pl.DataFrame:
    """`timeliness.ASSESSMENTS`. A refusal, or a decision not to issue a plan, that was overturned is not one: the case went on."""
    facts = frames.facts("assessment").filter(pl.col("request.received").is_not_null())
    overturned = pl.col("decision.assess").is_not_null() | pl.col("challenge.settled_assess").is_not_null()
    decided = first_of("decision.assess", "decision.refuse")
    refused = pl.col("decision.refuse").is_not_null() & ~overturned
    return facts.with_columns(
        received_on="request.received",
        decided_on=decided,
        outcome=pl.when(refused).then(pl.lit("refuse")).when(decided.is_not_null()).then(pl.lit("assess")),
        plan_issued_on="plan.issued",
        no_plan_on=pl.when(pl.col("challenge.settled_issue").is_null()).then(pl.col("decision.no_plan")),
        withdrawn_on="request.withdrawn",
        exception=pl.col("case").is_in(frames.exceptions["case"].unique().implode()),
        ordered=pl.col("challenge.settled_assess").is_not_null(),
    )


def owed(frames: Frames) -> pl.DataFrame:
    """Advice, less what was not yet due when its case ended."""
    due_on = pl.col("received_by_body_on") + timedelta(days=judge.SIX_WEEKS)
    spared = pl.col("received_on").is_null() & (pl.col("ended_on") <= due_on)
    return frames.advice.filter(~spared.fill_null(False))


def opened(frames: Frames) -> pl.DataFrame:
    """Assessments with `closed_on`: the refusal, the plan, the decision not to issue one, or the withdrawal."""
    refused = pl.when(pl.col("outcome") == "refuse").then(pl.col("decided_on"))
    closed = pl.min_horizontal("plan_issued_on", "no_plan_on", "withdrawn_on", refused)
    return assessments(frames).with_columns(closed_on=closed)


def plans_in_20_weeks(frames: Frames, on: date) -> pl.DataFrame:
    return judge.plans_in_20_weeks(assessments(frames))


def plans_in_20_weeks_ex(frames: Frames, on: date) -> pl.DataFrame:
    return judge.plans_in_20_weeks(assessments(frames), exceptions=False)


def plans_in_20_to_52_weeks(frames: Frames, on: date) -> pl.DataFrame:
    return judge.plans_in_20_to_52_weeks(assessments(frames))


def plans_in_20_to_52_weeks_ex(frames: Frames, on: date) -> pl.DataFrame:
    return judge.plans_in_20_to_52_weeks(assessments(frames), exceptions=False)


def plans_after_52_weeks(frames: Frames, on: date) -> pl.DataFrame:
    return judge.plans_after_52_weeks(assessments(frames))


def plans_after_52_weeks_ex(frames: Frames, on: date) -> pl.DataFrame:
    return judge.plans_after_52_weeks(assessments(frames), exceptions=False)


def plans_issued(frames: Frames, on: date) -> pl.DataFrame:
    return judge.plans_issued(assessments(frames)).with_columns(amount="weeks")


def decided_in_6_weeks(frames: Frames, on: date) -> pl.DataFrame:
    return judge.decided_in_6_weeks(assessments(frames), on)


def no_plan_in_16_weeks(frames: Frames, on: date) -> pl.DataFrame:
    return judge.no_plan_in_16_weeks(assessments(frames))


def advice_in_6_weeks(frames: Frames, on: date) -> pl.DataFrame:
    return judge.advice_in_6_weeks(owed(frames), on)


def reviews_decided_in_4_weeks(frames: Frames, on: date) -> pl.DataFrame:
    return judge.reviews_decided_in_4_weeks(frames.reviews)


def open_assessments(frames: Frames, on: date) -> pl.DataFrame:
    return stock(opened(frames), pl.col("received_on"), pl.col("closed_on"))


def open_past_20_weeks(frames: Frames, on: date) -> pl.DataFrame:
    late = after("received_on", judge.TWENTY_WEEKS)
    return late_stock(opened(frames), pl.col("received_on"), pl.col("closed_on"), late)


def open_past_52_weeks(frames: Frames, on: date) -> pl.DataFrame:
    late = after("received_on", judge.YEAR)
    return late_stock(opened(frames), pl.col("received_on"), pl.col("closed_on"), late)


def weeks_open(frames: Frames, on: date) -> pl.DataFrame:
    return open_assessments(frames, on)
