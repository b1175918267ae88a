"""XLSX files: every sheet with a header in its first filled row."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.utils.exceptions import InvalidFileException

from areasend.exchange.caseload.cells import is_empty
from areasend.exchange.caseload.cells.dates import DAY_ZERO
from areasend.exchange.caseload.cells.words import as_text
from areasend.exchange.caseload.shapes import Cell, Unreadable
from areasend.exchange.caseload.sheets import Sheet

LARGEST = 1_000_000_000
"""Bytes that a workbook may unpack to: a small file can be made to unpack to any size."""
NOT_TABLES = frozenset({"notes", "codes", "readme", "read me"})


def read_workbook(name: str, content: bytes) -> list[Sheet]:
    """Every sheet that is not empty; those called Notes or Codes, as in our own templates, are passed over. Raises `Unreadable`."""
    check_size(name, content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of drawings and formats that a table does not need
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            day_zero = date(1904, 1, 1) if book.epoch == CALENDAR_MAC_1904 else DAY_ZERO
            sheets = [
                read
                for sheet in book.worksheets
                if sheet.title.strip().casefold() not in NOT_TABLES and (read := _sheet(name, sheet, day_zero))
            ]
    except (InvalidFileException, KeyError, ValueError, OSError, SyntaxError) as error:
        raise Unreadable(
            f"{name} cannot be opened as a workbook. Open it in a spreadsheet and save it again as XLSX."
        ) from error
    if not sheets:
        raise Unreadable(f"{name} holds no rows. Export it again.")
    return sheets


def check_size(name: str, content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            unpacked = sum(part.file_size for part in parts.infolist())
    except zipfile.BadZipFile as error:
        raise Unreadable(
            f"{name} is not an XLSX workbook, or it is protected by a password. Save it as XLSX without one."
        ) from error
    if unpacked > LARGEST:
        raise Unreadable(f"{name} is too large when unpacked. Split it, or save it as CSV.")


def _sheet(file: str, sheet: Any, day_zero: date) -> Sheet | None:
    rows = _filled(sheet)
    first = next(rows, None)
    if first is None:
        return None
    return Sheet(file, sheet.title, [as_text(cell) for cell in first[1]], list(rows), day_zero)


def _filled(sheet: Any) -> Iterator[tuple[int, list[Cell]]]:
    if sheet.max_row is None or sheet.max_column is None or sheet.max_column < 2:
        sheet.reset_dimensions()  # some programs write a wrong size
    for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
        if not all(map(is_empty, cells)):
            yield number, [_cell(cell) for cell in cells]


def _cell(cell: Any) -> Cell:
    return cell if isinstance(cell, str | int | float | bool | date | datetime | None) else _odd(cell)


def _odd(cell: Any) -> str:
    """Times and the like, which no column asks for: as they are shown."""
    return cell.isoformat() if isinstance(cell, time) else str(cell)
