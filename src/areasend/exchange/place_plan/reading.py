"""A workbook or CSV of places to rows, or to sentences that say what is wrong where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from areasend.exchange.caseload.cells.dates import parse_date
from areasend.exchange.caseload.cells.words import as_text
from areasend.exchange.caseload.shapes import Cell, Unreadable, Wrong
from areasend.exchange.caseload.sheets import Sheet, read_sheets
from areasend.exchange.place_plan.template import SHEETS, Column


@dataclass(frozen=True)
class Problem:
    """What is wrong in a row and what to do; row 0 is the sheet or the file itself."""

    sheet: str
    number: int
    column: str
    words: str

    def __str__(self) -> str:
        place = ", ".join(filter(None, [self.sheet, f"row {self.number}" if self.number else "", self.column]))
        return f"{place}: {self.words}" if place else self.words


@dataclass(frozen=True)
class Row:
    """One row: values by column, as text, whole numbers, days or lists; None where empty."""

    sheet: str
    number: int
    values: dict[str, Any]


@dataclass
class Read:
    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read(name: str, content: bytes) -> Read:
    """Every row of every sheet known, in the order in which they must be brought in. With problems the rows must not be used."""
    try:
        sheets = read_sheets(name, content)
    except Unreadable as error:
        return Read(problems=[Problem("", 0, "", str(error))])
    found = Read()
    known = {key: sheet for sheet in sheets if (key := _which(sheet, len(sheets)))}
    if not known:
        words = f"{name} has no sheet of places. Name a sheet one of: {', '.join(SHEETS)}; or export the places and change that file."
        found.problems.append(Problem("", 0, "", words))
    for key, columns in SHEETS.items():
        if key in known:
            _sheet(known[key], key, columns, found)
    return found


def _which(sheet: Sheet, count: int) -> str:
    """By its name; a file of one sheet without a telling name holds places."""
    named = {key.casefold(): key for key in SHEETS}.get(sheet.name.strip().casefold(), "")
    return named or ("Places" if count == 1 else "")


def _sheet(sheet: Sheet, key: str, columns: tuple[Column, ...], found: Read) -> None:
    header = [as_text(cell).strip().casefold().replace(" ", "_") for cell in sheet.header]
    if missing := [column.name for column in columns if column.must and column.name not in header]:
        found.problems.append(Problem(key, 0, "", f"It has no column {' and no column '.join(missing)}."))
        return
    for number, cells in sheet.rows:
        given = dict(zip(header, cells, strict=False))
        problems = list(_problems(number, given, key, columns, sheet))
        found.problems += problems
        if not problems:
            values = {column.name: _value(given.get(column.name), column, sheet) for column in columns}
            found.rows.append(Row(key, number, values))


def _problems(
    number: int, given: dict[str, Cell], key: str, columns: tuple[Column, ...], sheet: Sheet
) -> Iterator[Problem]:
    for column in columns:
        if column.must and not as_text(given.get(column.name)):
            yield Problem(key, number, column.name, f"This is empty. {column.says}.")
            continue
        try:
            _value(given.get(column.name), column, sheet)
        except Wrong as wrong:
            yield Problem(key, number, column.name, f"{wrong} {wrong.right}")
        except ValueError:
            yield Problem(
                key, number, column.name, f"“{as_text(given[column.name])}” is no whole number. {column.says}."
            )


def _value(cell: Cell, column: Column, sheet: Sheet) -> Any:
    text = as_text(cell)
    parts = [part.strip() for part in text.replace(",", ";").split(";") if part.strip()]
    if column.kind == "list":
        return parts
    if column.kind == "numbers":
        return [int(part) for part in parts]
    if not text:
        return None if column.kind in ("number", "date") else ""
    if column.kind == "date":
        return parse_date(cell, sheet.day_zero)
    return int(text) if column.kind == "number" else text
