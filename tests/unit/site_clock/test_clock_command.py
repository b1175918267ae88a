"""`areasend clock`, as it is typed."""

from __future__ import annotations

import json

import pytest

from areasend.rules import law
from areasend.site import program

TYPED = ["clock", "assessment", "--fact", "request.received=2026-07-15", "--on", "2026-11-18"]


def test_it_says_when_each_step_is_due(capsys):
    assert program.main(TYPED) == 0
    shown = capsys.readouterr().out
    assert "Wed 02 Dec 2026" in shown
    assert "SEND Regulations 2014, regulation 13(2)" in shown


def test_json_holds_one_row_for_each_deadline(capsys):
    program.main([*TYPED, "--json"])
    rows = {row["rule"]: row for row in json.loads(capsys.readouterr().out)}
    final = rows["assessment/issue_final_plan"]
    assert (final["due_on"], final["action_by"]) == ("2026-12-02", "2026-12-02")
    assert final["because"]


def test_the_list_names_every_process(capsys):
    assert program.main(["clock", "--list"]) == 0
    shown = capsys.readouterr().out
    assert all(law.process(key).label in shown for key in law.processes())


def test_the_list_as_json(capsys):
    program.main(["clock", "--list", "--json"])
    assert {row["key"] for row in json.loads(capsys.readouterr().out)} == set(law.processes())


def test_without_a_day_it_looks_from_today(capsys):
    assert program.main(TYPED[:4]) == 0


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["clock"], "Say which process"),
        (["clock", "asessment"], "There is no process called"),
        (["clock", "assessment", "--fact", "request.received"], "request.received"),
        (["clock", "assessment", "--fact", "request.recieved=2026-07-15"], "request.recieved"),
        (["clock", "assessment", "--fact", "request.received=soon"], "soon"),
    ],
)
def test_what_is_wrong_is_one_sentence(capsys, words, sentence):
    assert program.main(words) == program.FAULT
    assert sentence in capsys.readouterr().err


def test_a_reading_set_for_the_area_changes_the_dates(capsys, monkeypatch):
    monkeypatch.setenv("AREASEND_READINGS", "phase_transfer_limit=by")
    program.main(["clock", "phase_transfer", "--fact", "transfer.school_on=2027-09-01", "--on", "2026-11-18", "--json"])
    rows = {row["rule"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["phase_transfer/name_school"]["due_on"] == "2027-02-15"
