"""The tables of the pages: counts that lead to their lists, shares, and the published figures beside them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
from django.conf import settings
from django.utils.html import format_html

from areasend.indicators import periods, published, timeliness
from areasend.indicators.areas import ENGLAND
from areasend.web.components.tables import Column, Link, Table
from areasend.web.timeliness import links
from areasend.web.timeliness.advice_list import label_of
from areasend.web.timeliness.beside import Beside, Row, by_year
from areasend.web.timeliness.measures import Measure, advice
from areasend.web.timeliness.scope import Scope, month_end, year_end

BANDS = {
    "0-6": "Up to 6 weeks",
    "6-16": "7 to 16 weeks",
    "16-20": "17 to 20 weeks",
    "20-26": "21 to 26 weeks",
    "26-52": "27 to 52 weeks",
    "52+": "More than 52 weeks",
}
Cells = list[Any]


def share(rate: float | None) -> str:
    return "–" if rate is None else f"{rate:.1f}%"


def months(measure: Measure, scope: Scope) -> Table:
    """A row a month of the scope's period."""
    rows = _periods(measure, scope, "month", scope.span, month_end)
    labels = [Column(part.label, numeric=True) for part in measure.parts]
    average = [Column("Mean weeks", numeric=True)] if measure.average else []
    columns = [Column("Month"), *labels, Column("Share", numeric=True), *average]
    return Table(columns, [[f"{first:%B %Y}", *cells] for first, cells in rows], f"By month, {scope.words}")


def years(measure: Measure, scope: Scope) -> Table:
    """A row a calendar year since the first that is shown, with the published shares of the area, its region and England."""
    rows = _periods(measure, scope, "year", scope.years, year_end)
    labels = [Column(part.label, numeric=True) for part in measure.parts]
    average = [Column("Mean weeks", numeric=True)] if measure.average else []
    beside = _published_names() if measure.card.twin else []
    columns = [Column("Year"), *labels, Column("Share", numeric=True), *average, *beside]
    drawn = [[str(first.year), *cells, *_published(measure, first.year)] for first, cells in rows]
    return Table(columns, drawn, "By calendar year", stacked=False)


def _periods(
    measure: Measure, scope: Scope, every: periods.Every, span: tuple[date, date], end: Callable[[date], date]
) -> list[tuple[date, Cells]]:
    counts = [part.counts(scope, every, span) for part in measure.parts]
    rates = dict(measure.rates(scope, every, span).select("starts_on", "rate").iter_rows())
    weeks = _averages(measure, scope, every, span)
    return [
        (
            first,
            [
                *(
                    _count(count[first], part.link(scope, first, end(first)))
                    for part, count in zip(measure.parts, counts, strict=True)
                ),
                share(rate),
                *([weeks[first]] if weeks else []),
            ],
        )
        for first, rate in reversed(rates.items())
    ]


def _averages(measure: Measure, scope: Scope, every: periods.Every, span: tuple[date, date]) -> dict[date, str]:
    if measure.average is None:
        return {}
    found = periods.averages(measure.average(scope), every, span=span).select("starts_on", "average")
    return {first: "–" if weeks is None else f"{weeks:.1f}" for first, weeks in found.iter_rows()}


def _count(number: int, href: str) -> Any:
    """Nothing to open behind a nought."""
    return Link(f"{number:,}", href) if number else "0"


def _published_names() -> list[Column]:
    own = published.find_area(settings.AREASEND_AREA)
    names = ["Published", str(published.region_of(own.code)), "England"]
    return [Column(name, numeric=True) for name in names]


def _published(measure: Measure, year: int) -> list[str]:
    if measure.card.twin is None:
        return []
    own = published.find_area(settings.AREASEND_AREA).code
    areas = (own, published.region_of(own).code, ENGLAND)
    found = [by_year(area, measure.card).get(year) for area in areas]
    return [str(figure) if figure else "–" for figure in found]


def sources(scope: Scope) -> Table:
    """Advice of the scope's period by source of regulation 6."""
    found = periods.rates(advice(scope).filter(_within(scope)), "year", by=("source",))
    totals = found.group_by("source").sum().sort("denominator", descending=True)
    first, last = scope.whole_months
    rows = [
        [
            label_of(source),
            _count(met, links.advice(scope, first, last, met=True, source=source)),
            _count(every - met, links.advice(scope, first, last, met=False, source=source)),
            share(100 * met / every),
        ]
        for source, met, every in totals.select("source", "numerator", "denominator").iter_rows()
    ]
    columns = [Column("Asked of"), *(Column(name, numeric=True) for name in ("In time", "Late or missing", "Share"))]
    return Table(columns, rows, f"By source, {scope.words}")


def _within(scope: Scope) -> pl.Expr:
    return pl.col("counted_on").is_between(*scope.whole_months)


def ages(scope: Scope) -> Table:
    """Those open today by weeks since the request: under assessment, still to be decided whether to assess, and both together."""
    every = timeliness.open_by_age(scope.assessments, [scope.on]).row(0, named=True)
    assessed = timeliness.being_assessed(scope.assessments, scope.on)
    under_way = timeliness.open_by_age(assessed, [scope.on]).row(0, named=True)
    names = {**BANDS, "late": "Past 20 weeks, together", "open": "Open, together"}
    rows = [
        [
            words,
            _count(under_way[band], links.aged(scope, band, assessed=True)),
            f"{every[band] - under_way[band]:,}",
            _count(every[band], links.aged(scope, band)),
        ]
        for band, words in names.items()
    ]
    counted = ("Under assessment", "Assessment not yet decided on", "Both")
    columns = [Column("Weeks since the request"), *(Column(name, numeric=True) for name in counted)]
    return Table(columns, rows, "Open now, by age")


def neighbours(found: Beside) -> Table:
    """The area among its neighbours, then its region and England."""
    rows = [[named(row), _place(found, row), _marked(row)] for row in found.near]
    rows += [[named(row), "–", _marked(row)] for row in found.wider]
    columns = [Column("Area"), Column("Place", numeric=True), Column("Share", numeric=True)]
    return Table(columns, rows, f"Published for {found.year}")


def named(row: Row) -> str:
    return f"{row.area.name} (here)" if row.is_own else row.area.name


def _place(found: Beside, row: Row) -> str:
    if row.number is None:
        return "–"
    better = [one for one in found.known if (one > row.number if found.highest_is_best else one < row.number)]
    return str(1 + len(better))


def _marked(row: Row) -> Any:
    """The figure with the numbers of its footnotes."""
    if not row.marks:
        return row.words
    return format_html("{} <sup>{}</sup>", row.words, ", ".join(map(str, row.marks)))
