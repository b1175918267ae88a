"""What a chart of a paper shows, and the words and the table that are made of the same figures."""

from __future__ import annotations

import math
from dataclasses import dataclass

from areasend.documents import paper

Value = float | int | None
STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True)
class Series:
    """Values in the order of the chart's labels, None where there is no figure. Muted: a comparator, broken line."""

    name: str
    values: tuple[Value, ...]
    muted: bool = False


@dataclass(frozen=True)
class Target:
    """A level to reach, drawn as a line across the chart."""

    name: str
    value: float


@dataclass(frozen=True)
class Chart:
    """`unit` "%" takes values from 0 to 100; "£" is written before the figure. `label`: what the labels are."""

    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    targets: tuple[Target, ...] = ()
    unit: str = ""
    label: str = "Period"
    note: str = ""

    def __post_init__(self) -> None:
        """Raises ValueError where a series is not as long as the labels."""
        for one in self.series:
            if len(one.values) != len(self.labels):
                raise ValueError(f"The series “{one.name}” has {len(one.values)} values for {len(self.labels)} labels.")

    @property
    def values(self) -> list[float]:
        """Every figure that is drawn."""
        known = [value for one in self.series for value in one.values if value is not None]
        return known + [target.value for target in self.targets]

    def figure(self, value: Value) -> str:
        """A figure as the chart and its table write it."""
        if value is None:
            return "–"
        if self.unit == "%":
            return f"{value:.1f}%"
        number = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"
        return f"£{number}" if self.unit == "£" else number

    def tick(self, value: float) -> str:
        """A figure beside the axis, as short as it can be."""
        return self.figure(value).replace(".0%", "%")

    @property
    def alt(self) -> str:
        """The chart in words: the first and last figure of each series, then the targets."""
        said = [self._said(one) for one in self.series]
        aims = [f"{target.name}: {self.figure(target.value)}." for target in self.targets]
        return " ".join([f"{self.title}.", *said, *aims])

    def _said(self, series: Series) -> str:
        known = [(name, value) for name, value in zip(self.labels, series.values, strict=True) if value is not None]
        if not known:
            return f"{series.name}: no figures."
        (first, was), (last, now) = known[0], known[-1]
        if len(known) == 1:
            return f"{series.name}: {self.figure(now)} ({last})."
        return f"{series.name}: {self.figure(was)} ({first}) to {self.figure(now)} ({last})."

    @property
    def table(self) -> paper.Table:
        """The same figures as a table, a row for each label."""
        columns = (paper.Column(self.label), *(paper.Column(one.name, "end") for one in self.series))
        rows = tuple(
            (name, *(self.figure(one.values[index]) for one in self.series)) for index, name in enumerate(self.labels)
        )
        return paper.Table(f"{self.title}: the figures", columns, rows, self.note)

    def drawn(self, svg: str) -> paper.Figure:
        """The figure of a paper."""
        return paper.Figure(svg, self.alt, self.title, self.table)


def axis_ticks(greatest: float, least: float = 0, wanted: int = 4) -> list[float]:
    """Round numbers around nought, from at most `least` to at least `greatest`."""
    top, bottom = max(greatest, 0), min(least, 0)
    if top == bottom:
        return [0, 1]
    rough = (top - bottom) / wanted
    power = 10 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in STEPS if factor * power >= rough - 1e-9)
    first, last = math.floor(bottom / step + 1e-9), math.ceil(top / step - 1e-9)
    return [step * index for index in range(first, last + 1)]
