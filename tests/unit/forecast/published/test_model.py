"""The forecast as it is asked for: reproducible, put together from its steps, and changed by what a person turns."""

from __future__ import annotations

import copy
import json

import numpy as np
import pytest

from areasend.forecast.params import BadParams, check_params, schema
from areasend.forecast.plans import CannotForecast, inputs_for, run
from areasend.forecast.plans.scenario import PACKAGE, Changes, put_together, with_defaults

DRAWS = 400


def last(outcome):
    return outcome["plans"].bands.median[-1]


def turned(frozen, **params):
    return run(frozen, params, seed=1, draws=DRAWS)


def test_inputs_kept_as_json_give_the_same_outcome(frozen):
    kept = json.loads(json.dumps(frozen))
    assert run(kept, {}, seed=3, draws=DRAWS).as_dict() == run(frozen, {}, seed=3, draws=DRAWS).as_dict()


def test_another_seed_gives_other_draws_and_nearly_the_same_answer(frozen):
    one, other = (run(frozen, {}, seed=seed, draws=4000) for seed in (1, 2))
    assert one.as_dict() != other.as_dict()
    assert last(one) == pytest.approx(last(other), rel=0.02)


def test_the_steps_add_up_to_the_answer(frozen):
    outcome = turned(frozen, refused_change=5, waiting=[-100, -200], growth_change=[1, -1])
    assert frozen["plans"] + sum(step.contribution for step in outcome.steps) == pytest.approx(last(outcome))


def test_intervals_lie_within_each_other_and_widen(frozen):
    found = turned(frozen)["plans"].bands
    order = [found.low_95, found.low_80, found.low_50, found.median, found.high_50, found.high_80, found.high_95]
    assert (np.diff(np.stack(order), axis=0) > 0).all()
    assert (np.diff(found.high_95 / found.low_95) > 0).all()


def test_the_past_is_what_was_published(frozen):
    assert turned(frozen)["plans"].past[0] == ("2010", 2840.0)
    assert turned(frozen)["plans"].past[-1] == ("2025", 7217.0)


def test_without_changes_every_future_is_put_together_again():
    plans = np.array([[110.0, 90.0, 95.0], [100.0, 130.0, 60.0]])
    assert put_together(plans, 100.0, 0.06, Changes.none(3)) == pytest.approx(plans)


@pytest.mark.parametrize(
    ("params", "more"),
    [
        ({"new_plans_change": 10}, True),
        ({"new_plans_change": -10}, False),
        ({"refused_change": 10}, False),
        ({"refused_change": -10}, True),
        ({"early_support": 20}, False),
        ({"leaving_change": 50}, False),
        ({"population_change": [1, 1]}, True),
        ({"growth_change": [-1]}, False),
        ({"waiting": [-200]}, True),
        ({"waiting": [200]}, False),
    ],
)
def test_what_is_turned_moves_plans_the_right_way(frozen, params, more):
    assert bool(last(turned(frozen, **params)) > last(turned(frozen))) is more


def test_a_backlog_cleared_comes_sooner_and_is_not_lost(frozen):
    """300 fewer waiting for a year, then as before: plans issued sooner, none won or lost but those that have ended since."""
    plain, sooner = turned(frozen)["plans"].bands.median, turned(frozen, waiting=[-300, 0])["plans"].bands.median
    assert sooner[0] - plain[0] == pytest.approx(0.94 * 300, rel=0.1)
    assert abs(sooner[1] - plain[1]) < 0.94 * 300 * frozen["flows"]["leaving"] * 1.2


def test_early_support_builds_up_from_its_first_year(frozen):
    plain = turned(frozen)["plans"].bands.median
    found = turned(frozen, early_support=30, early_support_first_year=3, early_support_build_up=2)["plans"].bands.median
    assert found[:2] == pytest.approx(plain[:2])
    assert found[2] < plain[2]


def test_fewer_children_of_the_ages_at_which_plans_start_mean_fewer_plans(frozen):
    flat = {str(year): [1000.0] * 26 for year in range(2025, 2031)}
    fewer = flat | {str(year): [1000.0] * 4 + [500.0] * 4 + [1000.0] * 18 for year in range(2026, 2031)}
    assert last(run({**frozen, "population": flat}, {}, seed=1, draws=DRAWS)) == pytest.approx(last(turned(frozen)))
    assert last(run({**frozen, "population": fewer}, {}, seed=1, draws=DRAWS)) < last(turned(frozen))


