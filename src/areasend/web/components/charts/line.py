"""A line chart: several series over the same labels, each named at its own end where there is room."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from areasend.web.components.charts.chart import NARROW, WIDE, Chart, Frame, Series, ticks_for
from areasend.web.components.charts.legend import colour, legend
from areasend.web.components.svg import element, group, path, picture, text_width

PLOT_HEIGHT = {"wide": 250, "narrow": 220}
BOTTOM, LABEL_GAP, TOP = 34, 19, 12


@dataclass(frozen=True)
class Plot:
    """The rectangle of the plot, and where a value stands in it."""

    left: float
    top: float
    width: float
    height: float
    greatest: float
    count: int

    def x(self, index: int) -> float:
        return self.left + (index / (self.count - 1) if self.count > 1 else 0.5) * self.width

    def y(self, value: float) -> float:
        return self.top + self.height * (1 - value / self.greatest)

    @property
    def bottom(self) -> float:
        return self.top + self.height


def line_chart(chart: Chart) -> str:
    """Both variants. Raises ValueError when a series is not as long as the labels."""
    return _draw(chart, WIDE) + _draw(chart, NARROW)


def _draw(chart: Chart, frame: Frame) -> str:
    ticks = ticks_for(chart, max(chart.values, default=1))
    key, above = legend(list(chart.series), frame) if frame.is_narrow and len(chart.series) > 1 else ([], 0.0)
    left = max(text_width(chart.tick(tick), 14) for tick in ticks) + 10
    right = 20 if frame.is_narrow else _room_for_names(chart)
    height = PLOT_HEIGHT[frame.variant]
    plot = Plot(left, above + TOP, frame.width - left - right, height, ticks[-1], len(chart.labels))
    return picture(
        frame.width,
        plot.bottom + BOTTOM,
        chart.title,
        chart.description,
        *key,
        *_grid(chart, plot, ticks),
        *_labels(chart, plot, frame),
        *(_series(series, index, plot) for index, series in enumerate(chart.series)),
        *([] if frame.is_narrow else _names(chart, plot)),
        variant=frame.variant,
    )


def _room_for_names(chart: Chart) -> float:
    return max((text_width(_name(chart, series), 16) for series in chart.series), default=0) + 24


def _name(chart: Chart, series: Series) -> str:
    last = next((value for value in reversed(series.values) if value is not None), None)
    return f"{series.name} {chart.written(last)}"


def _grid(chart: Chart, plot: Plot, ticks: list[float]) -> list[str]:
    drawn = []
    for tick in ticks:
        y = plot.y(tick)
        look = "app-chart__grid" if tick else "app-chart__axis"
        drawn.append(element("line", x1=plot.left, x2=plot.left + plot.width, y1=y, y2=y, class_=look))
        written = chart.tick(tick)
        drawn.append(element("text", written, x=plot.left - 8, y=y + 5, text_anchor="end", class_="app-chart__tick"))
    return drawn


def _labels(chart: Chart, plot: Plot, frame: Frame) -> list[str]:
    """As many labels as fit, always with the last."""
    widest = max((text_width(label, 14) for label in chart.labels), default=1) + 12
    step = max(1, -(-int(widest * plot.count) // int(plot.width + 1)))
    shown = range(plot.count - 1, -1, -step)
    return [
        element(
            "text",
            chart.labels[index],
            x=min(plot.x(index), frame.width - widest / 2 + 6),
            y=plot.bottom + 22,
            text_anchor="middle",
            class_="app-chart__tick",
        )
        for index in shown
    ]


def _series(series: Series, index: int, plot: Plot) -> str:
    """One line, broken where a figure is missing; a figure alone between gaps is a dot."""
    stretches = groupby(enumerate(series.values), key=lambda entry: entry[1] is not None)
    known = [list(entries) for is_known, entries in stretches if is_known]
    runs = [[(plot.x(i), plot.y(value or 0)) for i, value in stretch] for stretch in known]
    muted = " app-chart__line--muted" if series.muted else ""
    look = f"app-chart__line app-stroke-{colour(index)}{muted}"
    drawn = [element("path", d=path(run), class_=look) for run in runs if len(run) > 1]
    dots = [run[0] for run in runs if len(run) == 1] + [run[-1] for run in runs[-1:] if len(run) > 1]
    drawn += [element("circle", cx=x, cy=y, r=4, class_=f"app-fill-{colour(index)}") for x, y in dots]
    return group(drawn)


def _names(chart: Chart, plot: Plot) -> list[str]:
    """Each series' name and last figure beside the end of its line, pushed apart where they would touch."""
    ends = []
    for index, series in enumerate(chart.series):
        last = next((value for value in reversed(series.values) if value is not None), None)
        if last is not None:
            ends.append((plot.y(last), index, series))
    ends.sort(key=lambda end: end[:2])
    places = _apart([y for y, _, _ in ends], plot.bottom)
    x = plot.left + plot.width + 12
    return [
        element("text", _name(chart, series), x=x, y=y + 5, class_=f"app-chart__label app-ink-{colour(index)}")
        for y, (_, index, series) in zip(places, ends, strict=True)
    ]


def _apart(wanted: list[float], bottom: float) -> list[float]:
    """Down from the top, then up again from the bottom of the plot, so that no two names touch."""
    places: list[float] = []
    for y in wanted:
        places.append(max(y, places[-1] + LABEL_GAP) if places else y)
    limit = bottom
    for index in reversed(range(len(places))):
        places[index] = min(places[index], limit)
        limit = places[index] - LABEL_GAP
    return places
