"""Which table a sheet is, and which of its columns is which."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import PurePath

from areasend.exchange.caseload.shapes import Column, Finding, Severity, Table
from areasend.exchange.caseload.sheets import Sheet
from areasend.exchange.caseload.templates import header_names, plain, tables

ENOUGH = 2
"""Headers that must be known before a sheet is taken for a table."""


@dataclass(frozen=True)
class Recognised:
    """`places`: column name to its place in the header; `brought`: the same of the table that it brings, empty where the sheet has not
    all that a row of it must have. `table` is None where no table fits."""

    table: Table | None
    places: dict[str, int]
    findings: list[Finding]
    brought: dict[str, int] = field(default_factory=dict)


def recognise(sheet: Sheet, only: str = "") -> Recognised:
    """The table by its name or, failing that, by its header; with what is missing, unknown or given twice. `only`: the table, if known."""
    table = tables()[only] if only else _by_name(sheet) or _by_header(sheet)
    if table is None:
        names = ", ".join(tables())
        wrong = "No table has a header like this, so it cannot be told what the rows are."
        right = f"Name the file or sheet after its table ({names}) and use the headers of its template."
        return Recognised(None, {}, [_finding(sheet, "", wrong, right, "unknown_table")])
    places, findings = _places(sheet, table)
    brought = _brought(sheet, table)
    return Recognised(table, places, [*findings, *_missing(sheet, table, places)], brought)


def _brought(sheet: Sheet, table: Table) -> dict[str, int]:
    """Where the columns of the other table stand. What the table itself means by a header it keeps, but for the number of the row."""
    if not table.brings:
        return {}
    other = tables()[table.brings]
    own, keys = set(table.names) - set(table.all_of), set(other.first_of)
    places: dict[str, int] = {}
    for place, said in enumerate(sheet.header):
        name = header_names(other.name).get(plain(said))
        if name and (name in keys or name not in own):
            places.setdefault(name, place)
    whole = all(column.name in places for column in other.columns if column.required)
    return places if whole and not keys.isdisjoint(places) else {}


def _by_name(sheet: Sheet) -> Table | None:
    said = f"{sheet.name} {PurePath(sheet.file).stem}".casefold()
    words = {plain(sheet.name)} | set(re.findall(r"[a-z]+", said))
    named = [table for name, table in tables().items() if name in words or ("_" in name and plain(name) in plain(said))]
    return named[0] if len(named) == 1 and _matched(sheet, named[0]) >= ENOUGH else None


def _by_header(sheet: Sheet) -> Table | None:
    def fit(table: Table) -> tuple[int, int]:
        found = {header_names(table.name).get(plain(cell)) for cell in sheet.header}
        also = len(_brought(sheet, table))
        return -sum(column.required and column.name not in found for column in table.columns), _matched(
            sheet, table
        ) + also

    best = max(tables().values(), key=fit)
    return best if _matched(sheet, best) >= ENOUGH else None


def _matched(sheet: Sheet, table: Table) -> int:
    return len({header_names(table.name).get(plain(cell)) for cell in sheet.header} - {None})


def _places(sheet: Sheet, table: Table) -> tuple[dict[str, int], list[Finding]]:
    """An exact name wins over another way of writing it; a second header for the same column is an error."""
    known = header_names(table.name)
    also = header_names(table.brings) if table.brings else {}
    order = sorted(
        range(len(sheet.header)), key=lambda place: plain(sheet.header[place]) not in map(plain, table.names)
    )
    places: dict[str, int] = {}
    findings = []
    for place in order:
        said = sheet.header[place]
        name = known.get(plain(said))
        if name is None:
            findings += [] if plain(said) in also else _unknown(sheet, table, place)
        elif name in places and plain(said) in also:
            continue
        elif name in places:
            findings.append(_twice(sheet, name, sheet.header[places[name]], said))
        else:
            places[name] = place
    return places, findings


def _unknown(sheet: Sheet, table: Table, place: int) -> list[Finding]:
    said = sheet.header[place]
    if not said:
        filled = [row for row, cells in sheet.rows if len(cells) > place and cells[place] not in (None, "")]
        wrong = f"Column {letter(place)} has cells but no header, so it is not read."
        right = "Give it a header, or delete it."
        return [_finding(sheet, "", wrong, right, "unknown_column", Severity.WARNING)] if filled else []
    near = get_close_matches(plain(said), header_names(table.name), n=1, cutoff=0.75)
    hint = f"Perhaps {header_names(table.name)[near[0]]}." if near else f"Columns: {', '.join(table.names)}."
    wrong = f"{table.label} has no column of this name, so it is not read."
    return [_finding(sheet, said, wrong, hint, "unknown_column", Severity.WARNING)]


def _twice(sheet: Sheet, name: str, first: str, second: str) -> Finding:
    wrong = f"Two columns mean {name}: “{first}” and “{second}”."
    return _finding(sheet, second, wrong, "Delete or rename one of them.", "column_twice")


def _missing(sheet: Sheet, table: Table, places: dict[str, int]) -> list[Finding]:
    lacking = [column for column in table.columns if column.required and column.name not in places]
    if table.first_of and not any(name in places for name in table.first_of):
        lacking = [*dict.fromkeys([table.column(table.first_of[0]), *lacking])]
    return [_lacks(sheet, column) for column in lacking]


def _lacks(sheet: Sheet, column: Column) -> Finding:
    wrong = f"The column {column.name} ({column.label}) is missing."
    return _finding(sheet, column.name, wrong, f"Add it, with values such as {column.example}.", "missing_column")


def _finding(
    sheet: Sheet, column: str, wrong: str, right: str, rule: str, severity: Severity = Severity.ERROR
) -> Finding:
    return Finding(sheet.place, 1, column, "", wrong, right, severity, rule)


def letter(place: int) -> str:
    """The name a spreadsheet gives a column.

    >>> letter(0), letter(27)
    ('A', 'AB')
    """
    before, here = divmod(place, 26)
    return (letter(before - 1) if before else "") + chr(ord("A") + here)
