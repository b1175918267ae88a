"""All annual reviews of an area, in the order of their plans and of time."""

from __future__ import annotations

from datetime import date

import numpy as np

from areasend.demo import days
from areasend.demo.history import review_log, review_rounds, review_story
from areasend.demo.history.holders import Holders
from areasend.demo.history.review_log import Reviews
from areasend.demo.published import Figures
from areasend.demo.quota import Rng

BACKLOG = 0.12
"""Share of amended plans that nobody has sent yet, of each plan's last review."""


def reviews(rng: Rng, figures: Figures, holders: Holders, first: date, last: int, until: date) -> Reviews:
    """One row a review, by plan and then by date."""
    counted = days.count_day(last)
    story = review_story.review_story(figures, last, 0)
    review_story.fit_expected(rng, holders, counted, story.not_expected)
    story = review_story.review_story(figures, last, int(review_story.is_expected(holders, counted).sum()))
    latest = review_story.last_reviews(rng, holders, story)
    review_rounds.catch_up(rng, latest, holders, counted, until)
    share = story.in_time / max(story.in_time + story.late, 1)
    parts = [
        *review_rounds.earlier_rounds(rng, holders, latest, counted, first),
        latest,
        *review_rounds.later_rounds(rng, holders, latest, counted, until, max(min(share, 0.9), 0.3)),
    ]
    made = ordered(Reviews.joined(parts))
    today = days.day(until)
    review_log.write_up(rng, made, today)
    review_log.send_amended_plans(rng, made, limits(made, holders), today, BACKLOG)
    made = review_log.end_with_plan(made, holders.ended_on[made.holder])
    return review_log.one_open_each(made)


def ordered(made: Reviews) -> Reviews:
    when = np.where(np.isnat(made.meeting), made.planned, made.meeting)
    return made.take(np.lexsort((when.astype(int), made.holder)))


def limits(made: Reviews, holders: Holders) -> days.Days:
    """By when an amended plan must be out: before the plan's next review, or the plan's end. NaT for a plan's last review in force."""
    following = days.blank(len(made))
    same = made.holder[1:] == made.holder[:-1]
    when = np.where(np.isnat(made.meeting), made.planned, made.meeting)
    following[:-1][same] = when[1:][same] - 60
    ended = holders.ended_on[made.holder]
    return np.where(np.isnat(following), ended - 1, following).astype("datetime64[D]")
