"""Workforce: how many cases an officer holds, and what nobody holds. Turnover and vacancies are observed."""

from __future__ import annotations

from datetime import date

import polars as pl

from areasend.indicators.catalogue.frames import Frames
from areasend.indicators.catalogue.judging import stock

HELD = ("assessment", "plan", "annual_review", "phase_transfer", "appeal", "cease")


def _open(frames: Frames, *processes: str) -> pl.DataFrame:
    return frames.cases.filter(pl.col("process").is_in(processes))


def cases_per_officer(frames: Frames, on: date) -> pl.DataFrame:
    held = _open(frames, *HELD).filter(pl.col("officer").is_not_null())
    return stock(held, pl.col("opened_on"), pl.col("ended_on"))


def plans_per_officer(frames: Frames, on: date) -> pl.DataFrame:
    return stock(frames.plans.filter(pl.col("officer").is_not_null()), pl.col("made_on"), pl.col("ended_on"))


def cases_without_officer(frames: Frames, on: date) -> pl.DataFrame:
    return stock(_open(frames, *HELD), pl.col("opened_on"), pl.col("ended_on"), pl.col("officer").is_null())


def assessments_without_officer(frames: Frames, on: date) -> pl.DataFrame:
    return stock(_open(frames, "assessment"), pl.col("opened_on"), pl.col("ended_on"), pl.col("officer").is_null())
