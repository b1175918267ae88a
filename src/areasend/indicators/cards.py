"""The card of an indicator: what it says, of whom, from what, and which published figure is its twin."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class Twin:
    """The published figures that measure the same thing, as measures of `published`; `note` says where they differ."""

    numerator: str
    denominator: str | None = None
    rate: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """What a reader must know of an indicator.

    `period` says by which date a case falls into a month or year; `unit` is percent, weeks or cases; `better` is high,
    low or neither. `twin` is absent where nothing like it is published.
    """

    key: str
    label: str
    definition: str
    numerator: str
    denominator: str
    period: str
    source: str
    unit: str = "percent"
    better: str = "high"
    twin: Twin | None = None


@cache
def cards() -> dict[str, Card]:
    """Every card by its key, in the order of `cards.yaml`."""
    text = (files(__package__) / "cards.yaml").read_text(encoding="utf-8")
    entries = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506  both loaders are safe
    twins = {key: Twin(**entry.pop("twin")) for key, entry in entries.items() if "twin" in entry}
    return {key: Card(key=key, twin=twins.get(key), **entry) for key, entry in entries.items()}
