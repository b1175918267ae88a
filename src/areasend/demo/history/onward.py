"""Requests and plans from the last published January to the day of the demo, towards a caseload of open assessments that is known.

For Buckinghamshire the number is public: 1,488 children were being assessed on 1 September 2025, 1,234 of them past twenty weeks.
For any other area it is worked out from its last published year: as many as come in during the mean time that a plan takes there, and
of those the share of waiting time that lies beyond twenty weeks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from areasend.demo import days
from areasend.demo.history import requests as requests_
from areasend.demo.history.ages import START_PRIOR, AgeSource
from areasend.demo.history.issuing import Ledger
from areasend.demo.history.requests import (
    NO_PLAN,
    PLAN,
    REFUSED,
    TWENTY_WEEKS,
    WITHDRAWN,
    IssueYear,
    Requests,
    RequestYear,
)
from areasend.demo.published import Figures
from areasend.demo.quota import Rng, pick, shares_to_counts

KNOWN_OPEN = {"825": (1488, 1234)}
"""Children under assessment and those past 20 weeks, where a council has said so: Buckinghamshire, 1 September 2025."""
MEAN_WEEKS = (17.5, 33.0, 66.0)
"""Weeks that plans take within 20 weeks, within a year, and beyond."""
GROWTH = 1.02
RISING = (0.2, 1.8)
"""Where more are open on the day than at the last January, plans came out slowly at first: the backlog rose before it fell."""
KEPT_DAYS = 210.0
YOUNGEST_FINISH = 95
UNLIKELY = 1e-6
"""Of those who are to be finished in time, some are still open only where the others are too few."""


@dataclass(frozen=True)
class Onward:
    """What the years after the last published one are made from."""

    first: date
    until: date
    requests: RequestYear
    issues: list[IssueYear]
    still_open: int
    still_late: int


def onward(figures: Figures, last: int, until: date, requests: RequestYear, issues: list[IssueYear]) -> Onward:
    still_open, still_late = open_assessments(figures, requests, issues[-1], until)
    return Onward(days.count_day(last) + timedelta(days=1), until, requests, issues, still_open, still_late)


def open_assessments(figures: Figures, requests: RequestYear, issues: IssueYear, until: date) -> tuple[int, int]:
    """How many are being assessed, and how many of them for more than 20 weeks since the request."""
    if figures.area.code in KNOWN_OPEN:
        known = KNOWN_OPEN[figures.area.code]
        return round(known[0] * figures.factor), round(known[1] * figures.factor)
    plans = np.array([issues.within, issues.to_a_year, issues.beyond], dtype=float)
    shares = plans / plans.sum() if plans.sum() else np.array([0.5, 0.45, 0.05])
    weeks, weekly = np.array(MEAN_WEEKS), requests.assess / 52
    late = weekly * (shares * np.maximum(weeks - 20, 0)).sum()
    recent = weekly * (shares * (np.minimum(weeks, 20) - 6)).sum() * season_since(until)
    return round(late + recent), round(late)


def season_since(until: date) -> float:
    """How busy the months were from which the assessments of less than 20 weeks come, with an average of 1; a little less to be safe."""
    months = np.array(days.REQUESTS)
    passed = [(until.month - 1 - back) % 12 for back in (2, 3, 4)]
    return 0.85 * float(months[passed].mean() / months.mean())


def go_on(rng: Rng, ledger: Ledger, plan: Onward) -> np.ndarray:
    """Receives, decides and finishes until the day; returns the rows of requests that became plans in this time."""
    for year in range(plan.first.year, plan.until.year + 1):
        ledger.add(decided_by(rng, receive(rng, plan, year), plan))
    for year in range(plan.first.year, plan.until.year + 1):
        settle_some(ledger, plan, year)
    finish_some(rng, ledger, plan)
    made = ledger.made
    return np.flatnonzero((made.outcome == PLAN) & (made.holder < 0) & (made.finished >= days.day(plan.first)))


def receive(rng: Rng, plan: Onward, year: int) -> Requests:
    """The requests of one year up to the day, growing a little from year to year."""
    whole = plan.requests.received * GROWTH ** (year - plan.requests.year)
    end = min(date(year, 12, 31), plan.until)
    months = np.array(days.REQUESTS)
    done = months[: end.month - 1].sum() + months[end.month - 1] * end.day / 31
    return requests_.fresh(days.seasonal(rng, date(year, 1, 1), end, round(whole * done / months.sum()), days.REQUESTS))


def decided_by(rng: Rng, made: Requests, plan: Onward) -> Requests:
    """Decisions as in the last published year; what would fall on the day itself or later has not happened."""
    story = plan.requests
    size, today = len(made), days.day(plan.until)
    decided = max(story.assess + story.refused, 1)
    late = rng.random(size) < story.late_decided / decided
    in_time = days.between(rng, made.received + 16, made.received + requests_.SIX_WEEKS, 0.45)
    when = np.where(late, days.between(rng, made.received + 43, made.received + 90, 1.8), in_time)
    shares = shares_to_counts([story.assess, story.refused, story.withdrawn], size)
    kind = rng.permutation(np.repeat([0, 1, 2], shares)) if size else np.empty(0, dtype=int)
    done = when < today
    made.assessed[done & (kind == 0)] = when[done & (kind == 0)]
    for label, outcome in ((1, REFUSED), (2, WITHDRAWN)):
        made.outcome[done & (kind == label)] = outcome
        made.finished[done & (kind == label)] = when[done & (kind == label)]
    made.refused[done & (kind == 1)] = when[done & (kind == 1)]
    return made


def settle_some(ledger: Ledger, plan: Onward, year: int) -> None:
    """Refusals that were turned round, at the rate of the last published years."""
    first = max(plan.first, date(year, 1, 10))
    last = min(date(year, 12, 31), plan.until - timedelta(days=1))
    rate = np.mean([story.settled for story in plan.issues[-2:]])
    if (last - first).days > 20:
        ledger.settle(round(float(rate) * (last - first).days / 365), first, last)


def finish_some(rng: Rng, ledger: Ledger, plan: Onward) -> None:
    """Ends every assessment under way but those that are to be open on the day."""
    made, today = ledger.made, days.day(plan.until)
    rows = np.flatnonzero(ledger.under_way())
    age = (today - made.received[rows]).astype(int)
    late = age > TWENTY_WEEKS
    before = int((made.received[rows] < days.day(plan.first)).sum())
    ramp = RISING if plan.still_open > before else (1.0, 1.0)
    quick = finished_in_time(rng, made.received[rows], plan, ramp)
    likely = np.where(quick, UNLIKELY, 1.0)
    stays = np.zeros(len(rows), dtype=bool)
    stays[pick(rng, likely * late * np.exp(-(age - TWENTY_WEEKS) / KEPT_DAYS), plan.still_late)] = True
    too_young = ~late & (age < YOUNGEST_FINISH)
    stays |= too_young
    room = plan.still_open - plan.still_late - int(too_young.sum())
    stays[pick(rng, likely * (~late & ~too_young), room)] = True
    leaving = rows[~stays]
    made.finished[leaving] = finish_days(rng, made.take(leaving), plan, ramp, quick[~stays] | ~late[~stays])
    ends = np.array([[s.plans, s.no_plan_in_time + s.no_plan_late] for s in plan.issues[-2:]], dtype=float).sum(axis=0)
    without = rng.random(len(leaving)) < ends[1] / max(ends.sum(), 1)
    made.outcome[leaving] = np.where(without, NO_PLAN, PLAN)
    excused = np.mean([sum(s.excused) / max(s.plans, 1) for s in plan.issues[-3:]])
    made.excused[leaving] = (rng.random(len(leaving)) < max(float(excused), 0.02)) & ~without


def finished_in_time(rng: Rng, received: days.Days, plan: Onward, ramp: tuple[float, float]) -> np.ndarray:
    """Who gets a plan within twenty weeks: as large a share of every month's requests, so that no month stands out."""
    share = plan.issues[-1].within / max(plan.issues[-1].plans, 1) * (0.85 if ramp == RISING else 1.0)
    quick: np.ndarray = (rng.random(len(received)) < share) & (received + YOUNGEST_FINISH > days.day(plan.first))
    return quick


