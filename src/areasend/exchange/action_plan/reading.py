"""A plan from a file: a workbook or CSV file in the form of our template, or a page's text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath
from typing import cast

from areasend.exchange.action_plan.due import read_due
from areasend.exchange.action_plan.grid import Row, rows_of_sheet
from areasend.exchange.action_plan.measures import measure, read_measures
from areasend.exchange.action_plan.published import read_published
from areasend.exchange.action_plan.shapes import (
    DIRECTIONS,
    KINDS,
    PRECISIONS,
    REPEATS,
    TERMS,
    ActionRow,
    Direction,
    DueRow,
    MeasureKind,
    MeasureRow,
    PlanTable,
    Precision,
    PriorityRow,
    Problem,
    Reading,
    Repeats,
    Term,
)
from areasend.exchange.action_plan.template import SHEETS
from areasend.exchange.caseload.delimited import decoded
from areasend.exchange.caseload.shapes import Unreadable
from areasend.exchange.caseload.sheets import Sheet, read_sheets
from areasend.exchange.caseload.templates import plain

REFERENCE = re.compile(r"[1-9]\d?\.[1-9]\d{0,2}")
TEXTS = frozenset({".txt", ".md"})


def read(name: str, content: bytes, starts_on: date | None = None) -> Reading:
    """The plan of an XLSX, CSV or text file. `starts_on`: its first day, by default 1 January of its first year.

    Raises `Unreadable` where the file as a whole cannot be read; faults of single cells are in `problems`.
    """
    if PurePath(name).suffix.casefold() in TEXTS:
        plan = read_published(decoded(name, content), starts_on)
        if not plan.actions:
            raise Unreadable(
                f"{name} holds no table of actions. Copy the whole page, with the heading row of each table."
            )
        return Reading(plan)
    return _from_sheets(name, read_sheets(name, content), starts_on)


@dataclass
class _Tables:
    """The rows of each sheet of the template."""

    rows: dict[str, list[Row]]
    problems: list[Problem] = field(default_factory=list)


def _from_sheets(name: str, sheets: list[Sheet], starts_on: date | None) -> Reading:
    tables = _Tables({})
    known = {plain(wanted): wanted for wanted in SHEETS}
    for sheet in sheets:
        wanted = "Actions" if len(sheets) == 1 else known.get(plain(sheet.name), "")
        if wanted:
            tables.rows[wanted] = rows_of_sheet(sheet, wanted, tables.problems)
        else:
            right = f"Name it {', '.join(SHEETS)}, or delete it."
            tables.problems.append(Problem(sheet.name, "", "", "This sheet is not part of the template.", right))
    if "Actions" not in tables.rows:
        raise Unreadable(f"{name} has no sheet called Actions. Use the headers and sheets of the template.")
    return Reading(_plan(name, tables, starts_on), tuple(tables.problems))


def _plan(name: str, tables: _Tables, starts_on: date | None) -> PlanTable:
    actions = tables.rows["Actions"]
    first = next(iter(tables.rows.get("Plan", [])), None)
    beside = first or next(iter(actions), None)
    years = _years(beside) if beside else None
    title = (first.text("title") if first else beside.text("plan") if beside else "") or PurePath(name).stem
    priorities = _priorities(tables)
    start = starts_on or (date(years[0], 1, 1) if years else None)
    made = _actions(tables, {row.number for row in priorities}, start)
    return PlanTable(title, years, priorities, made, first.text("introduction") if first else "")


def _years(row: Row) -> tuple[int, int] | None:
    first, last = row.whole("first_year"), row.whole("last_year")
    if first is None and last is None:
        return None
    if first is None or last is None or not 1990 <= first <= last <= 2100:
        row.wrong(
            "last_year", "The years do not make a span.", "Give the first and the last year, such as 2025 and 2030."
        )
        return None
    return first, last


def _priorities(tables: _Tables) -> tuple[PriorityRow, ...]:
    """From their own sheet or, without one, from what stands beside the actions."""
    if "Priorities" not in tables.rows:
        return _priorities_beside(tables.rows["Actions"])
    found: dict[int, PriorityRow] = {}
    for row in tables.rows["Priorities"]:
        number = row.whole("number")
        if number in found:
            row.wrong("number", f"Priority {number} is given twice.", "Give each priority a number of its own.")
        elif number is not None:
            found[number] = PriorityRow(number, row.text("title"), row.text("outcome"))
    return tuple(found.values())


def _priorities_beside(actions: list[Row]) -> tuple[PriorityRow, ...]:
    found: dict[int, PriorityRow] = {}
    for row in actions:
        if not REFERENCE.fullmatch(row.text("reference")):
            continue
        number = int(row.text("reference").partition(".")[0])
        title = row.text("priority_title")
        if number not in found:
            found[number] = PriorityRow(number, title or f"Priority {number}", row.text("outcome"))
        elif title and title != found[number].title:
            wrong = f"Priority {number} is called “{found[number].title}” further up."
            row.wrong("priority_title", wrong, "Give a priority one name.")
    return tuple(found[number] for number in sorted(found))


def _actions(tables: _Tables, priorities: set[int], starts_on: date | None) -> tuple[ActionRow, ...]:
    due = _by_action(tables, "Due dates")
    measures = _by_action(tables, "Measures")
    made: dict[str, ActionRow] = {}
    for row in tables.rows["Actions"]:
        reference = row.text("reference")
        if reference and _is_sound(row, reference, made, priorities):
            made[reference] = _action(row, due.get(reference, []), measures.get(reference, []), starts_on)
    for lines in (*due.values(), *measures.values()):
        for line in lines:
            if line.text("reference") not in made:
                wrong = "The sheet Actions has no sound row with this reference."
                line.wrong("reference", wrong, "Give the reference of an action.")
    return tuple(made.values())


def _by_action(tables: _Tables, sheet: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in tables.rows.get(sheet, []):
        found.setdefault(row.text("reference"), []).append(row)
    return found


def _is_sound(row: Row, reference: str, made: dict[str, ActionRow], priorities: set[int]) -> bool:
    if not REFERENCE.fullmatch(reference):
        row.wrong("reference", "This is not a reference.", "Write the priority, a full stop and a number, such as 2.1.")
    elif reference in made:
        row.wrong("reference", f"The reference {reference} is given twice.", "Give each action one of its own.")
    elif int(reference.partition(".")[0]) not in priorities:
        row.wrong(
            "reference", "The sheet Priorities has no such priority.", "Add the priority, or correct the reference."
        )
    else:
        return True
    return False


def _action(row: Row, due: list[Row], measures: list[Row], starts_on: date | None) -> ActionRow:
    """Rows of the sheets Due dates and Measures win over words beside the action."""
    return ActionRow(
        row.text("reference"),
        row.text("title"),
        row.names("lead_agencies"),
        row.names("supporting_agencies"),
        row.names("roles"),
        tuple(made for line in due if (made := _due(line))) if due else _due_words(row, starts_on),
        cast(Term, row.code("term", TERMS)),
        tuple(_measure(line) for line in measures if line.text("text"))
        if measures
        else read_measures(row.text("measures")),
        row.text("published_number"),
    )


def _due_words(row: Row, starts_on: date | None) -> tuple[DueRow, ...]:
    found: list[DueRow] = []
    for line in filter(str.strip, row.text("due").splitlines()):
        rows, why = read_due(line, starts_on)
        if why:
            row.wrong("due", why, "Write a month and a year a line, with a word before it where there are several.")
        found += rows
    return tuple(found)


def _due(row: Row) -> DueRow | None:
    on, precision = row.day("on")
    given = row.code("precision", PRECISIONS, precision or "day")
    repeats, term = row.code("repeats", REPEATS), row.code("term", TERMS)
    if on is None:
        return None
    return DueRow(row.text("label"), on, cast(Precision, given), cast(Repeats, repeats), cast(Term, term))


def _measure(row: Row) -> MeasureRow:
    """What is given counts; a measure with nothing but words is read from them."""
    if not any(row.text(column) for column in ("kind", "target", "unit", "by_on", "baseline_due_on")):
        return measure(row.text("text"))
    return MeasureRow(
        row.text("text"),
        cast(MeasureKind, row.code("kind", KINDS, "yes_no")),
        row.amount("target"),
        row.text("unit"),
        row.day("by_on")[0],
        row.day("baseline_due_on")[0],
        cast(Direction, row.code("direction", DIRECTIONS, "up")),
        row.yes("is_provisional"),
    )
