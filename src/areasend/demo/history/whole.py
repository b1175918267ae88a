"""The whole invented history of an area, from the published figures and a seed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from areasend.demo import days
from areasend.demo.history import holders as holders_
from areasend.demo.history import issuing, onward, requests, stories
from areasend.demo.history import reviews as reviews_
from areasend.demo.history.flows import Flows, flows
from areasend.demo.history.holders import NEW, Holders
from areasend.demo.history.requests import Requests
from areasend.demo.history.review_log import Reviews
from areasend.demo.published import Figures
from areasend.demo.quota import Rng


@dataclass
class History:
    """Columns of everything that happened, with no names yet. `requests.holder` and `reviews.holder` are rows of `holders`."""

    figures: Figures
    flows: Flows
    until: date
    holders: Holders
    requests: Requests
    reviews: Reviews


def history(rng: Rng, figures: Figures, until: date) -> History:
    """Everything until (and without) a day, which must lie after the last published January."""
    flow = flows(figures)
    known = holders_.holders(rng, flow)
    before = issuing.before_history(rng, flow.first, stories.request_year(figures, flow.first).received)
    ledger = issuing.Ledger(rng, before, flow.first)
    for year in range(flow.first, flow.last):
        play_year(rng, figures, ledger, known, year)
    ledger.made = issuing.without_unused(ledger.made, flow.first)
    everyone = play_onward(rng, figures, flow, ledger, known, until)
    made = ledger.made.take(np.argsort(ledger.made.received, kind="stable"))
    reviews = reviews_.reviews(rng, figures, everyone, days.count_day(flow.first), flow.last, until)
    return History(figures, flow, until, everyone, made, reviews)


def play_year(rng: Rng, figures: Figures, ledger: issuing.Ledger, known: Holders, year: int) -> None:
    story = stories.request_year(figures, year)
    received = requests.decide(rng, story)
    requests.resolve_pending(rng, received, story)
    ledger.add(received)
    rows = np.flatnonzero((known.origin == NEW) & (days.year_of(known.made_on) == year))
    known.made_on[rows] = ledger.issue(stories.issue_year(figures, year), rows, known.born_on[rows])
    if "assess_withdrawn" not in figures.row("assessments", year):
        ledger.let_go(year)


def play_onward(
    rng: Rng, figures: Figures, flow: Flows, ledger: issuing.Ledger, known: Holders, until: date
) -> Holders:
    issues = [stories.issue_year(figures, year) for year in range(flow.first, flow.last)]
    plan = onward.onward(figures, flow.last, until, stories.request_year(figures, flow.last - 1), issues)
    rows = onward.go_on(rng, ledger, plan)
    begun = ledger.made.take(rows)
    ledger.made.holder[rows] = len(known) + np.arange(len(rows))
    born = onward.births_of_new(rng, figures, flow.last, begun)
    return holders_.carried_forward(rng, flow, known, begun.finished, born, until)
