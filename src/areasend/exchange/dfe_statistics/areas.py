"""The areas that the published files know: England, its regions and its local authorities, past and present."""

import polars as pl

LONDON = "E12000007"
PARTS_OF_LONDON = ("E13000001", "E13000002")
# Codes that the Office for National Statistics has replaced while the authority kept its three-digit number.
REPLACED = {"E10000002": "E06000060", "E08000020": "E08000037", "E06000048": "E06000057"}
# Names under which other lists know an authority, with the name that the files of plans give it.
OTHER_NAMES = {
    "Bedford Borough": "Bedford",
    "Durham": "County Durham",
    "Herefordshire": "Herefordshire, County of",
    "Kingston Upon Hull, City of": "Kingston upon Hull, City of",
    "Hull": "Kingston upon Hull, City of",
    "Bristol": "Bristol, City of",
}
COLUMNS = (
    "area",
    "old_la_code",
    "new_la_code",
    "name",
    "region_code",
    "region",
    "level",
    "first_year",
    "last_year",
    "current",
)


def collect(frames: list[pl.DataFrame]) -> pl.DataFrame:
    """One row an area under its latest name: `COLUMNS`, in order of level, region and name.

    `frames` are coded frames with the published geography. `first_year` and `last_year` are the first and last year
    with any row; an area is `current` if it still has rows in the last year of all. `level` is national, regional,
    sub_region (the two halves of London, which some files give instead of London) or local_authority.
    """
    kept = ["level", "area", "year", "region_code", "region_name", "new_la_code", "la_name"]
    rows = pl.concat([frame.select(kept) for frame in frames])
    latest = rows.sort("year").with_columns(pl.col("new_la_code").replace(REPLACED))
    span = latest.group_by("area").agg(
        pl.col("year").min().alias("first_year"),
        pl.col("year").max().alias("last_year"),
        pl.exclude("year").last(),
    )
    return _named(span).select(COLUMNS).sort("level", "region", "name", "area", nulls_last=True)


def codes_by_name(known: pl.DataFrame) -> dict[str, str]:
    """The number of each authority there is today by each of its names."""
    authorities = known.filter(pl.col("current") & (pl.col("level") == "local_authority"))
    codes = dict(authorities.select("name", "area").rows())
    return codes | {other: codes[name] for other, name in OTHER_NAMES.items() if name in codes}


def _named(span: pl.DataFrame) -> pl.DataFrame:
    part = pl.col("region_code").is_in(PARTS_OF_LONDON)
    own = pl.col("level") == "local_authority"
    whole = pl.when(part).then(pl.lit("London")).otherwise("region_name")
    national = pl.col("level") == "national"
    return span.with_columns(
        pl.when(national).then(pl.lit("England")).when(own).then("la_name").otherwise("region_name").alias("name"),
        pl.when(national).then(None).when(part).then(pl.lit(LONDON)).otherwise("region_code").alias("region_code"),
        pl.when(national).then(None).otherwise(whole).alias("region"),
        pl.when(own).then("area").alias("old_la_code"),
        pl.when(own).then("new_la_code").otherwise("area").alias("new_la_code"),
        pl.when(part & ~own).then(pl.lit("sub_region")).otherwise("level").alias("level"),
        (pl.col("last_year") == pl.col("last_year").max()).alias("current"),
    )
