"""Which indicators a board hears of: a month since its last meeting that stands out from the ordinary, or a target that is missed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from areasend.documents.paper import Tone
from areasend.indicators import control
from areasend.indicators.catalogue import evaluate
from areasend.indicators.catalogue.card import Card, catalogue_cards
from areasend.indicators.catalogue.standing import TREND, Standing, floors, whole_months
from areasend.records.area_figures import area_figures
from areasend.records.models import IndicatorTarget, SuccessMeasure
from areasend.records.papers.pack.context import Context
from areasend.records.releases import Known, Released, known_on

TONES: dict[str, Tone] = {"better": "green", "worse": "red", "changed": "blue"}


@dataclass(frozen=True)
class Month:
    """A month that stands out: its signal, its value and what is ordinary."""

    first: date
    value: float
    signal: control.Signal
    ordinary: control.Limits


@dataclass(frozen=True)
class Moved:
    """`month` is the latest whole month since the last meeting that stands out, if one does. `own_aim`: the area has set the target
    itself. `released`: what the public may be told of it, None where it is in no release. `weight`: the least first before a board.
    """

    standing: Standing
    month: Month | None
    own_aim: bool
    weight: tuple[bool, bool, bool]
    released: Released | None = None

    @property
    def card(self) -> Card:
        return self.standing.card

    @property
    def signal(self) -> control.Signal:
        return self.month.signal if self.month else ""

    @property
    def tone(self) -> Tone:
        return TONES.get(control.tone(self.signal, self.card.better), "grey")

    @property
    def misses(self) -> bool:
        """By the figure that the reader is told."""
        told = replace(self.standing, value=self.released.value) if self.released else self.standing
        return told.meets is False


def found(context: Context) -> list[Moved]:
    """What moved or misses its target, in the order of the catalogue; for the public, only what is released."""
    return context.once("figures", lambda: list(moved(context, known_on(context.on) if context.is_public else None)))


def moved(context: Context, known: Known | None = None) -> Iterator[Moved]:
    """Every indicator with a figure that stands out or misses its target, in the order of the catalogue; of what is `known` to everyone,
    where that is given, only."""
    area, aims = area_figures(context.on), IndicatorTarget.objects.aims(context.on)
    bound = _bound()
    for card in catalogue_cards().values():
        told = known.figure(card.key) if known else None
        if known and (told is None or told.value is None):
            continue
        now = area.standing(card.key, aims.get(card.key), hides=context.hides)
        if not now.is_known:
            continue
        weight = (card.key not in bound, now.aim is None, not card.headline)
        one = Moved(now, _month(now, context), _is_own(card, aims), weight, told)
        if one.signal or one.misses:
            yield one


def _is_own(card: Card, aims: dict[str, float]) -> bool:
    """Whether the target is one that the area set, not one that the law or the country asks."""
    return card.key in aims or (card.target is not None and card.target.kind == "local")


def _bound() -> set[str]:
    """Indicators that a measure of an open plan rests on."""
    live = SuccessMeasure.objects.filter(action__plan__closed_on=None, retired_on=None)
    return set(live.exclude(indicator="").values_list("indicator", flat=True))


def _month(now: Standing, context: Context) -> Month | None:
    values = whole_months(now.months, context.on)
    ordinary = control.limits(values, *floors(now.card))
    if ordinary is None:
        return None
    spans = evaluate.months(context.on, TREND)[: len(values)]
    told = zip(control.signals(values, ordinary), spans, values, strict=True)
    since = [
        Month(first, value, signal, ordinary)
        for signal, (first, last), value in told
        if signal and value is not None and last > context.since
    ]
    return since[-1] if since else None
