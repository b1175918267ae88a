"""What a person turns: flows multiplied, settings closed, leaving that changes; and names that are not there."""

from __future__ import annotations

import json

import pytest
from tests.unit.forecast.transitions.small_area import area

from areasend.forecast.params import BadParams, schema
from areasend.forecast.transitions import PACKAGE, run
from areasend.forecast.words import named
from areasend.rules.place_kinds import KINDS


@pytest.fixture(scope="module")
def inputs():
    return area()


def told(inputs, years=2, **params):
    return run(inputs, {"years": years, "growth": 0.0, **params}, seed=2, draws=200)


def medians(outcome, key):
    return outcome[key].bands.median


@pytest.fixture(scope="module")
def usual(inputs):
    return told(inputs)


def test_twice_the_joining_is_twice_the_joiners(inputs, usual):
    turned = told(inputs, changes=[{"flow": "joining", "by": 2}])
    assert turned.steps[0].contribution == pytest.approx(2 * usual.steps[0].contribution, rel=0.05)


def test_a_tenth_fewer_join_and_a_fifth_more_leave(inputs, usual):
    turned = told(inputs, joining_change=-10, leaving_change=20)
    assert turned.steps[0].contribution == pytest.approx(0.9 * usual.steps[0].contribution, rel=0.05)
    assert turned.steps[1].contribution == pytest.approx(1.12 * usual.steps[1].contribution, rel=0.06)


def test_no_joining_of_a_need_leaves_the_other_alone(inputs, usual):
    turned = told(inputs, changes=[{"flow": "joining", "need": "ASD", "by": 0}])
    assert turned.steps[0].contribution == pytest.approx(usual.steps[0].contribution / 2, rel=0.1)
    assert medians(turned, "need:SEMH") == pytest.approx(medians(usual, "need:SEMH"), rel=0.02)


def test_a_change_holds_from_its_year_on(inputs, usual):
    turned = told(inputs, changes=[{"flow": "joining", "by": 0, "from_year": 2025}])
    assert medians(turned, "total")[0] == medians(usual, "total")[0]
    assert medians(turned, "total")[1] < medians(usual, "total")[1] - 50


def test_a_change_holds_until_its_year(inputs, usual):
    turned = told(inputs, changes=[{"flow": "leaving", "by": 0, "until_year": 2024, "from_age": 0, "until_age": 9}])
    assert medians(turned, "total")[0] > medians(usual, "total")[0] + 5


def test_more_moves_to_a_setting_fill_it(inputs, usual):
    turned = told(inputs, changes=[{"flow": "moving", "setting": "primary", "by": 4, "until_age": 5}])
    assert medians(turned, "setting:special")[-1] > medians(usual, "setting:special")[-1] + 10


def test_moves_can_be_turned_to_one_setting(inputs, usual):
    turned = told(inputs, changes=[{"flow": "moving", "setting": "primary", "to": "special", "by": 50}])
    assert medians(turned, "setting:special")[-1] > medians(usual, "setting:special")[-1] + 20


def test_a_closed_setting_is_empty_and_its_children_go_where_they_are_sent(inputs, usual):
    closure = {
        "setting": "special",
        "from_year": 2024,
        "children_go_to": [{"setting": "primary", "share": 0.5}, {"setting": "secondary", "share": 0.5}],
    }
    turned = told(inputs, closures=[closure])
    assert medians(turned, "setting:special").tolist() == [0, 0]
    assert medians(turned, "setting:secondary")[0] > medians(usual, "setting:secondary")[0] + 80


def test_without_shares_the_children_go_where_movers_go(inputs):
    turned = told(inputs, closures=[{"setting": "primary", "from_year": 2025, "children_go_to": []}])
    assert medians(turned, "setting:primary")[0] > 100
    assert medians(turned, "setting:primary")[1] == 0
    assert medians(turned, "setting:special")[1] > 200


