"""Who takes which places, and what a forecast is made from."""

from datetime import date

import numpy as np
import polars as pl
import pytest
from tests.conftest import TODAY
from tests.factories import make_placement, make_setting
from tests.factories.places import make_places, make_places_taken, make_special_school
from tests.factories.strategic import make_decision
from tests.integration.places.conftest import place

from areasend.actions import place_commission
from areasend.forecast.bands import bands, certain
from areasend.forecast.outcome import Outcome, Series
from areasend.forecast.places import run
from areasend.records.places import kept
from areasend.records.places.children import children_on, waiting
from areasend.records.places.demand import demand_from, own_demand
from areasend.records.places.inputs import inputs_for
from areasend.records.places.occupancy import occupancy, over_time, totals


def at(area, setting):
    return next(one for one in occupancy(TODAY) if one.setting == setting)


def test_every_child_with_a_plan_is_one_row_with_kind_phase_and_part(area):
    found = children_on(TODAY)
    assert found.height == 10
    assert dict(found.group_by("kind").len().iter_rows()) == {"special": 8, "independent": 1, "other": 1}
    assert dict(found.group_by("part").len().iter_rows()) == {"North": 8, "South": 2}
    assert set(found["phase"]) == {"primary"}


def test_a_child_whose_plan_has_ended_or_not_begun_is_not_counted(area):
    place(area.school, made_on=date(2026, 12, 1))
    assert children_on(TODAY).height == 10
    assert children_on(date(2025, 11, 1)).height == 0


def test_who_has_no_placement_waits(area):
    place(None)
    assert waiting(children_on(TODAY)).height == 2


def test_places_children_and_vacancies_of_a_setting(area):
    make_places_taken(area.school, number=1)
    found = at(area, area.school)
    assert (found.places, found.own, found.others, found.vacancies, found.over, found.state) == (10, 8, 1, 1, 0, "free")
    assert found.by_need == {"ASD": 6, "SEMH": 2}
    assert found.part == "North"


def test_a_school_above_its_number_is_over(area):
    make_places_taken(area.school, number=5)
    found = at(area, area.school)
    assert (found.vacancies, found.over, found.state) == (0, 3, "over")
    assert totals([found])["over"] == 3


def test_an_independent_school_has_no_number_of_ours(area):
    found = at(area, area.away)
    assert (found.places, found.vacancies, found.state, found.part) == (None, None, "no_number", "")


def test_a_placement_agreed_for_later_is_coming(area):
    make_placement(place(None), area.school, since=date(2027, 1, 4))
    assert at(area, area.school).coming == 1


def test_a_special_school_without_recorded_places_has_the_number_of_its_own_record(area):
    lone = make_special_school("Lone School", places=30)
    found = at(area, lone)
    assert (found.places, found.is_from_setting) == (30, True)
    assert "Lone School" in [block["label"] for block in inputs_for(TODAY)["blocks"]]


def test_a_unit_and_its_school_are_told_apart(area):
    host = make_setting("Town School", postcode="HP20 1CO")
    make_places(host, kind="unit", number=8, lowest_age=4, highest_age=11)
    place(host, provision="senunit")
    place(host)
    assert [(one.kind, one.own) for one in occupancy(TODAY) if one.setting == host] == [("unit", 1)]


def test_occupancy_over_time(area):
    found = dict(over_time(area.school, TODAY))
    assert list(found)[-1] == "2026/27"
    assert found["2026/27"] == {"special": (8, 10)}
    assert found["2024/25"] == {"special": (0, 10)}


def test_the_inputs_hold_no_name_and_no_postcode(area):
    text = str(inputs_for(TODAY))
    for child in area.children:
        assert child.surname not in text
        assert child.reference not in text
    assert "HP20" not in text


def test_the_inputs_add_up_to_the_children_there_are(area):
    found = inputs_for(TODAY)
    assert sum(row[-1] for row in found["children"]) == 10
    assert (found["base_year"], found["years"]) == (2027, [2028, 2029, 2030, 2031, 2032])
    assert found["blocks"][0]["numbers"] == [10] * 6
    assert found["outside"] == [["independent", True, 1]]
    assert found["residential"] == {"independent": 1}
    assert sum(row[-1] for row in found["travel"]) == 9


