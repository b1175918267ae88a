"""Cases of one process as columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import yaml

from areasend.demo import days
from areasend.demo.days import Days
from areasend.demo.quota import Numbers, Rng

NO_CASE = 0


@dataclass
class CaseSet:
    """One row a case. `origin` is the id of the case it follows from, or 0; ids run from `first_id` in the order of the rows.

    `facts` are what is recorded on these cases, `borrowed` what the records find on others (see `areasend.records.facts`).
    `codes` and `notes` belong to the fact of the same name.
    """

    process: str
    person: Numbers
    origin: Numbers
    first_id: int
    facts: dict[str, Days] = field(default_factory=dict)
    borrowed: dict[str, Days] = field(default_factory=dict)
    codes: dict[str, np.ndarray] = field(default_factory=dict)
    notes: dict[str, np.ndarray] = field(default_factory=dict)
    source: np.ndarray | None = None

    def __len__(self) -> int:
        return len(self.person)

    @property
    def ids(self) -> Numbers:
        return self.first_id + np.arange(len(self))

    @property
    def next_id(self) -> int:
        return self.first_id + len(self)

    def frame(self) -> dict[str, Days]:
        """The facts as the rules take them: own ones win over borrowed ones of the same name."""
        own = {name: np.where(np.isnat(on), self.borrowed.get(name, on), on) for name, on in self.facts.items()}
        return {**self.borrowed, **own}


@cache
def sentences() -> dict[str, Any]:
    return dict(yaml.safe_load(files(__package__).joinpath("sentences.yaml").read_text(encoding="utf-8")))


def notes(rng: Rng, key: str, codes: np.ndarray, where: np.ndarray) -> np.ndarray:
    """A sentence for each row of `where`, by its code if the list has one for it, else by the list's "any"."""
    found = np.full(len(codes), "", dtype=object)
    lists = sentences()[key]
    for code in np.unique(codes[where].astype(str)) if where.any() else ():
        rows = np.flatnonzero(where & (codes.astype(str) == code))
        pool = np.array(lists.get(code) or lists["any"], dtype=object)
        found[rows] = pool[rng.integers(0, len(pool), len(rows))]
    return found


def draw_codes(rng: Rng, mix: dict[str, float], where: np.ndarray) -> np.ndarray:
    found = np.full(len(where), "", dtype=object)
    weights = np.array(list(mix.values()))
    found[where] = rng.choice(list(mix), size=int(where.sum()), p=weights / weights.sum())
    return found


def until(on: Days, limit: Days | np.datetime64) -> Days:
    """Days before a limit; NaT for the others."""
    return np.where(on < limit, on, days.NO_DAY).astype("datetime64[D]")
