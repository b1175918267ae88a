"""Annual reviews as columns: one row a review, from the date that was set for the meeting to the amended plan."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from areasend.demo import days
from areasend.demo.days import Days
from areasend.demo.quota import Numbers, Rng

UNDECIDED, AMEND, MAINTAIN, CEASE = 0, 1, 2, 3
OUTCOMES = {AMEND: "amend", MAINTAIN: "maintain", CEASE: "cease"}
FOUR_WEEKS, EIGHT_WEEKS = 28, 56


@dataclass
class Reviews:
    """`outcome` is what was decided, `advised` what the report of the meeting recommended; NaT where it has not happened.

    `not_made`: an amendment that was dropped, here because the plan ended first.
    """

    holder: Numbers
    planned: Days
    meeting: Days
    report: Days
    decided: Days
    outcome: Numbers
    advised: Numbers
    notice: Days
    commented: Days
    amended: Days
    not_made: Days

    def __len__(self) -> int:
        return len(self.holder)

    def take(self, rows: np.ndarray) -> Reviews:
        return Reviews(**{f.name: getattr(self, f.name)[rows] for f in fields(self)})

    @staticmethod
    def joined(parts: list[Reviews]) -> Reviews:
        return Reviews(**{f.name: np.concatenate([getattr(part, f.name) for part in parts]) for f in fields(Reviews)})


def held(holder: Numbers, meeting: Days) -> Reviews:
    """Reviews of which so far only the meeting is known."""
    size = len(holder)
    nothing = [days.blank(size) for _ in range(6)]
    return Reviews(
        holder, meeting.copy(), meeting, nothing[0], nothing[1], np.zeros(size, int), np.zeros(size, int), *nothing[2:]
    )


def write_up(rng: Rng, reviews: Reviews, until: np.datetime64) -> None:
    """Reports, notices and amended plans that follow from meetings and decisions, up to but without a day."""
    has_met = ~np.isnat(reviews.meeting)
    report = days.after(rng, reviews.meeting, 5, 24, 0.8)
    report = np.where(np.isnat(reviews.decided), report, np.minimum(report, reviews.decided))
    shown = has_met & (
        (report < until) & (rng.random(len(reviews)) < 0.93) | (reviews.advised > 0) | ~np.isnat(reviews.decided)
    )
    reviews.report[shown] = np.minimum(report[shown], until - 1)
    amends = (reviews.outcome == AMEND) & ~np.isnat(reviews.decided)
    lag = np.where(rng.random(len(reviews)) < 0.7, 0, rng.integers(1, 60, len(reviews)))
    notice = days.worked_after(reviews.decided + lag)
    sent = amends & (notice < until)
    reviews.notice[sent] = notice[sent]
    answered = sent & (rng.random(len(reviews)) < 0.6)
    reply = days.after(rng, reviews.notice, 5, 17)
    reviews.commented[answered & (reply < until)] = reply[answered & (reply < until)]


def send_amended_plans(rng: Rng, reviews: Reviews, limit: Days, until: np.datetime64, backlog: float) -> None:
    """Amended plans: half in their eight weeks, the others later, a few not yet. `limit`: by when at the latest, NaT for no limit."""
    sent = ~np.isnat(reviews.notice)
    size = len(reviews)
    late = rng.random(size) < 0.45
    quick = days.after(rng, reviews.notice, 22, EIGHT_WEEKS, 0.6)
    slow = days.after(rng, reviews.notice, EIGHT_WEEKS + 1, 260, 1.6)
    when = np.where(late, slow, quick)
    bound = ~np.isnat(limit)
    when = np.where(bound & (when > limit), days.worked_after(np.maximum(limit, reviews.notice + 16)), when)
    kept = sent & (bound | (rng.random(size) >= backlog)) & (when < until)
    reviews.amended[kept] = when[kept]
    early = ~np.isnat(reviews.amended) & (reviews.commented > reviews.amended)
    reviews.commented[early] = days.NO_DAY


def end_with_plan(reviews: Reviews, ended: Days) -> Reviews:
    """Nothing stays open on a plan that ended: meetings not held are left out, what was undecided ends unchanged with the plan, and
    amendments under way are not made. `ended` is by review."""
    over = ~np.isnat(ended)
    undecided = over & np.isnat(reviews.decided) & (reviews.meeting < ended)
    reviews.decided[undecided], reviews.outcome[undecided] = ended[undecided], MAINTAIN
    kept = ~(over & np.isnat(reviews.decided))
    cut = over & (reviews.outcome == AMEND) & ~(reviews.amended < ended)
    reviews.notice[cut] = np.where(reviews.notice[cut] < ended[cut], reviews.notice[cut], reviews.decided[cut])
    reviews.commented[cut & ~(reviews.commented < ended)] = days.NO_DAY
    reviews.amended[cut] = days.NO_DAY
    reviews.not_made[cut] = ended[cut]
    return reviews.take(np.flatnonzero(kept))


def is_open(reviews: Reviews) -> np.ndarray:
    amending = (reviews.outcome == AMEND) & np.isnat(reviews.amended) & np.isnat(reviews.not_made)
    return np.isnat(reviews.decided) | amending


def one_open_each(reviews: Reviews) -> Reviews:
    """Leaves out reviews that would begin while an earlier one of the same plan is still open. Rows are by plan and then by date."""
    open_so_far = np.cumsum(is_open(reviews)) - is_open(reviews)
    starts = (
        np.flatnonzero(np.append([True], reviews.holder[1:] != reviews.holder[:-1]))
        if len(reviews)
        else np.empty(0, int)
    )
    lengths = np.diff(np.append(starts, len(reviews)))
    before_plan = np.repeat(open_so_far[starts], lengths)
    return reviews.take(np.flatnonzero(open_so_far == before_plan))
