"""What an import found and did: for a machine as a dictionary, for people as CSV or XLSX."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from areasend.exchange.caseload.shapes import Finding, Severity

HEADER = ("File", "Row", "Column", "Value", "What is wrong", "What would be right", "Severity")
KEPT = 20_000
"""Findings that a stored report holds: nobody mends more by hand, and the counts go on."""
CHANGES_KEPT = 2_000

HEADINGS: Mapping[str, str] = {
    "unreadable": "Files that cannot be read",
    "unknown_table": "Sheets whose table cannot be told",
    "missing_column": "Columns that are missing",
    "column_twice": "Columns given twice",
    "unknown_column": "Columns that are not read",
    "too_many_cells": "Rows with more cells than the header",
    "empty": "Cells that must be filled",
    "no_key": "Rows without a number of their own",
    "date_form": "Cells that are not a date",
    "date_short_year": "Years with two digits",
    "future": "Dates in the future",
    "order": "Dates out of order",
    "order_between_tables": "Dates out of order between tables",
    "before_birth": "Dates before birth",
    "age": "Ages that are hard to believe",
    "after_the_end": "Steps after the end",
    "not_both": "Columns that exclude each other",
    "either": "Columns of which one must be filled",
    "needs": "Columns that go together",
    "unknown_code": "Codes that are not in the list",
    "yes_no": "Cells that are neither yes nor no",
    "number": "Cells that are not a number",
    "range": "Numbers out of range",
    "too_long": "Texts that are too long",
    "rounded_number": "Numbers that the spreadsheet rounded",
    "upn_form": "UPNs of the wrong form",
    "upn_check_letter": "UPNs with the wrong check letter",
    "uln_form": "ULNs of the wrong form",
    "urn_form": "URNs of the wrong form",
    "ukprn_form": "UKPRNs of the wrong form",
    "postcode": "Postcodes of the wrong form",
    "email": "Email addresses of the wrong form",
    "unknown_reference": "Rows that name someone or something unknown",
    "two_people_in_one": "Numbers that belong to someone else",
    "belongs_elsewhere": "Rows that belong to someone else",
    "twice": "Rows given twice",
    "number_twice": "Numbers given twice",
    "same_child": "Children who may be one",
    "carer_disagrees": "Carers whose rows disagree",
    "two_first_contacts": "Children with two first contacts",
    "overlap": "Main placements that overlap",
    "two_open": "Open cases side by side",
    "tables_disagree": "Tables that disagree",
    "plan_missing": "Plans that were sent but are not brought in",
    "unknown_name": "Teams, officers and organisations that are not known",
    "no_team": "Cases without a team",
}


@dataclass(frozen=True)
class Group:
    """All findings of one rule and severity."""

    rule: str
    heading: str
    severity: Severity
    findings: Sequence[Finding]


def grouped(findings: Iterable[Finding]) -> list[Group]:
    """Errors first, then in the order of HEADINGS."""
    found: dict[tuple[Severity, str], list[Finding]] = {}
    for finding in findings:
        found.setdefault((finding.severity, finding.rule), []).append(finding)
    order = list(HEADINGS)
    ranked = sorted(found, key=lambda key: (key[0] is Severity.WARNING, order.index(key[1])))
    return [Group(rule, HEADINGS[rule], severity, found[severity, rule]) for severity, rule in ranked]


def as_dict(finding: Finding) -> dict[str, Any]:
    return {**asdict(finding), "severity": finding.severity.value}


def from_dict(stored: Mapping[str, Any]) -> Finding:
    return Finding(**{**stored, "severity": Severity(stored["severity"])})


def findings_csv(findings: Iterable[Finding]) -> bytes:
    """UTF-8 with its mark, so that a spreadsheet shows accents."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADER)
    writer.writerows(_row(finding) for finding in findings)
    return text.getvalue().encode("utf-8-sig")


def findings_xlsx(findings: Iterable[Finding], counts: Mapping[str, Mapping[str, int]]) -> bytes:
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    first.title = "Findings"
    _fill(first, HEADER, (_row(finding) for finding in findings), (28, 8, 22, 28, 60, 60, 10))
    rows = ((table, found["new"], found["changed"], found["unchanged"]) for table, found in counts.items())
    _fill(book.create_sheet("Counts"), ("Table", "New", "Changed", "Unchanged"), rows, (20, 10, 10, 10))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _fill(sheet: Worksheet, header: Sequence[str], rows: Iterable[Sequence[object]], widths: Sequence[int]) -> None:
    sheet.append(list(header))
    for row in rows:
        sheet.append(list(row))
    for place, width in enumerate(widths, start=1):
        sheet.cell(1, place).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"


def _row(finding: Finding) -> tuple[str | int, ...]:
    said = (finding.column, finding.value, finding.wrong, finding.right)
    return (harmless(finding.file), finding.row or "", *map(harmless, said), finding.severity.value)


def harmless(text: str) -> str:
    """A text that a spreadsheet would take for a formula is marked as text."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
