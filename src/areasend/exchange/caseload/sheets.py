"""Bytes of a file to sheets of cells, whatever the kind of file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from areasend.exchange.caseload.cells.dates import DAY_ZERO
from areasend.exchange.caseload.shapes import Cell, Unreadable


@dataclass(frozen=True)
class Sheet:
    """A header and the rows below it. `rows`: (row as the spreadsheet numbers it, cells); rows without content are left out."""

    file: str
    name: str
    header: list[str]
    rows: list[tuple[int, list[Cell]]]
    day_zero: date = DAY_ZERO

    @property
    def place(self) -> str:
        """File and sheet, for people."""
        return f"{self.file}, sheet {self.name}" if self.name else self.file


def read_sheets(name: str, content: bytes) -> list[Sheet]:
    """Every sheet that holds anything. Raises `Unreadable`."""
    from areasend.exchange.caseload.delimited import read_delimited
    from areasend.exchange.caseload.workbook import read_workbook

    readers: dict[str, Callable[[str, bytes], list[Sheet]]] = {
        ".csv": read_delimited,
        ".txt": read_delimited,
        ".tsv": read_delimited,
        ".xlsx": read_workbook,
    }
    ending = PurePath(name).suffix.casefold()
    if not content:
        raise Unreadable(f"{name} is empty. Export it again.")
    if ending not in readers:
        raise Unreadable(f"{name} is not a CSV or XLSX file. Save it as one of these.")
    return readers[ending](name, content)
