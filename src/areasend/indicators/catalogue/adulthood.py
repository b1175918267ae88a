"""Preparation for adulthood, from school year 9 on: the year in whose September a child is 13 by 31 August."""

from __future__ import annotations

from datetime import date

import polars as pl

from areasend.indicators.catalogue.frames import Frames
from areasend.indicators.catalogue.judging import part_of, stock
from areasend.indicators.catalogue.placements import NEET
from areasend.indicators.catalogue.reviews import reviews_overdue

UNKNOWN = (*NEET, "placement_unknown")


def year_9_on() -> pl.Expr:
    """The 1 September on which school year 9 begins: the first after the 13th birthday (which may fall on 31 August at the latest)."""
    birthday = pl.col("born_on").dt.offset_by("13y")
    return birthday.dt.offset_by("4mo").dt.truncate("1y").dt.offset_by("8mo")


def _from(rows: pl.DataFrame, first_on: pl.Expr) -> pl.DataFrame:
    """Both spells of a stock, no earlier than a day of each person's."""
    rows = rows.with_columns(_first=first_on)
    for start, end in (("since", "until"), ("met_since", "met_until")):
        begins = pl.max_horizontal(start, "_first")
        left = pl.col(start).is_not_null() & (begins < pl.col(end)).fill_null(True)
        rows = rows.with_columns(pl.when(left).then(begins).alias(start))
    return rows.drop("_first")


def reviews_overdue_from_year_9(frames: Frames, on: date) -> pl.DataFrame:
    return _from(reviews_overdue(frames, on), year_9_on())


def _placed_from_16(frames: Frames, kinds: tuple[str, ...]) -> pl.DataFrame:
    plans = frames.plans
    spells = frames.placements.filter(pl.col("type").is_in(kinds)).select("person", begun_on="since", left_on="until")
    part = spells.join(plans, "person").with_columns(
        met_since=pl.max_horizontal("begun_on", "made_on"),
        met_until=pl.min_horizontal(pl.col("left_on").dt.offset_by("1d"), "ended_on"),
    )
    kept = part.filter((pl.col("met_since") < pl.col("met_until")).fill_null(True))
    whole = stock(plans, pl.col("made_on"), pl.col("ended_on"))
    return _from(part_of(whole, kept), pl.col("born_on").dt.offset_by("16y"))


def not_in_education_from_16(frames: Frames, on: date) -> pl.DataFrame:
    return _placed_from_16(frames, NEET)


def not_in_education_or_unknown_from_16(frames: Frames, on: date) -> pl.DataFrame:
    return _placed_from_16(frames, UNKNOWN)


def in_further_education_from_16(frames: Frames, on: date) -> pl.DataFrame:
    return _placed_from_16(
        frames, ("general_fe_tertiary_colleges", "specialist_post_16_institutions", "ukrlp_provider")
    )


def plans_19_to_25(frames: Frames, on: date) -> pl.DataFrame:
    plans = frames.plans
    whole = stock(plans, pl.col("made_on"), pl.col("ended_on"))
    begins = pl.max_horizontal("made_on", pl.col("born_on").dt.offset_by("19y"))
    part = plans.with_columns(met_since=begins, met_until=pl.col("ended_on"))
    return part_of(whole, part.filter((pl.col("met_since") < pl.col("met_until")).fill_null(True)))
