"""What fee-paid placements cost beside like ones: same need, same age band, boarding or not; and how far each lies from their median.

A group has to hold five others to be a measure. Where it does not, age is left out, then need; the answer says which group was taken.
"""

from __future__ import annotations

import polars as pl

LEAST = 5
AGES = ((0, "Under 5"), (5, "5 to 10"), (11, "11 to 15"), (16, "16 and over"))
GROUPS = (
    (("need", "ages", "residential"), "same need, age and boarding"),
    (("need", "residential"), "same need and boarding"),
    (("residential",), "same boarding"),
)


def age_band(age: pl.Expr) -> pl.Expr:
    """The age band in words."""
    found = pl.lit(AGES[0][1])
    for least, words in AGES[1:]:
        found = pl.when(age >= least).then(pl.lit(words)).otherwise(found)
    return found


def unit_costs(placements: pl.DataFrame) -> pl.DataFrame:
    """`placements` (placement, need, age, residential, yearly: pence) with `ages`, `like` (how many others), `median` (pence), `group` in
    words, `distance` (pence above the median) and `percent`; the farthest above first. Alone in the area: null."""
    told = placements.with_columns(ages=age_band(pl.col("age")))
    median, like, words = pl.lit(None, dtype=pl.Float64), pl.lit(None, dtype=pl.Int64), pl.lit("none like it")
    for number, (keys, said) in reversed(list(enumerate(GROUPS))):
        told = told.with_columns(
            pl.col("yearly").median().over(keys).alias(f"median_{number}"),
            (pl.len().over(keys).cast(pl.Int64) - 1).alias(f"like_{number}"),
        )
        enough = pl.col(f"like_{number}") >= LEAST
        median = pl.when(enough).then(pl.col(f"median_{number}")).otherwise(median)
        like = pl.when(enough).then(pl.col(f"like_{number}")).otherwise(like)
        words = pl.when(enough).then(pl.lit(said)).otherwise(words)
    found = told.with_columns(median=median.round(0).cast(pl.Int64), like=like.fill_null(0), group=words)
    away = found.with_columns(distance=pl.col("yearly") - pl.col("median"))
    percent = pl.when(pl.col("median") > 0).then(pl.col("distance") / pl.col("median") * 100)
    kept = [name for name in away.columns if not name.startswith(("median_", "like_"))]
    return (
        away.with_columns(percent=percent)
        .select(*kept, "percent")
        .sort("distance", "placement", descending=[True, False], nulls_last=True)
    )
