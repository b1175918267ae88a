"""The forecast of places on an area that can be reckoned on the fingers."""

from __future__ import annotations

import json

import numpy as np
import pytest
from tests.unit.forecast.places.area import BASE, YEARS, area, block, sure

from areasend.forecast.outcome import Outcome
from areasend.forecast.params import BadParams
from areasend.forecast.places import run
from areasend.forecast.places.facts import BadInputs

STAY = {"leaving_early": 0}
MORE = {"total": sure(20, 30, 40, 40)}
BASE_OF_24 = {
    "label": "New base",
    "kind": "special",
    "phases": ["primary"],
    "part": "North",
    "number": 24,
    "opens": 2027,
}


def told(inputs, params=None, draws=300):
    return run(inputs, STAY | (params or {}), seed=3, draws=draws)


def median(outcome, key):
    return outcome[key].bands.median.round().tolist()


def test_as_many_children_as_places_leave_none_short_and_none_free():
    found = told(area())
    assert (median(found, "short"), median(found, "free")) == ([0, 0, 0], [0, 0, 0])
    assert found.summary.startswith("No group of five or more children")


def test_children_beyond_the_places_are_short_by_as_many():
    found = told(area(demand=MORE))
    assert median(found, "short") == pytest.approx([10, 20, 20], abs=1)
    assert "primary phase for ASD in North run short first: in 2027/28" in found.summary


def test_the_chance_is_the_share_of_draws_that_are_short():
    cell = told(area(demand=MORE)).figures["cells"]["ASD|primary|North"]
    assert cell["chance"][0] > 0.99
    assert cell["short"][0] == sorted(cell["short"][0])
    assert told(area()).figures["cells"]["ASD|primary|North"]["chance"] == [0, 0, 0]


def test_a_new_base_takes_what_it_has_room_for_from_its_opening_on():
    before, after = told(area(demand=MORE)), told(area(demand=MORE), {"new_places": [BASE_OF_24]})
    relief = before["short"].bands.median - after["short"].bands.median
    assert relief == pytest.approx([10, 20, 20], abs=1)
    later = told(area(demand=MORE), {"new_places": [BASE_OF_24 | {"opens": 2028}]})
    assert median(later, "short")[0] == median(before, "short")[0]


def test_a_base_that_fills_over_years_helps_by_as_much_as_is_open():
    filling = BASE_OF_24 | {"first_years": [4, 8]}
    found = told(area(demand=MORE), {"new_places": [filling]})
    assert median(found, "places") == [24, 28, 44]
    assert found["short"].bands.median == pytest.approx([6, 12, 0], abs=2)


def test_places_for_another_need_or_another_part_do_not_help():
    for other in ({"needs": ["SEMH"]}, {"phases": ["secondary"]}):
        found = told(area(demand=MORE), {"new_places": [BASE_OF_24 | other]})
        assert median(found, "short") == median(told(area(demand=MORE)), "short")


def test_places_out_of_reach_do_not_help():
    far = block("2", at=[700000, 500000], numbers=[0, 40, 40, 40])
    assert median(told(area(demand=MORE, blocks=[block(), far])), "short") == pytest.approx([10, 20, 20], abs=1)
    assert median(told(area(demand=MORE, blocks=[block(), far]), {"reach_miles": 200}), "short")[0] == pytest.approx(
        10, abs=1
    )


def test_a_catchment_by_part_and_by_distance_keeps_others_out():
    room = [0, 40, 40, 40]
    for fence in ({"parts": ["South"]}, {"within_km": 1}):
        closed = block("2", numbers=room, at=[480000, 230000]) | fence
        found = told(area(demand=MORE, blocks=[block(), closed]))
        assert median(found, "short") == pytest.approx([10, 20, 20], abs=1)


def test_a_setting_that_closes_has_its_children_looking_for_a_place_and_says_so():
    found = told(area(blocks=[block(numbers=[20, 20, 0, 0])]))
    assert median(found, "short") == pytest.approx([0, 20, 20], abs=1)
    assert any("School 1 has no places from 2028/29 on: about 20 children" in one for one in found.cautions)
    tried = told(area(), {"closures": [{"key": "1", "year": 2028}]})
    assert median(tried, "short") == pytest.approx([0, 20, 20], abs=1)


