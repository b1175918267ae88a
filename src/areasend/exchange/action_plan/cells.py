"""Tables of published text: cells between upright strokes, whose rows may be broken over lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from areasend.exchange.caseload.templates import plain

RULE_LINE = re.compile(r"\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?")
BY_WORD = re.compile(r"actions?\s+(?P<number>\d{1,3}(?:\.\d{1,3})*)[.:)]?\s+(?P<title>\S.*)", re.I | re.S)
BY_NUMBER = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3})+|\d{1,3}(?=[.:)]))[.:)]?\s+(?P<title>\S.*)", re.S)
HEADINGS: Mapping[str, str] = {
    "action": "title",
    "actions": "title",
    "whatwewilldo": "title",
    "leadagency": "agencies",
    "leadagencies": "agencies",
    "lead": "agencies",
    "leadorganisation": "agencies",
    "supportingagency": "supporting",
    "supportingagencies": "supporting",
    "supportedby": "supporting",
    "rolesresponsible": "roles",
    "roleresponsible": "roles",
    "responsiblerole": "roles",
    "responsibleofficer": "roles",
    "duedate": "due",
    "duedates": "due",
    "timescale": "due",
    "bywhen": "due",
    "shortmediumtermaction": "term",
    "shortmediumlongtermaction": "term",
    "shortmediumterm": "term",
    "term": "term",
    "successmeasure": "measures",
    "successmeasures": "measures",
    "measureofsuccess": "measures",
}
"""Headings of published tables, plain, and what their column holds."""
ENOUGH = 3


@dataclass(frozen=True)
class Cell:
    """A cell's text and the lines on which it stands."""

    text: str
    lines: tuple[int, ...]


@dataclass(frozen=True)
class Row:
    """The cells of a row by what their columns hold."""

    number: str
    cells: Mapping[str, Cell]

    def text(self, column: str) -> str:
        return self.cells[column].text if column in self.cells else ""

    def line(self, column: str) -> int:
        return self.cells[column].lines[0] if column in self.cells else self.lines[0]

    @property
    def lines(self) -> tuple[int, ...]:
        return tuple(line for cell in self.cells.values() for line in cell.lines)


def heading_columns(line: str) -> tuple[str, ...]:
    """What each column of a heading row holds ("" where unknown); empty where the line is no heading row."""
    if line.count("|") < ENOUGH:
        return ()
    names = tuple(HEADINGS.get(plain(cell), "") for cell in line.strip().strip("|").split("|"))
    return names if "title" in names and sum(map(bool, names)) >= ENOUGH else ()


def is_rule(line: str) -> bool:
    return "|" in line and bool(RULE_LINE.fullmatch(line.strip()))


def cells_of(lines: Iterable[tuple[int, str]]) -> list[Cell]:
    """Every cell in order. A stroke ends a cell, except where it begins the line of a row written whole."""
    found: list[Cell] = []
    words: list[str] = []
    places: list[int] = []
    for number, line in lines:
        text = line.strip()
        *closed, rest = (text if text == "|" else text.removeprefix("|")).split("|")
        for piece in closed:
            found.append(Cell(" ".join(" ".join([*words, piece]).split()), tuple(dict.fromkeys([*places, number]))))
            words, places = [], []
        if rest.strip():
            words.append(rest)
            places.append(number)
    if words:
        found.append(Cell(" ".join(" ".join(words).split()), tuple(places)))
    return found


def rows_of(cells: list[Cell], columns: tuple[str, ...]) -> tuple[list[Row], list[Cell]]:
    """The rows, and the cells that stand where no row begins. A numbered action begins a row even where the one before it is short."""
    rows: list[Row] = []
    stray: list[Cell] = []
    first = columns.index("title")
    style = _numbering(cells, columns)
    taken: list[Cell] = []
    for cell in cells:
        begins = bool(style and style.fullmatch(cell.text)) and first == 0
        if taken and (len(taken) == len(columns) or begins):
            rows.append(_row(taken, columns))
            taken = []
        if not taken and first == 0 and style and not begins:
            stray.append(cell)
        else:
            taken.append(cell)
    return [*rows, *([_row(taken, columns)] if taken else [])], stray


def _numbering(cells: list[Cell], columns: tuple[str, ...]) -> re.Pattern[str] | None:
    """How the table numbers its actions, if most of its rows have a number."""
    for style in (BY_WORD, BY_NUMBER):
        if sum(bool(style.fullmatch(cell.text)) for cell in cells) > len(cells) / (2 * len(columns)):
            return style
    return None


def _row(cells: list[Cell], columns: tuple[str, ...]) -> Row:
    named: dict[str, Cell] = {}
    for place, (column, cell) in enumerate(zip(columns, cells, strict=False)):
        named[column or f"unknown {place}"] = cell
    title = named["title"].text if "title" in named else ""
    found = BY_WORD.fullmatch(title) or BY_NUMBER.fullmatch(title)
    if found:
        named["title"] = Cell(found["title"], named["title"].lines)
    return Row(found["number"] if found else "", named)
