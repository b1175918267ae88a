"""The card of an indicator in the catalogue: everything that a reader must know before quoting its figure."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from areasend.indicators.cards import Twin, cards

DOMAINS = (
    "timeliness",
    "requests",
    "decisions",
    "advice",
    "plans",
    "reviews",
    "transfers",
    "placements",
    "disputes",
    "complaints",
    "contact",
    "workforce",
    "adulthood",
    "identification",
    "attendance",
    "health",
    "voice",
    "money",
)
EVERY_CUT = ("age", "need", "setting", "team", "sex", "ethnicity", "district")
KINDS = ("flow", "stock", "observed")
MEASURES = ("share", "count", "mean", "per")


@dataclass(frozen=True, slots=True)
class Target:
    """What the figure should be; `kind` is statutory, national or local. An area's own plan may set another."""

    value: float
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Card:
    """`kind`: a flow is counted over a span, a stock on a day; observed figures are entered with their source, not counted from cases.

    `measure`: a count, a share (0 to 100), a mean, or so many per holder. `unit` is the word behind the number. `better` is high, low or
    neither. `since` is the first day for which figures mean something.
    """

    key: str
    domain: str
    heading: str
    label: str
    question: str
    definition: str
    numerator: str
    denominator: str
    period: str
    source: str
    owner: str
    kind: str
    measure: str
    unit: str
    better: str
    since: date | None = None
    target: Target | None = None
    caveats: tuple[str, ...] = ()
    cuts: tuple[str, ...] = EVERY_CUT
    twin: Twin | None = None
    headline: bool = False

    @property
    def is_observed(self) -> bool:
        return self.kind == "observed"


@dataclass(frozen=True)
class Domain:
    key: str
    label: str
    cards: dict[str, Card] = field(default_factory=dict)


@cache
def domains() -> dict[str, Domain]:
    """Every domain with its cards, in the order of the dashboard. Raises ValueError naming the card that is not whole."""
    return {key: _domain(key) for key in DOMAINS}


def catalogue_cards() -> dict[str, Card]:
    """Every card of the catalogue by its key."""
    return {key: card for domain in domains().values() for key, card in domain.cards.items()}


def _domain(key: str) -> Domain:
    text = (files(__package__) / f"{key}.yaml").read_text(encoding="utf-8")
    entries = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506  both loaders are safe
    shared = entries.pop("domain")
    heading = shared.pop("label")
    return Domain(
        key, heading, {name: _card(name, key, heading, {**shared, **entry}) for name, entry in entries.items()}
    )


def _card(key: str, domain: str, heading: str, entry: dict[str, Any]) -> Card:
    """A card; what the timeliness cards say already is taken from there."""
    old = cards().get(key)
    told = (
        {name: getattr(old, name) for name in ("label", "definition", "numerator", "denominator", "source")}
        if old
        else {}
    )
    told |= {"period": old.period, "better": old.better, "twin": old.twin} if old else {}
    given = {
        "kind": "flow",
        "measure": "share",
        "unit": "percent",
        "better": "high",
        "denominator": "",
        **told,
        **entry,
    }
    given["caveats"] = tuple(given.get("caveats", ()))
    given["cuts"] = tuple(given.get("cuts", EVERY_CUT)) + tuple(given.pop("own_cuts", ()))
    if isinstance(given.get("target"), dict):
        given["target"] = Target(**given["target"])
    if isinstance(given.get("twin"), dict):
        given["twin"] = Twin(**given["twin"])
    given.setdefault("period", _period(given))
    try:
        return _checked(Card(key=key, domain=domain, heading=heading, **given))
    except TypeError as error:
        raise ValueError(f"The card {key} in {domain}.yaml is not whole: {error}") from error


def _period(given: dict[str, Any]) -> str:
    return {"stock": "as at the last day of the month", "observed": "the day of the observation"}.get(given["kind"], "")


def _checked(card: Card) -> Card:
    if card.kind not in KINDS or card.measure not in MEASURES or card.better not in ("high", "low", "neither"):
        raise ValueError(f"The card {card.key} has an unknown kind, measure or better.")
    return card
