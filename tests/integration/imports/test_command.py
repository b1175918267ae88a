"""`areasend import caseload` as it is typed."""

from __future__ import annotations

import csv
import json

import pytest
from tests.factories import make_team
from tests.integration.imports.conftest import csv_of, example

from areasend.records.models import Person
from areasend.site import program
from areasend.site.imports import caseload

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(db, monkeypatch):
    make_team()
    monkeypatch.setattr(program, "prepare", lambda needs: None)
    return lambda *words: program.main(["import", "caseload", *map(str, words)])


@pytest.fixture
def people(tmp_path):
    path = tmp_path / "people.csv"
    path.write_bytes(csv_of("people", example("people"))[1])
    return path


def test_a_file_comes_in(run, people, capsys):
    assert run(people) == 0
    assert "1 new" in capsys.readouterr().out
    assert Person.objects.count() == 1


def test_a_dry_run_writes_nothing(run, people, capsys):
    assert run(people, "--dry-run") == 0
    assert "this was a dry run" in capsys.readouterr().out
    assert not Person.objects.exists()


def test_json_is_all_that_is_printed(run, people, capsys):
    run(people, "--json")
    assert json.loads(capsys.readouterr().out)["counts"]["people"]["new"] == 1


def test_faults_are_told_by_row_and_column_and_end_with_1(run, people, capsys):
    people.write_bytes(csv_of("people", example("people", sex="Femal"))[1])
    assert run(people) == 1
    assert "error: people.csv, row 2, sex: “Femal”" in capsys.readouterr().out


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
def test_the_report_is_written_to_a_file(run, people, tmp_path, ending):
    people.write_bytes(csv_of("people", example("people", sex="Femal"))[1])
    run(people, "--report", tmp_path / f"report.{ending}")
    assert (tmp_path / f"report.{ending}").stat().st_size > 100


def test_a_report_of_an_unknown_kind_is_refused_before_anything_is_read(run, people, capsys):
    assert run(people, "--report", "report.doc") == 2
    assert "ends in .csv, .xlsx or .json" in capsys.readouterr().err


def test_a_file_that_is_not_there(run, capsys):
    assert run("nowhere.csv") == 2
    assert "nowhere.csv cannot be read" in capsys.readouterr().err


def test_a_team_that_is_not_there(run, people, capsys):
    assert run(people, "--team", "South") == 2
    assert "There is no team called “South”" in capsys.readouterr().err


def test_an_importer_that_is_not_there(run, people, capsys):
    assert run(people, "--by", "nobody@example.org") == 2
    assert "No one signs in as nobody@example.org" in capsys.readouterr().err


def test_the_templates_are_written_to_a_folder(run, tmp_path):
    assert run("--templates", tmp_path / "out") == 0
    with (tmp_path / "out" / "people.csv").open(encoding="utf-8-sig") as file:
        assert next(csv.reader(file))[:2] == ["person_id", "upn"]


def test_a_finding_of_a_whole_file_names_no_row():
    from areasend.exchange.caseload.shapes import Finding, Severity

    finding = Finding("a.pdf", 0, "", "", "It cannot be read.", "", Severity.ERROR, "unreadable")
    assert caseload.line(finding) == "error: a.pdf: It cannot be read."
