"""Which figures from elsewhere are wanted, when each was last told, and which measures wait for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Max

from areasend.indicators.catalogue.card import Card, catalogue_cards
from areasend.indicators.catalogue.standing import NONE, written
from areasend.records.models import Observation, SuccessMeasure

OLD = timedelta(days=365)


@dataclass(frozen=True)
class Wanted:
    """`measures` is the number of success measures in force that are bound to it."""

    card: Card
    last: Observation | None
    measures: int
    today: date

    @property
    def state(self) -> str:
        if self.last is None:
            return "never"
        return "old" if self.today - self.last.on > OLD else "told"

    @property
    def shown(self) -> str:
        return value_of(self.last, self.card) if self.last else NONE

    @property
    def rank(self) -> tuple[bool, int, date]:
        """What measures wait for comes first, then what was never told, then the oldest."""
        return not self.measures, ("never", "old", "told").index(self.state), self.last.on if self.last else date.min


def value_of(told: Observation, card: Card) -> str:
    """The figure as told, in the card's unit."""
    if told.value is not None:
        return written(float(told.value), card)
    if told.denominator and told.numerator is not None:
        times = 100 if card.measure == "share" else 1
        return written(times * float(told.numerator) / float(told.denominator), card)
    return written(None if told.numerator is None else float(told.numerator), card)


def wanted(today: date, part: str = "", state: str = "") -> list[Wanted]:
    """Every observed indicator, most wanted first; only of a part or of a state where these are named."""
    lasts = _last_of_each()
    bound = SuccessMeasure.objects.filter(retired_on=None).exclude(indicator="").values_list("indicator")
    measures = dict(bound.annotate(number=Count("pk")).order_by())
    cards = [card for card in catalogue_cards().values() if card.is_observed and part in ("", card.domain)]
    found = [Wanted(card, lasts.get(card.key), measures.get(card.key, 0), today) for card in cards]
    return sorted((one for one in found if state in ("", one.state)), key=lambda one: one.rank)


def _last_of_each() -> dict[str, Observation]:
    standing = Observation.objects.filter(withdrawn_on=None, cut="")
    newest = dict(standing.order_by().values_list("indicator").annotate(on=Max("on")))
    return {one.indicator: one for one in standing if newest[one.indicator] == one.on}
