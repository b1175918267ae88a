"""`areasend forecast sen2`, as it is typed."""

from __future__ import annotations

import json

import pytest
from tests.unit.exchange.sen2.made_returns import a_return, person, placed, plan

from areasend.site import program

SPECIAL = plan(placements=placed("<URN>100002</URN>"))


@pytest.fixture
def returns(tmp_path):
    """Three Januaries: forty who stay, four who join each year, two who leave."""
    paths = []
    for at, year in enumerate((2023, 2024, 2025)):
        here = [
            person(n, f"{2008 + n % 9}-10-01", requests=SPECIAL if n % 4 else None) for n in range(2 * at, 40 + 4 * at)
        ]
        paths.append(tmp_path / f"sen2-{year}.xml")
        paths[-1].write_bytes(a_return(*here, year=year))
    schools = tmp_path / "schools.csv"
    schools.write_text("urn,type\n100001,mainstream_academy\n100002,special_academy_free\n", encoding="utf-8")
    return [*map(str, paths), "--schools", str(schools), "--draws", "40", "--years", "2"]


def test_it_tells_the_total_and_settings_in_words(returns, capsys):
    assert program.main(["forecast", "sen2", *returns, "--by", "setting"]) == 0
    shown = capsys.readouterr().out
    assert "From 44 plans in January 2025" in shown
    assert "State special school: plans in January" in shown
    assert "of 40 people with plans 38 were found again, 38 by UPN" in shown


def test_its_json_reproduces_needs_in_words(returns, capsys):
    assert program.main(["forecast", "sen2", *returns, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {one["key"]: one["label"] for one in told["series"]}["need:ASD"] == "Autistic spectrum disorder"
    assert told["figures"]["plans_now"] == 44


def test_a_dry_run_only_checks(returns, capsys):
    assert program.main(["forecast", "sen2", *returns, "--dry-run"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("The returns can be used: 90 transitions, 2 kinds of places.")
    assert "Take care: No population was given" in shown


def test_faults_are_told_and_nothing_is_forecast(returns, tmp_path, capsys):
    (tmp_path / "sen2-2025.xml").write_bytes(a_return(person(born="x")))
    assert program.main(["forecast", "sen2", *returns]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "sen2-2025.xml, line 4: Person 1: PersonBirthDate is “x”." in shown.err


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda given: [*given[:1], *given], "There are two files called sen2-2023.xml"),
        (lambda given: ["nowhere.xml", *given], "nowhere.xml cannot be read"),
        (
            lambda given: [*given, "--schools", given[0]],
            "sen2-2023.xml, line 1: The first row must name the columns urn",
        ),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(returns, change, words, capsys):
    assert program.main(["forecast", "sen2", *change(returns)]) == 2
    assert words in capsys.readouterr().err
