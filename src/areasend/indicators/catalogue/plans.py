"""Plans: how many, for whom, how they begin and why they end."""

from __future__ import annotations

from datetime import date

import polars as pl

from areasend.indicators.catalogue.frames import Frames
from areasend.indicators.catalogue.judging import flow, part_of, stock, weeks

SINCE, UNTIL = pl.col("made_on"), pl.col("ended_on")
NEEDS_MET, NO_LONGER_ENGAGES = "2", "6"


def in_force(frames: Frames, met: pl.Expr | None = None) -> pl.DataFrame:
    """Every plan as a stock, from its making to its end."""
    return stock(frames.plans, SINCE, UNTIL, met)


def of_age(frames: Frames, low: int, high: int) -> pl.DataFrame:
    """Plans in force, in the numerator from one birthday until the other."""
    plans = frames.plans
    begins = pl.max_horizontal("made_on", pl.col("born_on").dt.offset_by(f"{low}y"))
    ends = pl.min_horizontal("ended_on", pl.col("born_on").dt.offset_by(f"{high}y"))
    part = plans.with_columns(met_since=begins, met_until=ends).filter(begins < ends)
    return part_of(stock(plans, SINCE, UNTIL), part)


def plans_in_force(frames: Frames, on: date) -> pl.DataFrame:
    return in_force(frames)


def new_plans(frames: Frames, on: date) -> pl.DataFrame:
    return flow(frames.facts("assessment"), "plan.issued")


def plans_ceased(frames: Frames, on: date) -> pl.DataFrame:
    return flow(frames.plans, "ended_on")


def ceased_needs_met(frames: Frames, on: date) -> pl.DataFrame:
    return flow(frames.plans, "ended_on", met=pl.col("reason") == NEEDS_MET)


def ceased_not_engaging(frames: Frames, on: date) -> pl.DataFrame:
    return flow(frames.plans, "ended_on", met=pl.col("reason") == NO_LONGER_ENGAGES)


def plans_under_5(frames: Frames, on: date) -> pl.DataFrame:
    return of_age(frames, 0, 5)


def plans_16_and_over(frames: Frames, on: date) -> pl.DataFrame:
    return of_age(frames, 16, 26)


def plans_autism(frames: Frames, on: date) -> pl.DataFrame:
    return in_force(frames, pl.col("need") == "ASD")


def plans_mental_health(frames: Frames, on: date) -> pl.DataFrame:
    return in_force(frames, pl.col("need") == "SEMH")


def plans_speech_and_language(frames: Frames, on: date) -> pl.DataFrame:
    return in_force(frames, pl.col("need") == "SLCN")


def plans_need_not_recorded(frames: Frames, on: date) -> pl.DataFrame:
    return in_force(frames, pl.col("need") == "")


def plans_looked_after(frames: Frames, on: date) -> pl.DataFrame:
    return in_force(frames, pl.col("looked_after"))


def weeks_from_draft_to_plan(frames: Frames, on: date) -> pl.DataFrame:
    rows = frames.facts("assessment").filter(pl.col("draft.served").is_not_null())
    return flow(rows, "plan.issued", amount=weeks("draft.served", "plan.issued"))
