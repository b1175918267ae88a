"""Tables of money as a workbook: a sheet a table, amounts as numbers with pence, text that is never taken for a formula."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | float | Decimal | None
MONEY = "£#,##0.00;[Red]-£#,##0.00"
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
LONGEST_TITLE = 31
AMOUNT = re.compile(r"[+−-]?£[\d,]+\.\d{2}")


@dataclass(frozen=True)
class Sheet:
    """`note` stands below the rows."""

    title: str
    header: Sequence[str]
    rows: Sequence[Sequence[Value]]
    note: str = ""


def write(sheets: Iterable[Sheet]) -> bytes:
    """XLSX. Decimals become amounts in pounds; so does a text that is one, such as −£1,234.50."""
    book = Workbook()
    first = book.active
    taken: set[str] = set()
    for number, sheet in enumerate(sheets):
        page = first if number == 0 and isinstance(first, Worksheet) else book.create_sheet()
        page.title = _title(sheet.title, taken)
        _fill(page, sheet)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _title(words: str, taken: set[str]) -> str:
    """A name that a spreadsheet allows, and no other sheet has."""
    plain = FORBIDDEN.sub(" ", words)[:LONGEST_TITLE].strip() or "Sheet"
    found, number = plain, 1
    while found.casefold() in taken:
        number += 1
        found = f"{plain[: LONGEST_TITLE - 3]} {number}"
    taken.add(found.casefold())
    return found


def _fill(page: Worksheet, sheet: Sheet) -> None:
    for place, words in enumerate(sheet.header, start=1):
        head = page.cell(1, place, words)
        head.font, head.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
        page.column_dimensions[get_column_letter(place)].width = 34 if place == 1 else 20
    for row, values in enumerate(sheet.rows, start=2):
        for place, value in enumerate(values, start=1):
            _cell(page, row, place, value)
    if sheet.note:
        _cell(page, len(sheet.rows) + 3, 1, sheet.note)
    page.freeze_panes = "A2"


def _cell(page: Worksheet, row: int, place: int, value: Value) -> None:
    if value is None or value == "":
        return
    if isinstance(value, str) and AMOUNT.fullmatch(value):
        value = Decimal(value.replace("£", "").replace(",", "").replace("−", "-").removeprefix("+"))
    cell = page.cell(row, place)
    cell.value = value
    if isinstance(value, Decimal):
        cell.number_format = MONEY
    if isinstance(value, str):
        cell.data_type = "s"
