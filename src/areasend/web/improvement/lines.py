"""What the overview is made of: sections of lines, each of which opens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import NoReverseMatch, reverse

SHOWN = 8


def address(name: str, *args: Any) -> str:
    """Where a page lies, or nothing where this deployment does not have it."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


@dataclass(frozen=True)
class Line:
    """One thing that wants somebody. The names are those that a task list reads."""

    title: str
    hint: str
    href: str
    tag: str = ""
    colour: str = "grey"
    due_on: date | None = None
    meta: str = ""
    state: str = ""


@dataclass(frozen=True)
class Section:
    """`nothing` is said where there are no lines; `href` and `link` lead to the whole list."""

    key: str
    title: str
    lines: Sequence[Line]
    nothing: str
    href: str = ""
    link: str = ""

    @property
    def shown(self) -> Sequence[Line]:
        return self.lines[:SHOWN]

    @property
    def rest(self) -> Sequence[Line]:
        return self.lines[SHOWN:]

    @property
    def more(self) -> int:
        return len(self.rest)

    @property
    def state(self) -> str:
        """The gravest of its lines."""
        states = {line.state for line in self.lines}
        return next((state for state in ("late", "due_soon") if state in states), "")
