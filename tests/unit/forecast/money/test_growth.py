"""Growth of plans: by hand, else from a forecast of plans with its spread, else as over the last three years."""

import numpy as np
import pytest
from tests.unit.forecast.money.facts import CERTAIN, inputs

from areasend.forecast.bands import bands, certain
from areasend.forecast.money.growth import doubts, follows_plans, from_plans, growth_of_year, strays
from areasend.forecast.money.inputs import BadInputs, read_inputs
from areasend.forecast.money.model import run, with_defaults

AHEAD = {"growth": [10.0, 8.0, 6.0], "doubt": [1.0, 2.0, 3.0], "source": "Forecast of plans"}
JANUARIES = (2026, 2027, 2028, 2029)


def facts(**changes):
    return read_inputs(inputs(growth=4.0, growth_ahead=AHEAD) | changes)


@pytest.mark.parametrize(
    ("turned", "growth"),
    [
        ({}, [10, 8, 6, 6]),
        ({"growth": 5}, [5, 5, 5, 5]),
        ({"growth_by_year": [12, 3]}, [12, 3, 3, 3]),
        ({"growth": 5, "growth_by_year": [12, 3]}, [12, 3, 3, 3]),
    ],
)
def test_growth_is_that_of_the_forecast_of_plans_until_somebody_gives_another(turned, growth):
    params = with_defaults(turned)
    assert [growth_of_year(facts(), params, year) for year in range(4)] == growth
    assert follows_plans(facts(), params) is not bool(turned)


def test_without_a_forecast_of_plans_it_is_that_of_the_last_three_years():
    assert growth_of_year(facts(growth_ahead=None), with_defaults({})) == 4.0


def test_a_financial_year_has_three_quarters_of_its_first_year_of_januaries_and_a_quarter_of_the_next():
    middle = certain(np.array([1000, 1100, 1100 * 1.2, 1100 * 1.2 * 1.3]))
    found = from_plans({2025: 900.0}, JANUARIES, middle, 2026, "Here")
    assert found["growth"] == [round((1.1**0.75 * 1.2**0.25 - 1) * 100, 2), round((1.2**0.75 * 1.3**0.25 - 1) * 100, 2)]
    assert (found["doubt"], found["source"]) == ([0.0, 0.0], "Here")


@pytest.mark.parametrize("first", [2024, 2028, 2040])
def test_a_forecast_that_does_not_reach_the_year_is_none(first):
    assert from_plans({2025: 900.0}, JANUARIES, certain(np.full(4, 1000.0)), first, "") is None


def test_the_plans_drawn_stray_as_far_as_the_forecast_of_plans_says_after_each_year():
    random = np.random.default_rng(3)
    spread = np.array([0.02, 0.03, 0.05, 0.06])
    told = bands(1000 * np.exp(random.standard_normal((40_000, 1)) * spread))
    ahead = from_plans({2025: 1000.0}, JANUARIES, told, 2025, "")
    first, later = strays(facts(growth_ahead=ahead), with_defaults({"years": 2}), 7, 40_000)
    drawn = np.cumsum(np.column_stack([first, later]), axis=1).std(axis=0)
    assert drawn == pytest.approx(spread[:3], rel=0.03)


@pytest.mark.parametrize("turned", [{"growth": 5}, {"growth_by_year": [5]}, {"growth_doubt": 1}])
def test_a_figure_by_hand_brings_its_own_doubt(turned):
    assert doubts(facts(), with_defaults(turned)) is None


def test_faster_growth_of_plans_spends_more_and_the_assumptions_name_it():
    def told(**changes):
        return run(inputs(**changes), CERTAIN, seed=1, draws=5)

    fast, none = told(growth_ahead=AHEAD), told()
    assert fast["spend"].bands.median[-1] > none["spend"].bands.median[-1]
    named = {one.key: one for one in fast.assumptions}
    assert named["growth"].value == "10.0, 8.0, 6.0, 6.0, 6.0, 6.0"
    assert "Forecast of plans. The area's own plans grew by 0% a year" in named["growth"].source
    assert {"growth_fades", "growth_by_year"}.isdisjoint(named)
    assert "The forecast of plans expects 10.0% more plans this year" in fast.cautions[0]
    assert fast.cautions[1:] == none.cautions


def test_growth_ahead_that_lacks_a_part_is_refused():
    with pytest.raises(BadInputs, match="lack 'doubt'"):
        read_inputs(inputs(growth_ahead={"growth": [1.0]}))
