"""`areasend forecast transitions`, as it is typed."""

from __future__ import annotations

import csv
import json

import pytest
from tests.unit.forecast.transitions.small_area import area

from areasend.exchange.transitions.shapes import FILES
from areasend.site import program


@pytest.fixture
def folder(tmp_path):
    """The small area as four files."""
    inputs = area()
    moves, people = inputs["transitions"], inputs["population"]
    names = ("year", "setting_1", "need_1", "age_1", "setting_2", "need_2", "age_2")
    rows = {
        "transitions.csv": zip(*(moves[name] for name in names), strict=True),
        "population.csv": zip(people["year"], people["age"], people["people"], strict=True),
        "costs.csv": inputs["costs"],
        "valid-states.csv": [
            (s["setting"], s["group"], s["first"], s["last"], ",".join(s["needs"]), ",".join(s["to"]))
            for s in inputs["states"]
        ],
    }
    for name, found in rows.items():
        with (tmp_path / name).open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([list(FILES[name]), *found])
    return tmp_path


def test_it_tells_the_total_and_the_parts_asked_for(folder, capsys):
    assert program.main(["forecast", "transitions", str(folder), "--years", "2", "--draws", "50", "--by", "need"]) == 0
    shown = capsys.readouterr().out
    assert "All plans: plans in January" in shown
    assert "SEMH: plans in January" in shown
    assert "primary:" not in shown


def test_its_json_is_the_whole_outcome(folder, capsys):
    assert program.main(["forecast", "transitions", str(folder), "--years", "2", "--draws", "50", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["model"] == "transitions"
    assert told["figures"]["plans_now"] == 718


def test_a_dry_run_only_checks(folder, capsys):
    assert program.main(["forecast", "transitions", str(folder), "--dry-run"]) == 0
    assert capsys.readouterr().out.startswith("The files can be used: ")


def test_a_fault_is_told_with_its_line_and_nothing_is_forecast(folder, capsys):
    with (folder / "costs.csv").open("a", encoding="utf-8") as file:
        file.write("ASD,castle,1\n")
    assert program.main(["forecast", "transitions", str(folder)]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "costs.csv, line 10: valid-states.csv does not have ASD in castle" in shown.err


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (["--draws", "0"], "between 1 and 100,000 draws"),
        (["--years", "11"], "Years ahead"),
        (["--seed", "-1"], "A seed is nought or more"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(folder, capsys, given, words):
    assert program.main(["forecast", "transitions", str(folder), *given]) == 2
    assert words in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_named(capsys, tmp_path):
    assert program.main(["forecast", "transitions", str(tmp_path / "nowhere")]) == 2
    assert "There is no folder" in capsys.readouterr().err
