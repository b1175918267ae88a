"""A measured value with its day, and the words for values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

Direction = Literal["up", "down"]


@dataclass(frozen=True)
class Reading:
    on: date
    value: float


def known_by(readings: Sequence[Reading], today: date) -> tuple[Reading, ...]:
    """The readings up to today in the order of their days; of several on one day the last given counts."""
    by_day = {reading.on: reading for reading in readings if reading.on <= today}
    return tuple(by_day[day] for day in sorted(by_day))


def is_reached(value: float, goal: float, direction: Direction) -> bool:
    """Whether the value is at the goal or beyond it."""
    return value >= goal if direction == "up" else value <= goal


def in_figures(value: float, unit: str = "") -> str:
    """At most one decimal, with its unit: "61%", "4.5 weeks", "1,200"."""
    rounded = round(value, 1)
    text = f"{rounded:,.0f}" if rounded == int(rounded) else f"{rounded:,.1f}"
    return f"{text}%" if unit == "%" else f"{text} {unit}".strip()