def test_leaving_that_law_changes_goes_there_in_equal_steps(inputs, usual):
    law = {"from_age": 14, "until_age": 14, "chance": 1.0, "from_year": 2023, "by_year": 2024, "why": "A rule"}
    more = {"from_age": 0, "until_age": 10, "chance": 0.5, "from_year": 2023, "by_year": 2025}
    turned = told(inputs, leaving_changes=[law, more])
    lost = [a - b for a, b in zip(medians(usual, "total"), medians(turned, "total"), strict=True)]
    assert lost[0] == pytest.approx((0.5 - 0.04) / 2 * 560, rel=0.15)
    assert lost[1] > 1.8 * lost[0]
    assert [one.source for one in turned.assumptions if one.key == "leaving:14 to 14"] == ["A rule"]


def test_a_chance_over_one_is_held_and_said(inputs):
    turned = told(inputs, years=1, changes=[{"flow": "leaving", "by": 100}])
    assert any("held at one" in caution for caution in turned.cautions)


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"changes": [{"flow": "joining", "by": 1, "setting": "castle"}]}, "There is no setting called castle"),
        (
            {"changes": [{"flow": "joining", "by": 1, "need": "XYZ"}]},
            "There is no need called XYZ. The needs are: ASD, SEMH.",
        ),
        (
            {
                "closures": [
                    {"setting": "special", "from_year": 2024, "children_go_to": [{"setting": "primary", "share": 0.4}]}
                ]
            },
            "add up to 0.4",
        ),
        (
            {
                "closures": [
                    {"setting": "special", "from_year": 2024, "children_go_to": [{"setting": "special", "share": 1}]}
                ]
            },
            "Name another setting",
        ),
        ({"changes": [{"flow": "joining", "by": -1}]}, "Multiplied by"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(inputs, params, words):
    with pytest.raises(BadParams, match=words):
        told(inputs, **params)


def test_closing_a_kind_on_the_form_is_the_closure_written_out(inputs):
    written = [{"setting": "special", "from_year": 2025, "children_go_to": []}]
    assert told(inputs, closing="special").as_dict() == told(inputs, closures=written).as_dict()


@pytest.mark.parametrize(
    ("closing", "to", "field", "words"),
    [
        ("resourced", "the_usual_way", "closing", "Nobody has a place of the kind “resourced”. There are: primary, secondary"),
        ("special", "post_16", "closing_to", "Nobody has a place of the kind “post 16”."),
        ("special", "special", "closing_to", "Its children cannot go to the kind that closes."),
    ],
)  # fmt: skip
def test_a_kind_that_cannot_close_is_told_at_its_field(inputs, closing, to, field, words):
    with pytest.raises(BadParams) as told_of:
        told(inputs, closing=closing, closing_to=to)
    assert told_of.value.fields == [field]
    assert words in str(told_of.value)


def test_children_of_a_closing_kind_all_go_where_they_are_sent():
    named = json.loads(json.dumps(area()).replace('"primary"', '"mainstream"'))
    turned = told(named, closing="mainstream", closing_to="special")
    written = {"setting": "mainstream", "from_year": 2025, "children_go_to": [{"setting": "special", "share": 1.0}]}
    assert turned.as_dict() == told(named, closures=[written]).as_dict()
    assert list(medians(turned, "setting:mainstream")) == [medians(told(named), "setting:mainstream")[0], 0]


def test_a_closing_beyond_the_years_told_is_refused(inputs):
    with pytest.raises(BadParams, match="later than the last January"):
        told(inputs, closing="special", closing_after=3)


def test_nothing_of_a_closing_means_anything_where_none_closes(inputs, usual):
    assert told(inputs, closing_to="residential", closing_after=1).as_dict() == usual.as_dict()


def test_the_kinds_that_may_close_are_those_of_places_and_called_so():
    fields = schema(PACKAGE)["properties"]
    for field in (fields["closing"], fields["closing_to"]):
        assert field["enum"][1:] == list(KINDS)
        assert [named(kind, field) for kind in KINDS] == list(KINDS.values())
