"""How figures of children are shown: whole to those who may open cases, rounded and with small numbers withheld to the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from areasend.records.models import User
from areasend.records.places.occupancy import Occupancy
from areasend.rules.disclosure import is_small, rounded, suppress_line
from areasend.rules.policies.access import Verb, may
from areasend.web.components.words import thousands

FEW = "Fewer than 5"
HIDDEN = "Not told"
Shown = str | int


def hides(user: User) -> bool:
    """Small numbers are withheld from those who may open no case."""
    return not may(user.roles, Verb.VIEW_CASE)


def number(value: float | None, hidden: bool) -> Shown:
    """A count of children by itself."""
    if value is None:
        return "–"
    count = round(value)
    if not hidden:
        return count
    return FEW if bool(is_small(np.array([count]))[0]) else rounded(count)


def line(counts: Sequence[int], hidden: bool) -> list[Shown]:
    """Parts of one total, and the total last: what is withheld cannot be had by taking the others from the total."""
    if not hidden:
        return [*counts, sum(counts)]
    withheld = suppress_line(counts)
    values = [*counts, sum(counts)]
    return [HIDDEN if away else rounded(value) for value, away in zip(values, withheld, strict=True)]


def share(chance: float) -> str:
    """A chance in words that never claims certainty."""
    if chance > 0.99:
        return "over 99 in 100"
    return "under 1 in 100" if chance < 0.01 else f"{round(100 * chance)} in 100"


@dataclass(frozen=True)
class Row:
    """A setting's places as its reader may see them. Vacancies follow from what is shown, so that they tell no more than it does."""

    one: Occupancy
    hidden: bool

    @property
    def places(self) -> Shown:
        return "–" if self.one.places is None else self.one.places

    @property
    def own(self) -> Shown:
        return number(self.one.own, self.hidden)

    @property
    def others(self) -> Shown:
        return number(self.one.others, self.hidden)

    @property
    def coming(self) -> Shown:
        return number(self.one.coming, self.hidden)

    @property
    def vacancies(self) -> Shown:
        if self.one.vacancies is None:
            return "–"
        if not self.hidden:
            return self.one.vacancies
        return HIDDEN if FEW in (self.own, self.others) else max(int(self.places) - int(self.own) - int(self.others), 0)

    @property
    def tag(self) -> tuple[str, str]:
        if self.one.state == "over":
            return (
                (f"{thousands(self.one.over)} above its number", "red")
                if not self.hidden
                else ("Above its number", "red")
            )
        return {
            "full": ("Full", "yellow"),
            "free": ("Has vacancies", "green"),
            "no_number": ("No number of places", "grey"),
        }[self.one.state]
