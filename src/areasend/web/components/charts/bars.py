"""Bars lie, so that their labels can be read: one bar a label, a group of bars, or one bar in parts."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from areasend.web.components.charts.chart import NARROW, WIDE, Chart, Frame
from areasend.web.components.charts.legend import colour, legend
from areasend.web.components.svg import element, group, picture, text_width

BAR, GROUP_GAP, LABEL_ROW, LABEL_SHARE = 20, 12, 20, 0.34
DARK_WORDS = {2, 4, 6}


class Bars(NamedTuple):
    """Where the bars of one drawing start and how long one unit is."""

    chart: Chart
    frame: Frame
    left: float
    scale: float


Row = Callable[[Bars, int, float], tuple[list[str], float]]


def bar_chart(chart: Chart) -> str:
    """Both variants: a bar for each value of each label, with its figure at its end."""
    greatest = chart.maximum or max(chart.values, default=1)
    return "".join(_draw(chart, frame, greatest, _grouped) for frame in (WIDE, NARROW))


def stacked_chart(chart: Chart) -> str:
    """Both variants: one bar a label, its parts in the order of the series, its sum at its end."""
    greatest = chart.maximum or max((_total(chart, index) for index in range(len(chart.labels))), default=1)
    return "".join(_draw(chart, frame, greatest, _stacked) for frame in (WIDE, NARROW))


def _draw(chart: Chart, frame: Frame, greatest: float, row: Row) -> str:
    key, y = legend(list(chart.series), frame) if len(chart.series) > 1 else ([], 0.0)
    bars = _layout(chart, frame, greatest)
    drawn = list(key)
    for index in range(len(chart.labels)):
        label, y = _label(bars, index, y)
        parts, height = row(bars, index, y)
        drawn += [*label, *parts]
        y += height + GROUP_GAP
    return picture(frame.width, max(y, 1), chart.title, chart.description, *drawn, variant=frame.variant)


def _layout(chart: Chart, frame: Frame, greatest: float) -> Bars:
    widest = max((text_width(label, frame.size) for label in chart.labels), default=0) + 14
    left = 0 if frame.is_narrow else min(widest, frame.width * LABEL_SHARE)
    room = frame.width - left - text_width(chart.written(greatest), frame.size) - 16
    return Bars(chart, frame, left, room / (greatest or 1))


def _label(bars: Bars, index: int, y: float) -> tuple[list[str], float]:
    """Left of its bars in wide room, above them in narrow room."""
    text = bars.chart.labels[index]
    if bars.frame.is_narrow:
        return [element("text", text, x=0, y=y + 14, class_="app-chart__text")], y + LABEL_ROW
    shown = _shortened(text, bars.left - 10, bars.frame.size)
    label = element("text", shown, x=bars.left - 10, y=y + 15, text_anchor="end", class_="app-chart__text")
    return [label], y


def _shortened(text: str, room: float, size: float) -> str:
    while len(text) > 1 and text_width(text, size) > room + 4:
        text = text.rstrip("…")[:-1].rstrip() + "…"
    return text


def _grouped(bars: Bars, index: int, y: float) -> tuple[list[str], float]:
    drawn = []
    for number, series in enumerate(bars.chart.series):
        value = series.values[index]
        top, length = y + number * (BAR + 2), (value or 0) * bars.scale
        look = f"app-fill-{colour(number)}"
        drawn.append(element("rect", x=bars.left, y=top, width=length, height=BAR, rx=1, class_=look))
        drawn.append(_figure(bars, bars.chart.written(value), bars.left + length + 6, top))
    return drawn, len(bars.chart.series) * (BAR + 2) - 2


def _stacked(bars: Bars, index: int, y: float) -> tuple[list[str], float]:
    drawn, x = [], bars.left
    for number, series in enumerate(bars.chart.series):
        value = series.values[index] or 0
        drawn.append(_part(bars, number, value, x, y))
        x += value * bars.scale
    drawn.append(_figure(bars, bars.chart.written(_total(bars.chart, index)), x + 6, y))
    return drawn, BAR


def _part(bars: Bars, number: int, value: float, x: float, y: float) -> str:
    """A part with its figure inside where that fits; a white hair parts it from the next."""
    width, written = value * bars.scale, bars.chart.written(value)
    bar = element("rect", x=x, y=y, width=max(width - 1, 0), height=BAR, class_=f"app-fill-{colour(number)}")
    if text_width(written, 14) + 6 > width:
        return bar
    look = f"app-chart__value app-chart__value--{'dark' if colour(number) in DARK_WORDS else 'inside'}"
    words = element("text", written, x=x + width / 2, y=y + 15, text_anchor="middle", class_=look)
    return group([bar, words])


def _figure(bars: Bars, written: str, x: float, y: float) -> str:
    return element("text", written, x=x, y=y + 15, class_="app-chart__value")


def _total(chart: Chart, index: int) -> float:
    return sum(series.values[index] or 0 for series in chart.series)
