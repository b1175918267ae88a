"""The templates as files to fill in: each table as CSV, and all of them in one workbook."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

import polars as pl
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from areasend.exchange.caseload.comparing import shown
from areasend.exchange.caseload.shapes import Column, Table
from areasend.exchange.caseload.templates import code_list, tables

WANTED = {
    "text": "Text",
    "long_text": "Text",
    "date": "Date",
    "yes_no": "yes or no",
    "code": "Code",
    "upn": "UPN",
    "uln": "ULN, 10 digits",
    "urn": "URN, 6 digits",
    "ukprn": "UKPRN, 8 digits",
    "postcode": "Postcode",
    "email": "Email address",
    "number": "Whole number",
    "reference": "Reference",
}
REQUIRED = PatternFill("solid", start_color="FFDCE9EA")


def blank_csv(table: Table, rows: Iterable[Sequence[object]] | None = None) -> bytes:
    """Header and rows; by default one row of examples, to be written over."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(table.names)
    writer.writerows([[column.example for column in table.columns]] if rows is None else rows)
    return text.getvalue().encode("utf-8-sig")


def filled_csv(table: Table, frame: pl.DataFrame) -> bytes:
    """A table of typed values in the form of its template: what `read` reads back."""
    return blank_csv(table, ([shown(value) for value in row] for row in frame.select(table.names).iter_rows()))


def blank_workbook() -> bytes:
    """One sheet a table with its header and examples, a sheet of notes, and one of the codes."""
    book = Workbook()
    notes = book.active
    assert isinstance(notes, Worksheet)
    notes.title = "Notes"
    _notes(notes)
    for table in tables().values():
        _table_sheet(book.create_sheet(table.name), table)
    _codes(book.create_sheet("Codes"))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _notes(sheet: Worksheet) -> None:
    _head(sheet, ("Table", "Column", "Label", "Required", "What to give", "What it becomes", "Note"))
    for table in tables().values():
        for column in table.columns:
            must = "yes" if column.required else ""
            row = (table.name, column.name, column.label, must, wanted(column), column.becomes, column.note)
            sheet.append(list(row))
    for letter, width in zip("ABCDEFG", (14, 22, 34, 10, 40, 44, 70), strict=True):
        sheet.column_dimensions[letter].width = width


def wanted(column: Column) -> str:
    """What a cell of the column may hold, in words."""
    if column.codes:
        known = list(code_list(column.codes))
        return f"Code: {', '.join(known)}" if len(known) <= 10 else f"Code of the list {list_name(column.codes)}"
    if column.refers_to:
        return f"{' or '.join(tables()[column.refers_to].first_of)} of a row of {column.refers_to}"
    return WANTED[column.kind]


def list_name(codes: str) -> str:
    return codes.removeprefix("law:")


def _table_sheet(sheet: Worksheet, table: Table) -> None:
    _head(sheet, table.names)
    sheet.append([column.example for column in table.columns])
    for place, column in enumerate(table.columns, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = max(14, len(column.name) + 2)
        if column.required:
            sheet.cell(1, place).fill = REQUIRED
        for below in range(2, 200):
            sheet.cell(below, place).number_format = "@"  # text: a spreadsheet then leaves numbers and dates alone


def _codes(sheet: Worksheet) -> None:
    _head(sheet, ("List", "Code", "Meaning"))
    for name, known in used_codes().items():
        for code, label in known.items():
            sheet.append([list_name(name), code, label])
    for letter, width in zip("ABC", (22, 32, 70), strict=True):
        sheet.column_dimensions[letter].width = width


def used_codes() -> Mapping[str, Mapping[str, str]]:
    """Every list that a column uses, once."""
    names = dict.fromkeys(column.codes for table in tables().values() for column in table.columns if column.codes)
    return {name: code_list(name) for name in names}


def _head(sheet: Worksheet, header: Sequence[str]) -> None:
    sheet.append(list(header))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        cell.alignment = Alignment(vertical="top")
    sheet.freeze_panes = "A2"
