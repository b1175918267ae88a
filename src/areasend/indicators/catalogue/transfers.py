"""Phase transfers: whether the next setting is named by 15 February (school) or 31 March (post-16) of the year of the move.

The last lawful day is taken strictly: 14 February, and 31 March itself."""

from __future__ import annotations

from datetime import date

import polars as pl

from areasend.indicators.catalogue.frames import Frames
from areasend.indicators.catalogue.judging import flow, late_stock, stock

NAMED = "plan.amended"


def _due_in(frames: Frames, move: str, month: int, day: int) -> pl.DataFrame:
    rows = frames.facts("phase_transfer").filter(pl.col(move).is_not_null() & pl.col("transfer.cancelled").is_null())
    return rows.with_columns(due_on=pl.date(pl.col(move).dt.year(), month, day))


def _school(frames: Frames) -> pl.DataFrame:
    return _due_in(frames, "transfer.school_on", 2, 14)


def _post16(frames: Frames) -> pl.DataFrame:
    return _due_in(frames, "transfer.post16_on", 3, 31)


def _in_time(rows: pl.DataFrame, on: date) -> pl.DataFrame:
    """Those named, and those whose day has passed."""
    counted = rows.filter((pl.col("due_on") < on) | pl.col(NAMED).is_not_null())
    return flow(counted, "due_on", met=pl.col(NAMED) <= pl.col("due_on"))


def _both(frames: Frames) -> pl.DataFrame:
    return pl.concat([_school(frames), _post16(frames)])


def transfers_due(frames: Frames, on: date) -> pl.DataFrame:
    return flow(_both(frames), "due_on")


def school_transfers_in_time(frames: Frames, on: date) -> pl.DataFrame:
    return _in_time(_school(frames), on)


def post16_transfers_in_time(frames: Frames, on: date) -> pl.DataFrame:
    return _in_time(_post16(frames), on)


def transfers_open(frames: Frames, on: date) -> pl.DataFrame:
    return stock(_both(frames), pl.col("opened_on"), pl.min_horizontal(NAMED, "ended_on"))


def transfers_late(frames: Frames, on: date) -> pl.DataFrame:
    late = pl.col("due_on").dt.offset_by("1d")
    return late_stock(_both(frames), pl.col("opened_on"), pl.min_horizontal(NAMED, "ended_on"), late)


def transfers_met_by_meeting(frames: Frames, on: date) -> pl.DataFrame:
    return flow(_both(frames), "due_on", met=pl.col("review.meeting") <= pl.col("due_on"))
