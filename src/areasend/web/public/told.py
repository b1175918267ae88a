"""A figure of a release in plain words, with its chart and tables. Everything here comes from the frozen release."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from areasend.indicators.catalogue.cuts import label_of
from areasend.indicators.release.choice import Entry, Topic, entries, topics
from areasend.indicators.release.compare import way
from areasend.indicators.release.words import period, written
from areasend.records.choices import Need, Sex
from areasend.records.models import Release
from areasend.web.components.charts import Chart, Series
from areasend.web.components.tables import Column, Table

HEADLINES = (
    "plans_in_20_weeks",
    "decided_in_6_weeks",
    "reviews_overdue",
    "school_transfers_in_time",
    "weeks_for_autism_assessment",
    "families_satisfied",
)
"""What the first page answers, where a figure is known."""
FEWEST_POINTS = 6
"""Fewer make no line that tells anything."""
STATES = {"withheld": "not told", "too_few": "too few to say", "none": "not known"}
WHY = {
    "withheld": "This is not told, because so few children are counted that one of them could be recognised.",
    "too_few": "Too few are counted to give a share that means anything.",
    "none": "No figure is known yet.",
}
WAYS = {
    "better": ("Better than a year before", "green"),
    "worse": ("Worse than a year before", "red"),
    "changed": ("Changed since a year before", "blue"),
    "same": ("About the same as a year before", "grey"),
}


def group_name(cut: str, group: str) -> str:
    """A group in words; needs and sex are counted by the DfE's codes."""
    named: dict[str, dict[str, str]] = {"need": dict(Need.choices), "sex": dict(Sex.choices)}
    return named.get(cut, {}).get(group) or group.replace("_", " ")


def _day(text: str) -> date:
    return date.fromisoformat(text)


@dataclass(frozen=True)
class Told:
    """One indicator of a release: its `table` as frozen."""

    entry: Entry
    table: dict[str, Any]

    @property
    def whole(self) -> dict[str, Any]:
        return self.table["whole"]

    @property
    def is_known(self) -> bool:
        return self.whole["value"] is not None

    @property
    def shown(self) -> str:
        return written(self.whole["value"], self.entry) if self.is_known else STATES[self.whole["state"]]

    @property
    def sentence(self) -> str:
        if not self.is_known:
            return WHY[self.whole["state"]]
        said = self.entry.says.format(value=self.shown)
        return said[0].upper() + said[1:]

    @property
    def england(self) -> str:
        found = self.table["england"]
        return f"In England it was {found['value']:,.0f}% in {found['year']}." if found else ""

    @property
    def way(self) -> str:
        return way(self.table["before"], self.whole, self.entry.card.better)

    @property
    def way_words(self) -> str:
        return WAYS[self.way][0] if self.way else ""

    @property
    def way_colour(self) -> str:
        return WAYS[self.way][1] if self.way else "grey"

    @property
    def before(self) -> str:
        return written(self.table["before"]["value"], self.entry)

    @property
    def period(self) -> str:
        return period(self.whole, self.entry)

    @property
    def has_withheld(self) -> bool:
        cells = [self.whole, *self.table["months"], *(one for cells in self.table["groups"].values() for one in cells)]
        return any(cell["state"] == "withheld" for cell in cells)

    @property
    def is_rounded(self) -> bool:
        return self.whole["numerator"] is not None or self.whole["denominator"] is not None

    @property
    def gaps(self) -> str:
        """Why some or most months have no figure."""
        states = {cell["state"] for cell in self.table["months"]}
        if "withheld" in states:
            return "Months are left out in which so few children are counted that one of them could be recognised."
        return "Months are left out in which too few are counted to say." if "too_few" in states else ""

    @cached_property
    def chart(self) -> Chart | None:
        months = self.table["months"]
        if sum(cell["value"] is not None for cell in months) < FEWEST_POINTS:
            return None
        unit = "%" if self.entry.card.unit == "percent" else ""
        values = [cell["value"] for cell in months]
        labels = [f"{_day(cell['last']):%b %y}" for cell in months]
        return Chart(f"{self.entry.card.label}, by month", labels, [Series(self.entry.card.label, values)], unit=unit)

    @cached_property
    def months(self) -> Table | None:
        if not self.table["months"]:
            return None
        rows = [[f"{_day(cell['last']):%B %Y}", *self._cells(cell)] for cell in reversed(self.table["months"])]
        return Table([Column("Month"), *self._columns], rows, "By month", caption_hidden=True)

    @cached_property
    def groups(self) -> list[tuple[str, Table]]:
        """A table for each way in which the figure is divided, with its name."""
        return [(label_of(cut), self._groups(cut, cells)) for cut, cells in self.table["groups"].items()]

    def _groups(self, cut: str, cells: list[dict[str, Any]]) -> Table:
        named = sorted(cells, key=lambda cell: cell["value"] is None)
        rows = [[group_name(cut, cell["group"]), *self._cells(cell)] for cell in named]
        return Table([Column(label_of(cut)), *self._columns], rows, f"By {label_of(cut).lower()}", caption_hidden=True)

    @property
    def _columns(self) -> list[Column]:
        card = self.entry.card
        counts = (
            [card.numerator, card.denominator]
            if card.measure == "share"
            else [card.denominator] * (card.measure == "mean")
        )
        shown = counts if self.is_rounded else []
        return [*(Column(f"{label} (about)", numeric=True) for label in shown), Column("Figure", numeric=True)]

    def _cells(self, cell: dict[str, Any]) -> list[str]:
        counts = {"share": ("numerator", "denominator"), "mean": ("denominator",)}.get(self.entry.card.measure, ())
        shown = [self._count(cell, name) for name in counts] if self.is_rounded else []
        value = written(cell["value"], self.entry) or STATES.get(cell["state"], "")
        return [*shown, value]

    def _count(self, cell: dict[str, Any], name: str) -> str:
        return f"{cell[name]:,}" if cell[name] is not None else STATES.get(cell["state"], "")


def told(release: Release | None, key: str) -> Told | None:
    """One figure of a release; None where it holds none of this name."""
    table = release.figures["indicators"].get(key) if release else None
    return Told(entries()[key], table) if table and key in entries() else None


def of_topic(release: Release | None, topic: Topic) -> list[Told]:
    found = [told(release, entry.key) for entry in topic.entries]
    return [one for one in found if one]


def headlines(release: Release | None) -> list[Told]:
    found = [told(release, key) for key in HEADLINES]
    return [one for one in found if one and one.is_known]


def every_topic() -> list[Topic]:
    return list(topics().values())
