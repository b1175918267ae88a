"""Which request each plan of a year came from, and which assessments ended without one."""

from __future__ import annotations

from datetime import date

import numpy as np

from areasend.demo import days
from areasend.demo.days import Days
from areasend.demo.history import requests as requests_
from areasend.demo.history.requests import (
    A_YEAR,
    NO_PLAN,
    OPEN,
    PLAN,
    REFUSED,
    SIXTEEN_WEEKS,
    TWENTY_WEEKS,
    WITHDRAWN,
    IssueYear,
    Requests,
)
from areasend.demo.quota import Rng, pick

QUICKEST = 84
"""Days from request to plan below which nobody gets: advice, a draft and its fifteen days take that long."""
LONGEST = 900
AFTER_DECISION = 40


class Ledger:
    """All requests so far, from which plans are issued in the order of the years."""

    def __init__(self, rng: Rng, made: Requests, first: int) -> None:
        self.rng, self.made = rng, made
        self.since = days.day(date(first, 1, 1))

    def add(self, more: Requests) -> np.ndarray:
        start = len(self.made)
        self.made = self.made.extend(more)
        return np.arange(start, len(self.made))

    def under_way(self) -> np.ndarray:
        return (self.made.outcome == OPEN) & ~np.isnat(self.made.assessed)

    def issue(self, story: IssueYear, rows: np.ndarray, born: Days) -> Days:
        """Ends the assessments of one year. `rows` are the plans begun in it; returns the day on which each was issued."""
        first, last = requests_.year_begin(story.year), requests_.year_end(story.year)
        parts = [
            self.finish(PLAN, story.beyond, first, last, A_YEAR + 1, LONGEST, oldest=True),
            self.finish(PLAN, story.to_a_year, first, last, TWENTY_WEEKS + 1, A_YEAR, oldest=True),
        ]
        self.finish(NO_PLAN, story.no_plan_late, date(story.year, 1, 2), last, SIXTEEN_WEEKS + 1, 300, oldest=True)
        self.finish(WITHDRAWN, story.withdrawn, date(story.year, 1, 2), last, 60, 300, oldest=False)
        self.finish(NO_PLAN, story.no_plan_in_time, date(story.year, 1, 2), last, 70, SIXTEEN_WEEKS, oldest=False)
        parts.insert(0, self.finish(PLAN, story.within, first, last, QUICKEST, TWENTY_WEEKS, oldest=False))
        for part, count in zip(parts, (story.excused[0], story.excused[2], story.excused[1]), strict=True):
            self.made.excused[self.rng.permutation(part)[:count]] = True
        parts.append(self.settle(story.settled, first, last))
        chosen = np.concatenate(parts)
        return self.join(chosen, rows, born)

    def join(self, chosen: np.ndarray, rows: np.ndarray, born: Days) -> Days:
        """Gives each finished request its plan: the youngest children get the quickest, so that nobody asked before a birth."""
        length = (self.made.finished[chosen] - self.made.received[chosen]).astype(int)
        shuffled = self.rng.permutation(len(rows))
        youngest_first = shuffled[np.argsort(-born[shuffled].astype(int), kind="stable")]
        infants = (
            int((born > np.max(self.made.finished[chosen], initial=days.day(date(2000, 1, 1))) - 1500).sum())
            if len(rows)
            else 0
        )
        quickest_first = np.argsort(length, kind="stable")
        pairs = np.empty(len(rows), dtype=int)
        pairs[youngest_first[:infants]] = quickest_first[:infants]
        pairs[shuffled[~np.isin(shuffled, youngest_first[:infants])]] = self.rng.permutation(
            quickest_first[infants : len(rows)]
        )
        self.made.holder[chosen[pairs]] = rows
        return self.made.finished[chosen[pairs]]

    def finish(
        self, outcome: int, count: int, first: date, last: date, least: int, most: int, oldest: bool
    ) -> np.ndarray:
        """Ends `count` assessments from `first` to `last`, each `least` to `most` days after its request. Returns their rows."""
        made, low, high = self.made, days.day(first), days.day(last)
        begin = np.maximum(np.maximum(made.received + least, made.assessed + AFTER_DECISION), low)
        end = np.minimum(made.received + most, high)
        able = self.under_way() & (begin <= end)
        if outcome == WITHDRAWN:
            able &= made.received >= self.since
        if oldest:
            age = np.where(able, (high - made.received).astype(float), 0.0)
            weights = able * np.exp(age / 25.0)
        else:
            weights = able * ((end - begin).astype(float) + 1.0)
        rows = pick(self.rng, weights, count)
        made.finished[rows] = days.between(self.rng, begin[rows], end[rows])
        made.outcome[rows] = outcome
        missing = count - len(rows)
        return np.concatenate([rows, self.take_over(outcome, missing, first, last, least, most)]) if missing else rows

    def take_over(self, outcome: int, count: int, first: date, last: date, least: int, most: int) -> np.ndarray:
        """Assessments begun elsewhere and ended here, for what the requests of the area leave short."""
        ended = days.seasonal(self.rng, first, last, count, days.PLANS)
        least = max(least, 45 + AFTER_DECISION)
        more = requests_.taken_over(self.rng, ended - max(most, least), ended - least)
        more.finished[:] = ended
        more.assessed[:] = np.minimum(more.assessed, ended - AFTER_DECISION)
        more.outcome[:] = outcome
        return self.add(more)

    def let_go(self, year: int) -> None:
        """Families whose assessment never ended withdrew: for years of which nobody published how many did."""
        made, last = self.made, days.day(date(year, 12, 31))
        stuck = np.flatnonzero(self.under_way() & (made.received < last - 330))
        made.finished[stuck] = days.between(
            self.rng, np.maximum(made.assessed[stuck] + 30, made.received[stuck] + 120), np.full(len(stuck), last)
        )
        made.outcome[stuck] = WITHDRAWN

    def settle(self, count: int, first: date, last: date) -> np.ndarray:
        """Plans after a refusal that was appealed or mediated: the 20 weeks do not count for them."""
        made, low, high = self.made, days.day(first), days.day(last)
        begin, end = np.maximum(made.refused + 130, low), np.minimum(made.refused + 430, high)
        able = (made.outcome == REFUSED) & np.isnat(made.settled) & (begin <= end)
        rows = pick(self.rng, able.astype(float), count)
        if count > len(rows):
            rows = np.concatenate([rows, self.refused_elsewhere(count - len(rows), first, last)])
        made = self.made
        fresh = np.isnat(made.settled[rows])
        made.finished[rows[fresh]] = days.between(self.rng, begin[rows[fresh]], end[rows[fresh]])
        latest = made.finished[rows] - 55
        made.settled[rows] = days.between(
            self.rng, np.minimum(np.maximum(made.refused[rows] + 50, latest - 75), latest), latest
        )
        made.outcome[rows] = PLAN
        return rows

    def refused_elsewhere(self, count: int, first: date, last: date) -> np.ndarray:
        ended = days.seasonal(self.rng, first, last, count, days.PLANS)
        more = requests_.fresh(ended - self.rng.integers(240, 420, size=count), taken_over=True)
        more.refused[:] = more.received + 38
        more.finished[:] = ended
        more.settled[:] = ended - 70
        return self.add(more)


def before_history(rng: Rng, year: int, size: int) -> Requests:
    """A year and a half of requests before the first January, for the first plans to rest on; unused ones are dropped afterwards."""
    agreed = requests_.earlier(rng, date(year - 1, 3, 1), date(year - 1, 12, 31), size)
    refused = requests_.fresh(
        days.seasonal(rng, date(year - 1, 1, 8), date(year - 1, 12, 31), max(size // 3, 3), days.REQUESTS)
    )
    refused.refused[:] = days.between(rng, refused.received + 25, refused.received + 42)
    refused.finished[:] = refused.refused
    refused.outcome[:] = REFUSED
    return agreed.extend(refused)


def without_unused(made: Requests, year: int) -> Requests:
    """Drops the requests of before the history that nothing in it rests on: no plan, and no decision not to issue one."""
    begin = days.day(date(year, 1, 1))
    old = (made.received < begin) & ~made.taken_over
    counts = (made.holder >= 0) | ((made.outcome == NO_PLAN) & (made.finished >= begin))
    return made.take(np.flatnonzero(~old | counts))
