"""What was drawn is kept and asked for again: the same numbers, fewer draws."""

from __future__ import annotations

import pytest

from areasend.forecast.models import MODELS
from areasend.forecast.recovery import drawn, inputs_from_totals, run

FEW = {
    "under_assessment": 300,
    "past_20_weeks": 100,
    "mean_weeks": 20.0,
    "requests_per_month": 60,
    "issued_per_month": 40,
}
TURNS = [
    {"requests_change": 20}, {"requests_growth": 9}, {"refused": 50}, {"extra_psychologists": 3}, {"other_advice_floor": 20},
    {"extra_psychologists": 3, "psychologists_from": 20}, {"extra_writers": 3}, {"extra_writers": 3, "writers_for": 8},
    {"rule": "oldest_first"}, {"reserved": 90}, {"requests_doubt": 30}, {"capacity_doubt": 30}, {"weeks": 40},
    {"extra_writers": 3, "added_staff_take": "as_rule"}, {"cleared_at": 50}, {"extra_writers": 3, "writer_cost": 1000},
]  # fmt: skip


@pytest.fixture(scope="module")
def inputs():
    return inputs_from_totals(area="An area", as_of="2025-09-01", refused=30, in_time=40, **FEW)


@pytest.fixture
def lines(monkeypatch):
    """Every line that is drawn."""
    drawn.forget()
    found, simulate = [], drawn.simulate
    monkeypatch.setattr(drawn, "simulate", lambda line, seed: found.append(line) or simulate(line, seed))
    return found


@pytest.mark.parametrize("turn", TURNS, ids=str)
def test_no_turn_is_answered_with_what_was_drawn_for_another(inputs, turn):
    drawn.forget()
    fresh = run(inputs, turn, seed=1, draws=12).as_dict()
    for other in ({}, *TURNS[:4], turn):
        kept = run(inputs, other, seed=1, draws=12).as_dict()
    assert kept == fresh


def test_every_lever_is_tried_here():
    turned = {name for turn in TURNS for name in turn}
    costs_and_lengths = {
        "psychologist_cost",
        "other_advice_cost",
        "psychologists_for",
        "writers_from",
        "advice_per_psychologist",
        "plans_per_writer",
    }
    assert turned | costs_and_lengths == set(MODELS["recovery"].schema["properties"])


def test_the_next_turn_of_a_lever_draws_once(inputs, lines):
    run(inputs, {"extra_psychologists": 2}, seed=1, draws=12)
    before = len(lines)
    run(inputs, {"extra_psychologists": 3}, seed=1, draws=12)
    assert (before, len(lines)) == (3, 4)


def test_what_it_costs_draws_nothing(inputs, lines):
    run(inputs, {"extra_writers": 2}, seed=1, draws=12)
    before = len(lines)
    run(inputs, {"extra_writers": 2, "writer_cost": 1000}, seed=1, draws=12)
    assert len(lines) == before


def test_another_seed_or_other_facts_are_drawn_anew(inputs, lines):
    counts = []
    for facts, seed in ((inputs, 1), (inputs, 1), (inputs, 2), (inputs | {"no_plan": 9.0}, 2)):
        run(facts, {}, seed=seed, draws=12)
        counts.append(len(lines))
    assert counts == [2, 2, 4, 6]


def test_many_draws_are_not_kept(inputs, lines):
    run(inputs, {}, seed=1, draws=drawn.MOST_DRAWS + 1)
    run(inputs, {}, seed=1, draws=drawn.MOST_DRAWS + 1)
    assert [line.draws for line in lines if line.draws > drawn.MOST_DRAWS] == 2 * [drawn.MOST_DRAWS + 1]
