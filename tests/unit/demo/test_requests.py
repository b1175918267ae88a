import numpy as np

from areasend.demo import days
from areasend.demo.history.onward import open_assessments
from areasend.demo.history.requests import OPEN, PLAN, decide
from areasend.demo.history.stories import issue_year, request_year
from areasend.demo.published import sized


def test_a_year_of_requests_tells_the_published_story():
    story = request_year(sized("825", None), 2024)
    assert (story.received, story.assess, story.refused, story.withdrawn, story.pending) == (1782, 1270, 305, 98, 109)


def test_decisions_after_six_weeks_are_as_many_as_published():
    story = request_year(sized("825", None), 2024)
    made = decide(np.random.default_rng(1), story)
    decided = np.fmin(made.assessed, made.refused)
    assert (decided <= made.received + 42).sum() == 1527


def test_plans_timed_leave_out_those_that_a_challenge_brought():
    story = issue_year(sized("825", None), 2024)
    assert (story.within, story.to_a_year, story.beyond, story.settled) == (234, 487, 9, 49)


def test_exceptions_are_what_counting_without_them_leaves_out():
    assert issue_year(sized("825", None), 2023).excused == (5, 48, 0)


def test_no_request_is_decided_before_it_came(made):
    asked = made.requests
    first = np.fmin(asked.assessed, asked.refused)
    assert not (first < asked.received).any()


def test_no_plan_is_sooner_than_twelve_weeks(made):
    issued = (made.requests.outcome == PLAN) & np.isnat(made.requests.settled) & ~made.requests.taken_over
    assert (made.requests.finished - made.requests.received)[issued].astype(int).min() >= 80


def test_every_plan_made_here_has_its_request(made):
    made_here = np.flatnonzero(made.holders.origin == 1)
    assert sorted(made.requests.holder[made.requests.holder >= 0]) == made_here.tolist()


def test_the_open_assessments_are_those_the_council_reported(made, figures):
    running = (made.requests.outcome == OPEN) & ~np.isnat(made.requests.assessed)
    late = (days.day(made.until) - made.requests.received[running]).astype(int) > 140
    wanted = open_assessments(figures, request_year(figures, 2024), issue_year(figures, 2024), made.until)
    assert (int(running.sum()), int(late.sum())) == wanted


def test_buckinghamshire_has_1488_open_and_1234_late():
    figures = sized("825", None)
    story = request_year(figures, 2024), issue_year(figures, 2024)
    assert open_assessments(figures, *story, days.count_day(2026)) == (1488, 1234)
