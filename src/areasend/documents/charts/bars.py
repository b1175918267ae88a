"""Bars lie, so that their labels can be read; several series stand under one another at each label."""

from __future__ import annotations

from areasend.documents import paper
from areasend.documents.charts.chart import Chart
from areasend.documents.charts.svg import (
    INK,
    LINES,
    WIDTH,
    element,
    number,
    picture,
    shortened,
    text_width,
    words,
)

BAR, GAP, KEY, SHARE = 18, 10, 26, 0.42


def bars(chart: Chart) -> paper.Figure:
    """The figure of the paper, for figures of nought and more; below nought there is the figure and no bar."""
    greatest = max(chart.values, default=1) or 1
    widest = max((text_width(label) for label in chart.labels), default=0)
    left = min(widest + 14, WIDTH * SHARE)
    scale = (WIDTH - left - text_width(chart.figure(greatest)) - 20) / greatest
    key, top = _key(chart) if len(chart.series) > 1 or chart.targets else ([], 0.0)
    height = len(chart.series) * (BAR + 2) + GAP
    bottom = top + len(chart.labels) * height
    rows = [_row(chart, index, left, scale, top + index * height) for index in range(len(chart.labels))]
    aims = [_target(left + target.value * scale, top, bottom - GAP) for target in chart.targets]
    drawn = [*(part for shapes, _ in rows for part in shapes), *aims, *(part for _, said in rows for part in said)]
    return chart.drawn(picture(max(bottom, 1), *key, *drawn))


def _row(chart: Chart, index: int, left: float, scale: float, y: float) -> tuple[list[str], list[str]]:
    """The bars of one label, and what is written beside them: with a white edge, because a target may cross it."""
    middle = y + len(chart.series) * (BAR + 2) / 2 + 4
    said = [words(shortened(chart.labels[index], left - 10), left - 10, middle, text_anchor="end")]
    shapes = []
    for place, series in enumerate(chart.series):
        value, top = series.values[index], y + place * (BAR + 2)
        length, colour = max((value or 0) * scale, 0), LINES[place % len(LINES)]
        shapes.append(element("rect", x=left, y=top, width=length, height=BAR, rx=1, fill=colour))
        edge = {"stroke": "#ffffff", "paint_order": "stroke"}
        said.append(words(chart.figure(value), left + length + 6, top + 14, stroke_width=4, **edge))
    return shapes, said


def _target(x: float, top: float, bottom: float) -> str:
    return element("line", x1=x, x2=x, y1=top - 4, y2=bottom, stroke=INK, stroke_width=1.5, stroke_dasharray="2 4")


def _key(chart: Chart) -> tuple[list[str], float]:
    """What each colour and the broken line are, in as many rows as that takes, and the height of it."""
    marks = [(series.name, _swatch(LINES[index % len(LINES)])) for index, series in enumerate(chart.series)]
    aims = [(f"{target.name} {chart.figure(target.value)}", _target(6.5, 4, 15)) for target in chart.targets]
    drawn: list[str] = []
    x, y = 0.0, 0.0
    for name, mark in [*marks, *aims]:
        width = 19 + text_width(name)
        if x and x + width > WIDTH:
            x, y = 0.0, y + KEY
        drawn.append(element("g", mark, words(name, 19, 13), transform=f"translate({number(x)} {number(y)})"))
        x += width + 18
    return drawn, y + KEY


def _swatch(colour: str) -> str:
    return element("rect", x=0, y=1, width=13, height=13, rx=2, fill=colour)
