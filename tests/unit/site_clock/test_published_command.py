"""`areasend published`, as it is typed."""

from __future__ import annotations

import json

import pytest

from areasend.site import program

SHARE = "timeliness.pc_plans_issued_within_20_weeks"


def test_it_prints_every_published_year(capsys):
    assert program.main(["published", "Buckinghamshire", SHARE]) == 0
    shown = capsys.readouterr().out
    assert "2024  Buckinghamshire" in shown
    assert "32.1%" in shown


def test_beside_it_stand_region_england_and_neighbours(capsys):
    program.main(["published", "825", SHARE, "--beside", "--json"])
    areas = [row["area"] for row in json.loads(capsys.readouterr().out)]
    assert areas[:3] == ["Buckinghamshire", "South East", "England"]
    assert len(areas) == 13


def test_a_figure_that_is_not_available_says_so(capsys):
    program.main(["published", "Surrey", "annual_reviews.pc_decsion_4weeks", "--json"])
    row = json.loads(capsys.readouterr().out)[0]
    assert (row["value"], row["symbol"], row["words"]) == (None, "x", "not available")
    assert row["footnotes"]


def test_the_list_names_the_measures(capsys):
    program.main(["published", "--list"])
    assert SHARE in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "Say which area"),
        (["Buckinghamshier", SHARE], "Did you mean Buckinghamshire"),
        (["825", "timeliness.speed"], "no measure"),
    ],
)
def test_what_is_wrong_is_one_sentence(capsys, words, sentence):
    assert program.main(["published", *words]) == program.FAULT
    assert sentence in capsys.readouterr().err
