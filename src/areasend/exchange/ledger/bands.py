"""The rates of a scheme of bands from CSV or XLSX: one row a band, kind of setting and amount."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from areasend.exchange.caseload.cells.words import as_text
from areasend.exchange.caseload.delimited import read_delimited
from areasend.exchange.caseload.shapes import Cell, Unreadable
from areasend.exchange.caseload.workbook import read_workbook
from areasend.exchange.ledger.month import amount_text
from areasend.exchange.observations import Problem
from areasend.rules.money.kinds import TOP_UP_LINES
from areasend.rules.money.pence import NotMoney, read_money
from areasend.rules.money.year import NoYear, read_year

COLUMNS: Mapping[str, str] = {
    "year": "The financial year in which the rate holds, as 2026-27",
    "band": "The name of the band, such as B3",
    "kind": f"The kind of setting: {', '.join(TOP_UP_LINES)}",
    "amount": "The top-up in pounds for a whole year",
}
LONGEST = 12


@dataclass(frozen=True)
class Rate:
    """A band's yearly top-up in one kind of setting and one year (its first calendar year)."""

    number: int
    first: int
    band: str
    kind: str
    amount: Decimal


def read(name: str, content: bytes) -> tuple[list[Rate], list[Problem]]:
    """The rates and what is wrong; where anything is wrong the rates must not be used."""
    try:
        sheet = (read_workbook if name.lower().endswith(".xlsx") else read_delimited)(name, content)[0]
    except Unreadable as error:
        return [], [Problem(0, "", str(error))]
    header = [as_text(cell).casefold() for cell in sheet.header]
    if missing := [column for column in COLUMNS if column not in header]:
        words = (
            f"{name} has no column {' and no column '.join(missing)}. Its first row must name: {', '.join(COLUMNS)}."
        )
        return [], [Problem(0, "", words)]
    rows = [(number, dict(zip(header, cells, strict=False))) for number, cells in sheet.rows]
    problems = [problem for number, given in rows for problem in _problems(number, given)]
    if problems or not rows:
        return [], problems or [Problem(0, "", "The file has no rows. Put in a row for each band and kind of setting.")]
    rates = [_rate(number, given) for number, given in rows]
    return rates, list(_twice(rates))


def _problems(number: int, given: Mapping[str, Cell]) -> Iterator[Problem]:
    year, band, kind = (as_text(given.get(column)) for column in ("year", "band", "kind"))
    amount = amount_text(given.get("amount"))
    try:
        read_year(year)
    except NoYear as wrong:
        yield Problem(number, "year", str(wrong))
    if not band or len(band) > LONGEST:
        yield Problem(number, "band", f"Name the band, in up to {LONGEST} letters.")
    if kind not in TOP_UP_LINES:
        yield Problem(number, "kind", f"“{kind}” is not a kind that is paid by band. {COLUMNS['kind']}.")
    try:
        if read_money(amount) < 0:
            yield Problem(number, "amount", f"“{amount}” is below nought. A top-up is nought or more.")
    except NotMoney as wrong:
        yield Problem(number, "amount", f"A cost is missing. {COLUMNS['amount']}." if not amount else str(wrong))


def _rate(number: int, given: Mapping[str, Cell]) -> Rate:
    year, band, kind = (as_text(given.get(column)) for column in ("year", "band", "kind"))
    amount = amount_text(given.get("amount"))
    return Rate(number, read_year(year).first, band, kind, read_money(amount))


def _twice(rates: list[Rate]) -> Iterator[Problem]:
    seen: dict[tuple[int, str, str], int] = {}
    for rate in rates:
        key = (rate.first, rate.band, rate.kind)
        if key in seen:
            yield Problem(
                rate.number, "band", f"Band {rate.band} for {rate.kind} stands in row {seen[key]} already. Keep one."
            )
        seen.setdefault(key, rate.number)
