"""A plan as a workbook or a CSV file in the form of our template."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from areasend.exchange.action_plan.shapes import ActionRow, DueRow, PlanTable
from areasend.exchange.action_plan.template import FLAT, SHEETS, Column
from areasend.exchange.caseload.cells.dates import NAMES
from areasend.exchange.caseload.report import harmless
from areasend.rules.terms import term_words

REQUIRED = PatternFill("solid", start_color="FFDCE9EA")
WIDE = frozenset({"title", "text", "outcome", "introduction", "lead_agencies", "roles", "supporting_agencies"})
Value = str | int | date | Decimal | None


def write_workbook(plan: PlanTable) -> bytes:
    """XLSX: a sheet each for the plan, its priorities, actions, due dates and measures, and one of notes on the columns."""
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    first.title = "Notes"
    _notes(first)
    rows: dict[str, Iterable[Sequence[Value]]] = {
        "Plan": [(plan.title, *(plan.years or (None, None)), plan.introduction)],
        "Priorities": [(row.number, row.title, row.outcome) for row in plan.priorities],
        "Actions": [_action(row) for row in plan.actions],
        "Due dates": [(row.reference, *_due(due)) for row in plan.actions for due in row.due],
        "Measures": _measures(plan),
    }
    for name, columns in SHEETS.items():
        _sheet(book.create_sheet(name), columns, rows[name])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def write_csv(plan: PlanTable) -> bytes:
    """One row an action, with due dates and measures in words. The introduction and what words cannot carry stay behind."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([column.name for column in FLAT])
    for row in plan.actions:
        priority = next((one for one in plan.priorities if one.number == row.priority), None)
        beside = (priority.title, priority.outcome) if priority else ("", "")
        words = ("\n".join(map(due_words, row.due)), "\n".join(measure.text for measure in row.measures))
        values = (plan.title, *(plan.years or ("", "")), *beside, *_action(row), *words)
        writer.writerow([harmless(str(value)) for value in values])
    return text.getvalue().encode("utf-8-sig")


def due_words(due: DueRow) -> str:
    """A due date as the reader of words reads it.

    >>> due_words(DueRow("Launch", date(2026, 3, 31)))
    'Launch - March 2026'
    """
    month = NAMES[due.on.month - 1]
    if due.repeats == "yearly":
        return f"{due.label} annually in {month}".strip()
    day = f"{due.on.day} " if due.precision == "day" else ""
    is_term = due.repeats == "termly" or (due.precision == "term" and not due.repeats)
    when = term_words(due.on) if is_term else f"{day}{month} {due.on.year}"
    if due.repeats:
        return f"{due.label} {due.repeats} from {when}".strip()
    return f"{due.label} - {when}" if due.label else when


def _action(row: ActionRow) -> tuple[str, ...]:
    agencies, supporting, roles = ("\n".join(names) for names in (row.agencies, row.supporting, row.roles))
    return (row.reference, row.title, agencies, supporting, roles, row.term, row.published_number)


def _due(due: DueRow) -> tuple[Value, ...]:
    return (due.label, due.on, due.precision, due.repeats, due.term)


def _measures(plan: PlanTable) -> list[tuple[Value, ...]]:
    return [
        (
            row.reference,
            measure.text,
            measure.kind,
            None if measure.target is None else format(measure.target, "f"),
            measure.unit,
            measure.by_on,
            measure.baseline_due_on,
            measure.direction,
            "yes" if measure.is_provisional else "no",
        )
        for row in plan.actions
        for measure in row.measures
    ]


def _sheet(sheet: Worksheet, columns: Sequence[Column], rows: Iterable[Sequence[Value]]) -> None:
    sheet.append([column.name for column in columns])
    for number, values in enumerate(rows, start=2):
        for place, value in enumerate(values, start=1):
            _fill(sheet, number, place, value)
    for place, column in enumerate(columns, start=1):
        head = sheet.cell(1, place)
        head.font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(place)].width = 50 if column.name in WIDE else 18
        if column.required:
            head.fill = REQUIRED
    sheet.freeze_panes = "A2"


def _fill(sheet: Worksheet, number: int, place: int, value: Value) -> None:
    if value is None or value == "":
        return
    cell = sheet.cell(number, place)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"  # also what begins with an equals sign: it is a text, not a formula
        cell.number_format = "@"  # a spreadsheet then leaves 2.10 as it is
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    if isinstance(value, date):
        cell.number_format = "DD/MM/YYYY"


def _notes(sheet: Worksheet) -> None:
    sheet.append(["Sheet", "Column", "Required", "What to give"])
    for name, columns in SHEETS.items():
        for column in columns:
            codes = f" ({', '.join(filter(None, column.codes))})" if column.codes else ""
            sheet.append([name, column.name, "yes" if column.required else "", f"{column.says}{codes}"])
    for letter, width in zip("ABCD", (14, 22, 10, 90), strict=True):
        sheet.column_dimensions[letter].width = width
