"""`areasend forecast run` and `areasend forecast national`, as they are typed."""

from __future__ import annotations

import argparse
import csv
import json

import pytest
from tests.tiny_forecast import INPUTS, TINY

from areasend.forecast.models import MODELS, plain
from areasend.forecast.run_file import RunFile
from areasend.site.faults import Fault
from areasend.site.forecasts import national, run


@pytest.fixture(autouse=True)
def tiny(monkeypatch):
    monkeypatch.setitem(MODELS, "tiny", TINY)


def typed(module, *words):
    parser = argparse.ArgumentParser()
    module.add_arguments(parser)
    return module.run(parser.parse_args([str(word) for word in words]))


@pytest.fixture
def kept(tmp_path):
    outcome = plain(TINY.run(INPUTS, {"extra": 5}, seed=7, draws=90).as_dict())
    file = tmp_path / "scenario.json"
    file.write_text(
        RunFile("tiny", INPUTS, {"extra": 5}, 7, 90, outcome, {"title": "Five more"}).text(), encoding="utf-8"
    )
    return file


def test_a_scenarios_file_draws_the_same_numbers(kept, capsys):
    assert typed(run, kept) == 0
    told = capsys.readouterr().out
    assert told.startswith("Five more\nAfter three months")
    assert "The same numbers as in the file." in told


def test_the_outcome_comes_as_json(kept, capsys):
    typed(run, kept, "--json")
    assert json.loads(capsys.readouterr().out) == json.loads(kept.read_text())["outcome"]


def test_other_numbers_are_told_and_are_a_fault(kept, capsys):
    kept.write_text(kept.read_text().replace('"seed": 7,', '"seed": 8,', 1))
    assert typed(run, kept) == 1
    assert "has other numbers" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "no JSON"),
        ('{"format": "areasend.forecast/1", "model": "tiny"}', "lacks “inputs”"),
        (None, "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_run_says_why(tmp_path, text, sentence):
    file = tmp_path / "file.json"
    file.write_text(text) if text else None
    with pytest.raises(Fault, match=sentence):
        typed(run, file)


ASKED = ("--areas", "825", "nowhere", "--origin", 2024, "--years", 2, "--draws", 50, "--workers", 1)


def test_areas_are_told_with_their_last_year_and_what_is_missing(capsys):
    assert typed(national, *ASKED) == 0
    told = capsys.readouterr()
    assert told.out.splitlines()[1].startswith("Buckinghamshire")
    assert "No forecast for nowhere" in told.err


def test_a_file_holds_a_row_for_each_area_and_january(tmp_path, capsys):
    typed(national, *ASKED, "--out", tmp_path / "england.csv")
    rows = list(csv.DictReader((tmp_path / "england.csv").read_text().splitlines()))
    assert [(row["name"], row["january"]) for row in rows] == [("Buckinghamshire", "2025"), ("Buckinghamshire", "2026")]
    assert float(rows[0]["low_95"]) < float(rows[0]["median"]) < float(rows[0]["high_95"])


def test_json_holds_every_area(capsys):
    typed(national, *ASKED, "--json")
    assert [one["area"] for one in json.loads(capsys.readouterr().out)] == ["825", "nowhere"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [(("--out", "england.txt"), r"end in \.csv or \.json"), (("--workers", -1), "one process or more")],
)
def test_what_cannot_be_done_is_refused(words, sentence):
    with pytest.raises(Fault, match=sentence):
        typed(national, *ASKED, *words)


def test_no_area_at_all_is_a_fault(capsys):
    assert typed(national, "--areas", "nowhere", "--origin", 2024, "--workers", 1) == 1
