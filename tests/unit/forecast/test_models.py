"""The registry of models: defaults, checked parameters, one way to run; and a run as a file."""

from __future__ import annotations

import json

import pytest
from tests.tiny_forecast import INPUTS, TINY

from areasend.forecast.compare import compare, turned
from areasend.forecast.models import MODELS, model, plain
from areasend.forecast.params import BadParams
from areasend.forecast.run_file import FORMAT, BadFile, RunFile, differences, read
from areasend.forecast.words import number, period_of, said, sign, value


@pytest.fixture(autouse=True)
def tiny(monkeypatch):
    monkeypatch.setitem(MODELS, "tiny", TINY)


def run(draws=200, seed=7, **params):
    return TINY.run(INPUTS, params, seed=seed, draws=draws)


@pytest.mark.parametrize("key", sorted(MODELS))
def test_every_model_has_a_schema_that_says_each_field(key):
    found = model(key)
    assert found.label
    assert found.question.endswith("?")
    assert found.schema["additionalProperties"] is False
    for name, field in found.schema["properties"].items():
        assert {"title", "description"} <= field.keys(), name
        assert "default" in field or "properties" in field, name
    assert found.completed({}) == found.defaults()


def test_what_is_not_turned_is_as_the_schema_has_it():
    assert TINY.completed({"extra": 3})["seen"] == 25


def test_a_fault_names_its_field():
    with pytest.raises(BadParams) as fault:
        TINY.completed({"joins": -1, "extra": "many"})
    assert fault.value.fields == ["extra", "joins"]
    assert "Joining each month (joins): -1 is less than the minimum of 0." in fault.value.faults


def test_the_order_of_keys_changes_nothing():
    turned_over = dict(reversed(list(INPUTS.items())))
    assert plain(TINY.run(turned_over, {}, seed=1, draws=50).as_dict()) == plain(run(50, 1).as_dict())


def test_a_model_that_is_not_there_is_told_with_those_that_are():
    with pytest.raises(ValueError, match=r"no model called “weather”\. Models: .*tiny"):
        model("weather")


@pytest.mark.parametrize("draws", [0, 100_001])
def test_draws_have_bounds(draws):
    with pytest.raises(ValueError, match="between 1 and 100,000"):
        run(draws)


def file(**given):
    plainest = RunFile("tiny", INPUTS, {"extra": 5}, 7, 100, plain(run(100, extra=5).as_dict()), {"title": "Five more"})
    return json.loads(plainest.text()) | given


def test_a_file_gives_the_same_numbers():
    found = read(json.dumps(file()))
    assert found.told == {"title": "Five more"}
    assert differences(found.outcome, found.run()) == []


def test_a_file_whose_numbers_differ_is_told_series_by_series():
    found = read(json.dumps(file(seed=8)))
    assert differences(found.outcome, found.run()) == ["The series “waiting” has other numbers."]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "no JSON"),
        ("[]", "no file of a forecast"),
        (json.dumps({"format": "other"}), FORMAT),
        (json.dumps({"format": FORMAT, "model": "tiny"}), "lacks “inputs”, which is an object"),
    ],
)
def test_a_file_that_cannot_be_run_says_why(text, sentence):
    with pytest.raises(BadFile, match=sentence):
        read(text)


def test_what_is_turned_is_told_with_what_it_usually_is():
    found = turned(TINY, TINY.completed({"extra": 4, "rule": "oldest_first"}))
    assert [(one.label, one.values, one.usual) for one in found] == [
        ("Extra sessions", ("4 people a month",), "0 people a month"),
        ("Who is seen first?", ("Oldest first",), "First come"),
    ]


def test_a_comparison_says_what_changed_by_how_much_and_in_which_step():
    turns = [{}, {"extra": 10}]
    found = compare(TINY, ["As it is", "Ten more"], turns, [run(), run(extra=10)])
    assert [one.label for one in found.turned] == ["Extra sessions"]
    assert found.results[0].differences == ("–", "30 less")
    assert found.steps[0].by == (0, -30)
    instead = f"({found.results[0].values[1]} instead of {found.results[0].values[0]})"
    told = f"Against “As it is”, “Ten more” gives waiting, May 2026: 30 less {instead}."
    step = "Most of the change is in the step “Extra sessions”: 30 less."
    assert found.sentences == (f"{told} {step}",)
    assert found.cautions == ()


def test_scenarios_that_did_not_meet_the_same_luck_say_so():
    assert "seeds" in compare(TINY, "ab", [{}, {}], [run(), run(seed=8)]).cautions[0]
    assert "numbers of times" in compare(TINY, "ab", [{}, {}], [run(), run(300)]).cautions[0]


@pytest.mark.parametrize("many", [1, 5])
def test_two_to_four_are_compared(many):
    with pytest.raises(ValueError, match="two to 4"):
        compare(TINY, ["x"] * many, [{}] * many, [run()] * many)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (number(1234.5, "plans"), "1,234"),
        (number(12.345), "12.35"),
        (said(51.68, "plans by the last year"), "52 plans by the last year"),
        (said(2.5, "plans a week"), "2.5 plans a week"),
        (said(-0.4, "children"), "0 children"),
        (number(-3.0), "−3"),
        (number(41.25, "per cent"), "41.2%"),
        (number(-1500, "£"), "−£1,500"),
        (said(3, "weeks"), "3 weeks"),
        (said(3, "pounds"), "£3"),
        (sign("Per cent of plans"), "%"),
        (value(True, {}), "Yes"),
        (value(None, {}), "As recorded"),
        (value([1, 2.5], {}), "1, 2.5"),
        (value([{}, {}], {}), "2 given"),
        (value(5.0, {"unit": "per cent a year"}), "5% a year"),
        (value(-7.5, {"unit": "percentage points"}), "−7.5 percentage points"),
        (sign("percentage points"), ""),
        (period_of("2027-03"), "Mar 2027"),
        (period_of("2027"), "2027"),
        (value(78000, {"unit": "pounds a year"}), "£78,000 a year"),
        (value(1.25, {"description": "How many. Unit: years."}), "1.25 years"),
        (value("first_come", {"enum": ["first_come"]}), "First come"),
    ],
)
def test_figures_are_said_as_people_say_them(found, expected):
    assert found == expected
