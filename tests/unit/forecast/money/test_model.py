"""Five years ahead, with bands: worked without doubt, then with it."""

import json

import numpy as np
import pytest
from tests.unit.forecast.money.facts import CERTAIN, inputs, measure, with_line

from areasend.forecast.money import run
from areasend.forecast.money.inputs import BadInputs
from areasend.forecast.money.model import central
from areasend.forecast.outcome import Outcome

STILL = CERTAIN | {"fee_inflation": 0, "rate_inflation": 0, "mix_shift": 0, "allocation_growth": 0, "ledger_weight": 0}


def series(key, given=None, **params):
    return run(given or inputs(), STILL | params, seed=1, draws=20)[key]


def median(key, given=None, **params):
    return series(key, given, **params).bands.median.round(2).tolist()


def test_where_nothing_grows_each_year_is_like_this_one_ends():
    spend = median("spend")
    assert spend[0] == 3240.0  # 1,260 + 1,140 + 840
    assert spend[1:] == [1200 + 1140 + 840] * 5


def test_the_balance_runs_on_from_year_to_year():
    assert median("balance")[:2] == [-5000 + 12000 - 3240, -5000 + 12000 - 3240 + 12000 - 3180]


def test_fees_grow_with_plans_prices_and_the_shift():
    grown = median("spend", growth=10, growth_fades=0, fee_inflation=5, mix_shift=0)
    ends = 1200 * (1 + 0.10 * 6 / 12)  # what a whole year costs as this one ends
    others = [(1140 + 840) * factor for factor in (1.05, 1.05 * 1.10)]
    assert grown[1] == pytest.approx(ends * 1.05 * 1.05 + others[0], abs=0.01)
    assert grown[2] == pytest.approx(ends * 1.05**2 * 1.05 * 1.10 + others[1], abs=0.01)


def test_growth_that_fades_brings_less_each_year():
    assert median("spend", growth=10, growth_fades=50)[3] < median("spend", growth=10, growth_fades=0)[3]


def test_a_transfer_is_not_counted_on_before_the_forum_agrees():
    given = with_line("IN-ALLOC", code="IN-TRANSFER")
    assert median("income", given) == [12000, 0, 0, 0, 0, 0]
    assert median("income", given, transfer_continues=True) == [12000] * 6


def test_a_measure_works_from_its_day_as_far_as_it_comes_true():
    given = inputs(measures=[measure(cost="300.00")])
    saving = np.diff(median("mitigated", given, delivery=50), prepend=0) - np.diff(median("balance", given), prepend=0)
    assert saving.round(2).tolist() == [250 - 300, *[600] * 5]  # five months of 100, at half, less what it costs once


def test_a_measure_that_ends_saves_no_more():
    given = inputs(measures=[measure(ends_on="2027-09-30")])
    saved = np.array(median("mitigated", given, delivery=100)) - np.array(median("balance", given))
    assert saved.round(2).tolist() == [500, 1100, 1100, 1100, 1100, 1100]


def test_a_measure_on_a_line_outside_the_block_does_not_touch_it():
    given = inputs(measures=[measure(line="TRANSPORT")])
    assert median("mitigated", given) == median("balance", given)


def test_the_same_seed_gives_the_same_answer_and_another_another():
    def ends(seed):
        return run(inputs(), {}, seed=seed, draws=200)["balance"].bands.median.tolist()

    assert ends(7) == ends(7) != ends(8)


def test_doubt_widens_with_the_years_and_holds_the_central_forecast():
    bands = run(inputs(), {}, seed=3, draws=2000)["balance"].bands
    width = bands.high_95 - bands.low_95
    assert (np.diff(width) > 0).all()
    assert bands.low_50[0] < central(inputs(), {}).balance / 100 < bands.high_50[0]


def test_a_step_of_doubt_leaves_the_draws_of_the_others_alone():
    plain, fewer = (run(inputs(), {"delivery_doubt": doubt}, seed=1, draws=50)["balance"] for doubt in (15, 0))
    assert plain.bands.as_dict() == fewer.bands.as_dict()


def test_the_steps_add_up_to_the_balance_with_measures():
    found = run(inputs(measures=[measure()]), CERTAIN, seed=1, draws=10)
    assert sum(step.contribution for step in found.steps) == pytest.approx(found["mitigated"].bands.median[0])


def test_single_figures_are_exact_to_the_penny():
    figures = run(inputs(), {}, seed=1, draws=10).figures
    assert (figures["in_year"], figures["balance"]) == ("8700.00", "3700.00")
    assert sum(float(one["forecast"]) for one in figures["lines"] if one["code"] != "IN-ALLOC") == 3300


def test_an_outcome_survives_its_file():
    found = run(inputs(), {}, seed=1, draws=10)
    assert Outcome.from_dict(json.loads(json.dumps(found.as_dict()))).as_dict() == found.as_dict()


def test_the_sentence_says_where_the_year_and_the_last_year_end():
    given = inputs(opening="-15200000.00", lines=[
        {"code": "IN-ALLOC", "budget": "120000000.00", "actual": ["10000000.00"] * 6},
        {"code": "THERAPY", "budget": "127000000.00", "actual": ["10583333.00"] * 6},
    ])  # fmt: skip
    said = run(given, CERTAIN, seed=1, draws=10).summary
    assert "heading for an overspend of £7.0 million, so the block would end the year £22.2 million in deficit" in said
    assert "By 2031-32" in said


def test_what_a_reader_must_know_is_said():
    given = with_line("FEES-IND", actual=["150.00"] * 6) | {"missing": {"count": 2, "estimated": "90000.00"}}
    cautions = run(given, {}, seed=1, draws=5).cautions
    assert any("2 placements have no cost recorded" in one and "£90,000.00" in one for one in cautions)
    assert any(one.startswith("Independent and non-maintained schools: the ledger shows £900.00") for one in cautions)
    assert any("was not found" in one for one in cautions)


def test_every_assumption_says_where_it_comes_from():
    taken = run(inputs(), {"fee_inflation": 6}, seed=1, draws=5).assumptions
    assert all(one.source and one.value for one in taken)
    assert next(one for one in taken if one.key == "fee_inflation").source == "Chosen for this forecast"


@pytest.mark.parametrize("draws", [0, 100_001])
def test_too_few_or_too_many_draws_are_refused(draws):
    with pytest.raises(BadInputs, match="1 to 100,000"):
        run(inputs(), {}, seed=1, draws=draws)
