"""A line chart: each series named at its own end, targets as broken lines across."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from areasend.documents import paper
from areasend.documents.charts.chart import Chart, Series, Value, axis_ticks
from areasend.documents.charts.svg import (
    AXIS,
    GRID,
    INK,
    INKS,
    LINES,
    QUIET,
    SIZE,
    WIDTH,
    element,
    path,
    picture,
    shortened,
    text_width,
    words,
)

HEIGHT, TOP, BOTTOM, GAP, MOST_NAME = 230, 12, 34, 18, 210


@dataclass(frozen=True)
class Plot:
    """The rectangle of the plot, and where a value stands in it."""

    left: float
    width: float
    least: float
    greatest: float
    count: int

    def x(self, index: int) -> float:
        return self.left + (index / (self.count - 1) if self.count > 1 else 0.5) * self.width

    def y(self, value: float) -> float:
        return TOP + HEIGHT * (1 - (value - self.least) / (self.greatest - self.least))

    @property
    def right(self) -> float:
        return self.left + self.width


def line(chart: Chart) -> paper.Figure:
    """The figure of the paper. The axis holds nought, and goes below it where a figure does."""
    ticks = axis_ticks(max(chart.values, default=1), min(chart.values, default=0))
    left = max(text_width(chart.tick(tick)) for tick in ticks) + 10
    room = min(max((text_width(name) for name, *_ in _ends(chart)), default=0) * 1.05, MOST_NAME) + 20
    plot = Plot(left, WIDTH - left - room, ticks[0], ticks[-1], len(chart.labels))
    drawn = [
        *_grid(chart, plot, ticks),
        *_labels(chart, plot),
        *(_target(target.value, plot) for target in chart.targets),
        *(part for index, series in enumerate(chart.series) for part in _series(series, index, plot)),
        *_names(chart, plot, room - 14),
    ]
    return chart.drawn(picture(TOP + HEIGHT + BOTTOM, *drawn))


def _ends(chart: Chart) -> list[tuple[str, float, str]]:
    """What is written at the right of the plot, at which value, in which colour."""
    found = []
    for index, series in enumerate(chart.series):
        last = next((value for value in reversed(series.values) if value is not None), None)
        if last is not None:
            found.append((f"{series.name} {chart.figure(last)}", float(last), INKS[index % len(INKS)]))
    aims = [(f"{target.name} {chart.figure(target.value)}", target.value, INK) for target in chart.targets]
    return found + aims


def _grid(chart: Chart, plot: Plot, ticks: list[float]) -> list[str]:
    drawn = []
    for tick in ticks:
        y, colour = plot.y(tick), GRID if tick else AXIS
        drawn.append(element("line", x1=plot.left, x2=plot.right, y1=y, y2=y, stroke=colour, stroke_width=1))
        drawn.append(words(chart.tick(tick), plot.left - 8, y + 5, fill=QUIET, text_anchor="end"))
    return drawn


def _labels(chart: Chart, plot: Plot) -> list[str]:
    """As many labels as fit, always with the last."""
    widest = max((text_width(label) for label in chart.labels), default=1) + 14
    step = max(1, -(-int(widest * plot.count) // int(plot.width + 1)))
    y = TOP + HEIGHT + 22
    return [
        words(chart.labels[index], max(plot.x(index), widest / 2 - 6), y, fill=QUIET, text_anchor="middle")
        for index in range(plot.count - 1, -1, -step)
    ]


def _target(value: float, plot: Plot) -> str:
    y = plot.y(value)
    return element(
        "line", x1=plot.left, x2=plot.right, y1=y, y2=y, stroke=INK, stroke_width=1.5, stroke_dasharray="2 4"
    )


def _series(series: Series, index: int, plot: Plot) -> list[str]:
    """One line, broken where a figure is missing; a figure alone between gaps is a dot."""
    colour = LINES[index % len(LINES)]
    runs = [[(plot.x(at), plot.y(value)) for at, value in run] for run in _runs(series.values)]
    dashes = {"stroke_dasharray": "6 4"} if series.muted else {}
    drawn = [
        element("path", d=path(run), fill="none", stroke=colour, stroke_width=2.5, stroke_linejoin="round", **dashes)
        for run in runs
        if len(run) > 1
    ]
    dots = [run[0] for run in runs if len(run) == 1] + [run[-1] for run in runs[-1:] if len(run) > 1]
    return drawn + [element("circle", cx=x, cy=y, r=4, fill=colour) for x, y in dots]


def _runs(values: tuple[Value, ...]) -> list[list[tuple[int, float]]]:
    known = groupby(enumerate(values), key=lambda entry: entry[1] is not None)
    return [[(at, value) for at, value in run if value is not None] for is_known, run in known if is_known]


def _names(chart: Chart, plot: Plot, room: float) -> list[str]:
    """Pushed apart where they would touch."""
    ends = sorted(_ends(chart), key=lambda end: -end[1])
    places = _apart([plot.y(value) for _, value, _ in ends], TOP + HEIGHT)
    return [
        words(shortened(name, room), plot.right + 12, y + SIZE * 0.36, fill=colour, font_weight="bold")
        for y, (name, _, colour) in zip(places, ends, strict=True)
    ]


def _apart(wanted: list[float], bottom: float) -> list[float]:
    """Down from the top, then up again from the bottom of the plot."""
    places: list[float] = []
    for y in wanted:
        places.append(max(y, places[-1] + GAP) if places else y)
    limit = bottom
    for index in reversed(range(len(places))):
        places[index] = min(places[index], limit)
        limit = places[index] - GAP
    return places
