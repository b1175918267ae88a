"""Contact: whether families are spoken with, and whether promises to come back are kept."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl

from areasend.indicators.catalogue import timeliness
from areasend.indicators.catalogue.frames import Frames
from areasend.indicators.catalogue.judging import flow, following, late_stock, part_of, stock, weeks

FAMILY = ("family", "young_person")
MONTH = 28


def _promises(frames: Frames) -> pl.DataFrame:
    return frames.contacts.filter(pl.col("answer_due_on").is_not_null())


def contacts_with_families(frames: Frames, on: date) -> pl.DataFrame:
    return flow(frames.contacts.filter(pl.col("with_whom").is_in(FAMILY)), "on")


def promises_kept(frames: Frames, on: date) -> pl.DataFrame:
    due = _promises(frames).filter(pl.col("answered_on").is_not_null() | (pl.col("answer_due_on") < on))
    return flow(due, "answer_due_on", met=pl.col("answered_on") <= pl.col("answer_due_on"))


def promises_open(frames: Frames, on: date) -> pl.DataFrame:
    return stock(_promises(frames), pl.col("on"), pl.col("answered_on"))


def promises_overdue(frames: Frames, on: date) -> pl.DataFrame:
    late = pl.col("answer_due_on") + timedelta(days=1)
    return late_stock(_promises(frames), pl.col("on"), pl.col("answered_on"), late)


def weeks_to_answer(frames: Frames, on: date) -> pl.DataFrame:
    return flow(_promises(frames), "answered_on", amount=weeks("on", "answered_on"))


def families_in_touch(frames: Frames, on: date) -> pl.DataFrame:
    """Open assessments, in the numerator for four weeks from each talk with the family (spells that overlap are joined)."""
    talks = frames.contacts.filter(pl.col("with_whom").is_in(FAMILY)).select("case", talked_on="on").unique()
    rows = talks.sort("case", "talked_on").with_columns(next_on=following("talked_on", "case"))
    opened = timeliness.opened(frames)
    part = rows.join(opened, "case", "inner").with_columns(
        met_since=pl.max_horizontal("talked_on", "received_on"),
        met_until=pl.min_horizontal(pl.col("talked_on") + timedelta(days=MONTH), "next_on", "closed_on"),
    )
    whole = stock(opened, pl.col("received_on"), pl.col("closed_on"))
    return part_of(whole, part.filter(pl.col("met_since") < pl.col("met_until")))
