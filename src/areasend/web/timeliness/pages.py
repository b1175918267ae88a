"""What the overview and the page of one measure show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import polars as pl
from django.conf import settings
from django.urls import reverse

from areasend.indicators import periods, timeliness
from areasend.web.components.charts import Chart
from areasend.web.components.tables import Table
from areasend.web.timeliness import drawings, tables
from areasend.web.timeliness.beside import Beside, beside
from areasend.web.timeliness.measures import MEASURES, Measure
from areasend.web.timeliness.scope import LAST_12, Scope


@dataclass(frozen=True)
class Tile:
    label: str
    value: str
    href: str
    note: str
    comparators: list[tuple[str, str]]
    trend: list[float | None]


def address(scope: Scope, name: str, *args: str) -> str:
    """A page of this scope."""
    period = {} if scope.period == LAST_12 else {"period": scope.period}
    query = urlencode({**period, **scope.query})
    return f"{reverse(f'timeliness:{name}', args=args)}{'?' if query else ''}{query}"


def tile(measure: Measure, scope: Scope) -> Tile:
    """The share of the whole period, what it is of, its months as a spark, and the published figures beside it."""
    rates = measure.rates(scope, "month", scope.span)
    met, every = int(rates["numerator"].sum()), int(rates["denominator"].sum())
    found = beside(settings.AREASEND_AREA, measure.card)
    return Tile(
        measure.title,
        tables.share(100 * met / every if every else None),
        address(scope, "measure", measure.key),
        f"{met:,} of {every:,}",
        _published(found) if found else [],
        rates["rate"].to_list(),
    )


def _published(found: Beside) -> list[tuple[str, str]]:
    place = [("Place among neighbours", f"{found.place} of {len(found.known)}")] if found.place else []
    wider = [(f"{row.area.name} {found.year}", row.words) for row in found.wider]
    return [(f"Published for {found.year}", found.own.words), *wider, *place]


def open_tile(scope: Scope) -> Tile:
    """Children under assessment for more than 20 weeks since the request, now and at the end of each month; and all that is open."""
    ends = periods.month_ends(scope.on - timedelta(365), scope.on)
    found = pl.concat(timeliness.open_by_age(timeliness.being_assessed(scope.assessments, end), [end]) for end in ends)
    late, assessed = int(found["late"][-1]), int(found["open"][-1])
    every = int(timeliness.open_by_age(scope.assessments, [scope.on])["open"][0])
    return Tile(
        "Under assessment, past 20 weeks",
        f"{late:,}",
        address(scope, "open"),
        f"of {assessed:,} under assessment on {scope.on.day} {scope.on:%B %Y}. In {every - assessed:,} more requests it is not yet decided "
        "whether to assess",
        [],
        found["late"].to_list(),
    )


def overview(scope: Scope) -> dict[str, Any]:
    return {"tiles": [*(tile(measure, scope) for measure in MEASURES.values()), open_tile(scope)]}


@dataclass(frozen=True)
class MeasurePage:
    measure: Measure
    tile: Tile
    by_month: Chart
    by_year: Chart
    months: Table
    years: Table
    sources: Table | None
    beside: Beside | None
    near: Chart | None
    neighbours: Table | None


def measure_page(measure: Measure, scope: Scope) -> MeasurePage:
    found = beside(settings.AREASEND_AREA, measure.card)
    return MeasurePage(
        measure,
        tile(measure, scope),
        drawings.by_month(measure, scope),
        drawings.by_calendar_year(measure, scope),
        tables.months(measure, scope),
        tables.years(measure, scope),
        tables.sources(scope) if measure.key == "advice" else None,
        found,
        drawings.near(found) if found else None,
        tables.neighbours(found) if found else None,
    )
