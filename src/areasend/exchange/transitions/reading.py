"""Four files to a `Table`, or to everything that is wrong with them, each fault with its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from areasend.exchange.caseload.delimited import read_delimited
from areasend.exchange.caseload.shapes import Cell, Unreadable
from areasend.exchange.transitions.checks import check
from areasend.exchange.transitions.shapes import FILES, OUTSIDE, Problem, State, Table, Transition

NOTHING = ("", OUTSIDE)
Row = tuple[int, dict[str, str]]


def read_folder(files: Mapping[str, bytes]) -> tuple[Table, list[Problem]]:
    """From the bytes of each file by its name. Where there is a problem the table must not be used.

    `costs.csv` may be left out: then there is no cost, and the forecast says so. Every other file must be there.
    """
    problems: list[Problem] = []
    rows: dict[str, list[Row]] = {}
    for name in FILES:
        if name in files:
            rows[name], wrong = _rows(name, files[name])
            problems += wrong
        elif name != "costs.csv":
            problems.append(
                Problem(name, 0, f"This file is missing. Its first row must name: {', '.join(FILES[name])}.")
            )
    if problems:
        return Table(), problems
    table = Table()
    lines: dict[str, list[tuple[int, Any]]] = {}
    for name, parse in PARSERS.items():
        lines[name] = []
        for number, row in rows.get(name, []):
            try:
                lines[name].append((number, parse(row, table)))
            except ValueError as error:
                problems.append(Problem(name, number, str(error)))
    if not problems:
        problems = list(check(table, lines))
    return table, sorted(problems, key=lambda one: (list(FILES).index(one.file), one.line))


def read_population(content: bytes) -> tuple[dict[tuple[int, int], int], list[Problem]]:
    """`population.csv` alone: everybody by (January, national curriculum year)."""
    rows, problems = _rows("population.csv", content)
    table = Table()
    for number, row in rows:
        try:
            _population(row, table)
        except ValueError as error:
            problems.append(Problem("population.csv", number, str(error)))
    return table.population, problems


def _rows(name: str, content: bytes) -> tuple[list[Row], list[Problem]]:
    try:
        sheet = read_delimited(name, content)[0]
    except Unreadable as error:
        return [], [Problem(name, 0, str(error))]
    header = [cell.strip().casefold() for cell in sheet.header]
    if missing := [column for column in FILES[name] if column not in header]:
        words = (
            f"There is no column {' and no column '.join(missing)}. The first row must name: {', '.join(FILES[name])}."
        )
        return [], [Problem(name, 1, words)]
    found = [(number, dict(zip(header, map(_text, cells), strict=False))) for number, cells in sheet.rows]
    return found, [] if found else [Problem(name, 0, "The file holds no rows. Export it again.")]


def _text(cell: Cell) -> str:
    return str(cell).strip() if cell is not None else ""


def _whole(row: Mapping[str, str], column: str, least: int | None = None) -> int:
    text = row.get(column, "")
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise ValueError(f"{column} is “{text}”. Write a whole number.") from None
    if not number.is_finite() or number != int(number):
        raise ValueError(f"{column} is “{text}”. Write a whole number.")
    if least is not None and number < least:
        raise ValueError(f"{column} is {text}. It can be {least} at least.")
    return int(number)


def _word(row: Mapping[str, str], column: str) -> str:
    if not (text := row.get(column, "")):
        raise ValueError(f"{column} is empty. Write {dict(_columns())[column]}.")
    return text


def _columns() -> Iterator[tuple[str, str]]:
    for columns in FILES.values():
        yield from columns.items()


def _state(row: Mapping[str, str], table: Table) -> State:
    split = [
        tuple(one.strip() for one in _word(row, name).split(",") if one.strip())
        for name in ("needs", "setting->setting")
    ]
    state = State(
        _word(row, "setting"),
        row.get("setting-group", ""),
        _whole(row, "min-academic-year"),
        _whole(row, "max-academic-year"),
        *split,
    )
    if state.first > state.last:
        raise ValueError(
            f"{state.setting} begins with year {state.first} and ends with {state.last}. Put the earlier year first."
        )
    if any(state.setting == other.setting for other in table.states):
        raise ValueError(f"{state.setting} comes twice. Keep one row for each setting.")
    table.states.append(state)
    return state


def _transition(row: Mapping[str, str], table: Table) -> Transition:
    setting_1, need_1, setting_2, need_2 = (
        OUTSIDE if row.get(name, "") in NOTHING else row[name]
        for name in ("setting-1", "need-1", "setting-2", "need-2")
    )
    first, last = _whole(row, "academic-year-1"), _whole(row, "academic-year-2")
    made = Transition(_whole(row, "calendar-year"), setting_1, need_1, first, setting_2, need_2, last)
    for at, setting, need in ((1, setting_1, need_1), (2, setting_2, need_2)):
        if (setting == OUTSIDE) != (need == OUTSIDE):
            raise ValueError(
                f"setting-{at} is {setting} and need-{at} is {need}. "
                f"Either both are {OUTSIDE}, for a person without a plan, or neither is."
            )
    if made.setting_1 == made.setting_2 == OUTSIDE:
        raise ValueError("This person has no plan in either January. Leave the row out.")
    if last != first + 1:
        raise ValueError(
            f"academic-year-1 is {first} and academic-year-2 is {last}. "
            f"In a year a person goes up by one: write {first + 1}, or correct the first."
        )
    table.transitions[made] += _whole(row, "count", 1) if row.get("count") else 1
    return made


def _population(row: Mapping[str, str], table: Table) -> tuple[int, int]:
    key = (_whole(row, "calendar-year"), _whole(row, "academic-year"))
    if key in table.population:
        raise ValueError(f"Year {key[1]} in January {key[0]} comes twice. Keep one row.")
    table.population[key] = _whole(row, "population", 0)
    return key


def _cost(row: Mapping[str, str], table: Table) -> tuple[str, str]:
    key = (_word(row, "need"), _word(row, "setting"))
    if key in table.costs:
        raise ValueError(f"The cost of {key[0]} in {key[1]} comes twice. Keep one row.")
    text = row.get("cost", "").replace(",", "").removeprefix("£")
    try:
        cost = Decimal(text)
    except InvalidOperation:
        raise ValueError(
            f"cost is “{text}”. Write pounds for one year as 1234.56, or leave the row out where it is not known."
        ) from None
    if not cost.is_finite() or cost < 0:
        raise ValueError(f"cost is {text}. Write pounds for one year, nought or more.")
    table.costs[key] = cost
    return key


PARSERS = {
    "valid-states.csv": _state,
    "transitions.csv": _transition,
    "population.csv": _population,
    "costs.csv": _cost,
}
