"""A figure of the catalogue as evidence: its value in words with its period and what it is set beside, for the whole or for a group."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Q

from areasend.indicators.areas import ENGLAND
from areasend.indicators.catalogue import evaluate
from areasend.indicators.catalogue.card import Card
from areasend.indicators.catalogue.evaluate import Figures
from areasend.indicators.catalogue.public import suppressed
from areasend.indicators.catalogue.standing import Standing, comparators, compared, written
from areasend.records.area_figures import AreaFigures, area_figures
from areasend.records.models import IndicatorTarget
from areasend.rules.disclosure import WITHHELD


@dataclass(frozen=True)
class Part:
    """`aim`: the area's own target on that day, else the card's. `england`: the latest published. `is_small`: the public may not see it."""

    card: Card
    cut: str
    group: str
    on: date
    value: float | None
    note: str
    period: str
    comparators: tuple[tuple[str, str], ...] = ()
    aim: float | None = None
    england: float | None = None
    is_small: bool = False
    is_withheld: bool = False

    @property
    def shown(self) -> str:
        return WITHHELD if self.is_withheld else written(self.value, self.card)

    @property
    def guarded(self) -> Part:
        """As those may have it from whom small numbers are withheld."""
        return replace(self, value=None, note="", is_withheld=True) if self.is_small else self

    @property
    def named(self) -> str:
        return part_name(self.card.label, self.group)

    @property
    def beside(self) -> dict[str, Any]:
        """What is kept beside a cited figure."""
        target = written(self.aim, self.card) if self.aim is not None else ""
        pairs = [list(pair) for pair in self.comparators]
        return {"note": self.note, "comparators": pairs, "target": target, "is_small": self.is_small}


def part_name(label: str, group: str) -> str:
    words = group.replace("_", " ").capitalize() if group.islower() else group
    return f"{label}: {words}" if group else label


def parts(key: str, on: date, cut: str = "") -> list[Part]:
    """The indicator on that day: one part, or one for each group of a cut that has a figure. Raises KeyError for an unknown key."""
    return parts_of(area_figures(on), key, cut)


def parts_of(loaded: AreaFigures, key: str, cut: str = "") -> list[Part]:
    """As `parts`, of figures that are looked up already: whoever asks for many asks whether they still hold only once."""
    name = f"parts of {key} by {cut}"
    if name not in loaded.made:
        loaded.made[name] = list(_parts(loaded, loaded.of(key), cut))
    found: list[Part] = loaded.made[name]
    return found


def part(loaded: AreaFigures, key: str, cut: str = "", group: str = "") -> Part | None:
    """One of `parts_of`; None where there is no such figure, or the catalogue no longer knows it."""
    try:
        return next((one for one in parts_of(loaded, key, cut) if one.group == group), None)
    except KeyError:
        return None


def _parts(loaded: AreaFigures, figures: Figures, cut: str) -> Iterator[Part]:
    """A cut that the card does not offer, such as the single school, has none: what is cited may be published."""
    card, on = figures.card, figures.on
    if cut and cut not in figures.cuts:
        return
    whole = figures.over([evaluate.latest_span(card, on)], cut)
    if whole.is_empty():
        return
    is_small = suppressed(whole, card.measure)["hidden"].to_list()
    beside: dict[str, Any] = {} if cut else _beside(loaded, card)
    for row, hidden in zip(whole.iter_rows(named=True), is_small, strict=True):
        if row["value"] is not None:
            stands = Standing(card, on, row["value"], row["numerator"], row["denominator"], [], "", "", [], None)
            yield Part(
                card, cut, row["group"], on, row["value"], stands.note, stands.period, is_small=bool(hidden), **beside
            )


def _beside(loaded: AreaFigures, card: Card) -> dict[str, Any]:
    found = compared(card, settings.AREASEND_AREA)
    shares = found.wider if found and found.is_share else ()
    england = next((place.value for place in shares if place.area.code == ENGLAND), None)
    words = tuple(comparators(card, settings.AREASEND_AREA))
    aim = _own_aims(loaded).get(card.key, card.target.value if card.target else None)
    return {"comparators": words, "england": england, "aim": aim}


def _own_aims(loaded: AreaFigures) -> dict[str, float]:
    """The area's own targets in force, by indicator."""
    made, on = loaded.made, loaded.on
    if "aims" not in made:
        stand = IndicatorTarget.objects.filter(Q(until=None) | Q(until__gte=on), since__lte=on)
        made["aims"] = {one.indicator: float(one.value) for one in stand}
    found: dict[str, float] = made["aims"]
    return found
