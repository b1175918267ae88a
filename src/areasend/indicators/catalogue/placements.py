"""Where those with a plan are educated: main placements within the time in which the plan is in force."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl

from areasend.indicators.catalogue.frames import Frames
from areasend.indicators.catalogue.judging import part_of, stock
from areasend.indicators.catalogue.plans import in_force

TYPE = pl.col("type")
NEET = ("neet", "neet_ntci", "neet_other", "neet_other_csa")
MET = {"_since": "met_since", "_until": "met_until"}
INDEPENDENT = ("special_independent", "special_non_maintained")


FAR_KM = 32
FAR_REASON = (
    "20 miles in a straight line, in whole kilometres: the distance at which the Department for Education counts a looked-after child as "
    "placed far from home (from memory). Nothing in law says it of those with a plan; it is a distance that few children travel each day."
)


def in_plan(frames: Frames, where: pl.Expr) -> pl.DataFrame:
    """Main placements of a kind, from `_since` until the day before `_until`, in which a plan was in force."""
    chosen = frames.placements.filter(where).with_columns(_to=pl.col("until") + timedelta(days=1)).drop("until")
    within = chosen.join(frames.plans, "person", "inner").with_columns(
        _since=pl.max_horizontal("since", "made_on"), _until=pl.min_horizontal("_to", "ended_on")
    )
    return within.filter(pl.col("_until").is_null() | (pl.col("_since") < pl.col("_until")))


def placed(frames: Frames, where: pl.Expr) -> pl.DataFrame:
    """Plans in force, in the numerator while the main placement is of a kind."""
    return part_of(in_force(frames), in_plan(frames, where).drop("since").rename(MET))


def of_known_distance(frames: Frames) -> pl.DataFrame:
    """Plans in force with a main placement of which it is known how far it is from home; in the numerator while that is far."""
    rows = in_plan(frames, pl.col("km").is_not_null()).drop("since")
    return stock(rows, pl.col("_since"), pl.col("_until"), pl.col("km") > FAR_KM)


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


def placed_far(frames: Frames, on: date) -> pl.DataFrame:
    return of_known_distance(frames)


def placed_far_number(frames: Frames, on: date) -> pl.DataFrame:
    return of_known_distance(frames)


def distance_not_known(frames: Frames, on: date) -> pl.DataFrame:
    rows = in_plan(frames, pl.col("school") != "").drop("since")
    return stock(rows, pl.col("_since"), pl.col("_until"), pl.col("km").is_null())
