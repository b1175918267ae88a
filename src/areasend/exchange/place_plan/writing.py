"""Workbooks of places: the one that is brought in again, and the tables of the place collection and of the high-needs plan."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from areasend.exchange.caseload.report import harmless
from areasend.exchange.place_plan.template import EXAMPLES, SHEETS

Value = str | int | float | date | None


@dataclass(frozen=True)
class Table:
    """One sheet of a workbook: a title line, notes below it, a head and rows."""

    name: str
    title: str
    notes: tuple[str, ...]
    head: tuple[str, ...]
    rows: Sequence[Sequence[Value]]


def write_places(rows: Mapping[str, Iterable[Sequence[Any]]]) -> bytes:
    """A sheet each for parts, places, and what other areas take; and one of notes on the columns. Lists are joined by semicolons."""
    book = Workbook()
    _notes(_first(book, "Notes"))
    for name, columns in SHEETS.items():
        sheet = book.create_sheet(name)
        _head(sheet, [column.name for column in columns])
        for values in rows.get(name, []):
            sheet.append([_cell(value) for value in values])
    return _bytes(book)


def template() -> bytes:
    """The empty workbook, with an example of each row in its notes."""
    return write_places({})


def write_tables(tables: Sequence[Table]) -> bytes:
    """One sheet a table, with its notes above it."""
    book = Workbook()
    for number, table in enumerate(tables):
        sheet = _first(book, table.name) if number == 0 else book.create_sheet(table.name)
        sheet.append([table.title])
        sheet.cell(1, 1).font = Font(bold=True, size=14)
        for note in table.notes:
            sheet.append([note])
        sheet.append([])
        _head(sheet, table.head, sheet.max_row + 1 if table.notes else 3)
        for values in table.rows:
            sheet.append([_cell(value) for value in values])
    return _bytes(book)


def _first(book: Workbook, name: str) -> Worksheet:
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = name
    return sheet


def _notes(sheet: Worksheet) -> None:
    _head(sheet, ["Sheet", "Column", "What it holds", "Must be filled", "Example"])
    for name, columns in SHEETS.items():
        for column, example in zip(columns, EXAMPLES[name], strict=True):
            sheet.append([name, column.name, column.says, "yes" if column.must else "", str(example)])


def _head(sheet: Worksheet, names: Sequence[str], at: int = 1) -> None:
    for place, name in enumerate(names, start=1):
        cell = sheet.cell(at, place)
        cell.value = name
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[get_column_letter(place)].width = max(14, min(len(name) + 4, 40))
    sheet.freeze_panes = f"A{at + 1}"


def _cell(value: Any) -> Value:
    if isinstance(value, list | tuple):
        return harmless("; ".join(map(str, value)))
    return harmless(value) if isinstance(value, str) else value


def _bytes(book: Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
