"""Kinds of files, their encodings, and which table is which."""

from __future__ import annotations

import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from tests.unit.exchange.caseload.conftest import csv_of, example, reading_of, rules

from areasend.exchange.caseload.blanks import blank_workbook
from areasend.exchange.caseload.headers import letter
from areasend.exchange.caseload.reading import read
from areasend.exchange.caseload.templates import header_names, plain, tables

HEAD = "person_id,forename,surname,born_on,sex"
ROW = "1,Chloë,Field,04/05/2016,F"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_accents_survive_every_encoding(encoding):
    reading = reading_of(f"{HEAD}\n{ROW}\n".encode(encoding))
    assert reading.tables["people"]["forename"].to_list() == ["Chloë"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_comma_semicolon_and_tab_are_told_apart(delimiter):
    reading = reading_of(f"{HEAD}\n{ROW}\n".replace(",", delimiter))
    assert reading.findings == []


def test_a_line_break_in_quotation_marks_does_not_count_as_a_row():
    reading = reading_of(f'{HEAD},address\n{ROW},"12 Mill Lane\nAylesbury"\n\n2,Ben,Field,4/5/16,M,x\n')
    (finding,) = reading.findings
    assert (finding.row, finding.column) == (4, "born_on")


def test_headers_are_known_whatever_their_case_spaces_and_underscores():
    reading = reading_of("Person ID,FORENAME,Sur Name,Date of birth,Gender\n1,A,B,2016-05-04,F\n")
    assert reading.findings == []


def test_a_table_is_told_by_its_header_when_the_file_has_another_name():
    assert list(reading_of(f"{HEAD}\n{ROW}\n", name="export 7.csv").tables) == ["people"]


@pytest.mark.parametrize("table", list(tables()))
def test_every_template_is_told_by_its_header_alone(table):
    _, content = csv_of(table, example(table))
    assert list(reading_of(content, name="x.csv").tables) == [table]


def test_a_header_that_fits_no_table_is_refused():
    assert rules(reading_of("colour,size\nred,3\n", name="x.csv")) == ["unknown_table"]


def test_a_missing_column_is_named_with_what_to_add():
    (finding,) = reading_of("person_id,forename,surname,sex\n1,A,B,F\n").findings
    assert finding.wrong == "The column born_on (Date of birth) is missing."
    assert "04/05/2016" in finding.right


def test_an_unknown_column_is_a_warning_that_offers_the_nearest():
    (finding,) = reading_of(f"{HEAD},postcod\n{ROW},HP20 1AA\n").findings
    assert finding.severity == "warning"
    assert finding.right == "Perhaps postcode."


def test_two_headers_for_one_column_are_an_error():
    assert rules(reading_of(f"{HEAD},gender\n{ROW},F\n")) == ["column_twice"]


def test_a_row_wider_than_the_header_is_an_error():
    assert rules(reading_of(f"{HEAD}\n{ROW},Oxford\n")) == ["too_many_cells"]


def test_a_cell_that_must_be_filled_is_named_by_row():
    (finding,) = reading_of(f"{HEAD}\n1,,Field,04/05/2016,F\n").findings
    assert (finding.rule, finding.row, finding.column) == ("empty", 2, "forename")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("people.csv", b""),
        ("people.csv", b"\n\n"),
        ("people.csv", b'a,b\n"never closed'),
        ("people.xlsx", b"not a workbook"),
        ("people.xlsx", b"PK\x03\x04 broken"),
        ("people.pdf", b"%PDF"),
        ("people.csv", b"PK\x03\x04\x00\x00"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_finding_that_says_what_to_do(name, content):
    (finding,) = read([(name, content)]).findings
    assert (finding.rule, finding.row) == ("unreadable", 0)


def workbook_of(*rows, title="people"):
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_a_workbook_gives_dates_serials_and_numbers():
    rows = [(1, "A", "B", date(2016, 5, 4), "F"), (2.0, "C", "D", 42494, "M")]
    reading = reading_of(workbook_of(HEAD.split(","), *rows), name="export.xlsx")
    assert reading.findings == []
    assert reading.tables["people"]["born_on"].unique().len() == 1
    assert reading.tables["people"]["person_id"].to_list() == ["1", "2"]


def test_rows_of_a_workbook_are_numbered_as_it_shows_them():
    content = workbook_of(HEAD.split(","), [], [], (1, "A", "B", "never", "F"))
    (finding,) = reading_of(content, name="x.xlsx").findings
    assert (finding.file, finding.row) == ("x.xlsx, sheet people", 4)


def test_the_workbook_of_templates_is_read_back_table_by_table():
    reading = read([("caseload.xlsx", blank_workbook())])
    assert reading.findings == []
    assert list(reading.tables) == list(tables())


@given(st.sampled_from([(table, name) for table in tables() for name in tables()[table].names]), st.data())
def test_a_header_means_the_same_in_any_case_with_any_spaces(column, data):
    table, name = column
    dressed = "".join(data.draw(st.sampled_from([sign, sign.upper(), f"{sign} ", f"_{sign}"])) for sign in name)
    assert header_names(table)[plain(dressed)] == name


@pytest.mark.parametrize(("place", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_named_as_a_spreadsheet_names_them(place, name):
    assert letter(place) == name
