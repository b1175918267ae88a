"""How an indicator stands: its figure now in words, its two years, whether the last month stands out, what it is set beside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from areasend.indicators import control
from areasend.indicators.catalogue import evaluate
from areasend.indicators.catalogue.card import Card
from areasend.indicators.catalogue.evaluate import Figures
from areasend.indicators.catalogue.public import suppressed
from areasend.indicators.comparing import Comparison, compare

TREND = 24
TONES = {"better": "green", "worse": "red", "changed": "blue", "": "grey"}
UNITS = {"percent": "{:.1f}%", "weeks": "{:,.1f}", "pounds": "£{:,.0f}"}
NONE = "–"


def written(value: float | None, card: Card) -> str:
    """A figure in its unit; a dash where there is none."""
    if value is None:
        return NONE
    if card.unit in UNITS:
        return UNITS[card.unit].format(value)
    return f"{value:,.0f}" if card.measure == "count" else f"{value:,.1f}"


@dataclass(frozen=True)
class Standing:
    """`shown` is `value` in words; `months` its last two years; `signal` says in words whether the last whole month stands out, `colour`
    whether that is good news; `target` and `meets` are of the card's own target unless another was given."""

    card: Card
    on: date
    value: float | None
    numerator: float | None
    denominator: float | None
    months: list[float | None]
    signal: str
    colour: str
    comparators: list[tuple[str, str]]
    aim: float | None

    @property
    def shown(self) -> str:
        return written(self.value, self.card)

    @property
    def note(self) -> str:
        """Of how many, over what."""
        year = " in 12 months" if self.card.kind == "flow" else ""
        if self.card.measure == "share" and self.denominator:
            return f"{self.numerator or 0:,.0f} of {self.denominator:,.0f}{year}"
        return f"{self.card.unit}{year}"

    @property
    def period(self) -> str:
        """Over which days the figure is counted, in words."""
        first, last = evaluate.latest_span(self.card, self.on)
        if self.card.kind == "flow":
            return f"{first.day} {first:%B %Y} to {last.day} {last:%B %Y}"
        return f"on {last.day} {last:%B %Y}" if self.card.kind == "stock" else f"last told by {last.day} {last:%B %Y}"

    @property
    def target(self) -> str:
        return written(self.aim, self.card) if self.aim is not None else ""

    @property
    def meets(self) -> bool | None:
        if self.aim is None or self.value is None:
            return None
        return self.value >= self.aim if self.card.better == "high" else self.value <= self.aim

    @property
    def beside(self) -> list[str]:
        """England and the place among the neighbours, as short as a cell needs."""
        wide = [f"{name}: {value}" for name, value in self.comparators if name.startswith("England")]
        return wide + [f"{value} near areas" for name, value in self.comparators if name.startswith("Place")]

    @property
    def spoken(self) -> str:
        return f"{self.card.label}, month by month"

    @property
    def state(self) -> str:
        """The word of a stat tile: whether the target is met."""
        return {True: "met", False: "due_soon", None: ""}[self.meets]

    @property
    def is_known(self) -> bool:
        return self.value is not None


def floors(card: Card) -> tuple[float | None, float | None]:
    """Below and above which the figure cannot lie."""
    return (None if card.unit == "pounds" else 0.0), (100.0 if card.measure == "share" else None)


def whole_months(values: list[float | None], on: date) -> list[float | None]:
    """Without the month that is still running: it would look like a fall in every count."""
    is_over = (on + timedelta(days=1)).day == 1
    return values if is_over else values[:-1]


def compared(card: Card, area: str) -> Comparison | None:
    """The published twin beside other areas; `area` is the DfE's code of ours."""
    return compare(area, card.twin, card.better) if card.twin else None


def comparators(card: Card, area: str) -> list[tuple[str, str]]:
    """Published shares beside our own; counts of other areas say nothing without their size."""
    found = compared(card, area)
    if found is None or not found.is_share:
        return []
    beside = [(f"{place.area.name} {found.year}", written(place.value, card)) for place in found.wider]
    rank = [("Place among neighbours", "{} of {}".format(*found.rank))] if found.rank else []
    return [*beside, *rank]


def _now_and_by_month(figures: Figures) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The figure of the day and those of the months; what stands at the end of the last of them is the stock of the day."""
    by_month = figures.over(evaluate.months(figures.on, TREND))
    is_stock = figures.card.kind == "stock"
    return by_month.tail(1) if is_stock else figures.over([evaluate.latest_span(figures.card, figures.on)]), by_month


def standing(figures: Figures, area: str, aim: float | None = None, hides: bool = False) -> Standing:
    """How an indicator stands on the day of its figures. `area`: the DfE's code; `aim`: the area's own target, else the card's;
    `hides`: small numbers are withheld, for those who may not open the cases."""
    card, on = figures.card, figures.on
    now, by_month = (
        suppressed(found, card.measure) if hides and len(found) else found for found in _now_and_by_month(figures)
    )
    row = now.row(0, named=True) if len(now) else {"value": None, "numerator": None, "denominator": None}
    values = by_month["value"].to_list()
    around = control.limits(whole_months(values, on), *floors(card))
    signal = control.signals(whole_months(values, on), around)[-1] if around else ""
    return Standing(
        card,
        on,
        row["value"],
        row["numerator"],
        row["denominator"],
        values,
        control.WORDS[signal] if around else "",
        TONES[control.tone(signal, card.better)],
        comparators(card, area),
        aim if aim is not None else card.target.value if card.target else None,
    )
