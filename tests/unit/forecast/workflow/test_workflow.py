"""Reviews, panels and appeals on the queue engine: held to sums by hand, to the law's targets, and refused in words."""

from __future__ import annotations

import json

import pytest
from tests.workflow_facts import FACTS, PANEL

from areasend.forecast.models import MODELS
from areasend.forecast.outcome import Outcome
from areasend.forecast.params import BadParams
from areasend.forecast.workflow import BadInputs
from areasend.forecast.workflow.presets import KINDS, preset_of

CERTAIN = {"arrivals_doubt": 0, "capacity_doubt": 0, "arrivals_growth": 0}


def run(key: str, draws: int = 40, inputs: dict | None = None, **params) -> Outcome:
    return MODELS[key].run(inputs or FACTS[key], params, seed=1, draws=draws)


@pytest.mark.parametrize("key", KINDS)
def test_each_kind_answers_the_same_through_json(key):
    first = run(key)
    again = MODELS[key].run(json.loads(json.dumps(FACTS[key])), {}, seed=1, draws=40)
    assert first.as_dict() == again.as_dict()
    assert first.model == key
    assert first.series[0].key == "rate"
    assert all(one.source for one in first.assumptions)


def test_a_panel_is_reckoned_by_hand():
    """40 wait and nobody comes; 5 a week are heard, so after 4 whole weeks 20 are left and in January none."""
    found = run("panels", draws=3, **CERTAIN, weeks=26)
    assert found["open"].periods[0] == "2026-12"
    assert found["open"].bands.median[:2].tolist() == [20, 0]
    assert found["done"].bands.median[0] == pytest.approx(5 * 31 / 7)
    assert found["longest"].bands.median[0] == 3 + 4


def test_those_who_end_early_never_reach_the_second_step():
    all_end = run("tribunal", **CERTAIN, ends_early=100, weeks=52)
    assert all_end["waiting_order"].bands.median[-1] == 0
    assert all_end["done"].bands.median.sum() == pytest.approx(10, abs=0.5)


@pytest.mark.parametrize(("key", "weeks"), [("amendments", 12), ("panels", 6), ("tribunal", 30)])
def test_the_aim_is_the_laws_own_or_a_named_assumption(key, weeks):
    found = run(key)
    told = next(one for one in found.assumptions if one.key == "target")
    assert found.figures["target_weeks"] == preset_of(key).aim == weeks
    assert ("Regulations" in told.source) or told.source.startswith("Assumption")


def test_another_aim_says_that_it_was_chosen_and_draws_no_past_that_was_counted_otherwise():
    usual, chosen = run("amendments"), run("amendments", target_weeks=16)
    assert usual["rate"].past == (("2026-10", 28.0),)
    assert chosen["rate"].past == ()
    assert next(one for one in chosen.assumptions if one.key == "target").source == "Chosen here"
    assert chosen.figures["late_now"] < usual.figures["late_now"]


def test_more_writers_clear_what_waits_and_cost_what_they_cost():
    found = run("amendments", extra_second=4, extra_from=4, weeks=104)
    plain = run("amendments", weeks=104)
    assert found.figures["late_at_end"] < plain.figures["late_at_end"] - 20
    assert float(found.figures["cost"]) == pytest.approx(4 * 100 * 7 / 365.25 * 46000, abs=1)
    assert "What is added costs £" in found.summary
    assert next(step for step in found.steps if step.key == "second").contribution < 0


@pytest.mark.parametrize("key", KINDS)
def test_steps_add_up_to_those_late_at_the_end(key):
    found = run(key, extra_first=1, arrivals_change=20, rule="oldest_first")
    assert sum(step.contribution for step in found.steps) == pytest.approx(found.figures["late_at_end"], abs=1)


def test_what_the_records_show_may_be_put_otherwise():
    found = run("panels", draws=3, **CERTAIN, weeks=26, first_per_week=40)
    assert found["open"].bands.median[0] == 0
    assert "Chosen here" in {one.source for one in found.assumptions if one.key == "panel"}


def test_more_coming_than_can_be_done_is_said():
    assert any("grows without end" in caution for caution in run("tribunal", arrivals_change=100).cautions)
    assert any("So few come" in caution for caution in run("panels").cautions)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"open": None}, "The facts lack open"),
        ({"as_of": "November"}, "wanted as YYYY-MM-DD"),
        ({"per_week": {}}, "Say how many a week are done"),
        ({"open": {"panel": [-1]}}, "whole numbers by week"),
        ({"arrivals_per_week": -1}, "fewer than none"),
        ({"in_time": 120}, "from 0 to 100"),
    ],
)
def test_facts_that_cannot_be_used_say_why(change, sentence):
    with pytest.raises(BadInputs, match=sentence):
        run("panels", inputs=PANEL | change)


def test_a_step_that_a_panel_has_not_cannot_be_turned():
    with pytest.raises(BadParams, match="extra_second"):
        run("panels", extra_second=2)


def test_an_unknown_kind_is_told_with_those_there_are():
    with pytest.raises(ValueError, match="amendments, panels, tribunal"):
        preset_of("weather")


def test_that_the_rate_follows_from_whose_turn_it_is_is_said():
    assert any("whose turn it is" in caution for caution in run("amendments").cautions)
    assert not any("whose turn it is" in caution for caution in run("amendments", rule="oldest_first").cautions)
