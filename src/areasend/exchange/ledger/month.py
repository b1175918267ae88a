"""A month of the ledger from CSV or XLSX: a row an entry, with its line and amount, and the control total that proves it whole.

    period,line,amount,description
    2026-10,FEES-IND,2890112.40,Independent schools
    2026-10,IN-ALLOC,10000000.00,Allocation
    2026-10,TOTAL,12890112.40,
    2026-10,TOTAL FEES-IND,2890112.40,

The row TOTAL must be there: it is what the ledger says the month comes to, income and spending added up. A row `TOTAL <line>` may be there
for any line; it says where a difference lies. A file whose rows do not come to its totals is refused, with the difference and its place.
"""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from areasend.exchange.caseload.cells.words import as_text
from areasend.exchange.caseload.delimited import read_delimited
from areasend.exchange.caseload.shapes import Cell, Unreadable
from areasend.exchange.caseload.sheets import Sheet
from areasend.exchange.caseload.workbook import read_workbook
from areasend.exchange.observations import Problem
from areasend.rules.money.pence import NotMoney, money, read_money

COLUMNS: Mapping[str, str] = {
    "period": "The month, as 2026-10; the same in every row",
    "line": "The code of the budget line; TOTAL for the control total; TOTAL and a code for a line's own total",
    "amount": "Pounds and pence. Income and spending are both above nought; a refund or credit is below",
    "description": "What the entry is, in words",
}
MUST = ("period", "line", "amount")
TOTAL = "TOTAL"
PERIOD = re.compile(r"(\d{4})-(\d{2})(?:-01)?(?: 00:00:00)?")
MOST_ROWS = 20_000
NEAR = 0.01


@dataclass(frozen=True)
class Entry:
    """One row; `number` as a spreadsheet counts it."""

    number: int
    line: str
    amount: Decimal
    description: str


@dataclass(frozen=True)
class Month:
    """A month that adds up. `control`: the sum of all entries, as the file proved it."""

    period: date
    entries: tuple[Entry, ...]
    control: Decimal

    def by_line(self) -> dict[str, Decimal]:
        found: dict[str, Decimal] = defaultdict(Decimal)
        for entry in self.entries:
            found[entry.line] += entry.amount
        return dict(found)


def read(name: str, content: bytes, known: Collection[str]) -> tuple[Month | None, list[Problem]]:
    """The month, or what is wrong with the file; `known`: the codes of the budget lines."""
    try:
        sheet = _sheet(name, content)
    except Unreadable as error:
        return None, [Problem(0, "", str(error))]
    header = [as_text(cell).casefold() for cell in sheet.header]
    if missing := [column for column in MUST if column not in header]:
        words = (
            f"{name} has no column {' and no column '.join(missing)}. Its first row must name: {', '.join(COLUMNS)}."
        )
        return None, [Problem(0, "", words)]
    rows = [(number, dict(zip(header, cells, strict=False))) for number, cells in sheet.rows]
    if len(rows) > MOST_ROWS:
        return None, [Problem(0, "", f"The file has more than {MOST_ROWS:,} rows. Sum them up by line first.")]
    problems = [problem for number, given in rows for problem in _problems(number, given, known)]
    problems = problems or list(_period_problems(rows))
    return (None, problems) if problems else _month(rows)


def _sheet(name: str, content: bytes) -> Sheet:
    return (read_workbook if name.lower().endswith(".xlsx") else read_delimited)(name, content)[0]


def _problems(number: int, given: Mapping[str, Cell], known: Collection[str]) -> Iterator[Problem]:
    for column in MUST:
        if not as_text(given.get(column)):
            yield Problem(number, column, f"This is empty. {COLUMNS[column]}.")
    period, line = as_text(given.get("period")), as_text(given.get("line"))
    amount = amount_text(given.get("amount"))
    if period and _period(period) is None:
        yield Problem(number, "period", f"“{period}” is not a month. Write it as 2026-10.")
    code = line.upper().removeprefix(TOTAL).strip()
    if code and code not in known:
        near = difflib.get_close_matches(code, known, 1)
        hint = f"Is it {near[0]}?" if near else f"The lines are: {', '.join(sorted(known))}."
        yield Problem(number, "line", f"“{line}” is not a line of the budget. {hint}")
    try:
        read_money(amount or "0")
    except NotMoney as wrong:
        yield Problem(number, "amount", str(wrong))


