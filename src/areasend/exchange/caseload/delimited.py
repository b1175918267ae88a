"""CSV files: with comma, semicolon or tab; in UTF-8, UTF-16 with its mark, or the code page that British Windows writes."""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator

from areasend.exchange.caseload.shapes import Cell, Unreadable
from areasend.exchange.caseload.sheets import Sheet

DELIMITERS = (",", ";", "\t")
LONGEST_CELL = 1_000_000


def read_delimited(name: str, content: bytes) -> list[Sheet]:
    """One sheet. Raises `Unreadable`."""
    text = decoded(name, content)
    csv.field_size_limit(LONGEST_CELL)
    records = _records(name, text)
    header = next(((number, cells) for number, cells in records if any(cell.strip() for cell in cells)), None)
    if header is None:
        raise Unreadable(f"{name} holds no rows. Export it again.")
    rows: list[tuple[int, list[Cell]]] = [
        (number, list(cells)) for number, cells in records if any(cell and not cell.isspace() for cell in cells)
    ]
    return [Sheet(file=name, name="", header=[cell.strip() for cell in header[1]], rows=rows)]


def decoded(name: str, content: bytes) -> str:
    """The text. Bytes that are not UTF-8 are taken as Windows-1252, the default of British Windows."""
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return content.decode("utf-16")
    if b"\x00" in content[:10_000]:
        raise Unreadable(f"{name} is not a text file. Save it as CSV (UTF-8) or XLSX.")
    try:
        return content.removeprefix(BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _records(name: str, text: str) -> Iterator[tuple[int, list[str]]]:
    """Rows as a spreadsheet numbers them: a line break inside quotes does not begin a row, an empty line does."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            yield number, cells
    except csv.Error as error:
        raise Unreadable(
            f"{name}, row {number + 1}: the quotation marks do not match ({error}). Open it in a spreadsheet and save it again as CSV."
        ) from error


def delimiter_of(text: str) -> str:
    """What stands most often between the words of the first line that has any."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(DELIMITERS, key=first.count)