def test_children_stay_until_they_have_outgrown_their_place():
    old = [["special", "1", 17, "ASD", "North", 20]]
    found = told(area(children=old))
    assert found.figures["blocks"][0]["children"][2][1] == pytest.approx(20, abs=1)
    stays = [step for step in found.steps if step.key == "stay"]
    assert stays[0].contribution == 0


def test_children_who_grow_into_another_phase_are_not_needed_twice():
    """Ten-year-olds of today are in secondary places a year on; the pattern of today has none there."""
    rows = [["special", "1", 10, "ASD", "North", 20]]
    assert median(told(area(children=rows)), "short") == [0, 0, 0]


def test_a_school_above_its_number_is_short_by_the_excess():
    found = told(area(blocks=[block(numbers=[15, 15, 15, 15])]))
    assert median(found, "short") == [5, 5, 5]
    assert any("Placed above the number in 2027/28" in one for one in found.cautions)


def test_places_taken_by_other_areas_are_not_ours():
    assert median(told(area(blocks=[block(others=4)])), "short") == [4, 4, 4]


def test_proposed_places_count_only_when_asked_for():
    proposed = block("2", status="proposed", numbers=[0, 30, 30, 30])
    inputs = area(demand=MORE, blocks=[block(), proposed])
    assert median(told(inputs), "places") == [20, 20, 20]
    assert median(told(inputs, {"include_proposed": True}), "places") == [50, 50, 50]


def test_no_place_of_a_kind_is_said_and_not_told_as_a_shortage():
    rows = [["special", "1", 5, "ASD", "North", 20], ["unit", "", 6, "SLCN", "North", 8]]
    found = told(area(children=rows, demand={"total": sure(28, 28, 28, 28)}))
    assert median(found, "short") == [0, 0, 0]
    assert any("shortage is not told: SEN unit" in one for one in found.cautions)


def test_an_area_without_places_says_what_to_do():
    found = told(area(blocks=[], children=[["special", "", 5, "ASD", "North", 20]]))
    assert "Record the commissioned places first" in found.summary


def test_new_independent_placements_may_come_to_a_state_place():
    rows = [["special", "1", 5, "ASD", "North", 20], ["independent", "", 6, "ASD", "North", 20]]
    inputs = area(children=rows, demand={"total": sure(40, 80, 80, 80)}, blocks=[block(numbers=[20, 60, 60, 60])])
    as_is, moved = told(inputs), told(inputs, {"from_independent": 100})
    assert median(as_is, "independent")[0] == pytest.approx(40, abs=1)
    assert median(moved, "independent")[0] == pytest.approx(20, abs=2)


def test_demand_by_phase_need_and_kind_is_followed():
    rows = [["special", "1", 5, "ASD", "North", 10], ["special", "1", 6, "SEMH", "South", 10]]
    demand = {"total": sure(20, 20, 20, 20), "need": {"ASD": sure(10, 15, 15, 15), "SEMH": sure(10, 5, 5, 5)}}
    found = told(area(children=rows, demand=demand))
    assert found.figures["cells"]["ASD|*|*"]["demand"] == pytest.approx([15, 15, 15])


def test_a_change_of_demand_compounds():
    found = told(area(), {"demand_change": 10})
    assert found["demand"].bands.median == pytest.approx([22, 24.2, 26.62])


def test_the_bands_of_demand_are_those_given():
    wide = [[20] * 7, [10, 14, 17, 20, 23, 26, 30], [20] * 7, [20] * 7]
    found = told(area(demand={"total": wide}), draws=4000)["demand"].bands
    got = [found.low_95[0], found.low_80[0], found.median[0], found.high_80[0], found.high_95[0]]
    assert got == pytest.approx([10, 14, 20, 26, 30], abs=0.5)


