"""What success measures stood at: of a bound measure the indicator's whole months, of another the readings that were entered."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

import polars as pl

from areasend.indicators.catalogue import evaluate, indicators
from areasend.indicators.catalogue.evaluate import Figures
from areasend.records.area_figures import AreaFigures, area_figures
from areasend.records.models import SuccessMeasure
from areasend.rules.delivery.readings import Reading

MONTHS = 36


@dataclass
class Readings:
    """The readings of measures as at a day. The area's figures are asked for once, and only where a measure is bound to one."""

    on: date
    _kept: dict[tuple[str, str, str], tuple[Reading, ...]] = field(default_factory=dict)

    @cached_property
    def area(self) -> AreaFigures:
        return area_figures(self.on)

    def of(self, measure: SuccessMeasure) -> tuple[Reading, ...]:
        """In the order of their days. `measure` with its readings fetched."""
        if not measure.indicator:
            return _entered(measure, self.on)
        key = (measure.indicator, measure.cut, measure.group)
        if key not in self._kept:
            self._kept[key] = self._bound(*key)
        return self._kept[key]

    def _bound(self, indicator: str, cut: str, group: str) -> tuple[Reading, ...]:
        """None of an indicator that the catalogue does not know, or that cannot be divided so: the measure then has no figure."""
        if indicator not in indicators():
            return ()
        kept: dict[str, tuple[Reading, ...]] = self.area.made.setdefault("plan readings", {})
        name = "|".join((indicator, cut, group))
        if name not in kept:
            kept[name] = monthly(self.area.of(indicator), cut, group)
        return kept[name]


def _entered(measure: SuccessMeasure, on: date) -> tuple[Reading, ...]:
    standing = [one for one in measure.readings.all() if one.withdrawn_on is None and one.on <= on]
    return tuple(Reading(one.on, float(one.value)) for one in sorted(standing, key=lambda one: one.on))


def monthly(figures: Figures, cut: str = "", group: str = "") -> tuple[Reading, ...]:
    """A reading at the end of each month in which there was something to count. The month under way is left out, unless the figure
    was observed: then what was last told counts from its day.
    """
    if cut and cut not in figures.cuts:
        return ()
    on = figures.on
    spans = [span for span in evaluate.months(on, MONTHS) if span[1] < on or _is_last(on) or figures.card.is_observed]
    found = figures.over(spans, cut).filter(pl.col("group") == group).drop_nulls("value").sort("last")
    return tuple(Reading(last, value) for last, value in found.select("last", "value").iter_rows())


def _is_last(on: date) -> bool:
    """Of its month."""
    return (on + timedelta(days=1)).day == 1
