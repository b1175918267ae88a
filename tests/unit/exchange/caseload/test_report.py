"""The report as files, and the templates against the lists they draw on."""

from __future__ import annotations

import csv
import io

import pytest
from openpyxl import load_workbook
from tools import docs_caseload

from areasend.exchange.caseload.report import (
    HEADINGS,
    as_dict,
    findings_csv,
    findings_xlsx,
    from_dict,
    grouped,
    harmless,
)
from areasend.exchange.caseload.shapes import Finding, Severity
from areasend.exchange.caseload.templates import code_list, tables
from areasend.records import choices
from areasend.records.models import CareLink
from areasend.rules import law

FINDING = Finding("people.csv", 7, "sex", "=1+1", "Not a code.", "F or M", Severity.ERROR, "unknown_code", "people")
WARNING = Finding("people.csv", 3, "postcode", "HP", "Not whole.", "HP20 1UA", Severity.WARNING, "postcode", "people")


def test_the_report_as_csv_has_a_row_for_each_finding():
    rows = list(csv.reader(io.StringIO(findings_csv([FINDING, WARNING]).decode("utf-8-sig"))))
    assert rows[1] == ["people.csv", "7", "sex", "'=1+1", "Not a code.", "F or M", "error"]


def test_the_report_as_a_workbook_counts_rows_too():
    book = load_workbook(io.BytesIO(findings_xlsx([FINDING], {"people": {"new": 1, "changed": 0, "unchanged": 2}})))
    assert [cell.value for cell in book["Counts"][2]] == ["people", 1, 0, 2]
    assert book["Findings"]["B2"].value == 7


@pytest.mark.parametrize("text", ["=cmd()", "+1", "-1", "@x"])
def test_what_a_spreadsheet_would_run_is_marked_as_text(text):
    assert harmless(text) == f"'{text}"


def test_a_stored_finding_is_read_back_as_it_was():
    assert from_dict(as_dict(FINDING)) == FINDING


def test_groups_put_errors_first():
    assert [group.heading for group in grouped([WARNING, FINDING])] == [HEADINGS["unknown_code"], HEADINGS["postcode"]]


@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("sex", choices.Sex),
        ("ethnicity", choices.Ethnicity),
        ("need", choices.Need),
        ("phase", choices.Phase),
        ("setting_type", choices.SettingType),
        ("provision", choices.Provision),
        ("arrangement", choices.Arrangement),
        ("relationship", CareLink.Relationship),
        ("responsibility", CareLink.Responsibility),
    ],
)
def test_the_codes_of_the_templates_are_those_of_the_records(name, held):
    assert dict(code_list(name)) == {str(code): str(label) for code, label in held.choices if code}


@pytest.mark.parametrize("table", [table for table in tables().values() if table.process])
def test_every_fact_of_a_template_is_a_fact_of_its_process(table):
    known = law.process(table.process).facts
    assert {column.fact or column.code_of for column in table.columns} - {""} <= set(known)


@pytest.mark.parametrize("table", list(tables().values()))
def test_the_rules_of_a_template_name_its_own_columns(table):
    rules = table.rules
    named = {name for pair in rules.in_order for name in pair} | {name for one in rules.not_both for name in one[:2]}
    assert named | set(rules.needs) | set(rules.within) | set(table.first_of) | set(table.all_of) <= set(table.names)


def test_the_page_of_the_templates_is_up_to_date():
    assert docs_caseload.PAGE.read_text(encoding="utf-8") == docs_caseload.render()
