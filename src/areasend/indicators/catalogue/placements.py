"""Where those with a plan are educated: main placements within the time in which the plan is in force."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl

from areasend.indicators.catalogue.frames import Frames
from areasend.indicators.catalogue.judging import part_of
from areasend.indicators.catalogue.plans import in_force

TYPE = pl.col("type")
NEET = ("neet", "neet_ntci", "neet_other", "neet_other_csa")
INDEPENDENT = ("special_independent", "special_non_maintained")


def placed(frames: Frames, where: pl.Expr) -> pl.DataFrame:
    """Plans in force, in the numerator while the main placement is of a kind."""
    chosen = frames.placements.filter(where).with_columns(_to=pl.col("until") + timedelta(days=1)).drop("until")
    within = chosen.join(frames.plans, "person", "inner").with_columns(
        met_since=pl.max_horizontal("since", "made_on"), met_until=pl.min_horizontal("_to", "ended_on")
    )
    kept = within.filter(pl.col("met_until").is_null() | (pl.col("met_since") < pl.col("met_until")))
    return part_of(in_force(frames), kept.drop("since"))


def placed_mainstream(frames: Frames, on: date) -> pl.DataFrame:
    return placed(frames, TYPE.str.starts_with("mainstream"))


def placed_special(frames: Frames, on: date) -> pl.DataFrame:
    return placed(frames, TYPE.str.starts_with("special_"))


def placed_resourced(frames: Frames, on: date) -> pl.DataFrame:
    return placed(frames, pl.col("provision") != "")


def placed_independent_special(frames: Frames, on: date) -> pl.DataFrame:
    return placed(frames, TYPE.is_in(INDEPENDENT))


def placed_alternative(frames: Frames, on: date) -> pl.DataFrame:
    return placed(frames, TYPE.str.starts_with("ap_pru"))


def placed_out_of_area(frames: Frames, on: date) -> pl.DataFrame:
    return placed(frames, ~pl.col("in_area"))


def placed_residential(frames: Frames, on: date) -> pl.DataFrame:
    return placed(frames, pl.col("residential_weeks").is_not_null())


def home_educated(frames: Frames, on: date) -> pl.DataFrame:
    return placed(frames, TYPE == "elective_home_education")


def other_arrangements(frames: Frames, on: date) -> pl.DataFrame:
    return placed(frames, TYPE == "other_arrangements_la")


def not_in_education(frames: Frames, on: date) -> pl.DataFrame:
    return placed(frames, TYPE.is_in(NEET))


def placement_not_known(frames: Frames, on: date) -> pl.DataFrame:
    return placed(frames, TYPE == "placement_unknown")


def placed_somewhere(frames: Frames, on: date) -> pl.DataFrame:
    return placed(frames, pl.lit(True))
