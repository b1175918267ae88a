"""From files to one typed table a template, with a finding for every cell that does not hold what it should."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import polars as pl

from areasend.exchange.caseload.cells import is_empty, parse
from areasend.exchange.caseload.cells.words import as_text
from areasend.exchange.caseload.headers import recognise
from areasend.exchange.caseload.shapes import Cell, Column, Finding, Severity, Table, Unreadable, Wrong
from areasend.exchange.caseload.sheets import Sheet, read_sheets
from areasend.exchange.caseload.templates import tables

TYPES: Mapping[str, Any] = {"date": pl.Date, "yes_no": pl.Boolean, "number": pl.Int64}
SHOWN = 120
"""Signs of a cell that a finding repeats."""


@dataclass
class Reading:
    """`tables`: by name a frame with every column of the template, and `_file` and `_row` of where each row stands."""

    tables: dict[str, pl.DataFrame] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def schema(table: Table) -> dict[str, Any]:
    """The type of every column of a table as read."""
    types = {column.name: TYPES.get(column.kind, pl.String) for column in table.columns}
    return {**types, "_file": pl.String, "_row": pl.Int64}


def read(files: Iterable[tuple[str, bytes]], only: str = "") -> Reading:
    """All files together: (name, content) each. A file that cannot be read is a finding like any other.

    `only`: the table that every sheet is, where that is known."""
    reading = Reading()
    parts: dict[str, list[pl.DataFrame]] = {}
    for name, content in files:
        for table, frame in _read_file(name, content, reading.findings, only):
            parts.setdefault(table, []).append(frame)
    reading.tables = {name: pl.concat(parts[name]) for name in tables() if name in parts}
    return reading


def _read_file(name: str, content: bytes, findings: list[Finding], only: str) -> Iterator[tuple[str, pl.DataFrame]]:
    try:
        sheets = read_sheets(name, content)
    except Unreadable as error:
        findings.append(Finding(name, 0, "", "", str(error), "", Severity.ERROR, "unreadable"))
        return
    for sheet in sheets:
        yield from _read_sheet(sheet, findings, only)


def _read_sheet(sheet: Sheet, findings: list[Finding], only: str) -> Iterator[tuple[str, pl.DataFrame]]:
    known = recognise(sheet, only)
    findings += known.findings
    if known.table is None:
        return
    findings += _too_wide(sheet, known.table)
    yield known.table.name, _frame(sheet, known.table, known.places, findings)
    if known.brought:
        other = tables()[known.table.brings]
        frame = _frame(sheet, other, known.brought, findings)
        yield other.name, frame.unique(other.names, keep="first", maintain_order=True)


def _frame(sheet: Sheet, table: Table, places: Mapping[str, int], findings: list[Finding]) -> pl.DataFrame:
    columns: dict[str, list[Cell]] = {}
    for column in table.columns:
        place = places.get(column.name)
        if place is None:
            columns[column.name] = [None] * len(sheet.rows)
        else:
            columns[column.name] = _parsed(sheet, table, column, _cells(sheet, place), findings)
    rows = [row for row, _ in sheet.rows]
    whole = {**columns, "_file": [sheet.place] * len(rows), "_row": rows}
    return pl.DataFrame(whole, schema=schema(table), strict=False)


def _cells(sheet: Sheet, place: int) -> list[Cell]:
    return [cells[place] if place < len(cells) else None for _, cells in sheet.rows]


def _too_wide(sheet: Sheet, table: Table) -> list[Finding]:
    width = len(sheet.header)
    wrong = "The row has more cells than the header: a comma inside a text may stand without quotation marks."
    right = "Export the file again with texts in quotation marks, or delete the surplus cells."
    return [
        Finding(sheet.place, row, "", "", wrong, right, Severity.ERROR, "too_many_cells", table.name)
        for row, cells in sheet.rows
        if len(cells) > width and not all(map(is_empty, cells[width:]))
    ]


def _parsed(sheet: Sheet, table: Table, column: Column, cells: list[Cell], findings: list[Finding]) -> list[Cell]:
    """The column's values. Equal cells are parsed once: a column holds far fewer different values than rows."""
    seen: dict[tuple[type, Cell], Cell | Wrong] = {}
    values: list[Cell] = []
    for (row, _), cell in zip(sheet.rows, cells, strict=True):
        if is_empty(cell):
            values.append(None)
            if column.required:
                findings.append(_empty(sheet, table, column, row))
            continue
        key = (type(cell), cell)
        if key not in seen:
            seen[key] = _one(column, cell, sheet.day_zero)
        found = seen[key]
        if isinstance(found, Wrong):
            findings.append(_wrong(sheet, table, column, row, cell, found))
            found = found.kept
        values.append(found)
    return values


def _one(column: Column, cell: Cell, day_zero: date) -> Cell | Wrong:
    try:
        return parse(column, cell, day_zero)
    except Wrong as wrong:
        return wrong


def _empty(sheet: Sheet, table: Table, column: Column, row: int) -> Finding:
    right = f"For example {column.example}."
    return Finding(
        sheet.place, row, column.name, "", f"{column.label} is empty.", right, Severity.ERROR, "empty", table.name
    )


def _wrong(sheet: Sheet, table: Table, column: Column, row: int, cell: Cell, found: Wrong) -> Finding:
    severity = Severity.WARNING if found.warns else Severity.ERROR
    value = as_text(cell)[:SHOWN]
    return Finding(sheet.place, row, column.name, value, found.wrong, found.right, severity, found.rule, table.name)
