"""A line of people who wait: what comes in, the stages they pass in order, what each week can do, and in which order people are taken.

Time goes by weeks. Those who come in a week are there before that week's work is done, and work is done at its end: whoever is taken in
the week of arrival has waited half a week on average. A person waits for a stage at least its `delay` in weeks (what the work itself takes,
the natural pace), then until a slot is free. Slots not needed in a week are lost.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from areasend.forecast.queue.chance import Ints, Numbers

FIRST_COME, OLDEST_FIRST, MIXED = "first_come", "oldest_first", "mixed"
MOST_QUEUES = 64
RULES = (FIRST_COME, OLDEST_FIRST, MIXED)


class BadLine(ValueError):
    """The line cannot be run; the message says what to mend."""


@dataclass(frozen=True)
class Stage:
    """One stage. Shares are of those taken in a slot: `missed` do not come, `discharged` is the share of these struck off the list (the
    others keep their place), `out` end here (refused, not needed). `leaving` is the share of those waiting who leave in a week."""

    key: str
    delay: int = 0
    missed: float = 0.0
    discharged: float = 0.0
    out: float = 0.0
    leaving: float = 0.0

    def __post_init__(self) -> None:
        for name in ("missed", "discharged", "out", "leaving"):
            if not 0 <= getattr(self, name) <= 1:
                raise BadLine(f"{self.key}: {name} is a share from 0 to 1, and was given as {getattr(self, name)}.")
        if not 0 <= self.delay <= 60:
            raise BadLine(f"{self.key}: the time that the work takes is 0 to 60 weeks, and was given as {self.delay}.")


@dataclass(frozen=True, eq=False)
class Line:
    """`arrivals` (draws, weeks, classes): people who come; class 0 is taken before class 1 (urgent first).
    `slots` (draws, weeks, stages): people who can be taken. `start` (stages, classes, ages): who waits at the outset, by whole weeks since
    they came. `rule`: in a stage the `first_come` to that stage, the `oldest_first` by the day they came at all, or `mixed`: the share
    `reserved` of slots (one, or by week and stage) for those who can still be done within `target` weeks, the rest for the oldest.
    `limits`: weeks, counted over."""

    stages: tuple[Stage, ...]
    arrivals: Ints
    slots: Ints
    start: Ints
    rule: str = OLDEST_FIRST
    reserved: float | Numbers = 0.0
    target: int = 18
    limits: tuple[int, ...] = (18, 52)

    def __post_init__(self) -> None:
        self._check_shapes()
        if self.rule not in RULES:
            raise BadLine(f"The rule {self.rule!r} is not known; it may be {', '.join(RULES)}.")
        if np.min(self.reserved) < 0 or np.max(self.reserved) > 1:
            raise BadLine(f"The share reserved is from 0 to 1, and was given as {self.reserved}.")
        if min((self.target, *self.limits)) < 1:
            raise BadLine("The target and the limits are one week or more.")
        for name in ("arrivals", "slots", "start"):
            if getattr(self, name).min(initial=0) < 0:
                raise BadLine(f"There cannot be fewer than no {name}.")

    def _check_shapes(self) -> None:
        draws, weeks, classes = self.arrivals.shape
        if not (draws and weeks and classes):
            raise BadLine("A line needs at least one draw, one week and one class of people.")
        if len(self.stages) * classes > MOST_QUEUES:
            raise BadLine(f"Stages times classes are at most {MOST_QUEUES}.")
        if self.slots.shape != (draws, weeks, len(self.stages)):
            raise BadLine(f"Slots are wanted as {(draws, weeks, len(self.stages))}, and were {self.slots.shape}.")
        if self.start.shape[:2] != (len(self.stages), classes) or not self.start.shape[2]:
            raise BadLine("Those waiting are wanted by stage, class and age in weeks.")

    @property
    def draws(self) -> int:
        return int(self.arrivals.shape[0])

    @property
    def weeks(self) -> int:
        return int(self.arrivals.shape[1])

    @property
    def classes(self) -> int:
        return int(self.arrivals.shape[2])

    @property
    def ages(self) -> int:
        return int(self.start.shape[2])

    @property
    def cohorts(self) -> int:
        """Weeks in which somebody may have come: those before the outset, then those that are run."""
        return self.ages + self.weeks

    def reserve(self) -> Ints:
        """Slots of each draw, week and stage that are kept for those who can still be in time."""
        if self.rule != MIXED:
            return np.zeros_like(self.slots)
        whole = np.floor(np.cumsum(self.slots * self.reserved, axis=1) + 1e-9).astype(np.int64)
        return np.asarray(np.diff(whole, axis=1, prepend=0))

    def still_in_time(self) -> tuple[int, ...]:
        """For each stage the greatest age in weeks at which a person taken now can still be done within the target."""
        after = [sum(stage.delay for stage in self.stages[place + 1 :]) for place in range(len(self.stages))]
        return tuple(self.target - 1 - delay for delay in after)

    def first_ready(self) -> Ints:
        """(stages, ages): in how many weeks those who wait at the outset can be taken, by the natural pace since they came."""
        pace = np.cumsum([stage.delay for stage in self.stages])
        ages = np.arange(self.ages)
        return np.stack([np.clip(pace[i] - ages - 1, 0, stage.delay) for i, stage in enumerate(self.stages)])


@dataclass(frozen=True, eq=False)
class Flow:
    """What came of a line, week by week. Shape (draws, weeks) unless said otherwise; numbers of people, weeks.

    `done` passed the last stage, `in_time` of them within the target, `waited` the weeks they had waited together; `out` ended at a stage,
    `left` went away or were struck off; at the week's end `ages` is the weeks waited by all who wait, `oldest` by the longest,
    `waiting` (draws, weeks, stages) how many wait, `over` (draws, weeks, limits) how many have waited a limit or more.
    """

    done: NDArray[np.float64]
    in_time: NDArray[np.float64]
    waited: NDArray[np.float64]
    out: NDArray[np.float64]
    left: NDArray[np.float64]
    ages: NDArray[np.float64]
    oldest: NDArray[np.float64]
    waiting: NDArray[np.float64]
    over: NDArray[np.float64]

    @classmethod
    def of(cls, counts: NDArray[np.float64], stages: int) -> Flow:
        """From the engines' table (draws, weeks, fields)."""
        single = [counts[:, :, field] for field in range(FIELDS)]
        several = [counts[:, :, FIELDS : FIELDS + stages], counts[:, :, FIELDS + stages :]]
        return cls(**dict(zip((field.name for field in fields(cls)), [*single, *several], strict=True)))

    @property
    def total(self) -> NDArray[np.float64]:
        """All who wait at the week's end, (draws, weeks)."""
        return np.asarray(self.waiting.sum(axis=2))


DONE, IN_TIME, WAITED, GONE_OUT, GONE_LEFT, AGES, OLDEST = range(7)
FIELDS = 7