def test_a_category_no_wider_than_the_total_moves_with_it():
    """Were the share of a need drawn apart from the total though it has no doubt of its own, the needs would vary too much."""
    wide = [[20] * 7, [10, 14, 17, 20, 23, 26, 30], [20] * 7, [20] * 7]
    rows = [["special", "1", 5, "ASD", "North", 10], ["special", "1", 6, "SEMH", "North", 10]]
    half = [[value / 2 for value in row] for row in wide]
    found = told(area(children=rows, demand={"total": wide, "need": {"ASD": half, "SEMH": half}}), draws=4000)
    bands = found["demand"].bands
    assert [bands.low_95[0], bands.high_95[0]] == pytest.approx([10, 30], abs=0.5)
    assert found["short.need.ASD"].bands.high_95[0] < 10


def test_one_seed_gives_one_answer_that_survives_json():
    first, again = told(area(demand=MORE)), told(json.loads(json.dumps(area(demand=MORE))))
    assert first.as_dict() == again.as_dict()
    assert Outcome.from_dict(json.loads(json.dumps(first.as_dict()))).as_dict() == first.as_dict()
    assert run(area(demand=MORE), STAY, seed=4, draws=300).as_dict() != first.as_dict()


def test_travel_costs_what_the_rates_say():
    rows = [["special", "primary", 16.09344, 20]]
    inputs = area(travel=rows)
    params = {
        "road_factor": 1,
        "travels": {"special": 50},
        "day_rates": [{"up_to_miles": 12, "pounds": 10}],
        "travel_days": 100,
    }
    found = told(inputs, params)
    assert median(found, "transport_cost") == [20 * 0.5 * 10 * 100] * 3
    assert median(found, "transport_children") == [10, 10, 10]
    assert median(told(inputs, params | {"far_miles": 5}), "far") == [20, 20, 20]


def test_what_is_outside_boards_or_is_looked_after_follows_the_children_of_its_kind():
    inputs = area(demand=MORE, outside=[["special", True, 2], ["special", False, 4]], residential={"special": 2})
    found = told(inputs)
    assert [median(found, key)[1] for key in ("outside", "cared_outside", "residential")] == [12, 4, 4]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"years": [2028, 2030, 2031]}, "must follow one another from 2028 on"),
        ({"blocks": [block(numbers=[1, 2])]}, "give 4 numbers of places"),
        ({"blocks": [block(kind="castle")]}, "'castle' is no kind of places"),
        ({"blocks": [block(ages=[11, 4])]}, "out of order"),
        ({"children": [["special", "1", 5, "ASD", "East", 20]]}, "names something that the inputs do not hold"),
        ({"children": [["special", "1", 5, "ASD", "North", -1]]}, "fewer than no children"),
        ({"demand": {"total": sure(0, 0, 0, 0)}}, "no child with a plan"),
        ({"demand": {"total": [[5, 4, 3, 2, 1, 0, 0]] * 4}}, "the lowest first"),
        ({"demand": {"total": sure(20, 20)}}, "give 4 years"),
    ],
)
def test_facts_that_contradict_themselves_are_refused_with_a_sentence(given, sentence):
    with pytest.raises(BadInputs, match=sentence):
        told(area(**given))


def test_facts_that_lack_something_are_refused():
    inputs = area()
    del inputs["blocks"]
    with pytest.raises(BadInputs, match="lack 'blocks'"):
        told(inputs)


@pytest.mark.parametrize("params", [{"leaving_early": 80}, {"road_factor": 0.5}, {"unheard_of": 1}, {"day_rates": []}])
def test_parameters_out_of_bounds_are_refused(params):
    with pytest.raises(BadParams):
        told(area(), params)


def test_what_is_tried_out_must_be_somewhere():
    with pytest.raises(BadInputs, match=r"no part of the area\. Give one of: North, South"):
        told(area(), {"new_places": [BASE_OF_24 | {"part": "Atlantis"}]})
    with pytest.raises(BadInputs, match="no places with the key"):
        told(area(), {"closures": [{"key": "99", "year": 2028}]})


def test_plans_that_fall_to_none_leave_places_free():
    found = told(area(demand={"total": sure(20, 0, 0, 0)}))
    assert median(found, "short") == [0, 0, 0]
    assert np.isfinite(found["demand"].bands.median).all()


def test_the_years_are_school_years():
    assert told(area())["demand"].periods == ("2027/28", "2028/29", "2029/30")
    assert (BASE, YEARS[0]) == (2027, 2028)
