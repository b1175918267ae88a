"""What the environment says, and the sentence for what is missing or wrong in it."""

import pytest

from areasend.site import environment
from areasend.site.environment import EnvironmentFault


@pytest.mark.parametrize("value", ["production", "demo", "test"])
def test_a_mode_is_asked_for_by_name(value):
    assert environment.mode({"AREASEND_MODE": value}) == value


def test_the_mode_is_production_unless_said_otherwise():
    assert environment.mode({}) == "production"


@pytest.mark.parametrize("value", ["Demo", "dev", ""])
def test_no_other_mode_is_known(value):
    with pytest.raises(
        EnvironmentFault, match=rf"AREASEND_MODE is '{value}'. Set it to one of: production, demo, test."
    ):
        environment.mode({"AREASEND_MODE": value})


@pytest.mark.parametrize(("value", "meant"), [("1", True), ("yes", True), ("TRUE", True), ("0", False), ("", False)])
def test_a_flag_is_on_or_off(value, meant):
    assert environment.flag({"X": value}, "X", default=True) is meant


def test_a_flag_that_is_neither_is_called_out():
    with pytest.raises(EnvironmentFault, match=r"X is 'maybe'. Set it to 1 or 0."):
        environment.flag({"X": "maybe"}, "X")


def test_words_are_separated_by_commas():
    assert environment.words({"X": " a.example , b.example,"}, "X") == ["a.example", "b.example"]
    assert environment.words({}, "X", "a,b") == ["a", "b"]


def test_pairs_are_names_and_choices():
    assert environment.pairs({"X": "deemed_receipt=same_day, order_absence = two_weeks"}, "X") == {
        "deemed_receipt": "same_day",
        "order_absence": "two_weeks",
    }


@pytest.mark.parametrize("value", ["deemed_receipt", "=same_day", "deemed_receipt="])
def test_half_a_pair_is_called_out(value):
    with pytest.raises(EnvironmentFault, match=rf"X holds '{value}'. Write it as name=choice"):
        environment.pairs({"X": value}, "X")


def test_a_number_is_whole():
    assert (environment.number({"X": "25"}, "X", 5), environment.number({"X": ""}, "X", 5)) == (25, 5)
    with pytest.raises(EnvironmentFault, match=r"X is 'five'. Set it to a whole number."):
        environment.number({"X": "five"}, "X", 5)


def test_a_demo_may_hold_the_day_still():
    env = {"AREASEND_MODE": "demo", "AREASEND_TODAY": "2026-11-18"}
    assert environment.held_day(env, "AREASEND_TODAY") == "2026-11-18"


def test_production_may_not_hold_the_day_still():
    with pytest.raises(EnvironmentFault, match=r"AREASEND_TODAY is set, and would hold the clock still"):
        environment.held_day({"AREASEND_TODAY": "2026-11-18"}, "AREASEND_TODAY")


def test_a_day_that_is_none_is_called_out():
    with pytest.raises(EnvironmentFault, match=r"AREASEND_TODAY is '18/11/2026'. Write the day as 2026-11-22."):
        environment.held_day({"AREASEND_MODE": "demo", "AREASEND_TODAY": "18/11/2026"}, "AREASEND_TODAY")


def test_production_takes_its_secret_from_outside():
    assert environment.secret_key({"AREASEND_SECRET_KEY": "s" * 50}) == "s" * 50
    with pytest.raises(
        EnvironmentFault, match=r"AREASEND_SECRET_KEY is not set. Production needs one of 50 characters"
    ):
        environment.secret_key({})


def test_a_demo_keeps_a_secret_of_its_own_that_only_its_owner_reads(tmp_path):
    env = {"AREASEND_MODE": "demo", "AREASEND_HOME": str(tmp_path / "a new folder")}
    first, second = environment.secret_key(env), environment.secret_key(env)
    kept = tmp_path / "a new folder" / "secret_key"
    assert (len(first) > 50, first == second, kept.stat().st_mode & 0o777) == (True, True, 0o600)