def finish_days(rng: Rng, made: Requests, plan: Onward, ramp: tuple[float, float], in_time: np.ndarray) -> days.Days:
    """Those `in_time` within their twenty weeks; the others in about the order in which they came."""
    size, last = len(made), days.day(plan.until) - 1
    first = np.maximum(np.maximum(made.assessed + 40, made.received + 84), days.day(plan.first))
    soon = days.between(rng, first, np.minimum(made.received + TWENTY_WEEKS, last))
    others = np.flatnonzero(~in_time)
    waited = made.received[others].astype(int) + rng.exponential(45, len(others))
    slow = days.blank(size)
    slow[others[np.argsort(waited, kind="stable")]] = days.seasonal(
        rng, plan.first, plan.until - timedelta(days=1), len(others), days.PLANS, ramp
    )
    too_soon = slow <= made.received + TWENTY_WEEKS
    begin = np.maximum(first, np.minimum(made.received + TWENTY_WEEKS + 1, last))
    slow[too_soon] = days.between(rng, begin[too_soon], np.full(int(too_soon.sum()), last))
    found = np.where(in_time, soon, np.maximum(slow, first))
    return np.minimum(found, last).astype("datetime64[D]")


def births_of_new(rng: Rng, figures: Figures, last: int, made: Requests) -> days.Days:
    """Birth dates of those who got a plan after the last January, at the ages at which plans begin here."""
    likely = np.maximum(AgeSource(figures, last).prior(last - 1, START_PRIOR), 0)
    age = rng.choice(len(likely), size=len(made), p=likely / likely.sum())
    born = made.finished - (age * 365.25).astype(int) - rng.integers(0, 364, size=len(made))
    return np.minimum(born, made.received - 700)
