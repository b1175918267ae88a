"""The reviews before and after the last January: backwards a year at a time from the last one, and onwards to the day of the demo."""

from __future__ import annotations

from datetime import date

import numpy as np

from areasend.demo import days
from areasend.demo.days import Days
from areasend.demo.history.holders import Holders
from areasend.demo.history.review_log import AMEND, CEASE, FOUR_WEEKS, MAINTAIN, Reviews, held
from areasend.demo.history.review_story import endable
from areasend.demo.quota import Rng, pick

YEAR = 365
MOST_ROUNDS = 7


def earlier_rounds(rng: Rng, holders: Holders, last: Reviews, counted: date, first: date) -> list[Reviews]:
    """Reviews a year or so before each known one, back to the plan's making or the beginning of the history."""
    anchor = days.blank(len(holders))
    anchor[last.holder] = last.meeting
    gone = np.flatnonzero(holders.ended_on <= days.day(counted))
    anchor[gone] = holders.ended_on[gone] + rng.integers(100, 330, len(gone))
    rounds = []
    for _ in range(MOST_ROUNDS):
        rows = np.flatnonzero(~np.isnat(anchor))
        back = anchor[rows] - rng.integers(335, 400, len(rows))
        meeting = out_of_august(days.between(rng, back - 10, back))
        kept = (meeting > holders.here_from()[rows] + 240) & (meeting >= days.day(first))
        anchor[:] = days.NO_DAY
        rows, meeting = rows[kept], meeting[kept]
        anchor[rows] = meeting
        reviews = held(rows, meeting)
        late = rng.random(len(rows)) < 0.4
        reviews.decided[:] = np.where(
            late, days.after(rng, meeting, FOUR_WEEKS + 1, 150, 1.5), days.after(rng, meeting, 8, FOUR_WEEKS, 0.7)
        )
        reviews.outcome[:] = np.where(rng.random(len(rows)) < 0.6, AMEND, MAINTAIN)
        ends = holders.ended_on[rows] <= reviews.decided
        reviews.decided[ends] = days.NO_DAY
        rounds.append(reviews.take(np.flatnonzero(~ends)))
    return rounds


def out_of_august(meeting: Days) -> Days:
    """Schools hold no reviews in August: they come back in September."""
    month = meeting.astype("datetime64[M]").astype(int) % 12 + 1
    return days.worked_after(np.where(month == 8, meeting + 31, meeting))


def catch_up(rng: Rng, last: Reviews, holders: Holders, counted: date, until: date) -> None:
    """What was undecided at the last January is decided in the months after; a few are still waiting."""
    waiting = np.flatnonzero(np.isnat(last.decided))
    when = days.between(
        rng, np.full(len(waiting), days.day(counted) + 3), np.full(len(waiting), days.day(counted) + 150), 1.3
    )
    limit = np.where(
        np.isnat(holders.ended_on[last.holder[waiting]]), days.day(until), holders.ended_on[last.holder[waiting]]
    )
    fine = (when < limit) & (rng.random(len(waiting)) < 0.98)
    rows = waiting[fine]
    last.decided[rows] = when[fine]
    drawn = np.where(rng.random(len(rows)) < 0.75, AMEND, MAINTAIN)
    last.outcome[rows] = np.where((last.advised[rows] > 0) & (last.advised[rows] != CEASE), last.advised[rows], drawn)


def later_rounds(
    rng: Rng, holders: Holders, last: Reviews, counted: date, until: date, in_time: float
) -> list[Reviews]:
    """Reviews since the last January, as punctual as those that were published; the last of each plan may still be to come."""
    today = days.day(until)
    rows = np.flatnonzero(np.isnat(holders.ended_on) | (holders.ended_on > days.day(counted)))
    basis = holders.here_from()[rows].copy()
    free = np.ones(len(rows), dtype=bool)
    place = np.full(len(holders), -1)
    place[rows] = np.arange(len(rows))
    known = place[last.holder] >= 0
    at = place[last.holder[known]]
    basis[at] = last.meeting[known]
    free[at] = ~np.isnat(last.decided[known])
    floor = np.maximum(basis + 150, days.day(counted) + 4)
    floor[at] = np.fmax(floor[at], last.decided[known] + 90)
    rounds = []
    for _ in range(3):
        meeting = np.maximum(next_meeting(rng, basis), floor)
        meeting = out_of_august(days.between(rng, meeting, meeting + 6))
        ended = holders.ended_on[rows]
        happens = free & (np.isnat(ended) | (meeting < ended - 30)) & (meeting < today)
        reviews = decided_round(rng, rows[happens], meeting[happens], holders, today, in_time)
        rounds.append(reviews)
        coming = free & ~happens & np.isnat(ended) & (meeting >= today) & (meeting <= today + 75)
        rounds.append(arranged(rng, rows[coming], meeting[coming], today))
        basis, floor = np.where(happens, meeting, basis), np.where(happens, meeting + 250, floor)
        free &= happens
        free[happens] = ~np.isnat(reviews.decided)
        if not free.any():
            break
    return rounds


def next_meeting(rng: Rng, basis: Days) -> Days:
    """About a year on: most within it, a quarter late, some by many months."""
    size = len(basis)
    wait = rng.integers(YEAR - 70, YEAR - 5, size)
    late = rng.random(size) < 0.27
    return basis + np.where(late, YEAR + rng.exponential(110, size).astype(int), wait)


def decided_round(
    rng: Rng, rows: np.ndarray, meeting: Days, holders: Holders, today: np.datetime64, in_time: float
) -> Reviews:
    reviews = held(rows, meeting)
    soon = rng.random(len(rows)) < in_time
    when = np.where(
        soon,
        days.after(rng, meeting, 8, FOUR_WEEKS, 0.7),
        meeting + FOUR_WEEKS + 1 + rng.exponential(55, len(rows)).astype(int),
    )
    when = days.worked_after(when)
    ended = holders.ended_on[rows]
    done = (when < today) & (np.isnat(ended) | (when < ended))
    reviews.decided[done] = when[done]
    reviews.outcome[done] = np.where(rng.random(int(done.sum())) < 0.72, AMEND, MAINTAIN)
    ending = done & ~np.isnat(ended) & ((ended - when).astype(float) > 62) & ((ended - when).astype(float) < 420)
    ending &= endable(holders, rows)
    reviews.outcome[pick(rng, ending.astype(float), round(0.25 * ending.sum()))] = CEASE
    return reviews


def arranged(rng: Rng, rows: np.ndarray, planned: Days, today: np.datetime64) -> Reviews:
    """Meetings with a date in the coming weeks."""
    reviews = held(rows, days.blank(len(rows)))
    reviews.planned[:] = planned
    near = (planned - today).astype(int)
    return reviews.take(np.flatnonzero((near <= 28) | (rng.random(len(rows)) < 0.3)))