def test_children_take_the_places_that_are_for_their_need(area):
    other = make_places(area.school, number=2, needs=["SEMH"])
    found = inputs_for(TODAY)
    semh = next(block["key"] for block in found["blocks"] if block["needs"] == other.needs)
    assert sum(row[-1] for row in found["children"] if row[1] == semh) == 2


def test_rows_alike_are_one_block(area):
    make_places(area.school, number=5, since=date(2024, 9, 1))
    assert [block["numbers"][0] for block in inputs_for(TODAY)["blocks"]] == [15]


def test_a_setting_that_closes_has_no_places_from_then_on(area):
    area.school.closed_on = date(2028, 8, 31)
    area.school.save()
    assert inputs_for(TODAY)["blocks"][0]["numbers"] == [10, 10, 0, 0, 0, 0]


def test_the_forecast_is_kept_until_something_changes(area):
    first = kept.outcome_on(TODAY)
    assert kept.outcome_on(TODAY) is first
    place_commission.record(
        area.school, by=area.head, today=TODAY, kind="special", phase="all_through", lowest_age=4, highest_age=19, number=24,
        since=date(2027, 9, 1), status="planned", decision=make_decision(), source="Cabinet",
    )  # fmt: skip
    after = kept.outcome_on(TODAY)
    assert after["places"].bands.median[0] == first["places"].bands.median[0] + 24


def test_the_areas_own_januaries_are_the_demand_where_nothing_else_is_known(area):
    found = own_demand(pl.DataFrame({"person": [1, 2], "from": [date(2024, 1, 1)] * 2, "to": [None, None]}), TODAY, 2)
    assert [row[3] for row in found["total"]] == [2, 2, 2]
    assert found["total"][2] == sorted(found["total"][2])
    assert found["total"][2][6] > found["total"][1][6] > found["total"][0][6]


def plans_ahead(*extra: Series) -> Outcome:
    years = ("2027", "2028", "2029", "2030", "2031", "2032")
    rising = certain(np.array([100, 110, 120, 130, 140, 150.0]))
    return Outcome("plans", "More plans.", (Series("plans", "Plans", "plans", years, rising), *extra), (), (), 1, 10)


def test_a_forecast_of_plans_is_followed_where_there_is_one(area):
    years = ("2027", "2028", "2029", "2030", "2031", "2032")
    ages = [Series(f"plans.age.{age}", str(age), "plans", years, certain(np.full(6, 5.0))) for age in (5, 6, 12)]
    placed = Series("plans.placement.mainstream_unit", "Units", "plans", years, certain(np.full(6, 7.0)))
    found = demand_from(plans_ahead(*ages, placed), 2027, 5)
    assert [row[3] for row in found["total"]] == [100, 110, 120, 130, 140, 150]
    assert found["phase"]["primary"][0] == [10] * 7
    assert found["kind"] == {"unit": [[7] * 7] * 6, "resourced": [[7] * 7] * 6}
    outcome = run(inputs_for(TODAY, plans_ahead()), {}, seed=1, draws=50)
    assert outcome["demand"].bands.median[-1] == pytest.approx(12, abs=0.1)


def test_the_spread_is_that_of_as_many_years_ahead_as_lie_before_us(area):
    years = tuple(str(year) for year in range(2026, 2033))
    draws = np.outer(np.linspace(-1, 1, 2001), np.arange(1, 8)) * 10 + 100
    found = demand_from(
        Outcome("plans", "", (Series("plans", "Plans", "plans", years, bands(draws)),), (), (), 1, 10), 2027, 5
    )
    widths = [row[6] - row[0] for row in found["total"]]
    assert widths[0] == 0
    assert widths[1:] == pytest.approx([19, 38, 57, 76, 95], rel=0.01)


def test_a_forecast_of_plans_that_does_not_reach_the_years_is_left_aside(area):
    assert demand_from(plans_ahead(), 2028, 5) is None
