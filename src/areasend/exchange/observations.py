"""Figures that other systems count, from CSV or XLSX: one row a figure, with its day, its part and its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from areasend.exchange.caseload.cells.dates import parse_date
from areasend.exchange.caseload.cells.words import as_text
from areasend.exchange.caseload.delimited import read_delimited
from areasend.exchange.caseload.shapes import Cell, Unreadable, Wrong
from areasend.exchange.caseload.sheets import Sheet
from areasend.exchange.caseload.workbook import read_workbook

COLUMNS: Mapping[str, str] = {
    "indicator": "The key of an observed indicator, such as weeks_for_autism_assessment",
    "on": "The day as at which, or up to which, the figure was taken",
    "value": "The figure; leave it empty where it follows from the next two",
    "numerator": "How many",
    "denominator": "Of how many",
    "cut": "By what it is divided, such as phase; empty for the whole",
    "group": "Which part, such as primary; empty for the whole",
    "source": "Where the figure comes from, so that another can find it",
}
MUST = ("indicator", "on", "source")
EXAMPLE = ("weeks_for_autism_assessment", "17/09/2026", "58.5", "", "", "", "", "Community paediatrics, monthly report")


@dataclass(frozen=True)
class Row:
    """One figure as it stood in the file; `number` is the row as a spreadsheet counts it."""

    number: int
    indicator: str
    on: date
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    cut: str
    group: str
    source: str


@dataclass(frozen=True)
class Problem:
    """What is wrong in a row and what to do; row 0 is the file itself."""

    number: int
    column: str
    words: str

    def __str__(self) -> str:
        place = f"Row {self.number}, {self.column}: " if self.number else ""
        return f"{place}{self.words}"


def read(name: str, content: bytes) -> tuple[list[Row], list[Problem]]:
    """The rows of a file and what is wrong with it. Where anything is wrong the rows must not be used."""
    try:
        sheets = read_workbook(name, content) if name.lower().endswith(".xlsx") else read_delimited(name, content)
    except Unreadable as error:
        return [], [Problem(0, "", str(error))]
    header = [as_text(cell).casefold() for cell in sheets[0].header]
    if missing := [column for column in MUST if column not in header]:
        words = (
            f"{name} has no column {' and no column '.join(missing)}. Its first row must name: {', '.join(COLUMNS)}."
        )
        return [], [Problem(0, "", words)]
    return _rows(sheets[0], header)


def _rows(sheet: Sheet, header: list[str]) -> tuple[list[Row], list[Problem]]:
    rows: list[Row] = []
    problems: list[Problem] = []
    for number, cells in sheet.rows:
        given = dict(zip(header, cells, strict=False))
        wrong = list(_problems(number, given, sheet))
        problems += wrong
        if not wrong:
            rows.append(_row(number, given, sheet))
    return rows, problems


def _problems(number: int, given: Mapping[str, Cell], sheet: Sheet) -> Iterator[Problem]:
    for column in MUST:
        if not as_text(given.get(column)):
            yield Problem(number, column, f"This is empty. {COLUMNS[column]}.")
    if as_text(given.get("on")):
        try:
            parse_date(given["on"], sheet.day_zero)
        except Wrong as wrong:
            yield Problem(number, "on", f"{wrong} {wrong.right}")
    for column in ("value", "numerator", "denominator"):
        try:
            _number(given.get(column))
        except InvalidOperation:
            yield Problem(number, column, f"“{as_text(given[column])}” is not a number. Write it as 1234.5.")


def _row(number: int, given: Mapping[str, Cell], sheet: Sheet) -> Row:
    indicator, cut, group, source = (as_text(given.get(name)) for name in ("indicator", "cut", "group", "source"))
    value, above, below = (_number(given.get(name)) for name in ("value", "numerator", "denominator"))
    return Row(number, indicator, parse_date(given["on"], sheet.day_zero), value, above, below, cut, group, source)


def _number(cell: Cell) -> Decimal | None:
    """Thousands may be set apart by commas, a share may carry its sign. Raises InvalidOperation."""
    text = as_text(cell).replace(",", "").removesuffix("%").strip()
    found = Decimal(text) if text else None
    if found is not None and not found.is_finite():
        raise InvalidOperation
    return found
