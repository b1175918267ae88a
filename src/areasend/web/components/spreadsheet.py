"""Rows as CSV or XLSX, written while they are read, so that a hundred thousand rows need no memory.

The XLSX is written by hand as far as a plain table needs: openpyxl builds the whole file before the first byte can leave. Text is always
text in it: a name that begins with "=" is never taken for a formula. In CSV, which cannot say so, such text gets an apostrophe.
"""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import StringIO
from typing import IO, Any, cast
from xml.sax.saxutils import escape

CHUNK = 500
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
NOT_IN_XML = dict.fromkeys(code for code in range(32) if code not in (9, 10, 13))
DAY_ZERO = date(1899, 12, 30)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{OFFICE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{OFFICE}.styles+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{OFFICE}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{RELATIONS}/styles" Target="styles.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">'
    '<sheets><sheet name="{title}" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Arial"/></font><font><b/><sz val="11"/><name val="Arial"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="3"><xf xfId="0"/><xf xfId="0" numFmtId="164" applyNumberFormat="1"/>'
    '<xf xfId="0" fontId="1" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
}
PLAIN, A_DATE, BOLD = 0, 1, 2
CSV_TYPE, XLSX_TYPE = "text/csv; charset=utf-8", f"{OFFICE}.sheet"


def as_csv(header: Sequence[str], rows: Iterable[Sequence[Any]], title: str = "") -> Iterator[bytes]:
    """UTF-8 with the mark by which spreadsheets know it; dates as 2025-03-27."""
    yield b"\xef\xbb\xbf"
    buffer = StringIO()
    writer = csv.writer(buffer)
    writer.writerow(header)
    for number, row in enumerate(rows, start=1):
        writer.writerow([_guarded(value) for value in row])
        if number % CHUNK == 0:
            yield _taken(buffer).encode()
    yield _taken(buffer).encode()


def _guarded(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(BEGINS_A_FORMULA) else value


def _taken(buffer: StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text


class _Outlet:
    """What the archive has written since it was last emptied. It can neither tell nor seek, so the archive never goes back."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []

    def write(self, data: bytes) -> int:
        self.parts.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """The archive asks for it; nothing is held back."""

    def taken(self) -> bytes:
        written = b"".join(self.parts)
        self.parts.clear()
        return written


def as_xlsx(header: Sequence[str], rows: Iterable[Sequence[Any]], title: str = "Cases") -> Iterator[bytes]:
    """One sheet of that name with a frozen, bold first row; dates are dates."""
    outlet = _Outlet()
    with zipfile.ZipFile(cast("IO[bytes]", outlet), "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
        for name, text in PARTS.items():
            archive.writestr(name, f"{HEAD}{text.replace('{title}', title)}")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(_sheet_start(len(header)).encode())
            sheet.write(_row([(value, BOLD) for value in header]).encode())
            for number, row in enumerate(rows, start=1):
                sheet.write(_row([(value, PLAIN) for value in row]).encode())
                if number % CHUNK == 0:
                    yield outlet.taken()
            sheet.write(b"</sheetData></worksheet>")
        yield outlet.taken()
    yield outlet.taken()


def _sheet_start(columns: int) -> str:
    return (
        f'{HEAD}<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f'<cols><col min="1" max="{columns}" width="18" customWidth="1"/></cols><sheetData>'
    )


def _row(cells: Iterable[tuple[Any, int]]) -> str:
    return f"<row>{''.join(_cell(value, style) for value, style in cells)}</row>"


def _cell(value: Any, style: int) -> str:
    if value is None or value == "":
        return "<c/>"
    if isinstance(value, date):
        return f'<c s="{A_DATE}"><v>{(value - DAY_ZERO).days}</v></c>'
    if isinstance(value, int):
        return f"<c><v>{value}</v></c>"
    text = escape(str(value).translate(NOT_IN_XML))
    return f'<c s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


FORMS = {"csv": (as_csv, CSV_TYPE), "xlsx": (as_xlsx, XLSX_TYPE)}
"""By the ending of the file: what writes it, and its media type."""
