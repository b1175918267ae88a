"""What the dashboard shows of each indicator: its figure now, its two years, whether the last month stands out, what it is set beside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from areasend.indicators import control
from areasend.indicators.catalogue import evaluate, indicators
from areasend.indicators.catalogue.card import Card, domains
from areasend.indicators.comparing import Comparison, compare
from areasend.web.dashboard.scope import Scope

TREND = 24
TONES = {"better": "green", "worse": "red", "changed": "blue", "": "grey"}
UNITS = {"percent": "{:.1f}%", "weeks": "{:,.1f}", "pounds": "£{:,.0f}"}


def written(value: float | None, card: Card) -> str:
    """A figure in its unit; a dash where there is none."""
    if value is None:
        return "–"
    if card.unit in UNITS:
        return UNITS[card.unit].format(value)
    return f"{value:,.0f}" if card.measure == "count" else f"{value:,.1f}"


@dataclass(frozen=True)
class Tile:
    """`signal` says in words whether the last whole month stands out; `colour` whether that is good news."""

    card: Card
    value: str
    note: str
    trend: list[float | None]
    signal: str
    colour: str
    comparators: list[tuple[str, str]]
    target: str
    meets: bool | None

    @property
    def beside(self) -> list[str]:
        """England and the place among the neighbours, as short as a cell needs."""
        wide = [f"{name}: {value}" for name, value in self.comparators if name.startswith("England")]
        return wide + [f"{value} near areas" for name, value in self.comparators if name.startswith("Place")]

    @property
    def is_known(self) -> bool:
        return self.value != "–"

    @property
    def state(self) -> str:
        return {True: "met", False: "due_soon", None: ""}[self.meets]

    @property
    def spoken(self) -> str:
        return f"{self.card.label}, month by month"


@dataclass(frozen=True)
class Group:
    key: str
    label: str
    known: list[Tile]
    unknown: list[Tile]


def floors(card: Card) -> tuple[float | None, float | None]:
    """Below and above which the figure cannot lie."""
    return (None if card.unit == "pounds" else 0.0), (100.0 if card.measure == "share" else None)


def whole_months(values: list[float | None], scope: Scope) -> list[float | None]:
    """Without the month that is still running: it would look like a fall in every count."""
    is_over = (scope.on + timedelta(days=1)).day == 1
    return values if is_over else values[:-1]


def compared(card: Card) -> Comparison | None:
    return compare(settings.AREASEND_AREA, card.twin, card.better) if card.twin else None


def comparators(card: Card) -> list[tuple[str, str]]:
    """Published shares beside our own; counts of other areas say nothing without their size."""
    found = compared(card)
    if found is None or not found.is_share:
        return []
    beside = [(f"{place.area.name} {found.year}", written(place.value, card)) for place in found.wider]
    rank = [("Place among neighbours", "{} of {}".format(*found.rank))] if found.rank else []
    return [*beside, *rank]


def tile(key: str, scope: Scope) -> Tile:
    card = indicators()[key].card
    figures = scope.figures(key)
    now = figures.over([evaluate.latest_span(card, scope.on)])
    row = now.row(0, named=True) if len(now) else {"value": None, "numerator": None, "denominator": None}
    values = figures.over(evaluate.months(scope.on, TREND))["value"].to_list()
    around = control.limits(whole_months(values, scope), *floors(card))
    signal = control.signals(whole_months(values, scope), around)[-1] if around else ""
    return Tile(
        card,
        written(row["value"], card),
        _note(card, row["numerator"], row["denominator"]),
        values,
        control.WORDS[signal] if around else "",
        TONES[control.tone(signal, card.better)],
        comparators(card),
        written(card.target.value, card) if card.target else "",
        _meets(card, row["value"]),
    )


def _note(card: Card, above: float | None, below: float | None) -> str:
    year = " in 12 months" if card.kind == "flow" else ""
    if card.measure == "share" and below:
        return f"{above or 0:,.0f} of {below:,.0f}{year}"
    return f"{card.unit}{year}"


def _meets(card: Card, value: float | None) -> bool | None:
    if card.target is None or value is None:
        return None
    return value >= card.target.value if card.better == "high" else value <= card.target.value


def address(scope: Scope, name: str, *args: str, **more: str) -> str:
    query = urlencode({**scope.query, **{key: value for key, value in more.items() if value}})
    return f"{reverse(f'dashboard:{name}', args=args)}{'?' if query else ''}{query}"


def groups(scope: Scope) -> list[Group]:
    """Every domain with its tiles; made once for a scope and kept with it."""
    made = scope.loaded.made
    if "groups" not in made:
        made["groups"] = [_group(key, scope) for key in domains()]
    return list(made["groups"])


def _group(key: str, scope: Scope) -> Group:
    tiles = [tile(name, scope) for name in domains()[key].cards]
    known, unknown = [one for one in tiles if one.is_known], [one for one in tiles if not one.is_known]
    return Group(key, domains()[key].label, known, unknown)
