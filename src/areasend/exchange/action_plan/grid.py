"""Sheets to rows whose cells are asked for by column; each fault is kept with its sheet and cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation

from areasend.exchange.action_plan.due import WHEN, dated
from areasend.exchange.action_plan.placing import several
from areasend.exchange.action_plan.shapes import Problem
from areasend.exchange.action_plan.template import columns_of, named
from areasend.exchange.caseload.cells import is_empty
from areasend.exchange.caseload.cells.dates import parse_date
from areasend.exchange.caseload.cells.words import NO, YES, as_text
from areasend.exchange.caseload.headers import letter
from areasend.exchange.caseload.shapes import Cell, Wrong
from areasend.exchange.caseload.sheets import Sheet

MARKED_AS_TEXT = re.compile(r"'(?=[=+\-@\t\r])")
DATE_HINT = "Write a day such as 14/03/2026 or a month such as March 2026."


@dataclass
class Row:
    """One row below the header. `strokes`: columns whose names have strokes between them."""

    sheet: Sheet
    name: str
    number: int
    values: dict[str, tuple[int, Cell]]
    strokes: frozenset[str]
    problems: list[Problem] = field(repr=False)

    def wrong(self, column: str, wrong: str, right: str) -> None:
        place, value = self.values.get(column, (0, ""))
        cell = f"{letter(place)}{self.number}" if column in self.values else f"row {self.number}"
        self.problems.append(Problem(self.sheet.name, cell, as_text(value)[:200], wrong, right))

    def text(self, column: str) -> str:
        said = as_text(self.values.get(column, (0, None))[1]).replace("\r\n", "\n").replace("\x00", "")
        return MARKED_AS_TEXT.sub("", said, count=1) if not self.sheet.name else said

    def names(self, column: str) -> tuple[str, ...]:
        """Names a line each, with semicolons between, or with strokes where the header is that of a published plan."""
        text = self.text(column)
        if column in self.strokes and "\n" not in text:
            return several(text)
        parts = (" ".join(part.split()) for part in re.split(r"[\n;]", text))
        return tuple(dict.fromkeys(part for part in parts if part))

    def code(self, column: str, codes: Sequence[str], default: str = "") -> str:
        said = self.text(column).casefold().replace(" ", "_")
        if said in codes or not said:
            return said or default
        self.wrong(
            column, f"“{self.text(column)}” is not known here.", f"Give one of: {', '.join(filter(None, codes))}."
        )
        return default

    def yes(self, column: str) -> bool:
        said = self.text(column).casefold()
        if said and said not in YES | NO:
            self.wrong(column, "This is neither yes nor no.", "Write yes or no.")
        return said in YES

    def amount(self, column: str) -> Decimal | None:
        said = self.text(column).replace(",", "").rstrip("%").strip()
        try:
            found = Decimal(said) if said else None
        except InvalidOperation:
            found = Decimal("NaN")
        if found is None or found.is_finite():
            return found
        self.wrong(
            column, "The target is not a number.", "Write digits only, such as 75, and the unit in its own column."
        )
        return None

    def whole(self, column: str) -> int | None:
        said = self.text(column)
        if said.isascii() and said.isdecimal() and len(said) <= 4:
            return int(said)
        if said:
            self.wrong(column, "This is not a whole number.", "Write digits only.")
        return None

    def day(self, column: str) -> tuple[date | None, str]:
        """The day, and "month" or "term" where only that is given."""
        value = self.values.get(column, (0, None))[1]
        if is_empty(value):
            return None, ""
        written = WHEN.fullmatch(as_text(value)) if isinstance(value, str) else None
        if written and (row := dated(written)):
            return row.on, row.precision
        try:
            return parse_date(value, self.sheet.day_zero), "day"
        except Wrong as wrong:
            self.wrong(column, str(wrong), DATE_HINT)
            return None, ""


def rows_of_sheet(sheet: Sheet, name: str, problems: list[Problem]) -> list[Row]:
    """The rows, by the columns of the template called `name`. Columns that are missing, unknown or given twice are problems."""
    places: dict[str, int] = {}
    strokes = set()
    for place, header in enumerate(sheet.header):
        column, published = named(name, header)
        fault = _header_fault(column, header, places)
        if fault:
            problems.append(Problem(sheet.name, f"{letter(place)}1", header, *fault))
        elif column:
            places[column] = place
            strokes |= {column} if published else set()
    for column_wanted in columns_of(name):
        if column_wanted.required and column_wanted.name not in places:
            wrong = f"The column {column_wanted.name} is missing."
            problems.append(Problem(sheet.name, "", "", wrong, f"Add it: {column_wanted.says}."))
    return [_row(sheet, name, number, cells, places, frozenset(strokes), problems) for number, cells in sheet.rows]


def _header_fault(column: str, header: str, places: dict[str, int]) -> tuple[str, str] | None:
    if column in places:
        return f"Two columns mean {column}.", "Delete or rename one of them."
    if header and not column:
        return "No column of this name is known, so it would be lost.", "Correct the header, or delete the column."
    return None


def _row(
    sheet: Sheet,
    name: str,
    number: int,
    cells: list[Cell],
    places: dict[str, int],
    strokes: frozenset[str],
    problems: list[Problem],
) -> Row:
    values = {column: (place, cells[place] if place < len(cells) else None) for column, place in places.items()}
    row = Row(sheet, name, number, values, strokes, problems)
    for column in columns_of(name):
        if column.required and column.name in places and is_empty(values[column.name][1]):
            row.wrong(column.name, f"The cell for {column.name} is empty.", f"Fill it in: {column.says}.")
    return row