def amount_text(cell: Cell) -> str:
    """A spreadsheet keeps 1234.56 as a binary number; what lies within a hundredth of a penny of whole pence is meant as them."""
    if isinstance(cell, float) and abs(cell * 100 - round(cell * 100)) < NEAR:
        return f"{cell:.2f}"
    return as_text(cell)


def _period(text: str) -> date | None:
    found = PERIOD.fullmatch(text)
    is_month = found and 1 <= int(found[2]) <= 12 and 2000 <= int(found[1]) <= 2100
    return date(int(found[1]), int(found[2]), 1) if found and is_month else None


def _period_problems(rows: Sequence[tuple[int, Mapping[str, Cell]]]) -> Iterator[Problem]:
    if not rows:
        yield Problem(0, "", "The file has no rows. Put in the month's entries, and a row TOTAL.")
        return
    first = as_text(rows[0][1].get("period"))
    for number, given in rows:
        period = as_text(given.get("period"))
        if _period(period) != _period(first):
            yield Problem(number, "period", f"This row is of {period}, the file of {first}. Bring in one month a file.")


def _month(rows: Sequence[tuple[int, Mapping[str, Cell]]]) -> tuple[Month | None, list[Problem]]:
    entries: list[Entry] = []
    totals: dict[str, Entry] = {}
    problems: list[Problem] = []
    for number, given in rows:
        line, amount = as_text(given.get("line")).upper(), read_money(amount_text(given.get("amount")))
        if not line.startswith(TOTAL):
            entries.append(Entry(number, line, amount, as_text(given.get("description"))))
            continue
        code = line.removeprefix(TOTAL).strip()
        if code in totals:
            problems.append(Problem(number, "line", f"“{line}” stands in row {totals[code].number} already. Keep one."))
        totals.setdefault(code, Entry(number, code, amount, ""))
    problems += _not_whole(entries, totals)
    period = _period(as_text(rows[0][1].get("period")))
    if problems or period is None:
        return None, problems
    return Month(period, tuple(entries), totals[""].amount), []


def _not_whole(entries: list[Entry], totals: Mapping[str, Entry]) -> Iterator[Problem]:
    """Where rows and totals differ, by how much, and what is likely."""
    if "" not in totals:
        yield Problem(0, "", "The file has no control total. Add a row with the line TOTAL and the sum of the month.")
        return
    for code, total in totals.items():
        mine = [entry for entry in entries if not code or entry.line == code]
        found = sum((entry.amount for entry in mine), Decimal(0))
        if found != total.amount:
            yield Problem(total.number, "amount", _difference(code, found, total.amount, mine))


def _difference(code: str, found: Decimal, told: Decimal, entries: Sequence[Entry]) -> str:
    apart = found - told
    what = f"The rows of {code} come" if code else "The rows come"
    side = "more" if apart > 0 else "less"
    said = f"{what} to {money(found)}, the total is {money(told)}: {money(abs(apart))} {side} than it should be."
    return " ".join([said, *_suspects(apart, entries), "Nothing was written."])


def _suspects(apart: Decimal, entries: Sequence[Entry]) -> Iterator[str]:
    """A row of just this amount may be entered twice; one of half of it has the wrong sign."""
    for entry in entries:
        if entry.amount == apart:
            yield f"Row {entry.number} ({entry.line}) is just this amount: is it entered twice, or not of this month?"
        elif entry.amount * 2 == apart:
            yield f"Row {entry.number} ({entry.line}) is half of it: has it the wrong sign?"
    if apart % Decimal("0.09") == 0 and apart:
        yield "The difference is a multiple of nine pence: are two digits the wrong way round?"
