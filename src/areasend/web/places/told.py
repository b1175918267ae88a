"""A forecast of places as charts and tables of a page."""

from __future__ import annotations

from typing import Any

from areasend.forecast.outcome import Outcome
from areasend.records.choices import Need
from areasend.rules.place_kinds import PHASES
from areasend.web.components.charts import Chart, Series
from areasend.web.components.tables import Column, Link, Table
from areasend.web.places.shown import number, share

LOW_80, MIDDLE, HIGH_80 = 1, 3, 5


def chart(outcome: Outcome, hidden: bool) -> Chart:
    """Children who need a specialist place beside the places there are, as it was and as it comes."""
    demand, places = outcome["demand"], outcome["places"]
    past = [period for period, _ in demand.past]
    labels = [*past, *demand.periods]
    known = [round(value) for _, value in demand.past]
    gap: list[float | None] = [None] * len(past)

    def ahead(values: Any) -> list[float | None]:
        return [*gap, *(round(float(one)) for one in values)]

    series = [
        Series("Expected", [*known, *(round(float(one)) for one in demand.bands.median)]),
        Series(
            "Places", [*(round(value) for _, value in places.past), *(round(float(one)) for one in places.bands.median)]
        ),
        Series("High", ahead(demand.bands.high_80), muted=True),
        Series("Low", ahead(demand.bands.low_80), muted=True),
    ]
    note = "Low and high hold 80 of 100 futures."
    return Chart("Children who need a specialist place, and places", labels, series, note=note)


def years(outcome: Outcome, key: str, hidden: bool) -> Table:
    """One combination of need, phase and part, year by year."""
    columns = [
        Column("School year"), Column("Need a place", numeric=True), Column("Without a place", numeric=True),
        Column("Half of futures"), Column("8 in 10 futures"), Column("95 in 100 futures"), Column("Chance of a shortage"),
        Column("Places free", numeric=True),
    ]  # fmt: skip
    cell = outcome.figures["cells"].get(key)
    rows = (
        []
        if cell is None
        else [_year(cell, place, period, hidden) for place, period in enumerate(outcome["demand"].periods)]
    )
    return Table(columns, rows, "Specialist places, year by year", caption_hidden=True)


def _year(cell: dict[str, Any], place: int, period: str, hidden: bool) -> list[Any]:
    short = cell["short"][place]
    spans = [_span(short[low], short[high], hidden) for low, high in ((2, 4), (1, 5), (0, 6))]
    return [
        period, number(cell["demand"][place], hidden), number(short[MIDDLE], hidden), *spans, share(cell["chance"][place]),
        number(cell["free"][place], hidden),
    ]  # fmt: skip


def _span(low: float, high: float, hidden: bool) -> str:
    a, b = (f"{one:,}" if isinstance(one, int) else one for one in (number(low, hidden), number(high, hidden)))
    return a if a == b else f"{a} to {b}"


def groups(outcome: Outcome, cut: str, hidden: bool) -> Table:
    """The last year by need, phase or part: what is short, how sure, with a link to the combination."""
    names: dict[str, dict[str, str]] = {"need": dict(Need.choices), "phase": PHASES, "part": outcome.figures["parts"]}
    last, first = outcome["demand"].periods[-1], outcome["demand"].periods[0]
    rows = []
    for key, label in names[cut].items():
        cell = outcome.figures["cells"].get("|".join(key if one == cut else "*" for one in names))
        if cell and cell["demand"][-1] >= 1:
            told = [number(cell["short"][0][MIDDLE], hidden), number(cell["short"][-1][MIDDLE], hidden)]
            span = _span(cell["short"][-1][LOW_80], cell["short"][-1][HIGH_80], hidden)
            name = Link(label, f"?{cut}={key}") if key else label
            rows.append(
                (
                    cell["short"][-1][MIDDLE],
                    [name, number(cell["demand"][-1], hidden), *told, span, share(cell["chance"][-1])],
                )
            )
    columns = [
        Column(cut.capitalize()), Column(f"Need a place in {last}", numeric=True), Column(f"Without one in {first}", numeric=True),
        Column(f"Without one in {last}", numeric=True), Column("8 in 10 futures"), Column("Chance of a shortage"),
    ]  # fmt: skip
    ordered = [row for _, row in sorted(rows, key=lambda one: -one[0])]
    return Table(columns, ordered, f"By {cut}", caption_hidden=True)


def bands(outcome: Outcome, keys: tuple[str, ...], hidden: bool, caption: str) -> Table:
    """Series as lines: the middle of each year with what holds 80 of 100."""
    columns = [Column("What"), *(Column(period, numeric=True) for period in outcome["demand"].periods)]
    rows = []
    for key in keys:
        one = outcome[key]
        cells = [
            f"{_told(mid, one.unit, hidden)} ({_told(low, one.unit, hidden)} to {_told(high, one.unit, hidden)})"
            for low, mid, high in zip(one.bands.low_80, one.bands.median, one.bands.high_80, strict=True)
        ]
        rows.append([one.label, *cells])
    return Table(columns, rows, caption, caption_hidden=True)


def _told(value: float, unit: str, hidden: bool) -> str:
    if unit.startswith("pounds"):
        return f"£{float(value) / 1e6:.1f}m"
    told = number(float(value), hidden)
    return f"{told:,}" if isinstance(told, int) else told
