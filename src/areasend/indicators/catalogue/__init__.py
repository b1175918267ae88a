"""The catalogue: every indicator as a card and a small pure function of the same name.

A domain is a file of cards (`reviews.yaml`) and, where it is counted from cases, a module of functions beside it (`reviews.py`), each
`(frames, on) -> judged rows` (see `judging`). Observed indicators have a card only: their figures are entered, dated and sourced.

>>> from areasend.indicators.catalogue import evaluate, indicator
>>> indicator("reviews_overdue").card.label
'Plans not reviewed within twelve months'
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module

import polars as pl

from areasend.indicators.catalogue.card import Card, catalogue_cards
from areasend.indicators.catalogue.frames import Frames

Judge = Callable[[Frames, date], pl.DataFrame]


class UnknownIndicator(LookupError):
    """There is no indicator with that key; the message says how to find one."""

    for_user = True


@dataclass(frozen=True)
class Indicator:
    """A card with the function that judges its cases; None for what is observed."""

    card: Card
    judge: Judge | None


@cache
def indicators() -> dict[str, Indicator]:
    """Every indicator by its key, in the order of the dashboard."""
    return {key: Indicator(card, None if card.is_observed else _judge(card)) for key, card in catalogue_cards().items()}


def _judge(card: Card) -> Judge:
    judge: Judge = getattr(import_module(f"{__name__}.{card.domain}"), card.key)
    return judge


def indicator(key: str) -> Indicator:
    """Raises `UnknownIndicator`."""
    if key not in indicators():
        raise UnknownIndicator(f"There is no indicator {key!r}. `areasend indicators --list` names them.")
    return indicators()[key]
