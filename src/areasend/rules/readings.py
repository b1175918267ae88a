"""Readings: how the law is read where it is silent or where sources disagree.

`law/readings.yaml` holds each question with its closed choices, a default and the reason. An area may override any of
them:

    readings = build_readings({"review_notice": "whole_weeks"})
    readings.choice("review_notice")        # 'whole_weeks'

An unknown key or choice raises `LawError` with the ones that exist. `default_readings()` gives the ones taken
otherwise.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from areasend.rules.law_files import LawError, read_yaml
from areasend.rules.shapes import Reference, Route


@dataclass(frozen=True)
class Reading:
    """One question with its choices (key to meaning), default, reason and source."""

    key: str
    question: str
    choices: Mapping[str, str]
    default: str
    reason: str
    reference: Reference


@dataclass(frozen=True)
class Readings:
    """The choice taken for every question."""

    choices: tuple[tuple[str, str], ...]

    def choice(self, key: str) -> str:
        """The choice taken; `LawError` for a question that does not exist."""
        for name, taken in self.choices:
            if name == key:
                return taken
        raise LawError(f"There is no reading called {key!r}. The readings are: {', '.join(readings_table())}.")

    def is_choice(self, key: str, taken: str) -> bool:
        """Whether that choice is the one taken."""
        return self.choice(key) == taken


@functools.cache
def readings_table() -> Mapping[str, Reading]:
    """Every question, by key."""
    table = {}
    for key, entry in read_yaml("readings.yaml")["readings"].items():
        reference = Reference(**entry["reference"])
        reading = Reading(key, entry["question"], entry["choices"], entry["default"], entry["reason"], reference)
        check_choice(reading, reading.default)
        table[key] = reading
    return MappingProxyType(table)


def unsettled() -> list[dict[str, str]]:
    """Doubts from which nothing is computed: question and what holds until they are settled."""
    doubts: list[dict[str, str]] = read_yaml("readings.yaml")["unsettled"]
    return doubts


def check_choice(reading: Reading, taken: str) -> None:
    """Raise `LawError` unless the choice is one of the reading's own."""
    if taken not in reading.choices:
        allowed = ", ".join(reading.choices)
        raise LawError(f"{taken!r} is not a choice for the reading {reading.key!r}. Choose one of: {allowed}.")


def build_readings(overrides: Mapping[str, str] | None = None) -> Readings:
    """The defaults with an area's own choices in place of some of them."""
    table = readings_table()
    for key, taken in (overrides or {}).items():
        if key not in table:
            raise LawError(f"There is no reading called {key!r}. The readings are: {', '.join(table)}.")
        check_choice(table[key], taken)
    return Readings(tuple({**{key: reading.default for key, reading in table.items()}, **(overrides or {})}.items()))


def starts_of(route: Route, readings: Readings) -> tuple[str, ...]:
    """The facts that a route runs from under these readings."""
    other = route.other_start
    if other is not None and readings.is_choice(other.reading, other.choice):
        return other.starts
    return route.starts


@functools.cache
def default_readings() -> Readings:
    """The readings taken where an area has said nothing."""
    return build_readings()
