"""The published figures of every English area, from the extract that ships with the package.

A measure is named `table.column`, the column as published: `caseload.ehcplans`, `timeliness.plans_issued_den`. An area
is given by number, code or name. A breakdown is given by name and category: `age="10"`, `sex="Female"`,
`placement="Special - total"`, `need="ASD"`. The year is that of the January for what is counted in January, else the
calendar year.
"""

import polars as pl

from areasend.exchange.dfe_statistics import cells, extract
from areasend.exchange.dfe_statistics.footnotes import notes_of
from areasend.exchange.dfe_statistics.spec import Column, NotKnown, Spec, keys, spec
from areasend.indicators.areas import Area, UnknownArea, comparators, find_area, neighbours, region_of
from areasend.indicators.figures import Figure, NotPublished
from areasend.indicators.measures import Asked, ask, in_order, lying_across, named

__all__ = [
    "JOINED",
    "Area",
    "Figure",
    "NotKnown",
    "NotPublished",
    "UnknownArea",
    "areas",
    "beside",
    "comparators",
    "figure",
    "find_area",
    "history",
    "measures",
    "neighbours",
    "region_of",
    "series",
    "split",
    "table",
    "tables",
]

# What is known over the longest time: the same count in the 2022 history and in the 2025 tables, which are preferred.
JOINED = {
    "plans": ("history_caseload.Total_all", "caseload.ehcplans"),
    "new_plans": ("history_new_plans.Total_new_all", "new_plans.new_ehc_plans"),
    "requests": ("history_activity.InreqEHC", "requests.requests_received_in_year"),
    "requests_refused": ("history_activity.AssRefusedEHC", "requests.requests_decided_not_to_assess"),
    "assessed_and_issued": ("history_activity.NewallEHC", "assessments.assess_issued"),
    "assessed_and_not_issued": ("history_activity.AssnoneEHC", "assessments.assess_not_issued"),
    "issued": ("history_activity.TotIncExcEHC", "timeliness.plans_issued_den"),
    "issued_in_20_weeks": ("history_activity.IncExc20weekEHC", "timeliness.plans_issued_within_20_weeks"),
    "issued_in_20_weeks_share": ("history_activity.IncExc20weekRate", "timeliness.pc_plans_issued_within_20_weeks"),
    "issued_ex": ("history_activity.TotNoExcEHC", "timeliness.plans_issued_den_ex"),
    "issued_ex_in_20_weeks": ("history_activity.NoExc20weekEHC", "timeliness.plans_issued_20_weeks_ex"),
    "issued_ex_in_20_weeks_share": ("history_activity.NoExc20weekRate", "timeliness.PC_plans_issued_20_weeks_ex"),
}


def areas() -> pl.DataFrame:
    """Every area: `area` (the key of all tables), `old_la_code`, `new_la_code`, `name`, `region_code`, `region`,
    `level`, `first_year`, `last_year`, `current` (false for authorities since merged or divided)."""
    return extract.load("areas")


def tables() -> dict[str, Spec]:
    """Every published table by its key, with its file, label, edition and columns."""
    return {key: spec(key) for key in keys()}


def measures(key: str) -> dict[str, str]:
    """The measures of one table by name, with their labels. Raises `NotKnown`."""
    return {f"{key}.{column.name}": column.label for column in spec(key).measures}


def table(
    key: str, area: str | None = None, year: int | None = None, topic: str | None = None, symbols: bool = False
) -> pl.DataFrame:
    """One table: `area`, `year`, `topic` and `category` where there are breakdowns, then its columns as published.

    A symbol is null; with `symbols`, a column `<name>_symbol` says which. `topic` is one of total, age, age_started,
    age_ceased, sex, ethnicity, placement, years_in_place. Raises `NotKnown` for an unknown table, `UnknownArea`.
    """
    wanted = {"area": find_area(area).code if area else None, "year": year, "topic": topic}
    tests = [pl.col(name) == value for name, value in wanted.items() if value is not None]
    return cells.decoded(extract.load(key).filter(*tests), spec(key), symbols)


def figure(area: str, measure: str, year: int, **breakdown: object) -> Figure:
    """One published figure. Raises `NotPublished`, `UnknownArea`, or `NotKnown` for an unknown measure."""
    by_year = {one.year: one for one in series(area, measure, **breakdown)}
    if year not in by_year:
        years = ", ".join(str(one) for one in by_year)
        raise NotPublished(f"{measure} of {find_area(area)} is not published for {year}; it is for {years}.")
    return by_year[year]


