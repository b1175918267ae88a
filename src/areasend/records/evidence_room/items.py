"""The shape of what is asked for, and when something is too old to show."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

YEAR_DAYS = 366
"""Inspectors ask for what is in force and for the last twelve months; something older says little about today."""


@dataclass(frozen=True)
class Held:
    """One thing that we hold. `page`: the name of the page on which it stands, with its arguments; empty where there is none."""

    words: str
    on: date | None = None
    page: str = ""
    args: tuple[str | int, ...] = ()


@dataclass(frozen=True)
class Item:
    """Something inspectors ask for. `brings`: who provides what is lacking; `lacking`: sentences, empty when nothing is.
    `ages`: what we hold is worth less after a year; not so a strategy in force or the last report."""

    key: str
    group: str
    title: str
    asked: str
    brings: str
    held: tuple[Held, ...] = ()
    lacking: tuple[str, ...] = ()
    ages: bool = True

    @property
    def as_at(self) -> date | None:
        """The newest day of what we hold."""
        return max((one.on for one in self.held if one.on), default=None)

    def is_old(self, on: date) -> bool:
        return self.ages and self.as_at is not None and (on - self.as_at).days > YEAR_DAYS

    def state(self, on: date) -> str:
        """ready, partly, old or missing."""
        if not self.held:
            return "missing"
        return "old" if self.is_old(on) else "partly" if self.lacking else "ready"


@dataclass(frozen=True)
class Check:
    """A rule on our own records: how many of how many fail it; None where the fact that it tries is not recorded.
    `is_sectors`: one of the sector's validator, whose number is the key; else a rule of thumb of our own."""

    key: str
    list_number: int
    label: str
    why: str
    failing: int | None
    of: int
    is_query: bool = False
    is_sectors: bool = False

    @property
    def passes(self) -> bool:
        return self.failing == 0

    @property
    def is_recorded(self) -> bool:
        return self.failing is not None


@dataclass(frozen=True)
class Room:
    on: date
    items: tuple[Item, ...]
    checks: tuple[Check, ...] = field(default=())

    def count(self, state: str) -> int:
        return sum(item.state(self.on) == state for item in self.items)

    @property
    def ready(self) -> int:
        return self.count("ready")
