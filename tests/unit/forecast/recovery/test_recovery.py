"""The look at the 20 weeks: what it says of the area's own figures of September 2025, and what it finds when asked for a rate."""

from __future__ import annotations

import json

import numpy as np
import pytest

from areasend.forecast.outcome import Outcome
from areasend.forecast.params import BadParams
from areasend.forecast.recovery import BadInputs, goal_seek, inputs_from_totals, run

SEPTEMBER = {"area": "An area", "as_of": "2025-09-01", "under_assessment": 1488, "past_20_weeks": 1234, "mean_weeks": 47.0,
             "requests_per_month": 121, "issued_per_month": 66, "refused": 30, "in_time": 20}  # fmt: skip
PLENTY = {"extra_psychologists": 24, "extra_writers": 20, "psychologists_from": 0, "writers_from": 0}


@pytest.fixture(scope="module")
def inputs():
    return inputs_from_totals(**SEPTEMBER)


@pytest.fixture(scope="module")
def recovered(inputs):
    return run(inputs, PLENTY, seed=1, draws=60)


def test_the_open_cases_are_those_reported(inputs):
    open_cases = np.array([sum(inputs["open"][stage]) for stage in ("advice", "draft", "final")])
    assert open_cases.sum() == 1488
    assert sum(sum(inputs["open"][stage][20:]) for stage in ("advice", "draft", "final")) == 1234
    ages = np.concatenate(
        [np.repeat(np.arange(len(inputs["open"][one])), inputs["open"][one]) for one in ("advice", "draft", "final")]
    )
    assert (ages + 0.5).mean() == pytest.approx(47, abs=0.1)


def test_as_things_are_the_backlog_grows(inputs):
    found = run(inputs, {}, seed=1, draws=60)
    assert found["late"].bands.median[-1] > 1234
    assert found.figures["clears"] == ""
    assert "does not clear" in found.summary


def test_clearing_old_cases_lowers_the_rate_before_it_raises_it(inputs, recovered):
    as_now, rate = recovered["rate_as_now"].bands.median, recovered["rate"].bands.median
    clears = recovered["rate"].periods.index(recovered.figures["clears"])
    assert (rate[3 : clears - 1] < as_now[3 : clears - 1] - 2).all()
    assert rate[-1] > as_now[-1] + 40
    assert "lowers the 20-week rate before it raises it" in recovered.summary


def test_no_dip_is_told_of_where_there_is_none(inputs):
    found = run(inputs, PLENTY | {"added_staff_take": "as_rule"}, seed=1, draws=60)
    assert "before it raises it" not in found.summary


def test_the_oldest_first_rule_has_the_shortest_longest_wait(inputs):
    longest = {rule: run(inputs, PLENTY | {"rule": rule, "weeks": 60}, seed=1, draws=40)["longest"].bands.median[-1]
               for rule in ("oldest_first", "mixed")}  # fmt: skip
    assert longest["oldest_first"] < longest["mixed"]


def test_as_many_plans_come_out_whoever_comes_first(inputs):
    issued = [run(inputs, PLENTY | {"rule": rule, "weeks": 52}, seed=1, draws=40).figures["plans_issued"]
              for rule in ("oldest_first", "mixed", "first_come")]  # fmt: skip
    assert max(issued) - min(issued) < 0.02 * max(issued)


def test_steps_add_up_to_the_rate_at_the_end(recovered):
    assert sum(step.contribution for step in recovered.steps) == pytest.approx(recovered.figures["rate_at_end"], abs=1)


def test_the_same_seed_gives_the_same_answer_through_json(inputs, recovered):
    again = run(json.loads(json.dumps(inputs)), json.loads(json.dumps(PLENTY)), seed=1, draws=60)
    assert again.as_dict() == recovered.as_dict()
    assert Outcome.from_dict(json.loads(json.dumps(again.as_dict()))).as_dict() == recovered.as_dict()


def test_added_staff_costs_what_their_weeks_cost(inputs):
    found = run(
        inputs,
        {"extra_writers": 2, "writers_from": 0, "writers_for": 52, "writer_cost": 36525, "weeks": 60},
        seed=1,
        draws=20,
    )
    assert found.figures["cost"] == "72800.00"


def test_the_least_staff_reaches_the_rate_and_less_does_not(inputs):
    asked = {"target_rate": 60, "by": "2027-06", "chance": 80, "seed": 1, "draws": 40}
    found = goal_seek(inputs, {}, **asked)
    assert found.reached
    assert found.chance >= 80
    fewer = found.params | {"extra_psychologists": 0, "extra_writers": found.extra_writers}
    assert not goal_seek(inputs, fewer, **{**asked, "lever": "writers"}).reached


def test_what_cannot_be_reached_is_said(inputs):
    found = goal_seek(inputs, {}, target_rate=90, by="2025-12", lever="writers", seed=1, draws=40)
    assert not found.reached
    assert "is not reached" in found.sentence
    assert "waiting for advice" in found.sentence


def test_psychologists_do_not_help_past_another_service(inputs):
    slow = inputs | {"per_week": inputs["per_week"] | {"advice": {"psychology": 15.0, "health": 9.0}}}
    found = run(slow, {"extra_psychologists": 20, "weeks": 60}, seed=1, draws=40)
    assert any("held up by health" in caution for caution in found.cautions)


def test_where_another_service_holds_up_advice_it_has_to_give_more_as_well(inputs):
    slow = inputs | {"per_week": inputs["per_week"] | {"advice": {"psychology": 25.0, "medical": 9.0}}}
    found = goal_seek(slow, {}, target_rate=60, by="2027-12", seed=1, draws=40)
    assert found.reached
    assert found.params["other_advice_floor"] > 20
    assert "from every other service" in found.sentence


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"extra_psychologists": -1}, "More educational psychologists"),
        ({"rule": "loudest"}, "Whose turn it is"),
        ({"nonsense": 1}, "nonsense"),
    ],
)
def test_parameters_out_of_bounds_are_refused(inputs, params, said):
    with pytest.raises(BadParams, match=said):
        run(inputs, params, seed=1, draws=10)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"refused": 130}, "0 to 100"),
        ({"as_of": "yesterday"}, "YYYY-MM-DD"),
        ({"requests_per_week": -1}, "fewer than none"),
        ({"open": {"advice": [1.5]}}, "whole numbers"),
        ({"per_week": {"advice": {}, "decision": 1, "draft": 1, "final": 1}}, "psychology"),
        ({"per_week": {"advice": {"psychology": 1}, "decision": 1, "draft": 1}}, "each stage"),
    ],
)
def test_facts_that_cannot_be_are_refused(inputs, change, said):
    with pytest.raises(BadInputs, match=said):
        run(inputs | change, {}, seed=1, draws=10)


def test_totals_that_contradict_one_another_are_refused():
    with pytest.raises(BadInputs, match="past 20 weeks than"):
        inputs_from_totals(**SEPTEMBER | {"past_20_weeks": 1500})


def test_a_month_outside_the_look_ahead_is_refused(inputs):
    with pytest.raises(BadInputs, match="one of 2025-09 to"):
        goal_seek(inputs, {}, target_rate=60, by="2035-01", seed=1, draws=10)
