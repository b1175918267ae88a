"""By what a figure can be divided. Age and setting change with time: a flow takes them as they were on the day counted, a stock is cut into
the spells in which they were so."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from areasend.indicators.catalogue.frames import Frames
from areasend.rules import law

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
    "about": "What it is about",
    "with_whom": "With whom",
}
# Names single schools and colleges, so it is for staff and partners: no counted card offers it, and no measure, citation
# or release may use it.
SCHOOL = "school"
LABELS[SCHOOL] = "School or college"
# Each with the name of what lies in no placement.
OF_PLACEMENT = {"setting": "Not recorded", SCHOOL: "No school or college recorded"}
BANDS = {"Under 5": (0, 5), "5 to 10": (5, 11), "11 to 15": (11, 16), "16 to 19": (16, 20), "20 to 25": (20, 27)}
EDGES = (0, 5, 11, 16, 20, 27)
GROUPS = {"W": "White", "M": "Mixed", "A": "Asian", "B": "Black"}
ETHNICITIES = {"CHNE": "Asian", "OOTH": "Any other", "REFU": "Not known", "NOBT": "Not known", "BOTH": "Black"}
NOT_KNOWN = "Not recorded"
SPELLS = (("since", "until"), ("met_since", "met_until"))
# What the evaluator counts by. Rows are narrowed to it before they are divided: those of an appeal have ninety columns.
COUNTED = ("case", "officer", "counted_on", "met", "amount", "since", "until", "met_since", "met_until")


def label_of(cut: str) -> str:
    return LABELS.get(cut) or OWN_LABELS.get(cut) or cut.replace("_", " ").capitalize()


def divided(judged: pl.DataFrame, cut: str, frames: Frames) -> pl.DataFrame:
    """The judged rows with a column `group`. Raises KeyError for a cut that these rows cannot have."""
    if not can_divide(judged, cut):
        raise KeyError(cut)
    is_stock = "since" in judged.columns
    rows = judged.select(_column(cut), *(name for name in COUNTED if name in judged.columns))
    if cut == "age":
        return _stock_by_age(rows) if is_stock else _flow_by_age(rows)
    if cut in OF_PLACEMENT:
        spells = frames.school_spells if cut == SCHOOL else frames.spells
        return _stock_by_spell(rows, spells) if is_stock else _flow_by_spell(rows, spells, OF_PLACEMENT[cut])
    return rows.with_columns(group=_named(rows[cut], NAMED.get(cut, str)))


def can_divide(judged: pl.DataFrame, cut: str) -> bool:
    return _column(cut) in judged.columns


def _column(cut: str) -> str:
    return {"age": "born_on", "setting": "person", SCHOOL: "person"}.get(cut, cut)


def _named(codes: pl.Series, name: Callable[[str], str]) -> pl.Series:
    """Each code under its name, worked out once a code; what is empty was not recorded."""
    names = {code: (name(code) if code else NOT_KNOWN) for code in codes.unique().to_list()}
    groups = pl.Enum(sorted(set(names.values())))
    return codes.replace_strict(names, return_dtype=groups)


def _ethnicity(code: str) -> str:
    return ETHNICITIES.get(code) or GROUPS.get(code[0], NOT_KNOWN)


def _about(code: str) -> str:
    """What an appeal or a mediation is about; the two lists share their codes."""
    return law.codes("mediation_matters").get(code, code)


NAMED: dict[str, Callable[[str], str]] = {"ethnicity": _ethnicity, "about": _about}


def _with_birthdays(rows: pl.DataFrame) -> pl.DataFrame:
    """With a column for each birthday at which a band begins or ends, worked out once for each day of birth."""
    born = rows.select(pl.col("born_on").unique())
    days = born.with_columns(pl.col("born_on").dt.offset_by(f"{years}y").alias(f"_{years}") for years in EDGES)
    return rows.join(days, "born_on", "left", maintain_order="left")


def _flow_by_age(judged: pl.DataFrame) -> pl.DataFrame:
    rows = _with_birthdays(judged)
    reached = pl.sum_horizontal(pl.col("counted_on") >= pl.col(f"_{years}") for years in EDGES)
    bands = dict(enumerate(BANDS, start=1))
    group = reached.replace_strict(bands, default=NOT_KNOWN, return_dtype=pl.Enum([*BANDS, NOT_KNOWN]))
    return judged.with_columns(rows.select(group=group).to_series())


def _stock_by_age(judged: pl.DataFrame) -> pl.DataFrame:
    rows = _with_birthdays(judged).lazy().with_columns(begun_on="since")
    parts = [
        _clipped(rows.with_columns(_from=f"_{low}", _to=f"_{high}", group=pl.lit(band, pl.Enum(list(BANDS)))))
        for band, (low, high) in BANDS.items()
    ]
    return pl.concat(parts).collect()


def _clipped(rows: pl.LazyFrame) -> pl.LazyFrame:
    """Both spells of each row, narrowed to `_from` until the day before `_to`; rows of which nothing is left are dropped.

    `begun_on` keeps the day on which the row began: a case that has been open for a year has been so on the child's birthday too.
    """
    for start, end in SPELLS:
        begins, ends = pl.max_horizontal(start, "_from"), pl.min_horizontal(end, "_to")
        left = pl.col(start).is_not_null() & (begins < ends).fill_null(True)
        rows = rows.with_columns(pl.when(left).then(begins).alias(start), ends.alias(end))
    return rows.drop("_from", "_to").filter(pl.col("since").is_not_null() | pl.col("met_since").is_not_null())


def _stock_by_spell(judged: pl.DataFrame, spells: pl.DataFrame) -> pl.DataFrame:
    """What lies in no placement is added by the evaluator as the rest of the whole."""
    rows = judged.lazy().with_columns(begun_on="since")
    return _clipped(rows.join(spells.lazy(), "person", "inner")).collect()


def _flow_by_spell(judged: pl.DataFrame, spells: pl.DataFrame, none: str) -> pl.DataFrame:
    rows = judged.sort("counted_on").join_asof(
        spells, left_on="counted_on", right_on="_from", by="person", check_sortedness=False
    )
    there = pl.col("_to").is_null() | (pl.col("counted_on") < pl.col("_to"))
    group = pl.when(there).then(pl.col("group")).fill_null(none).alias("group")
    return rows.with_columns(group).drop("_from", "_to", strict=False)
