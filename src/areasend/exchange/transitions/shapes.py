"""The four files, their columns, and what is read from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

OUTSIDE = "NONSEND"
"""Setting and need of a person who has no plan in that January."""

FILES: Mapping[str, Mapping[str, str]] = {
    "transitions.csv": {
        "calendar-year": "the year of the first January; the second is a year later",
        "setting-1": f"the setting in the first January, or {OUTSIDE} for a person without a plan",
        "need-1": f"the need in the first January, or {OUTSIDE}",
        "academic-year-1": "the national curriculum year in the first January; reception is 0, the year before -1",
        "setting-2": "the setting in the second January",
        "need-2": "the need in the second January",
        "academic-year-2": "the national curriculum year in the second January, one more than in the first",
    },
    "population.csv": {
        "calendar-year": "the year of the January",
        "academic-year": "the national curriculum year",
        "population": "everybody of that year who lives in the area",
    },
    "costs.csv": {
        "need": "the need",
        "setting": "the setting",
        "cost": "pounds for one person for one year",
    },
    "valid-states.csv": {
        "setting": "the setting",
        "setting-group": "the group it is told in",
        "min-academic-year": "its first national curriculum year",
        "max-academic-year": "its last national curriculum year",
        "needs": "needs it takes, with commas between",
        "setting->setting": "settings that may follow it, with commas between",
    },
}
"""File and columns, each with its meaning. `transitions.csv` may have a column `count` besides, of people that a row stands for."""


@dataclass(frozen=True)
class Problem:
    """What is wrong and what to do; line 1 is the header, line 0 the file itself."""

    file: str
    line: int
    words: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.words}" if self.line else f"{self.file}: {self.words}"


@dataclass(frozen=True)
class Transition:
    """One person, or so many alike, in one January and the next; `OUTSIDE` stands for no plan."""

    year: int
    setting_1: str
    need_1: str
    age_1: int
    setting_2: str
    need_2: str
    age_2: int


@dataclass(frozen=True)
class State:
    """A setting: its group, first and last national curriculum year, needs, and the settings that may follow."""

    setting: str
    group: str
    first: int
    last: int
    needs: tuple[str, ...]
    to: tuple[str, ...]


@dataclass
class Table:
    """All that the files say: people by transition, population by (January, year of age), pounds a year by (need, setting)."""

    states: list[State] = field(default_factory=list)
    transitions: Counter[Transition] = field(default_factory=Counter)
    population: dict[tuple[int, int], int] = field(default_factory=dict)
    costs: dict[tuple[str, str], Decimal] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    """What was taken as it stands though it looks odd: one sentence each."""
    setting_words: dict[str, str] = field(default_factory=dict)
    need_words: dict[str, str] = field(default_factory=dict)
    """What pages call a setting or a need, by its code; what has no words is called by its code."""

    def as_inputs(self, label: str = "") -> dict[str, Any]:
        """Plain JSON: the inputs of `areasend.forecast.transitions.run`."""
        moves = sorted(self.transitions.items(), key=lambda one: tuple(map(str, vars(one[0]).values())))
        names = ("year", "setting_1", "need_1", "age_1", "setting_2", "need_2", "age_2")
        people = sorted(self.population.items())
        return {
            "label": label,
            "states": [{**vars(state), "needs": list(state.needs), "to": list(state.to)} for state in self.states],
            "transitions": {
                **{name: [getattr(move, name) for move, _ in moves] for name in names},
                "count": [count for _, count in moves],
            },
            "population": {
                "year": [year for (year, _), _ in people],
                "age": [age for (_, age), _ in people],
                "people": [count for _, count in people],
            },
            "costs": [[need, setting, str(cost)] for (need, setting), cost in sorted(self.costs.items())],
            "remarks": list(self.remarks),
            "words": {"settings": dict(self.setting_words), "needs": dict(self.need_words)},
        }
