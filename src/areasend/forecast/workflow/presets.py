"""What each kind of work is called, which steps it has, how long each takes when nobody queues, and what it aims at."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib import resources

import yaml

from areasend.forecast.outcome import Assumption

KINDS = ("amendments", "panels", "tribunal")
PACKAGE = "areasend.forecast.workflow"


@dataclass(frozen=True)
class Step:
    """`pace`: whole weeks that the work itself takes; `waiting`: who waits for it; `doing`: what is done in a week, in words."""

    key: str
    waiting: str
    doing: str
    pace: int


@dataclass(frozen=True)
class Preset:
    """`aim` is weeks from the day that `since` names; `aim_source` says who set it. `done` are counted in `done_unit` by month."""

    key: str
    steps: tuple[Step, ...]
    aim: int
    aim_source: str
    since: str
    comes: str
    done: str
    open: str
    ends_early: str
    takes_for_granted: tuple[Assumption, ...]

    @property
    def package(self) -> str:
        """Where its schema lies."""
        return f"{PACKAGE}.{self.key}"


@functools.cache
def preset_of(key: str) -> Preset:
    """Raises ValueError where there is none called so."""
    if key not in KINDS:
        raise ValueError(f"There is no such work as “{key}”. There are: {', '.join(KINDS)}.")
    text = resources.files(f"{PACKAGE}.{key}").joinpath("preset.yaml").read_text(encoding="utf-8")
    told = yaml.safe_load(text)
    steps = tuple(Step(**one) for one in told.pop("steps"))
    granted = tuple(Assumption(**one) for one in told.pop("takes_for_granted"))
    return Preset(key=key, steps=steps, takes_for_granted=granted, **told)