def series(area: str, measure: str, **breakdown: object) -> list[Figure]:
    """A measure of an area for every year it is published, the earliest first. Errors as for `figure`."""
    asked, own = ask(measure, breakdown), find_area(area)
    found = _figures(asked.rows(own.code), asked.spec, asked.column, breakdown)
    if not found:
        detail = "".join(f" for {by} {category}" for by, category in breakdown.items())
        raise NotPublished(f"{measure} of {own} is not published{detail}. {_topics(asked.spec, own)}")
    return found


def _figures(rows: pl.DataFrame, table: Spec, column: Column, breakdown: dict[str, object]) -> list[Figure]:
    chosen = rows.select("area", "year", cells.value(column).alias("value"), cells.symbol(column).alias("symbol"))
    asked = tuple((by, str(category)) for by, category in breakdown.items())
    return [
        Figure(
            area=area,
            measure=f"{table.key}.{column.name}",
            year=year,
            breakdown=asked,
            label=column.label,
            kind=column.kind,
            value=value,
            symbol=symbol,
            file=table.file,
            edition=table.edition,
            publisher=table.publisher,
            footnotes=notes_of(table.key, column.name, area, year),
        )
        for area, year, value, symbol in chosen.iter_rows()
    ]


def _topics(table: Spec, area: Area) -> str:
    frame = extract.load(table.key).filter(pl.col("area") == area.code)
    if frame.is_empty() or "topic" not in frame.columns:
        return f"The table {table.key} has no such rows for {area}."
    found = frame.group_by("topic").agg(pl.col("year").unique().sort()).sort("topic")
    return "Published: " + "; ".join(f"{topic} for {', '.join(map(str, years))}" for topic, years in found.rows()) + "."


def history(area: str, what: str) -> list[Figure]:
    """The longest series of one of `JOINED`, from the 2022 history and the 2025 tables; where both give a year, the
    later edition counts unless it has only a symbol. Raises `NotKnown` with the names there are."""
    if what not in JOINED:
        raise NotKnown(f"There is no joined series {what!r}; there are: {', '.join(JOINED)}.")
    by_year: dict[int, Figure] = {}
    for measure in JOINED[what]:
        found = series_if_any(area, measure)
        by_year |= {one.year: one for one in found if one.symbol is None or one.year not in by_year}
    return [by_year[year] for year in sorted(by_year)]


def series_if_any(area: str, measure: str, **breakdown: object) -> list[Figure]:
    """As `series`, empty where nothing is published."""
    asked = ask(measure, breakdown)
    return _figures(asked.rows(find_area(area).code), asked.spec, asked.column, breakdown)


def beside(area: str, measure: str, year: int, **breakdown: object) -> list[tuple[Area, Figure | None]]:
    """The area, its region, England and its neighbours (see `comparators`), each with its figure, or `None` where there
    is no row."""
    asked, others = ask(measure, breakdown), comparators(area)
    rows = asked.rows(*(other.code for other in others)).filter(pl.col("year") == year)
    found = {one.area: one for one in _figures(rows, asked.spec, asked.column, breakdown)}
    return [(other, found.get(other.code)) for other in others]


def split(area: str, measure: str, year: int, by: str) -> pl.DataFrame:
    """A measure broken down: `category`, `value` (null for a symbol), `symbol`; the totals of groups are left out.

    `by` is a breakdown of the table's rows, or `placement` or `need` where these are columns. A category without a row
    had nobody in it. Raises `NotPublished` with the breakdowns there are.
    """
    (source, column), own = named(measure), find_area(area)
    across = [one for one in lying_across(source, column, by) if not one.total]
    parts = _across(own, year, source, across) if across else _along(own, year, Asked(source, column, by))
    if parts.is_empty():
        raise NotPublished(f"{measure} of {own} for {year} is not published by {by}. {_topics(source, own)}")
    return parts


def _across(area: Area, year: int, source: Spec, columns: list[Column]) -> pl.DataFrame:
    rows = Asked(source, columns[0]).rows(area.code).filter(pl.col("year") == year)
    cell = [
        rows.select(
            pl.lit(one.placement or one.need).alias("category"),
            cells.value(one).alias("value"),
            cells.symbol(one).alias("symbol"),
        )
        for one in columns
    ]
    return pl.concat(cell)


def _along(area: Area, year: int, asked: Asked) -> pl.DataFrame:
    frame = extract.load(asked.spec.key).filter((pl.col("area") == area.code) & (pl.col("year") == year))
    rows = frame.filter(pl.col("topic") == asked.topic) if "topic" in frame.columns else frame.clear()
    value, symbol = cells.value(asked.column).alias("value"), cells.symbol(asked.column).alias("symbol")
    if rows.is_empty():
        return pl.DataFrame()
    return in_order(rows.filter(~pl.col("category").str.ends_with(" - total"))).select("category", value, symbol)
