"""The look at a waiting list: from the inspectors' totals and from a list, and what it finds when asked for a target."""

from __future__ import annotations

import json

import numpy as np
import pytest

from areasend.forecast.outcome import Outcome
from areasend.forecast.params import BadParams
from areasend.forecast.waits import BadInputs, goal_seek, run

# 559 days on average, 811 the longest: the inspectors' letter of April 2022. How many waited is invented.
AUTISM = {"service": "autism assessment", "as_of": "2022-03-01", "target_weeks": 13, "target_share": 92, "waiting": 2100,
          "mean_weeks": 559 / 7, "longest_weeks": 116, "referrals_per_week": 30, "removals_per_week": 24}  # fmt: skip
CERTAIN = {"referrals_doubt": 0, "slots_doubt": 0, "missed": 0, "leaving": 0, "urgent": 0, "referrals_growth": 0}


@pytest.fixture(scope="module")
def as_now():
    return run(AUTISM, {"weeks": 78}, seed=1, draws=60)


def test_the_list_starts_as_the_inspectors_found_it(as_now):
    assert as_now.figures["waiting_now"] == 2100
    assert as_now.figures["mean_now"] == pytest.approx(559 / 7, abs=0.2)
    assert 110 <= as_now.figures["longest_now"] <= 116
    assert "Only totals are known" in as_now.cautions[0]


def test_more_referred_than_seen_makes_the_list_grow(as_now):
    assert as_now["waiting"].bands.median[-1] > 2200
    assert any("grows without end" in caution for caution in as_now.cautions)


def test_without_doubt_a_list_is_reckoned_by_hand():
    inputs = AUTISM | {
        "waiting": 100,
        "mean_weeks": 5,
        "longest_weeks": 12,
        "referrals_per_week": 0,
        "removals_per_week": 4,
    }
    found = run(inputs, CERTAIN | {"weeks": 26}, seed=1, draws=3)
    assert found["seen"].bands.median[:2].tolist() == pytest.approx([4 * 31 / 7, 4 * 30 / 7])
    assert found.figures["slots_now"] == 4
    assert found["waiting"].bands.median[0] == 100 - 4 * 4


def test_the_least_appointments_reach_the_target_and_fewer_do_not():
    asked = {"by": "2023-07", "seed": 1, "draws": 60}
    found = goal_seek(AUTISM, {"weeks": 78}, **asked)
    assert found.reached
    place = found.outcome["within"].periods.index("2023-07")
    assert found.outcome["within"].bands.low_80[place] >= 60
    fewer = run(AUTISM, found.params | {"extra_slots": found.extra_slots * 0.9}, seed=1, draws=60)
    assert fewer["within"].bands.median[place] < 92


def test_a_target_that_nothing_reaches_is_said():
    found = goal_seek(AUTISM, {"weeks": 26}, by="2022-04", seed=1, draws=20)
    assert not found.reached
    assert "is not reached" in found.sentence


def test_fewer_missed_appointments_are_more_children_seen():
    missed = run(AUTISM, {"weeks": 52, "missed": 20}, seed=1, draws=40)
    fewer = run(AUTISM, {"weeks": 52, "missed": 20, "missed_then": 5}, seed=1, draws=40)
    assert fewer["seen"].bands.median.sum() > 1.1 * missed["seen"].bands.median.sum()
    assert next(step for step in fewer.steps if step.key == "missed").contribution < 0


def test_steps_add_up_to_those_waiting_at_the_end():
    found = run(AUTISM, {"weeks": 52, "extra_slots": 8, "missed_then": 5}, seed=1, draws=40)
    assert sum(step.contribution for step in found.steps) == pytest.approx(found.figures["waiting_at_end"], abs=1)


def test_the_same_seed_gives_the_same_answer_through_json(as_now):
    again = run(json.loads(json.dumps(AUTISM)), {"weeks": 78}, seed=1, draws=60)
    assert Outcome.from_dict(json.loads(json.dumps(again.as_dict()))).as_dict() == as_now.as_dict()


def test_a_list_by_weeks_is_taken_as_it_is():
    found = run(AUTISM | {"ages": [5, 0, 3, *[0] * 50, 2]}, {"weeks": 26}, seed=1, draws=10)
    assert (found.figures["waiting_now"], found.figures["over_52_now"]) == (10, 2)


def test_an_empty_list_is_looked_ahead_at():
    found = run(AUTISM | {"waiting": 0, "mean_weeks": None, "longest_weeks": None}, {"weeks": 26}, seed=1, draws=10)
    assert found.figures["waiting_now"] == 0
    assert np.isfinite(found["mean_wait"].bands.median).all()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"mean_weeks": 200}, "does not fit waits"),
        ({"waiting": None}, "Give the list"),
        ({"ages": [1, -1]}, "none below 0"),
        ({"referrals_per_week": -2}, "fewer than none"),
        ({"as_of": "last spring"}, "YYYY-MM-DD"),
        ({"target_share": 0}, "over 0"),
        ({"target_weeks": None}, "lack target_weeks"),
    ],
)
def test_facts_that_cannot_be_are_refused(change, said):
    with pytest.raises(BadInputs, match=said):
        run(AUTISM | change, {}, seed=1, draws=5)


def test_rates_over_a_hundred_are_refused():
    with pytest.raises(BadParams, match="Appointments missed"):
        run(AUTISM, {"missed": 130}, seed=1, draws=5)
