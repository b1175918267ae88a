"""Requests for an assessment and what came of them, year by year, so that each figure that was published comes out.

A request of a year was decided, withdrawn or still open at the count in the January after. A plan issued in a year needs a request
received long enough before: within 20 weeks, within a year, or longer ago. What the published figures of requests leave short is made up
by assessments taken over from another area (received there, so not counted here as requests).
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date, timedelta

import numpy as np

from areasend.demo import days
from areasend.demo.days import Days
from areasend.demo.quota import Numbers, Rng, pick

SIX_WEEKS, SIXTEEN_WEEKS, TWENTY_WEEKS, A_YEAR = 42, 112, 140, 364
OPEN, PLAN, NO_PLAN, WITHDRAWN, REFUSED = 0, 1, 2, 3, 4


@dataclass
class Requests:
    """One row a request. `outcome` is one of OPEN to REFUSED; a day is NaT where it has not happened (yet).

    `settled_on`: refused, then settled that there must be an assessment after all. `holder` is the row of the plan that followed
    in `Holders`, or -1. `taken_over`: received by another area. `excused`: an exception was claimed.
    """

    received: Days
    assessed: Days
    refused: Days
    settled: Days
    finished: Days
    outcome: Numbers
    holder: Numbers
    taken_over: np.ndarray
    excused: np.ndarray

    def __len__(self) -> int:
        return len(self.received)

    def take(self, rows: np.ndarray) -> Requests:
        return Requests(**{f.name: getattr(self, f.name)[rows] for f in fields(self)})

    def extend(self, other: Requests) -> Requests:
        return Requests(
            **{f.name: np.concatenate([getattr(self, f.name), getattr(other, f.name)]) for f in fields(self)}
        )


def fresh(received: Days, taken_over: bool = False) -> Requests:
    size = len(received)
    return Requests(
        received,
        *(days.blank(size) for _ in range(4)),
        outcome=np.full(size, OPEN),
        holder=np.full(size, -1),
        taken_over=np.full(size, taken_over),
        excused=np.zeros(size, dtype=bool),
    )


@dataclass(frozen=True)
class RequestYear:
    """The published story of the requests of one year, made whole where the figures leave gaps."""

    year: int
    received: int
    assess: int
    refused: int
    withdrawn: int
    pending: int
    late_decided: int
    overdue: int
    """Withdrawn or undecided after their six weeks were up."""


@dataclass(frozen=True)
class IssueYear:
    """The published story of the plans issued in one year. `excused` are counts of claims within 20 weeks, to a year, beyond."""

    year: int
    plans: int
    settled: int
    within: int
    to_a_year: int
    beyond: int
    excused: tuple[int, int, int]
    no_plan_in_time: int
    no_plan_late: int
    withdrawn: int
    notes: list[str] = field(default_factory=list)


def decide(rng: Rng, story: RequestYear) -> Requests:
    """The requests of one year with the decision whether to assess, as they stood at the January count after."""
    counted = days.count_day(story.year + 1)
    received = days.seasonal(rng, date(story.year, 1, 1), date(story.year, 12, 31), story.received, days.REQUESTS)
    received = crowd_the_end(rng, received, story, counted)
    made = fresh(received)
    kind = outcomes(rng, received, story, counted)
    decided = np.flatnonzero((kind == "a") | (kind == "r"))
    when = decision_days(rng, received[decided], story.late_decided, counted)
    assess = kind[decided] == "a"
    made.assessed[decided[assess]] = when[assess]
    made.refused[decided[~assess]] = when[~assess]
    made.outcome[decided[~assess]] = REFUSED
    made.finished[decided[~assess]] = when[~assess]
    gone = np.flatnonzero(kind == "w")
    made.outcome[gone] = WITHDRAWN
    late = np.arange(len(gone)) < max(story.overdue - overdue_pending(story), 0)
    made.finished[gone] = withdrawal_days(rng, received[gone], late, counted)
    return made


def crowd_the_end(rng: Rng, received: Days, story: RequestYear, counted: date) -> Days:
    """More requests in December, where more were undecided and not yet due at the count than an even year would have."""
    young = (days.day(counted) - received).astype(int) <= SIX_WEEKS
    missing = round(1.1 * (story.pending - overdue_pending(story))) - int(young.sum())
    moved = received.copy()
    rows = rng.permutation(np.flatnonzero(~young))[: max(missing, 0)]
    first = counted - timedelta(days=SIX_WEEKS - 2)
    moved[rows] = days.seasonal(rng, first, date(story.year, 12, 31), len(rows), days.REQUESTS)
    return np.sort(moved)


def overdue_pending(story: RequestYear) -> int:
    """How many of those undecided at the count had their six weeks behind them."""
    return min(story.pending, max(story.overdue - story.withdrawn, round(0.45 * story.overdue)))


def outcomes(rng: Rng, received: Days, story: RequestYear, counted: date) -> np.ndarray:
    """a, r, w or p for each request: those still undecided at the count are late ones, and the others that came just before it."""
    size = len(received)
    kind = np.full(size, "", dtype="<U1")
    age = (days.day(counted) - received).astype(int)
    wanted = overdue_pending(story)
    old = np.flatnonzero(age > SIX_WEEKS)
    weights = np.exp(-age[old] / 60.0)
    late = old[pick(rng, weights, wanted)]
    young = np.setdiff1d(np.flatnonzero(age <= SIX_WEEKS), late)
    recent = young[pick(rng, np.exp(-age[young] / 8.0), story.pending - len(late))]
    kind[late], kind[recent] = "p", "p"
    rest = rng.permutation(np.flatnonzero(kind == ""))
    # Who withdraws late must have had six weeks in which to do it.
    rest = rest[np.argsort(age[rest] <= SIX_WEEKS + 14, kind="stable")]
    kind[rest[: story.withdrawn]] = "w"
    left = rng.permutation(rest[story.withdrawn :])
    kind[left[: story.refused]], kind[left[story.refused :]] = "r", "a"
    return kind


def decision_days(rng: Rng, received: Days, late: int, counted: date) -> Days:
    """When the decision went out: `late` of them after six weeks, the others within, none after the January count."""
    limit = np.full(len(received), days.day(counted))
    could_be_late = received + SIX_WEEKS + 3 < limit
    chosen = pick(rng, could_be_late.astype(float), late)
    in_time = days.between(rng, received + 16, np.minimum(received + SIX_WEEKS, limit), 0.45)
    quick = days.between(rng, np.minimum(received + 3, limit), np.minimum(received + SIX_WEEKS, limit), 0.8)
    when = np.where(received + 16 < limit, in_time, quick)
    when[chosen] = days.between(
        rng, received[chosen] + SIX_WEEKS + 1, np.minimum(received[chosen] + 95, limit[chosen]), 1.8
    )
    return np.maximum(when, received)


def withdrawal_days(rng: Rng, received: Days, late: np.ndarray, counted: date) -> Days:
    limit = np.full(len(received), days.day(counted))
    early = days.between(rng, received + 2, np.minimum(received + 40, limit), 1.0)
    after_six = days.between(rng, received + SIX_WEEKS + 1, np.minimum(received + 120, limit), 1.5)
    return np.maximum(np.where(late & (received + SIX_WEEKS + 1 < limit), after_six, early), received)


def resolve_pending(rng: Rng, made: Requests, story: RequestYear) -> None:
    """Those undecided at the count get their decision in the weeks after it, in the proportions of the year."""
    counted = np.datetime64(days.count_day(story.year + 1), "D")
    waiting = np.flatnonzero((made.outcome == OPEN) & np.isnat(made.assessed) & (made.received < counted))
    if not len(waiting):
        return
    when = days.between(
        rng, np.full(len(waiting), counted + 1), np.maximum(counted + 12, made.received[waiting] + 44), 0.8
    )
    shares = np.cumsum([story.assess, story.refused, story.withdrawn]) / max(
        story.assess + story.refused + story.withdrawn, 1
    )
    drawn = rng.random(len(waiting))
    yes, no = drawn < shares[0], (drawn >= shares[0]) & (drawn < shares[1])
    made.assessed[waiting[yes]] = when[yes]
    for rows, outcome in ((waiting[no], REFUSED), (waiting[~yes & ~no], WITHDRAWN)):
        made.outcome[rows] = outcome
    made.refused[waiting[no]] = when[no]
    made.finished[waiting[~yes]] = when[~yes]


def earlier(rng: Rng, first: date, last: date, size: int) -> Requests:
    """Requests of before the history begins, agreed in time: the first year's plans rest on them."""
    made = fresh(days.seasonal(rng, first, last, size, days.REQUESTS))
    made.assessed[:] = days.between(rng, made.received + 20, made.received + SIX_WEEKS, 0.5)
    return made


def taken_over(rng: Rng, first: Days, last: Days) -> Requests:
    """Assessments that another area had begun when the child moved here."""
    made = fresh(days.between(rng, first, last), taken_over=True)
    made.assessed[:] = days.between(rng, made.received + 20, made.received + SIX_WEEKS, 0.5)
    return made


def year_end(year: int) -> date:
    return date(year, 12, 31)


def year_begin(year: int) -> date:
    """The first day of a year on which a plan may be issued: the day after the January count."""
    return days.count_day(year) + timedelta(days=1)
