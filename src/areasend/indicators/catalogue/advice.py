"""Advice: what each service was asked, how long it took, and what is still owed."""

from __future__ import annotations

from datetime import date

import polars as pl

from areasend.indicators import timeliness as judge
from areasend.indicators.catalogue.frames import Frames
from areasend.indicators.catalogue.judging import after, flow, late_stock, stock, weeks
from areasend.indicators.catalogue.timeliness import owed

ASKED_ON, CAME_ON = "received_by_body_on", "received_on"


def _in_6_weeks(frames: Frames, on: date, service: str) -> pl.DataFrame:
    return judge.advice_in_6_weeks(owed(frames).filter(pl.col("service") == service), on)


def advice_asked(frames: Frames, on: date) -> pl.DataFrame:
    return flow(frames.advice, ASKED_ON)


def advice_weeks(frames: Frames, on: date) -> pl.DataFrame:
    return flow(frames.advice, CAME_ON, amount=weeks(ASKED_ON, CAME_ON))


def advice_outstanding(frames: Frames, on: date) -> pl.DataFrame:
    return stock(frames.advice, pl.col(ASKED_ON), pl.min_horizontal(CAME_ON, "ended_on"))


def advice_overdue(frames: Frames, on: date) -> pl.DataFrame:
    gone = pl.min_horizontal(CAME_ON, "ended_on")
    return late_stock(frames.advice, pl.col(ASKED_ON), gone, after(ASKED_ON, judge.SIX_WEEKS))


def psychology_in_6_weeks(frames: Frames, on: date) -> pl.DataFrame:
    return _in_6_weeks(frames, on, "psychology")


def health_in_6_weeks(frames: Frames, on: date) -> pl.DataFrame:
    return _in_6_weeks(frames, on, "medical")


def social_care_in_6_weeks(frames: Frames, on: date) -> pl.DataFrame:
    return _in_6_weeks(frames, on, "social_care")


def education_in_6_weeks(frames: Frames, on: date) -> pl.DataFrame:
    return _in_6_weeks(frames, on, "education")
