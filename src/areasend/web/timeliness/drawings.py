"""The charts of the pages."""

from __future__ import annotations

from django.conf import settings

from areasend.indicators import periods, published, timeliness
from areasend.indicators.areas import ENGLAND
from areasend.web.components.charts import Chart, Series
from areasend.web.timeliness.beside import Beside, by_year
from areasend.web.timeliness.measures import Measure
from areasend.web.timeliness.scope import Scope
from areasend.web.timeliness.tables import BANDS, named


def by_month(measure: Measure, scope: Scope) -> Chart:
    """Our share month by month, with England's latest published year as a level line."""
    rates = measure.rates(scope, "month", scope.span)
    labels = [f"{first:%b %y}" for first in rates["starts_on"]]
    own = Series(settings.AREASEND_AREA_NAME, rates["rate"].round(1).to_list())
    figures = by_year(ENGLAND, measure.card)
    known = {year: figure.number for year, figure in figures.items() if figure.number is not None}
    level = [Series(f"England {max(known)}", [known[max(known)]] * len(labels), muted=True)] if known else []
    return Chart(f"{measure.title}, by month", labels, [own, *level], unit="%", maximum=100)


def by_calendar_year(measure: Measure, scope: Scope) -> Chart:
    """Our share by year beside the published ones of the area, the region and England."""
    rates = measure.rates(scope, "year", scope.years)
    years = [first.year for first in rates["starts_on"]]
    area = published.find_area(settings.AREASEND_AREA)
    named = {"As published": area.code, str(published.region_of(area.code)): published.region_of(area.code).code}
    series = [Series("Our records", rates["rate"].round(1).to_list())]
    for name, code in {**named, "England": ENGLAND}.items():
        figures = by_year(code, measure.card)
        if figures:
            series.append(Series(name, [_number(figures.get(year)) for year in years], muted=True))
    return Chart(f"{measure.title}, by year", [str(year) for year in years], series, unit="%", maximum=100)


def _number(figure: published.Figure | None) -> float | None:
    return None if figure is None or figure.number is None else float(figure.number)


def near(found: Beside) -> Chart:
    """The area among its neighbours, its region and England, as bars."""
    rows = [row for row in (*found.near, *found.wider) if row.number is not None]
    labels = [named(row) for row in rows]
    title = f"The area among its statistical neighbours, {found.year}"
    return Chart(title, labels, [Series("Share", [row.number for row in rows])], unit="%", source=found.source)


def ages(scope: Scope) -> Chart:
    """Open assessments at the end of each month of the period, in bands of weeks since the request."""
    found = timeliness.open_by_age(scope.assessments, periods.month_ends(*scope.span))
    labels = [f"{day.day} {day:%b %y}" if day == scope.on else f"{day:%b %y}" for day in found["at_on"]]
    series = [Series(words, found[band].to_list()) for band, words in BANDS.items()]
    return Chart("Open requests and assessments by age, at the end of each month", labels, series)
