"""`areasend import places`: all or nothing, with a trial, said in sentences."""

from __future__ import annotations

import argparse

import pytest
from openpyxl import Workbook, load_workbook
from tests.factories.places import make_special_school

from areasend.records.models import AreaPart, CommissionedPlaces, PlacesTaken
from areasend.site.faults import Fault
from areasend.site.imports import places

pytestmark = pytest.mark.django_db
HEAD = [
    "urn",
    "setting",
    "kind",
    "phase",
    "lowest_age",
    "highest_age",
    "needs",
    "number",
    "first_years",
    "since",
    "until",
    "status",
    "source",
]
ROW = [
    "",
    "Willow Park School",
    "special",
    "all_through",
    4,
    19,
    "asd; SEMH",
    24,
    "8; 16",
    "01/09/2020",
    "",
    "commissioned",
    "Agreement",
]


@pytest.fixture(autouse=True)
def school(settings):
    settings.AREASEND_TODAY = "2026-11-18"
    return make_special_school()


def book(tmp_path, **sheets):
    made = Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(row)
    made.save(tmp_path / "places.xlsx")
    return tmp_path / "places.xlsx"


def run(*words):
    parser = argparse.ArgumentParser()
    places.add_arguments(parser)
    return places.run(parser.parse_args([str(word) for word in words]))


def test_a_workbook_is_brought_in_whole_and_known_the_second_time(tmp_path, capsys):
    taken = [
        ["urn", "setting", "kind", "on", "number", "source"],
        ["", "Willow Park School", "special", "01/10/2026", 3, "The school"],
    ]
    parts = [["number", "name", "outward_codes"], [1, "North", "HP20; HP21"]]
    path = book(tmp_path, Places=[HEAD, ROW], Parts=parts, Taken_by_other_areas=taken)
    assert run(path) == 0
    assert (CommissionedPlaces.objects.get().needs, AreaPart.objects.get().outward_codes) == (
        ["ASD", "SEMH"],
        ["HP20", "HP21"],
    )
    assert PlacesTaken.objects.get().number == 3
    run(path)
    assert "0 recorded, 0 changed, 3 known already." in capsys.readouterr().out


def test_a_trial_writes_nothing(tmp_path, capsys):
    assert run(book(tmp_path, Places=[HEAD, ROW]), "--dry-run") == 0
    assert "1 would be recorded" in capsys.readouterr().out
    assert not CommissionedPlaces.objects.exists()


def changed(**given):
    return [given.get(name, value) for name, value in zip(HEAD, ROW, strict=True)]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"setting": "No Such School"}, "No setting is recorded as “No Such School”"),
        ({"number": "many"}, "is no whole number"),
        ({"number": ""}, "This is empty. Places when they are full."),
        ({"since": "soon"}, "Places, row 3, since"),
        ({"kind": "castle"}, "Places, row 3"),
        ({"needs": "XYZ"}, "Places, row 3"),
        ({"status": "planned", "since": "01/09/2027"}, "has a decision behind it"),
        ({"status": "maybe"}, "Places, row 3"),
        ({"phase": "later"}, "Places, row 3"),
    ],
)
def test_one_wrong_row_stops_the_whole_file_with_its_place(tmp_path, capsys, given, sentence):
    assert run(book(tmp_path, Places=[HEAD, ROW, changed(**given)])) == 1
    said = capsys.readouterr().out
    assert sentence in said
    assert "Nothing was written" in said
    assert not CommissionedPlaces.objects.exists()


def test_a_missing_column_or_sheet_is_named(tmp_path, capsys):
    assert run(book(tmp_path, Places=[HEAD[:-1], ROW[:-1]])) == 1
    assert "It has no column source" in capsys.readouterr().out
    assert run(book(tmp_path, One=[["a", "b"], [1, 2]], Two=[["a", "b"], [1, 2]])) == 1
    assert "has no sheet of places" in capsys.readouterr().out


def test_the_template_has_every_sheet(tmp_path):
    assert run("--template", tmp_path / "empty.xlsx") == 0
    assert load_workbook(tmp_path / "empty.xlsx").sheetnames == ["Notes", "Parts", "Places", "Taken by other areas"]


def test_no_file_is_a_fault():
    with pytest.raises(Fault, match="No file is named"):
        run()
