"""By what a figure can be divided. Age and setting change with time: a flow takes them as they were on the day counted, a stock is cut into
the spells in which they were so."""

from __future__ import annotations

from datetime import timedelta

import polars as pl

from areasend.indicators.catalogue.frames import Frames

LABELS = {
    "age": "Age",
    "need": "Primary need",
    "setting": "Type of setting",
    "team": "Team",
    "sex": "Sex",
    "ethnicity": "Ethnic background",
    "district": "Postcode district",
}
OWN_LABELS = {
    "source": "Who asked",
    "service": "Service",
    "reason": "Reason",
    "outcome": "Outcome",
    "with_whom": "With whom",
}
BANDS = {"Under 5": (0, 5), "5 to 10": (5, 11), "11 to 15": (11, 16), "16 to 19": (16, 20), "20 to 25": (20, 27)}
GROUPS = {"W": "White", "M": "Mixed", "A": "Asian", "B": "Black"}
ETHNICITIES = {"CHNE": "Asian", "OOTH": "Any other", "REFU": "Not known", "NOBT": "Not known", "BOTH": "Black"}
NOT_KNOWN = "Not recorded"
SPELLS = (("since", "until"), ("met_since", "met_until"))


def label_of(cut: str) -> str:
    return LABELS.get(cut) or OWN_LABELS.get(cut) or cut.replace("_", " ").capitalize()


def divided(judged: pl.DataFrame, cut: str, frames: Frames) -> pl.DataFrame:
    """The judged rows with a column `group`. Raises KeyError for a cut that these rows cannot have."""
    is_stock = "since" in judged.columns
    if cut == "age":
        return _stock_by_age(judged) if is_stock else judged.with_columns(group=_age())
    if cut == "setting":
        return _stock_by_setting(judged, frames) if is_stock else _flow_by_setting(judged, frames)
    if cut not in judged.columns:
        raise KeyError(cut)
    group = _ethnicity() if cut == "ethnicity" else pl.col(cut).cast(pl.String)
    return judged.with_columns(group=pl.when(group != "").then(group).otherwise(pl.lit(NOT_KNOWN)))


def can_divide(judged: pl.DataFrame, cut: str) -> bool:
    needed = {"age": "born_on", "setting": "person"}.get(cut, cut)
    return needed in judged.columns


def _ethnicity() -> pl.Expr:
    code = pl.col("ethnicity")
    by_letter = code.str.slice(0, 1).replace_strict(GROUPS, default=NOT_KNOWN, return_dtype=pl.String)
    return pl.coalesce(code.replace_strict(ETHNICITIES, default=None, return_dtype=pl.String), by_letter)


def _birthday(years: int) -> pl.Expr:
    return pl.col("born_on").dt.offset_by(f"{years}y")


def _age() -> pl.Expr:
    reached = [
        pl.when((pl.col("counted_on") >= _birthday(low)) & (pl.col("counted_on") < _birthday(high))).then(pl.lit(band))
        for band, (low, high) in BANDS.items()
    ]
    return pl.coalesce(*reached, pl.lit(NOT_KNOWN))


def _stock_by_age(judged: pl.DataFrame) -> pl.DataFrame:
    parts = [
        _clipped(judged.with_columns(_from=_birthday(low), _to=_birthday(high), group=pl.lit(band)))
        for band, (low, high) in BANDS.items()
    ]
    return pl.concat(parts)


def _clipped(rows: pl.DataFrame) -> pl.DataFrame:
    """Both spells of each row, narrowed to `_from` until the day before `_to`; rows of which nothing is left are dropped."""
    for start, end in SPELLS:
        rows = rows.with_columns(
            pl.when(pl.col(start).is_not_null()).then(pl.max_horizontal(start, "_from")).alias(start),
            pl.min_horizontal(end, "_to").alias(end),
        )
        empty = (pl.col(start) >= pl.col(end)).fill_null(False)
        rows = rows.with_columns(pl.when(~empty).then(pl.col(start)).alias(start))
    return rows.drop("_from", "_to").filter(pl.col("since").is_not_null() | pl.col("met_since").is_not_null())


def spells(frames: Frames) -> pl.DataFrame:
    """Main placements as `person`, `_from`, `_to` (the day after the last) and `group`, the type of setting."""
    return frames.placements.select(
        "person", _from="since", _to=pl.col("until") + timedelta(days=1), group=pl.col("type")
    )


def _stock_by_setting(judged: pl.DataFrame, frames: Frames) -> pl.DataFrame:
    """What lies in no placement is added by the evaluator as the rest of the whole."""
    return _clipped(judged.drop("group", strict=False).join(spells(frames), "person", "inner"))


def _flow_by_setting(judged: pl.DataFrame, frames: Frames) -> pl.DataFrame:
    where = spells(frames).sort("_from")
    rows = judged.sort("counted_on").join_asof(
        where, left_on="counted_on", right_on="_from", by="person", check_sortedness=False
    )
    there = pl.col("_to").is_null() | (pl.col("counted_on") < pl.col("_to"))
    group = pl.when(there).then(pl.col("group")).fill_null(NOT_KNOWN).alias("group")
    return rows.with_columns(group).drop("_from", "_to", strict=False)
