"""`areasend forecast plans`, as it is typed."""

from __future__ import annotations

import json

import pytest

from areasend.site import program

ASKED = ["forecast", "plans", "--area", "825", "--origin", "2025", "--years", "2", "--draws", "300"]


def test_it_prints_each_years_median_and_bounds(capsys):
    assert program.main(ASKED) == 0
    shown = capsys.readouterr().out
    assert "Buckinghamshire had 7,217 plans in January 2025" in shown
    assert [line.split()[0] for line in shown.splitlines() if line.startswith("  202")] == ["2026", "2027"]


def test_json_gives_the_outcome(capsys):
    program.main([*ASKED, "--json", "--seed", "4"])
    found = json.loads(capsys.readouterr().out)
    assert (found["model"], found["seed"], found["draws"]) == ("plans", 4, 300)
    assert set(found["series"][0]["bands"]) == {"median", "low_50", "high_50", "low_80", "high_80", "low_95", "high_95"}


def test_a_file_changes_what_it_says(capsys, tmp_path):
    file = tmp_path / "fewer.json"
    file.write_text('{"new_plans_change": -20}', encoding="utf-8")
    program.main([*ASKED, "--params", str(file)])
    assert "More or fewer new plans (-20): \N{MINUS SIGN}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--area", "Buckinghamshier"], "Did you mean Buckinghamshire"),
        (["--origin", "2012"], "can be forecast is 2016"),
        (["--years", "40"], "1 to 10 years"),
        (["--seed", "-1"], "nought or more"),
        (["--draws", "0"], "1 to 200,000"),
        (["--params", "nowhere.json"], "nowhere.json cannot be read"),
        (["--population", "nowhere.csv"], "nowhere.csv cannot be read"),
        (["--params", __file__], "is not JSON"),
        (["--population", __file__], "needs the columns year, age, people"),
    ],
)
def test_what_is_wrong_is_one_sentence(capsys, words, sentence):
    assert program.main([*ASKED, *words]) == program.FAULT
    assert sentence in capsys.readouterr().err
