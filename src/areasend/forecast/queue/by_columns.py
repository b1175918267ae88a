"""The engine in numpy alone: all replications go through a week together, as columns."""

from __future__ import annotations

import numpy as np

from areasend.forecast.queue import chance
from areasend.forecast.queue.chance import Ints, Keys, Numbers
from areasend.forecast.queue.line import AGES, DONE, FIELDS, GONE_LEFT, GONE_OUT, IN_TIME, OLDEST, WAITED, Line
from areasend.forecast.queue.shelves import Shelf, shelf


def run(line: Line, keys: Keys) -> Numbers:
    """The table of `line.Flow`, (draws, weeks, fields)."""
    return _Run(line, keys).all_weeks()


class _Run:
    def __init__(self, line: Line, keys: Keys) -> None:
        self.line, self.keys = line, keys
        self.rows = np.arange(line.draws)
        self.reserve, self.still = line.reserve(), line.still_in_time()
        self.counts = np.zeros((line.draws, line.weeks, FIELDS + len(line.stages) + len(line.limits)))
        self.shelves = [[shelf(line, place, kind) for kind in range(line.classes)] for place in range(len(line.stages))]
        self.came = np.zeros((line.draws, line.cohorts), dtype=np.int64)
        self.came[:, : line.ages] = line.start.sum(axis=(0, 1))[::-1]
        self.waiting = np.tile(line.start.sum(axis=(1, 2)), (line.draws, 1))
        self.ages = np.tile((line.start.sum(axis=(0, 1)) * np.arange(line.ages)).sum(), line.draws)
        beyond = [line.start[:, :, limit:].sum() for limit in line.limits]
        self.over = np.tile(np.array(beyond, dtype=np.int64), (line.draws, 1))
        self.oldest = 0

    def all_weeks(self) -> Numbers:
        for week in range(self.line.weeks):
            self._arrive(week)
            for stage in range(len(self.line.stages)):
                self._work(week, stage)
            self._count(week)
        return self.counts

    def _arrive(self, week: int) -> None:
        """Those who come; everybody who waited already is a week older."""
        cohort = self.line.ages + week
        self.ages += self.waiting.sum(axis=1)
        for place, limit in enumerate(self.line.limits):
            if limit <= cohort:
                self.over[:, place] += self.came[:, cohort - limit]
        for kind in range(self.line.classes):
            come = self.line.arrivals[:, week, kind]
            self.shelves[0][kind].add(self.rows, np.full(self.line.draws, cohort), come, week)
            self.came[:, cohort] += come
            self.waiting[:, 0] += come

    def _work(self, week: int, stage: int) -> None:
        free, kept = self.line.slots[:, week, stage].copy(), self.reserve[:, week, stage].copy()
        for kind, queue in enumerate(self.shelves[stage]):
            queue.begin(week)
            name = stage * self.line.classes + kind
            if self.line.stages[stage].leaving:
                self._leave(week, stage, name, queue)
            offered = self._offer(queue, week, stage, free, kept)
            free -= offered.sum(axis=1)
            rows, columns = np.nonzero(offered)
            self._take(week, stage, name, rows, columns + queue.low, offered[rows, columns])

    def _offer(self, queue: Shelf, week: int, stage: int, free: Ints, kept: Ints) -> Ints:
        """How many of each cohort on the shelf are offered a slot; those kept for people still in time come off `kept`."""
        here = queue.ready(week)
        if not kept.any():
            return _from_the_front(here, free)
        from_place = max(0, self.line.ages + week - self.still[stage] - queue.low)
        early = np.zeros_like(here)
        early[:, from_place:] = _from_the_front(here[:, from_place:], np.minimum(kept, free))
        kept -= early.sum(axis=1)
        return early + _from_the_front(here - early, free - early.sum(axis=1))

    def _take(self, week: int, stage: int, name: int, rows: Ints, places: Ints, taken: Ints) -> None:
        rules, queue = self.line.stages[stage], self.shelves[stage][name % self.line.classes]
        missed = self._draw(rules.missed, taken, rows, week, name, places, chance.MISSED)
        struck = self._draw(rules.discharged, missed, rows, week, name, places, chance.DISCHARGED)
        seen = taken - missed
        out = self._draw(rules.out, seen, rows, week, name, places, chance.OUT)
        cohorts = queue.cohorts(rows, places)
        queue.remove(rows, places, seen + struck)
        self.waiting[:, stage] -= self._by_row(rows, seen + struck)
        self.counts[:, week, GONE_OUT] += self._by_row(rows, out)
        self.counts[:, week, GONE_LEFT] += self._by_row(rows, struck)
        on = seen - out
        if stage + 1 < len(self.line.stages):
            self.shelves[stage + 1][name % self.line.classes].add(rows, cohorts, on, week)
            self.waiting[:, stage + 1] += self._by_row(rows, on)
            self._gone(week, rows, cohorts, out + struck)
            return
        age = self.line.ages + week - cohorts
        self.counts[:, week, DONE] += self._by_row(rows, on)
        self.counts[:, week, IN_TIME] += self._by_row(rows, on * (age < self.line.target))
        self.counts[:, week, WAITED] += np.bincount(rows, weights=on * (age + 0.5), minlength=self.line.draws)
        self._gone(week, rows, cohorts, seen + struck)

    def _leave(self, week: int, stage: int, name: int, queue: Shelf) -> None:
        """People who leave: how many by chance, who by an even comb laid over the shelf at a random start."""
        here = queue.ready(week)
        summed = np.cumsum(here, axis=1)
        total = summed[:, -1] if here.shape[1] else np.zeros(self.line.draws, dtype=np.int64)
        nowhere = np.zeros(self.line.draws, dtype=np.int64)
        leave = self._draw(self.line.stages[stage].leaving, total, self.rows, week, name, nowhere, chance.LEFT)
        comb = chance.uniforms(self.keys, week, name, nowhere, chance.WHO_LEFT)
        rate = leave / np.maximum(total, 1)
        marks = np.floor(summed * rate[:, None] + comb[:, None]).astype(np.int64)
        going = np.minimum(np.diff(marks, axis=1, prepend=0), here)
        rows, columns = np.nonzero(going)
        people, places = going[rows, columns], columns + queue.low
        cohorts = queue.cohorts(rows, places)
        queue.remove(rows, places, people)
        self.waiting[:, stage] -= self._by_row(rows, people)
        self.counts[:, week, GONE_LEFT] += self._by_row(rows, people)
        self._gone(week, rows, cohorts, people)

    def _draw(self, share: float, trials: Ints, rows: Ints, week: int, name: int, places: Ints, ask: int) -> Ints:
        if not share or not len(trials):
            return np.zeros_like(trials)
        return chance.table(share).draw(trials, self.keys[rows], week, name, places, ask)

    def _gone(self, week: int, rows: Ints, cohorts: Ints, people: Ints) -> None:
        """Take people who wait no longer out of what is counted of all who wait."""
        age = self.line.ages + week - cohorts
        np.subtract.at(self.came, (rows, cohorts), people)
        self.ages -= self._by_row(rows, people * age)
        for place, limit in enumerate(self.line.limits):
            self.over[:, place] -= self._by_row(rows, people * (age >= limit))

    def _by_row(self, rows: Ints, people: Ints | Numbers) -> Ints:
        return np.bincount(rows, weights=people, minlength=self.line.draws).astype(np.int64)

    def _count(self, week: int) -> None:
        stages, now = len(self.line.stages), self.line.ages + week
        while self.oldest < now and not self.came[:, self.oldest].any():
            self.oldest += 1
        here = self.came[:, self.oldest : now + 1] > 0
        oldest = now - self.oldest - np.argmax(here, axis=1)
        self.counts[:, week, AGES] = self.ages
        self.counts[:, week, OLDEST] = np.where(here.any(axis=1), oldest, 0)
        self.counts[:, week, FIELDS : FIELDS + stages] = self.waiting
        self.counts[:, week, FIELDS + stages :] = self.over


def _from_the_front(here: Ints, free: Ints) -> Ints:
    """Of `here` (draws, places) as many from the front as are `free` (draws,)."""
    before = np.cumsum(here, axis=1) - here
    return np.clip(free[:, None] - before, 0, here)
