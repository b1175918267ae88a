"""What was and what may come: a line for the past, then the middle of the futures with the bands that hold 50, 80 and 95 of a hundred.

One drawing serves page and paper, in whatever width there is; colours are attributes, the bands three tints of one colour.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from areasend.documents import paper
from areasend.documents.charts.chart import Target, axis_ticks
from areasend.documents.charts.svg import (
    AXIS,
    GRID,
    INK,
    LINES,
    QUIET,
    WIDTH,
    element,
    path,
    picture,
    text_width,
    words,
)

HEIGHT, TOP, BOTTOM, KEY = 240, 12, 34, 24
TINTS = {"95": "#dde6f0", "80": "#b9cbe0", "50": "#8eaacb"}
"""The wider the band, the paler; each is told from the next one without colour, too."""
SHARES = {"50": "Half of futures", "80": "8 of 10", "95": "95 of 100"}
MILLION, ROUND = 1_000_000, 100


@dataclass(frozen=True)
class Fan:
    """`bands`: median, low_50, high_50 and so on, each as long as `periods`. `unit` "%" takes 0 to 100, "£" is written before the figure.
    `truth`: what did come, where it is known by now."""

    title: str
    periods: tuple[str, ...]
    bands: Mapping[str, tuple[float, ...]]
    past: tuple[tuple[str, float], ...] = ()
    unit: str = ""
    label: str = "Period"
    note: str = ""
    targets: tuple[Target, ...] = ()
    truth: tuple[tuple[str, float], ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        return (*(name for name, _ in self.past), *self.periods)

    @property
    def values(self) -> list[float]:
        drawn = [value for band in self.bands.values() for value in band]
        known = [value for _, value in (*self.past, *self.truth)]
        return [*drawn, *known, *(target.value for target in self.targets)]

    @property
    def description(self) -> str:
        """The chart in words, for those who hear it."""
        said = []
        if self.past:
            (first, was), (last, now) = self.past[0], self.past[-1]
            said.append(f"So far: {self.figure(was)} ({first}) to {self.figure(now)} ({last}).")
        if self.periods:
            low, middle, high = (self.figure(self.bands[name][-1]) for name in ("low_80", "median", "high_80"))
            said.append(f"{self.periods[-1]}: {middle} in the middle, {low} to {high} in 8 of 10 futures.")
        said += [f"{target.name}: {self.figure(target.value)}." for target in self.targets]
        return " ".join(said)

    def figure(self, value: float) -> str:
        return written(value, self.unit)

    def row(self, at: int) -> tuple[str, ...]:
        """The middle and the three bands of a period, as written."""
        pairs = (f"{self.figure(self.bands[f'low_{share}'][at])} to {self.figure(self.bands[f'high_{share}'][at])}"
                 for share in SHARES)  # fmt: skip
        return (self.figure(self.bands["median"][at]), *pairs)

    @property
    def table(self) -> paper.Table:
        """The same figures: what was, then what may come."""
        known = dict(self.truth)
        heads = [
            (self.label, "start"),
            ("Known, or in the middle", "end"),
            *((name, "end") for name in SHARES.values()),
        ]
        columns = [paper.Column(name, align) for name, align in heads]  # type: ignore[arg-type]
        rows = [(name, self.figure(value), "–", "–", "–") for name, value in self.past]
        coming = [(name, *self.row(at)) for at, name in enumerate(self.periods)]
        if known:
            columns.append(paper.Column("What came", "end"))
            rows = [(*row, "–") for row in rows]  # type: ignore[misc]
            coming = [(*row, self.figure(known[row[0]]) if row[0] in known else "–") for row in coming]
        note = "In half of the futures drawn the figure lies in the first range, and so on."
        return paper.Table(f"{self.title}: the figures", tuple(columns), (*rows, *coming), note)


def fan(chart: Fan) -> paper.Figure:
    """The figure of a paper."""
    height, parts = drawn(chart, WIDTH)
    return paper.Figure(picture(height, *parts), f"{chart.title}. {chart.description}", chart.title, chart.table)


def written(value: float, unit: str = "") -> str:
    """A figure as chart and table write it: no more places than its size deserves."""
    if unit == "%":
        return f"{value:.1f}%"
    size = abs(value)
    number = f"{size:,.0f}" if size >= ROUND or float(size).is_integer() else f"{size:,.1f}"
    if unit == "£" and size >= MILLION:
        number = f"{size / MILLION:,.1f} million"
    sign = "−" if value < 0 and any(letter in "123456789" for letter in number) else ""
    return f"{sign}£{number}" if unit == "£" else f"{sign}{number}"


@dataclass(frozen=True)
class Plot:
    left: float
    width: float
    top: float
    height: float
    least: float
    greatest: float
    count: int

    def x(self, index: int) -> float:
        return self.left + (index / (self.count - 1) if self.count > 1 else 0.5) * self.width

    def y(self, value: float) -> float:
        return self.top + self.height * (1 - (value - self.least) / (self.greatest - self.least))


def drawn(chart: Fan, width: float, height: float = HEIGHT, *, has_key: bool = True) -> tuple[float, list[str]]:
    """The height of the drawing and its parts; `height` is that of the plot alone."""
    ticks = axis_ticks(max(chart.values, default=1), min(chart.values, default=0))
    key, above = _key(chart, width) if has_key else ([], 0.0)
    left = max(text_width(_tick(chart, tick)) for tick in ticks) + 10
    plot = Plot(left, width - left - 16, above + TOP, height, ticks[0], ticks[-1], len(chart.labels))
    parts = [
        *key,
        *_bands(chart, plot),
        *_grid(chart, plot, ticks),
        *_labels(chart, plot),
        *(_target(target.value, plot) for target in chart.targets),
        *_lines(chart, plot),
    ]
    return plot.top + plot.height + BOTTOM, parts


def _tick(chart: Fan, value: float) -> str:
    return chart.figure(value).replace(".0%", "%").replace(".0 million", "m").replace(" million", "m")


def _joined(chart: Fan, plot: Plot, name: str) -> list[tuple[float, float]]:
    """A line of the fan, begun at the last that is known, so that the fan opens from there."""
    first = len(chart.past)
    points = [(plot.x(first + at), plot.y(value)) for at, value in enumerate(chart.bands[name])]
    return ([(plot.x(first - 1), plot.y(chart.past[-1][1]))] if chart.past else []) + points


def _bands(chart: Fan, plot: Plot) -> list[str]:
    """The widest first, so that the narrower lie on it."""
    drawn = []
    for share, tint in TINTS.items():
        low, high = (_joined(chart, plot, f"{side}_{share}") for side in ("low", "high"))
        drawn.append(element("path", d=f"{path([*high, *reversed(low)])}Z", fill=tint))
    return drawn


def _lines(chart: Fan, plot: Plot) -> list[str]:
    past = [(plot.x(at), plot.y(value)) for at, (_, value) in enumerate(chart.past)]
    middle = _joined(chart, plot, "median")
    look: dict[str, str | float] = {"fill": "none", "stroke": LINES[0], "stroke_width": 2.5, "stroke_linejoin": "round"}
    found = [element("path", d=path(middle), **look, stroke_dasharray="6 4")] if len(middle) > 1 else []
    found += [element("path", d=path(past), **look)] if len(past) > 1 else []
    found += [element("circle", cx=x, cy=y, r=4, fill=LINES[0]) for x, y in [*past[-1:], *middle[-1:]]]
    place = {name: at for at, name in enumerate(chart.labels)}
    known = [(plot.x(place[name]), plot.y(value)) for name, value in chart.truth if name in place]
    return found + [element("circle", cx=x, cy=y, r=5, fill="#ffffff", stroke=INK, stroke_width=2) for x, y in known]


def _grid(chart: Fan, plot: Plot, ticks: list[float]) -> list[str]:
    found = []
    for tick in ticks:
        y, colour = plot.y(tick), GRID if tick else AXIS
        line = {"x1": plot.left, "x2": plot.left + plot.width, "y1": y, "y2": y}
        found.append(element("line", **line, stroke=colour, stroke_width=1))
        found.append(words(_tick(chart, tick), plot.left - 8, y + 5, fill=QUIET, text_anchor="end"))
    return found


def _labels(chart: Fan, plot: Plot) -> list[str]:
    """As many as fit, always with the last."""
    widest = max((text_width(label) for label in chart.labels), default=1) + 14
    step = max(1, -(-int(widest * plot.count) // int(plot.width + 1)))
    right = plot.left + plot.width + 14 - widest / 2 + 6
    return [
        words(
            chart.labels[at],
            min(max(plot.x(at), widest / 2 - 6), right),
            plot.top + plot.height + 22,
            fill=QUIET,
            text_anchor="middle",
        )
        for at in range(plot.count - 1, -1, -step)
    ]


def _target(value: float, plot: Plot) -> str:
    line = {"x1": plot.left, "x2": plot.left + plot.width, "y1": plot.y(value), "y2": plot.y(value)}
    return element("line", **line, stroke=INK, stroke_width=1.5, stroke_dasharray="2 4")


def _key(chart: Fan, width: float) -> tuple[list[str], float]:
    """What each line and tint is, in as many rows as that takes, and the height of it."""
    line = element("line", x1=0, x2=20, y1=8, y2=8, stroke=LINES[0], stroke_width=2.5)
    middle = element("line", x1=0, x2=20, y1=8, y2=8, stroke=LINES[0], stroke_width=2.5, stroke_dasharray="6 4")
    marks = ([("So far", line)] if chart.past else []) + [("In the middle", middle)]
    marks += [(name, element("rect", x=0, y=1, width=16, height=14, fill=TINTS[share]))
              for share, name in SHARES.items()]  # fmt: skip
    if chart.truth:
        marks.append(("What came", element("circle", cx=8, cy=8, r=5, fill="#ffffff", stroke=INK, stroke_width=2)))
    aim = element("line", x1=0, x2=20, y1=8, y2=8, stroke=INK, stroke_width=1.5, stroke_dasharray="2 4")
    marks += [(f"{target.name} {chart.figure(target.value)}", aim) for target in chart.targets]
    found: list[str] = []
    x, y = 0.0, 0.0
    for name, mark in marks:
        room = 26 + text_width(name)
        if x and x + room > width:
            x, y = 0.0, y + KEY
        found.append(element("g", mark, words(name, 26, 13), transform=f"translate({x:.1f} {y:.1f})"))
        x += room + 16
    return found, y + KEY
