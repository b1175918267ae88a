"""The area's own transitions: who was in which state at each January's count, and who joined, moved, stayed and left."""

from __future__ import annotations

import json
from datetime import date

import pytest
from tests.factories import make_case, make_person, make_placement, make_setting

from areasend.exchange.transitions.shapes import OUTSIDE, Transition
from areasend.forecast.transitions import run
from areasend.records.outlook_inputs import NoInputs, gather
from areasend.records.transition_frames import NoHistory, january, transitions
from areasend.site import program

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 18)


def plan(made: date, ceased: date | None = None, born: date = date(2015, 9, 1), need: str = "ASD", **stay):
    """A plan from a day until a day, and where its person is educated."""
    person = make_person(born_on=born, primary_need=need)
    facts = {"plan.made": made} | ({"plan.ceased": ceased} if ceased else {})
    make_case(process="plan", person=person, facts=facts)
    make_placement(person, **({"since": made} | stay))
    return person


def moves(back: int = 1):
    return dict(transitions(TODAY, back=back).transitions)


def test_who_keeps_plan_and_place_stays():
    plan(date(2024, 3, 1))
    assert moves() == {Transition(2025, "mainstream", "ASD", 4, "mainstream", "ASD", 5): 1}


def test_a_plan_made_between_two_januaries_joins():
    plan(date(2024, 3, 1))
    plan(date(2025, 3, 1), need="SEMH")
    assert moves()[Transition(2025, OUTSIDE, OUTSIDE, 4, "mainstream", "SEMH", 5)] == 1


def test_a_plan_that_ends_between_two_januaries_leaves():
    plan(date(2024, 3, 1))
    plan(date(2024, 3, 1), ceased=date(2025, 7, 31), born=date(2007, 1, 1), need="HI")
    assert moves()[Transition(2025, "mainstream", "HI", 13, OUTSIDE, OUTSIDE, 14)] == 1


def test_a_new_placement_is_a_move():
    person = plan(date(2024, 3, 1), until=date(2025, 8, 31))
    make_placement(person, make_setting("Willow Park School", type="special_academy_free"), since=date(2025, 9, 1))
    assert moves() == {Transition(2025, "mainstream", "ASD", 4, "special", "ASD", 5): 1}


def test_a_plan_that_moved_in_counts_from_its_transfer():
    person = make_person(born_on=date(2015, 9, 1))
    move = make_case(process="move", person=person, facts={"plan.transferred": date(2025, 3, 1)})
    make_case(process="plan", person=person, origin=move, facts={"plan.made": date(2022, 3, 1)})
    make_placement(person)
    assert [len(january(year)) for year in (2025, 2026)] == [0, 1]


def test_two_plans_of_one_person_after_another_count_once():
    person = plan(date(2023, 3, 1), ceased=date(2024, 6, 1))
    make_case(process="plan", person=person, facts={"plan.made": date(2024, 6, 1)})
    assert sum(moves(back=2).values()) == 2


@pytest.mark.parametrize(("born", "year"), [(date(2015, 8, 31), 6), (date(2015, 9, 1), 5), (date(2000, 1, 1), 21)])
def test_the_year_of_age_is_the_national_curriculum_year(born, year):
    plan(date(2020, 3, 1), born=born)
    assert january(2026)["age"].to_list() == [year]


def test_without_placement_or_need_a_person_still_counts():
    person = make_person(primary_need="")
    make_case(process="plan", person=person, facts={"plan.made": date(2024, 3, 1)})
    table = transitions(TODAY, back=1)
    assert [(move.setting_2, move.need_2) for move in table.transitions] == [("other", "NOTKNOWN")]
    assert "1 people with plans have no primary need on record; they are told as “Need not recorded”." in table.remarks


def test_education_otherwise_than_at_a_setting_counts_under_other():
    plan(date(2024, 3, 1), arrangement="elective_home_education")
    assert january(2026)["setting"].to_list() == ["other"]


def test_records_of_one_january_are_not_enough():
    plan(date(2025, 3, 1))
    with pytest.raises(NoHistory, match="No two Januaries"):
        transitions(TODAY)
    with pytest.raises(NoInputs, match="No two Januaries"):
        gather("transitions", TODAY, {})


def test_the_number_of_queries_does_not_grow_with_people(django_assert_num_queries):
    for _ in range(5):
        plan(date(2022, 3, 1))
    with django_assert_num_queries(3):
        transitions(TODAY, back=4)


def test_what_is_gathered_can_be_forecast():
    for at in range(12):
        plan(date(2020 + at % 4, 3, 1), born=date(2010 + at % 8, 3, 1))
    inputs = gather("transitions", TODAY, {})
    told = run(json.loads(json.dumps(inputs)), {"years": 3}, seed=1, draws=30)
    assert told.figures["plans_now"] == 12
    assert (told["setting:mainstream"].label, told["need:ASD"].label) == (
        "Mainstream school",
        "Autistic spectrum disorder",
    )
    assert told["total"].periods == ("2027", "2028", "2029")
    assert any("No population was given" in caution for caution in told.cautions)


def test_the_command_tells_the_areas_own_cases(capsys, settings):
    for at in range(12):
        plan(date(2020 + at % 4, 3, 1), born=date(2010 + at % 8, 3, 1))
    assert program.main(["forecast", "own", "--as-of", "2026-11-18", "--years", "2", "--draws", "20", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["series"][0]["past"][-1] == ["2026", 12.0]


def test_the_command_takes_a_population(capsys, tmp_path):
    for _ in range(3):
        plan(date(2020, 3, 1))
    rows = [f"{year},{age},500" for year in range(2021, 2029) for age in range(-4, 22)]
    path = tmp_path / "people.csv"
    path.write_text("\n".join(["calendar-year,academic-year,population", *rows]), encoding="utf-8")
    given = ["--as-of", "2026-11-18", "--years", "2", "--draws", "20", "--population", str(path)]
    assert program.main(["forecast", "own", *given]) == 0
    assert "No population was given" not in capsys.readouterr().out
