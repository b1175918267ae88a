import pytest

from areasend.demo.published import UnknownArea, last_january, sized


def test_figures_are_the_published_ones_unless_scaled():
    assert sized("825", None).number("caseload", 2025, "ehcplans") == 7217


def test_scaled_figures_have_the_asked_size():
    assert sized("825", 100).number("caseload", last_january(), "ehcplans") == 100


def test_a_scaled_split_sums_to_the_scaled_total():
    assert sum(sized("825", 100).split("caseload", 2025, "sex", "ehcplans").values()) == 100


def test_what_was_not_published_is_none():
    assert sized("825", None).number("requests", 2020, "requests_decided_to_assess") is None


def test_an_unknown_number_says_what_to_give():
    with pytest.raises(UnknownArea, match="three-digit number"):
        sized("999", None)
