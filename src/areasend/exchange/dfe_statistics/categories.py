"""One name for one category: the files call the same age, placement or length of time by different names."""

import polars as pl

TOPICS = {
    "Child or young persons age": "age",
    "Young persons age": "age",
    "Age when plan started": "age_started",
    "Age plan ceased": "age_ceased",
    "Sex": "sex",
    "Ethnicity": "ethnicity",
    "Type of placement": "placement",
    "Years EHC plan in place": "years_in_place",
    "Years plan held": "years_in_place",
}
TOTAL = r"^(All |New EHC plans$|Total$)"
SAME = {
    "under 3": "2 and under",
    "Under 5": "under 5",
    "25 or over": "25 and over",
    "Age unknown": "unknown",
    "Unknown": "unknown",
    "Less than a year": "under 1",
    "Under a year": "under 1",
    "12 or more": "12 and over",
    "12 years and over": "12 and over",
    "Special - Academy/free schools": "Special - academy/free school",
}


def topic() -> pl.Expr:
    """`breakdown_topic` as one short word: total, or one of the values of `TOPICS`; null for a topic not known."""
    published = pl.col("breakdown_topic")
    known = published.replace_strict(TOPICS, default=None, return_dtype=pl.String)
    return pl.when(published.str.contains(TOTAL)).then(pl.lit("total")).otherwise(known).alias("topic")


def category(column: str = "breakdown") -> pl.Expr:
    """The published breakdown as one name in all files; empty for the total of an area.

    Ages and years lose the words around the number: "age 10" and "Aged 10" are "10", "2 years" is "2".
    """
    published = pl.col(column)
    plain = (
        published.replace(SAME)
        .str.replace(r"^[Aa]ged? (\d)", "${1}")
        .str.replace(r"^(\d+) years?$", "${1}")
        .replace(SAME)
    )
    return pl.when(published.str.contains(TOTAL)).then(pl.lit("")).otherwise(plain).alias("category")
