"""Complaints, by the stages of the children's social care procedure and to the ombudsman."""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl

from areasend.indicators.catalogue.frames import Frames
from areasend.indicators.catalogue.judging import first_of, flow, stock, weeks
from areasend.rules.counting import reckoning, within_working_days_of
from areasend.rules.readings import build_readings

RECEIVED = first_of("stage1.received", "health.received")
TEN_DAYS, EXTENDED = 10, 20


def _complaints(frames: Frames) -> pl.DataFrame:
    return frames.facts("complaint").with_columns(received_on=RECEIVED)


def _due(days: pl.Series, count: int) -> pl.Series:
    """The last of so many working days after each day: bank holidays by the calendars of the law."""
    column = days.to_numpy().astype("datetime64[D]")
    due = within_working_days_of(column, count, reckoning(build_readings({})))
    return pl.Series(np.asarray(due)).cast(pl.Date)


def complaints_received(frames: Frames, on: date) -> pl.DataFrame:
    return flow(_complaints(frames), "received_on")


def complaints_open(frames: Frames, on: date) -> pl.DataFrame:
    return stock(_complaints(frames), pl.col("received_on"), first_of("complaint.closed", "ended_on"))


def complaints_answered_in_time(frames: Frames, on: date) -> pl.DataFrame:
    rows = frames.facts("complaint").filter(pl.col("stage1.received").is_not_null())
    received = rows["stage1.received"]
    rows = rows.with_columns(_due(received, TEN_DAYS).alias("due_on"), _due(received, EXTENDED).alias("extended_on"))
    due = pl.when(pl.col("stage1.extended").is_null()).then(pl.col("due_on")).otherwise(pl.col("extended_on"))
    return flow(rows, "stage1.answered", met=pl.col("stage1.answered") <= due)


def complaints_to_stage_2(frames: Frames, on: date) -> pl.DataFrame:
    return flow(_complaints(frames), "received_on", met=pl.col("stage2.asked").is_not_null())


def complaints_to_ombudsman(frames: Frames, on: date) -> pl.DataFrame:
    return flow(frames.facts("complaint"), "ombudsman.asked")


def weeks_to_close_complaints(frames: Frames, on: date) -> pl.DataFrame:
    rows = _complaints(frames).filter(pl.col("received_on").is_not_null())
    return flow(rows, "complaint.closed", amount=weeks("received_on", "complaint.closed"))
