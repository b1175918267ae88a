"""Which indicators the public is told, in what words, and by which groups: `choice.yaml` as objects."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from areasend.indicators.catalogue.card import Card, catalogue_cards


@dataclass(frozen=True)
class Entry:
    """One figure: the question it answers, and its sentence with {value} in the place of the figure.

    `counts`: children, whose numbers are guarded, or things. `bare`: the figure stands in the sentence without its unit.
    """

    key: str
    topic: str
    title: str
    says: str
    cuts: tuple[str, ...] = ()
    counts: str = "children"
    bare: bool = False

    @property
    def card(self) -> Card:
        return catalogue_cards()[self.key]

    @property
    def is_guarded(self) -> bool:
        return self.counts == "children"


@dataclass(frozen=True)
class Topic:
    """`expect`: what a family can expect, in sentences."""

    key: str
    title: str
    about: str
    entries: tuple[Entry, ...]
    expect: tuple[str, ...] = ()


@cache
def topics() -> dict[str, Topic]:
    """Every topic by its key. Raises KeyError for an indicator that the catalogue does not know."""
    told = yaml.safe_load((files(__package__) / "choice.yaml").read_text(encoding="utf-8"))
    return {key: _topic(key, **entry) for key, entry in told.items()}


def _topic(key: str, title: str, about: str, figures: dict[str, dict[str, Any]], expect: Any = ()) -> Topic:
    return Topic(key, title, about, tuple(_entry(name, key, **told) for name, told in figures.items()), tuple(expect))


def _entry(key: str, topic: str, cuts: Any = (), **told: Any) -> Entry:
    if key not in catalogue_cards():
        raise KeyError(f"choice.yaml tells of {key}, which the catalogue does not know.")
    return Entry(key, topic, cuts=tuple(cuts), **told)


@cache
def entries() -> dict[str, Entry]:
    """Every figure that is told, by the key of its indicator."""
    return {entry.key: entry for topic in topics().values() for entry in topic.entries}
