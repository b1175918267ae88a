from datetime import date

import numpy as np
import pytest

from areasend.demo import days
from areasend.demo.history.review_log import is_open
from areasend.demo.history.review_story import is_expected, last_reviews, review_story
from areasend.demo.history.whole import history
from areasend.demo.published import sized


@pytest.fixture(scope="module")
def latest():
    rng = np.random.default_rng(4)
    whole = history(rng, sized("825", None), date(2026, 11, 18))
    story = review_story(whole.figures, 2025, int(is_expected(whole.holders, days.count_day(2025)).sum()))
    return last_reviews(rng, whole.holders, story), story


def test_plans_have_had_as_many_reviews_as_published(latest):
    reviews, _ = latest
    assert abs(len(reviews) - 6057) <= 5


def test_decisions_within_four_weeks_are_as_many_as_published(latest):
    reviews, _ = latest
    assert abs(int((reviews.decided <= reviews.meeting + 28).sum()) - 2620) <= 78


def test_outcomes_are_as_many_as_published(latest):
    reviews, _ = latest
    known = np.where(reviews.outcome > 0, reviews.outcome, reviews.advised)
    assert np.abs(np.bincount(known, minlength=4)[1:] - [4430, 675, 61]).max() <= 30


def test_a_plan_has_one_open_review_at_most(made):
    assert np.bincount(made.reviews.holder[is_open(made.reviews)]).max() == 1


def test_steps_of_a_review_follow_one_another(made):
    reviews = made.reviews
    for earlier, later in (("meeting", "decided"), ("decided", "notice"), ("notice", "amended")):
        assert not (getattr(reviews, later) < getattr(reviews, earlier)).any()


def test_no_review_is_under_way_on_a_plan_that_ended(made):
    over = ~np.isnat(made.holders.ended_on[made.reviews.holder])
    assert not (over & is_open(made.reviews)).any()
