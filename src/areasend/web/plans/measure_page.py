"""A measure of success as the action's page shows it."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.urls import reverse

from areasend.indicators.catalogue import indicators
from areasend.indicators.catalogue.card import Card
from areasend.indicators.catalogue.cuts import label_of
from areasend.records.models import MeasureReading, SuccessMeasure
from areasend.records.plan_standing import MeasureStanding, standing
from areasend.rules.delivery.readings import in_figures
from areasend.rules.delivery.targets import DONE, INCREASES
from areasend.web.components.charts import Chart, Series
from areasend.web.plans.download import attached, guarded

LEAST_TO_DRAW = 2
STATES = {
    "met": ("Met", "green"),
    "on_course": ("On course", "teal"),
    "behind": ("Behind", "red"),
    "not_due": ("Not yet due", "blue"),
    "no_reading": ("No figure yet", "yellow"),
    "no_baseline": ("No baseline", "yellow"),
    "baseline_late": ("Baseline late", "red"),
    "no_target": ("No target set", "grey"),
}
OUTLOOKS = {
    "likely": "Likely to be reached",
    "unlikely": "Unlikely to be reached",
    "unsure": "It may or may not be reached",
}


@dataclass(frozen=True)
class MeasureView:
    """`told`: the readings that were entered, the newest first, each with who may withdraw it shown by the page."""

    standing: MeasureStanding
    told: list[MeasureReading]

    @property
    def measure(self) -> SuccessMeasure:
        return self.standing.measure

    @property
    def state(self) -> tuple[str, str]:
        return STATES[self.standing.judged.state]

    @property
    def card(self) -> Card | None:
        found = indicators().get(self.measure.indicator)
        return found.card if found else None

    @property
    def source(self) -> str:
        """Where its figures come from."""
        if self.card is None:
            return "" if self.is_done_or_not else "Entered by hand"
        cut = f", {label_of(self.measure.cut).lower()}: {self.measure.group}" if self.measure.cut else ""
        return f"{self.card.label}{cut}"

    @property
    def source_href(self) -> str:
        if self.card is None:
            return ""
        cut = f"?cut={self.measure.cut}" if self.measure.cut else ""
        return f"{reverse('dashboard:indicator', args=[self.card.key])}{cut}"

    @property
    def is_done_or_not(self) -> bool:
        return self.measure.kind in DONE

    @property
    def baseline(self) -> str:
        measure, unit = self.measure, self.standing.target.shown_unit
        if measure.baseline is not None and measure.baseline_on:
            day = measure.baseline_on
            return f"{in_figures(float(measure.baseline), unit)}, {day.day} {day:%B %Y}"
        if measure.baseline_due_on:
            return f"To be measured by {measure.baseline_due_on.day} {measure.baseline_due_on:%B %Y}"
        return ""

    @property
    def target(self) -> str:
        by_on = self.measure.by_on
        by = f" by {by_on.day} {by_on:%B %Y}" if by_on else ""
        unsure = " (not agreed yet)" if self.measure.is_provisional else ""
        if self.is_done_or_not:
            return f"Done{by}{unsure}"
        if self.standing.target.is_any_change:
            return f"{'A rise' if self.measure.direction == 'up' else 'A fall'}{by}{unsure}"
        wanting = "Not known before the baseline" if self.measure.kind in INCREASES else "Not set"
        return f"{self.standing.goal_shown or wanting}{by}{unsure}"

    @property
    def outlook(self) -> str:
        """Whether it will be reached, in a sentence; nothing for what cannot be foretold."""
        found = self.standing.outlook
        if found is None or self.standing.judged.state == "met":
            return ""
        return f"{OUTLOOKS[found.will]}. {found.because}" if found.will in OUTLOOKS else found.because

    @property
    def values(self) -> list[float]:
        return [reading.value for reading in self.standing.readings]

    @property
    def spoken(self) -> str:
        return f"{self.measure.text}: {len(self.values)} figures"

    @property
    def chart(self) -> Chart | None:
        """The readings with the target beside them."""
        readings = self.standing.readings
        if len(readings) < LEAST_TO_DRAW:
            return None
        series = [Series("Figure", [round(reading.value, 1) for reading in readings])]
        if self.standing.goal is not None:
            series.append(Series("Target", [round(self.standing.goal, 1)] * len(readings), muted=True))
        unit = "%" if self.standing.target.is_percent else ""
        return Chart(f"Figures: {self.measure.text}", [f"{one.on:%d %b %y}" for one in readings], series, unit=unit)


def measure_view(one: MeasureStanding) -> MeasureView:
    told = [reading for reading in one.measure.readings.all() if reading.withdrawn_on is None]
    return MeasureView(one, sorted(told, key=lambda reading: reading.on, reverse=True))


def readings_csv(measure: SuccessMeasure, on: date) -> HttpResponse:
    """`measure` of a live action: its readings up to a day."""
    found = next((one for one in standing(measure.action, on).measures if one.measure.pk == measure.pk), None)
    response = attached("\ufeff", "text/csv; charset=utf-8", f"measure-{measure.pk}-{on.isoformat()}.csv")
    writer = csv.writer(response)
    writer.writerow(["Measure", "Day", "Figure", "Unit"])
    for one in found.readings if found else ():
        writer.writerow([guarded(measure.text), one.on.isoformat(), round(one.value, 4), measure.unit])
    return response
