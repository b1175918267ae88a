"""Rows of a published table to actions, and an account of every line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from areasend.exchange.action_plan.cells import Row, cells_of, rows_of
from areasend.exchange.action_plan.due import longest, read_due, read_terms, with_terms
from areasend.exchange.action_plan.measures import read_measures
from areasend.exchange.action_plan.shapes import ActionRow, Line, Unplaced

NOT_READ = "This line was not recognised."


class Tally:
    """What became of each line of a text."""

    def __init__(self, filled: dict[int, str]) -> None:
        self._filled = filled
        self._became: dict[int, str] = {}
        self._unplaced: list[Unplaced] = []

    def text(self, number: int) -> str:
        return self._filled[number]

    def put(self, became: str, *numbers: int) -> None:
        """The first that claims a line has it."""
        for number in numbers:
            self._became.setdefault(number, became)

    def note(self, number: int, text: str, why: str) -> None:
        """Something on a line could not be placed; the rest of the line may have been."""
        self._unplaced.append(Unplaced(number, text, why))

    def leave(self, number: int, text: str, why: str) -> None:
        self.put("unplaced", number)
        self.note(number, text, why)

    def lines(self) -> tuple[Line, ...]:
        return tuple(Line(number, text, self._became.get(number, "unplaced")) for number, text in self._filled.items())

    def unplaced(self) -> tuple[Unplaced, ...]:
        """In the order of the lines, with every line that nothing claimed."""
        lost = [Unplaced(number, text, NOT_READ) for number, text in self._filled.items() if number not in self._became]
        return tuple(sorted([*self._unplaced, *lost], key=lambda left: left.line))


def place_table(
    tally: Tally, priority: int, columns: tuple[str, ...], lines: list[tuple[int, str]], starts_on: date | None
) -> list[ActionRow]:
    """The actions of one table. References are made unique in the plan by the number of the priority."""
    rows, stray = rows_of(cells_of(lines), columns)
    for cell in stray:
        tally.leave(cell.lines[0], cell.text, "No action begins here, and no row lacks this cell.")
        tally.put("unplaced", *cell.lines)
    actions: list[ActionRow] = []
    used: set[str] = set()
    for row in rows:
        reference = _reference(priority, row.number, used)
        used.add(reference)
        tally.put(f"action {reference}", *row.lines)
        for line, text, why in _unread(row, columns, starts_on):
            tally.note(line, text, why)
        actions.append(_action(reference, row, starts_on))
    return actions


def _reference(priority: int, published: str, used: set[str]) -> str:
    """The priority's number and the last part of the published one, or the next that is free."""
    wanted = f"{priority}.{int(published.rpartition('.')[2])}" if published else ""
    if wanted and wanted not in used:
        return wanted
    return next(free for number in range(1, len(used) + 2) if (free := f"{priority}.{number}") not in used)


def _action(reference: str, row: Row, starts_on: date | None) -> ActionRow:
    terms = read_terms(row.text("term"))
    return ActionRow(
        reference,
        row.text("title"),
        several(row.text("agencies")),
        several(row.text("supporting")),
        several(row.text("roles")),
        with_terms(read_due(row.text("due"), starts_on)[0], terms),
        longest(terms),
        read_measures(row.text("measures")),
        row.number,
    )


def _unread(row: Row, columns: tuple[str, ...], starts_on: date | None) -> Iterator[tuple[int, str, str]]:
    """Line, text and reason of what the row holds beyond what was understood."""
    lacking = [column for column in columns if column and column not in row.cells]
    if lacking:
        yield row.lines[0], row.text("title"), f"This row ends before its columns do: it lacks {', '.join(lacking)}."
    if (why := read_due(row.text("due"), starts_on)[1]) and "due" in row.cells:
        yield row.line("due"), row.text("due"), why
    if row.text("term") and not read_terms(row.text("term")):
        yield row.line("term"), row.text("term"), "The term is not short, medium or long."
    for column, cell in row.cells.items():
        if column.startswith("unknown") and cell.text:
            yield cell.lines[0], cell.text, "The heading of this column is not known."


def several(text: str) -> tuple[str, ...]:
    """Names between strokes, once each.

    >>> several("Council/Parents' forum/ Council")
    ('Council', "Parents' forum")
    """
    return tuple(dict.fromkeys(" ".join(part.split()) for part in text.split("/") if part.strip()))
