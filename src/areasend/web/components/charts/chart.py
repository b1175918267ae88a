"""What a chart shows, and how its figures are written."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from areasend.web.components.words import thousands

Value = float | int | None
STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True)
class Series:
    """One set of values in the order of the chart's labels. Muted: a comparator, drawn with a broken line."""

    name: str
    values: Sequence[Value]
    muted: bool = False


@dataclass(frozen=True)
class Chart:
    """`unit` "%" takes values from 0 to 100. `maximum` fixes the end of the axis."""

    title: str
    labels: Sequence[str]
    series: Sequence[Series]
    unit: str = ""
    note: str = ""
    maximum: float | None = None
    source: str = ""

    def written(self, value: Value) -> str:
        """A figure as the chart and its table write it."""
        if value is None:
            return "–"
        return f"{value:.1f}%" if self.unit == "%" else thousands(value)

    def tick(self, value: float) -> str:
        """A figure beside the axis, as short as it can be."""
        return self.written(value).replace(".0%", "%")

    @property
    def values(self) -> list[float]:
        return [value for series in self.series for value in series.values if value is not None]

    @property
    def rows(self) -> list[tuple[str, list[str]]]:
        """The table beside the chart: each label with one written figure a series."""
        return [
            (label, [self.written(series.values[index]) for series in self.series])
            for index, label in enumerate(self.labels)
        ]

    @property
    def description(self) -> str:
        """First and last figure of each series, for those who hear the chart."""
        return " ".join(filter(None, (self._summary(series) for series in self.series)))

    def _summary(self, series: Series) -> str:
        known = [(label, value) for label, value in zip(self.labels, series.values, strict=True) if value is not None]
        if not known:
            return f"{series.name}: no figures."
        (first, was), (last, now) = known[0], known[-1]
        if first == last:
            return f"{series.name}: {self.written(now)} ({last})."
        return f"{series.name}: {self.written(was)} ({first}) to {self.written(now)} ({last})."


class Frame(NamedTuple):
    """The room of one variant, in the drawing's own units."""

    variant: str
    width: float
    size: float

    @property
    def is_narrow(self) -> bool:
        return self.variant == "narrow"


WIDE = Frame("wide", 860, 15)
NARROW = Frame("narrow", 360, 14)


def axis_ticks(greatest: float, wanted: int = 4) -> list[float]:
    """Round numbers from 0 to at least `greatest`."""
    if greatest <= 0:
        return [0, 1]
    rough = greatest / wanted
    power = 10 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in STEPS if factor * power >= rough - 1e-9)
    count = math.ceil(greatest / step - 1e-9)
    return [step * index for index in range(count + 1)]


def ticks_for(chart: Chart, greatest: float) -> list[float]:
    return axis_ticks(chart.maximum or greatest)
