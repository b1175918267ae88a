"""The page of one indicator: its months with their limits, its groups, its published twin, its card."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import polars as pl
from django.conf import settings

from areasend.indicators import control
from areasend.indicators.catalogue import evaluate, indicator
from areasend.indicators.catalogue.card import Card
from areasend.indicators.catalogue.cuts import SCHOOL, label_of
from areasend.indicators.catalogue.evaluate import Figures
from areasend.indicators.catalogue.public import suppressed
from areasend.indicators.catalogue.standing import TREND, Standing, compared, floors, whole_months, written
from areasend.indicators.comparing import Comparison, Place
from areasend.web.components.charts import Chart, Series
from areasend.web.components.tables import Column, Link, Table
from areasend.web.dashboard.scope import Scope
from areasend.web.dashboard.tiles import address, tile

HIDDEN = "Hidden"


@dataclass(frozen=True)
class Page:
    """`cut` is by what the figure is divided ("": not); `hides` whether small numbers are left out, for sharing."""

    key: str
    scope: Scope
    cut: str = ""
    hides: bool = False

    @property
    def card(self) -> Card:
        return indicator(self.key).card

    @cached_property
    def figures(self) -> Figures:
        return self.scope.figures(self.key)

    @cached_property
    def tile(self) -> Standing:
        return tile(self.key, self.scope)

    @property
    def cuts(self) -> list[tuple[str, str]]:
        return [(cut, label_of(cut)) for cut in self.figures.staff_cuts]

    @property
    def cut_label(self) -> str:
        return label_of(self.cut)

    @cached_property
    def by_month(self) -> pl.DataFrame:
        found = self.figures.over(evaluate.months(self.scope.on, TREND))
        return suppressed(found, self.card.measure) if self.hides else found

    @cached_property
    def limits(self) -> control.Limits | None:
        return control.limits(whole_months(self.by_month["value"].to_list(), self.scope.on), *floors(self.card))

    @property
    def chart(self) -> Chart:
        """The months with their mean and natural limits, and the target."""
        values = self.by_month["value"].to_list()
        size = len(values)
        series = [Series(self.card.label, [_rounded(value) for value in values])]
        if self.limits:
            edges = {"Upper limit": self.limits.upper, "Mean": self.limits.centre, "Lower limit": self.limits.lower}
            series += [Series(name, [_rounded(value)] * size, muted=True) for name, value in edges.items()]
        labels = [f"{last:%b %y}" for last in self.by_month["last"]]
        return Chart(f"{self.card.label}, by month", labels, series, unit=self._chart_unit)

    @property
    def _chart_unit(self) -> str:
        return "%" if self.card.measure == "share" else ""

    @cached_property
    def months(self) -> Table:
        """The latest month first, each with whether it stands out."""
        values = self.by_month["value"].to_list()
        found = control.signals(whole_months(values, self.scope.on), self.limits) if self.limits else []
        marks = [control.WORDS[one] if one else "" for one in found] + [""] * (len(values) - len(found))
        rows = [
            [f"{row['last']:%B %Y}", *self._cells(row, (row["first"], row["last"])), mark]
            for row, mark in zip(self.by_month.iter_rows(named=True), marks, strict=True)
        ]
        return Table(
            [Column("Month"), *self._columns, Column("Stands out")], rows[::-1], "By month", caption_hidden=True
        )

    @cached_property
    def groups(self) -> Table | None:
        """The figure now, for each group of the chosen cut."""
        if not self.cut:
            return None
        span = evaluate.latest_span(self.card, self.scope.on)
        found = self.figures.over([span], self.cut)
        found = suppressed(found, self.card.measure) if self.hides else self._ordered(found)
        rows = [
            [self.group_name(row["group"]), *self._cells(row, span, row["group"])]
            for row in found.iter_rows(named=True)
        ]
        return Table(
            [Column(self.cut_label), *self._columns], rows, f"By {self.cut_label.lower()}", caption_hidden=True
        )

    def _ordered(self, found: pl.DataFrame) -> pl.DataFrame:
        """Of hundreds of schools those with nobody are left out and the largest come first. (Hidden numbers would be told by it.)"""
        if self.cut != SCHOOL:
            return found
        size = pl.coalesce("denominator", "numerator")
        return found.filter(size > 0).sort(size, descending=True, maintain_order=True)

    def group_name(self, name: str) -> str:
        return name.replace("_", " ").capitalize() if name.islower() else name

    @property
    def _columns(self) -> list[Column]:
        labels = [self.card.numerator, self.card.denominator] if self.card.denominator else [self.card.numerator]
        value = [Column(self.card.unit.capitalize(), numeric=True)] if self.card.denominator else []
        return [*(Column(label, numeric=True) for label in labels), *value]

    def _cells(self, row: dict[str, Any], span: evaluate.Span, group: str = "") -> list[Any]:
        hidden = bool(row.get("hidden"))
        met = self._count(row["numerator"], span, group, met=True, hidden=hidden)
        if not self.card.denominator:
            return [met]
        every = self._count(row["denominator"], span, group, met=None, hidden=hidden)
        return [met, every, HIDDEN if hidden else written(row["value"], self.card)]

    def _count(self, number: float | None, span: evaluate.Span, group: str, met: bool | None, hidden: bool) -> Any:
        """A count that opens the cases behind it; nothing to open behind a nought, an observation or a mean's sum."""
        if number is None:
            return HIDDEN if hidden else "–"
        text = f"{number:,.0f}"
        is_sum = self.card.measure == "mean" and met is True
        if not number or self.card.is_observed or is_sum or self.hides or (self.card.measure == "per" and met is None):
            return text
        more = {"first": span[0].isoformat(), "last": span[1].isoformat(), "met": "yes" if met else ""}
        divided = {"cut": self.cut, "group": group} if group else {}
        return Link(text, address(self.scope, "cases", self.key, **more, **divided))

    @cached_property
    def comparison(self) -> Comparison | None:
        return compared(self.card, settings.AREASEND_AREA)

    @cached_property
    def neighbours(self) -> Table | None:
        """The area among its neighbours, its region and England, as published."""
        found = self.comparison
        if found is None:
            return None
        near = sorted((found.own, *found.neighbours), key=lambda place: _order(place, found.better))
        rows = [[self._named(place), written(place.value, self.card)] for place in (*near, *found.wider)]
        return Table([Column("Area"), Column("Published", numeric=True)], rows, f"Published for {found.year}")

    def _named(self, place: Place) -> str:
        is_own = self.comparison is not None and place.area.code == self.comparison.own.area.code
        return f"{place.area.name} (here)" if is_own else place.area.name

    @property
    def spread_words(self) -> str:
        found = self.comparison
        if found is None or found.spread is None or not found.is_share:
            return ""
        least, _, middle, _, most = (written(value, self.card) for value in found.spread)
        rank = ""
        if found.rank:
            rank = f"{found.own.area} is number {found.rank[0]} of {found.rank[1]} among itself and its neighbours. "
        return f"{rank}Its neighbours run from {least} to {most}, with {middle} in the middle."


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)


def _order(place: Place, better: str) -> tuple[bool, float]:
    value = place.value or 0.0
    return place.value is None, value if better == "low" else -value
