"""Where people wait for one stage, for the engine in columns: by the week they came at all, or in the order they reached the stage."""

from __future__ import annotations

from typing import Protocol

import numpy as np

from areasend.forecast.queue.chance import Ints
from areasend.forecast.queue.line import FIRST_COME, Line

NEVER = np.iinfo(np.int64).max


class Shelf(Protocol):
    low: int

    def begin(self, week: int) -> None: ...
    def ready(self, week: int) -> Ints: ...
    def cohorts(self, rows: Ints, places: Ints) -> Ints: ...
    def remove(self, rows: Ints, places: Ints, people: Ints) -> None: ...
    def add(self, rows: Ints, cohorts: Ints, people: Ints, week: int) -> None: ...


def shelf(line: Line, stage: int, kind: int) -> Shelf:
    return (ByArrival if line.rule == FIRST_COME else ByAge)(line, stage, kind)


class ByAge:
    """One place a cohort, the oldest in front. Whoever's stage cannot be finished yet stands aside in a ring of coming weeks."""

    def __init__(self, line: Line, stage: int, kind: int) -> None:
        self.delay, self.low, self.high = line.stages[stage].delay, 0, line.ages
        self.lowest_aside = np.zeros(self.delay + 1, dtype=np.int64)
        self.people = np.zeros((line.draws, line.cohorts), dtype=np.int64)
        self.aside = np.zeros((self.delay + 1, line.draws, line.cohorts), dtype=np.int64)
        for age, wait in enumerate(line.first_ready()[stage]):
            self.aside[wait, :, line.ages - 1 - age] += line.start[stage, kind, age]

    def begin(self, week: int) -> None:
        now = week % (self.delay + 1)
        first = int(self.lowest_aside[now])
        coming = self.aside[now][:, first : self.high]
        self.people[:, first : self.high] += coming
        coming[:] = 0
        self.low, self.lowest_aside[now] = min(self.low, first), self.high
        while self.low < self.high and not self.people[:, self.low].any():
            self.low += 1

    def ready(self, week: int) -> Ints:
        return self.people[:, self.low : self.high]

    def cohorts(self, rows: Ints, places: Ints) -> Ints:
        return places

    def remove(self, rows: Ints, places: Ints, people: Ints) -> None:
        self.people[rows, places] -= people

    def add(self, rows: Ints, cohorts: Ints, people: Ints, week: int) -> None:
        then = (week + self.delay) % (self.delay + 1)
        self.aside[then][rows, cohorts] += people
        self.high = max(self.high, int(cohorts.max(initial=0)) + 1)
        self.lowest_aside[then] = min(self.lowest_aside[then], int(cohorts.min(initial=self.high)))


class ByArrival:
    """One place for each group that reached the stage together: its cohort, its size, and from which week it can be taken."""

    def __init__(self, line: Line, stage: int, kind: int) -> None:
        self.delay, self.low = line.stages[stage].delay, 0
        wait = line.first_ready()[stage]
        order = np.lexsort((-np.arange(line.ages), wait))
        room = line.ages + line.weeks
        self.people = np.zeros((line.draws, room), dtype=np.int64)
        self.cohort = np.zeros((line.draws, room), dtype=np.int64)
        self.ready_from = np.full((line.draws, room), NEVER)
        self.people[:, : line.ages] = line.start[stage, kind, order]
        self.cohort[:, : line.ages] = line.ages - 1 - order
        self.ready_from[:, : line.ages] = wait[order]
        self.end = np.full(line.draws, line.ages)

    def begin(self, week: int) -> None:
        some = np.flatnonzero(self.people[:, self.low : int(self.end.max())].any(axis=0))
        self.low = self.low + int(some[0]) if len(some) else int(self.end.min())

    def ready(self, week: int) -> Ints:
        here = slice(self.low, int(self.end.max()))
        return np.where(self.ready_from[:, here] <= week, self.people[:, here], 0)

    def cohorts(self, rows: Ints, places: Ints) -> Ints:
        return self.cohort[rows, places]

    def remove(self, rows: Ints, places: Ints, people: Ints) -> None:
        self.people[rows, places] -= people

    def add(self, rows: Ints, cohorts: Ints, people: Ints, week: int) -> None:
        """`rows` rise; groups of one row keep their order."""
        some = people > 0
        rows, cohorts, people = rows[some], cohorts[some], people[some]
        number = np.bincount(rows, minlength=len(self.end))
        first = np.concatenate([[0], np.cumsum(number)[:-1]])
        places = self.end[rows] + np.arange(len(rows)) - first[rows]
        self.end = self.end + number
        self._make_room(int(self.end.max()))
        self.people[rows, places] = people
        self.cohort[rows, places] = cohorts
        self.ready_from[rows, places] = week + self.delay

    def _make_room(self, wanted: int) -> None:
        have = self.people.shape[1]
        if wanted > have:
            more = ((0, 0), (0, wanted))
            self.people, self.cohort = np.pad(self.people, more), np.pad(self.cohort, more)
            self.ready_from = np.pad(self.ready_from, more, constant_values=NEVER)