@pytest.mark.parametrize(
    ("population", "sentence"),
    [
        ({str(year): [0.0] * 26 for year in range(2025, 2031)}, "falls to none"),
        ({"2025": [1.0] * 26}, "missing for 2026, 2027"),
        ({str(year): [1.0] * 25 for year in range(2025, 2031)}, "26 numbers"),
        ({str(year): [-1.0] + [9.0] * 25 for year in range(2025, 2031)}, "nought or more"),
    ],
)
def test_a_population_that_cannot_be_is_refused(frozen, population, sentence):
    with pytest.raises(BadParams, match=sentence):
        run({**frozen, "population": population}, {}, seed=1, draws=DRAWS)


@pytest.mark.parametrize(
    ("params", "sentence"),
    [
        ({"early_support": 90}, "Requests that early support makes unnecessary"),
        ({"growth": 1}, "growth"),
        ({"waiting": [0.5]}, "waiting.0"),
        ({"refused_change": 80}, "More or fewer requests refused"),
    ],
)
def test_params_outside_their_bounds_are_refused(frozen, params, sentence):
    with pytest.raises(BadParams, match=sentence):
        turned(frozen, **params)


def test_inputs_that_do_not_hold_their_years_are_refused(frozen):
    broken = copy.deepcopy(frozen)
    broken["log_growth"]["england"].pop()
    with pytest.raises(BadParams, match="4 to 5 years, but say 5"):
        run(broken, {}, seed=1, draws=DRAWS)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"model": "places"}, "make them with inputs_for"),
        ({"plans": 0}, "without a plan"),
        ({"flows": {"refused": 1.2, "leaving": 0.05}}, "refused is from 0 to less than 1, not 1.2"),
        ({"flows": {"refused": 0.2, "leaving": 1.5}}, "ends in a year is at most 1, not 1.5"),
        ({"log_growth": {"england": [float("nan")] * 5}}, "no number"),
    ],
)
def test_inputs_that_cannot_be_are_refused(frozen, change, sentence):
    with pytest.raises(BadParams, match=sentence):
        run({**frozen, **change}, {}, seed=1, draws=DRAWS)


def test_inputs_that_lack_something_say_what():
    with pytest.raises(BadParams, match="They lack: area, breakdowns, errors"):
        run({"model": "plans"}, {}, seed=1, draws=DRAWS)


def test_clearing_more_than_asked_is_cautioned(frozen):
    assert any("More are to be cleared" in one for one in turned(frozen, waiting=[-1900]).cautions)
    assert not any("cleared" in one for one in turned(frozen, waiting=[-500]).cautions)


def test_a_leap_in_the_last_return_is_cautioned(frozen):
    outcome = run(inputs_for("316", 2025, 1, by=()), {}, seed=1, draws=DRAWS)
    assert any("changed by \N{MINUS SIGN}56%" in one for one in outcome.cautions)
    assert not any("changed by" in one for one in turned(frozen).cautions)


def test_the_schema_says_for_each_field_what_it_is_and_its_default():
    fields = schema(PACKAGE)["properties"]
    assert all({"title", "description", "unit", "default"} <= field.keys() for field in fields.values())
    check_params(PACKAGE, with_defaults({}))


@pytest.mark.parametrize(
    ("area", "origin", "years", "sentence"),
    [
        ("825", 2012, 5, "can be forecast is 2016, not 2012"),
        ("942", 2020, 5, "Cumberland can be forecast is 2024"),
        ("909", 2024, 5, "merged or divided"),
        ("825", 2026, 5, "last January published is 2025"),
        ("825", 2025, 0, "1 to 10 years"),
        ("E13000001", 2025, 5, "too few Januaries"),
    ],
)
def test_what_cannot_be_forecast_is_said_in_one_sentence(area, origin, years, sentence):
    with pytest.raises(CannotForecast, match=sentence):
        inputs_for(area, origin, years)


@pytest.mark.parametrize("area", ["E92000001", "E12000007", "942", "420"])
def test_england_regions_new_and_tiny_authorities_have_forecasts_too(area):
    found = run(inputs_for(area, 2025, 3), {}, seed=1, draws=DRAWS)["plans"].bands
    assert found.low_95[0] < found.median[0] < found.high_95[0]
