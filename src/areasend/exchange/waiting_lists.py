"""Waiting lists from CSV or XLSX: a row a referral (without names), or a row a month in totals.

A file of referrals has the columns `referral` and `removal` (empty for who still waits). From it come the list as it stands on the day
asked for and on the ends of the eleven months before, each by whole weeks waited, with what came and went in the month. A column that may
say who a child is makes the file unusable here: it is refused before a row is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

import numpy as np

from areasend.exchange.caseload.cells.dates import parse_date
from areasend.exchange.caseload.cells.words import as_text
from areasend.exchange.caseload.delimited import read_delimited
from areasend.exchange.caseload.shapes import Cell, Unreadable, Wrong
from areasend.exchange.caseload.sheets import Sheet
from areasend.exchange.caseload.workbook import read_workbook
from areasend.exchange.observations import Problem

COLUMNS: Mapping[str, str] = {
    "pathway": "autism, adhd, autism_adhd, community_paediatrics, speech_language, occupational_therapy, mental_health or other",
    "service": "Who keeps the list, such as the name of the trust or team",
    "as_of": "The day on which the list stood so",
    "waiting": "How many waited",
    "mean_weeks": "How many weeks they had waited on average",
    "longest_weeks": "How many weeks the longest wait was; may be empty",
    "referrals": "How many were referred in the month that ends with the day; may be empty",
    "removals": "How many were seen or taken off the list in that month; may be empty",
    "source": "Where the figures come from, so that another can find them",
}
MUST = ("pathway", "service", "as_of", "waiting", "source")
EXAMPLE = (
    "autism",
    "Community paediatrics",
    "31/10/2026",
    "1840",
    "58.5",
    "121",
    "126",
    "104",
    "Trust's monthly report",
)
NAMING = ("name", "nhs", "dob", "birth", "upn", "postcode", "address", "phone", "email")
MONTHS = 12


@dataclass(frozen=True)
class Told:
    """One list on one day, as `actions.waiting_list.record` takes it; `number` is the row it stood in."""

    number: int
    given: dict[str, Any]


def read(name: str, content: bytes, *, as_of: date | None = None, **of: str) -> tuple[list[Told], list[Problem]]:
    """The lists of a file and what is wrong with it. `as_of` and `of` (pathway, service, source) are for a file of referrals."""
    try:
        sheets = read_workbook(name, content) if name.lower().endswith(".xlsx") else read_delimited(name, content)
    except Unreadable as error:
        return [], [Problem(0, "", str(error))]
    header = [as_text(cell).casefold() for cell in sheets[0].header]
    if naming := [column for column in header if any(word in column for word in NAMING)]:
        words = f"The column “{naming[0]}” may say who a child is. Take it out of the file; a list needs no names."
        return [], [Problem(0, "", words)]
    if "referral" in header:
        return _from_referrals(sheets[0], header, as_of, of)
    if missing := [column for column in MUST if column not in header]:
        names = f"{', '.join(COLUMNS)}; or referral, removal"
        words = f"{name} has no column {' and no column '.join(missing)}. Its first row must name: {names}."
        return [], [Problem(0, "", words)]
    return _from_totals(sheets[0], header)


def _from_totals(sheet: Sheet, header: list[str]) -> tuple[list[Told], list[Problem]]:
    rows, problems = [], []
    for number, cells in sheet.rows:
        given = dict(zip(header, cells, strict=False))
        wrong = list(_faults(number, given, sheet))
        problems += wrong
        if not wrong:
            rows.append(Told(number, _totals(given, sheet)))
    return rows, problems


def _faults(number: int, given: Mapping[str, Cell], sheet: Sheet) -> Iterator[Problem]:
    for column in MUST:
        if not as_text(given.get(column)):
            yield Problem(number, column, f"This is empty. {COLUMNS[column]}.")
    if as_text(given.get("as_of")):
        try:
            parse_date(given["as_of"], sheet.day_zero)
        except Wrong as wrong:
            yield Problem(number, "as_of", f"{wrong} {wrong.right}")
    for column in ("waiting", "mean_weeks", "longest_weeks", "referrals", "removals"):
        try:
            found = _number(given.get(column))
        except InvalidOperation:
            found = Decimal(-1)
        if found is not None and (found < 0 or (column != "mean_weeks" and found != int(found))):
            yield Problem(number, column, f"“{as_text(given[column])}” is no number of 0 or more. Write it as 104.")


def _totals(given: Mapping[str, Cell], sheet: Sheet) -> dict[str, Any]:
    numbers = {name: _number(given.get(name)) for name in ("waiting", "longest_weeks", "referrals", "removals")}
    return {
        "pathway": as_text(given.get("pathway")).casefold(),
        "service": as_text(given.get("service")),
        "as_of": parse_date(given["as_of"], sheet.day_zero),
        "source": as_text(given.get("source")),
        "mean_weeks": _number(given.get("mean_weeks")),
        **{name: None if value is None else int(value) for name, value in numbers.items()},
    }


def _number(cell: Cell) -> Decimal | None:
    text = as_text(cell).replace(",", "").strip()
    found = Decimal(text) if text else None
    if found is not None and not found.is_finite():
        raise InvalidOperation
    return found


def _from_referrals(
    sheet: Sheet, header: list[str], as_of: date | None, of: Mapping[str, str]
) -> tuple[list[Told], list[Problem]]:
    if as_of is None or not all(of.get(name) for name in ("pathway", "service", "source")):
        words = "A file of referrals needs the day of the list, the pathway, the service and the source to be said beside it."
        return [], [Problem(0, "", words)]
    came, gone, problems = [], [], []
    for number, cells in sheet.rows:
        given = dict(zip(header, cells, strict=False))
        try:
            first = parse_date(given.get("referral"), sheet.day_zero)
            last = parse_date(given["removal"], sheet.day_zero) if as_text(given.get("removal")) else None
        except Wrong as wrong:
            problems.append(Problem(number, "referral or removal", f"{wrong} {wrong.right}"))
            continue
        if last is not None and last < first:
            problems.append(Problem(number, "removal", "It is before the referral. Mend one of the two dates."))
        elif first > as_of or (last is not None and last > as_of):
            problems.append(
                Problem(number, "referral or removal", f"It is after the day of the list, {as_of:%d/%m/%Y}.")
            )
        else:
            came.append(first)
            gone.append(last)
    if not came and not problems:
        problems.append(Problem(0, "", "The list is empty: there is no referral in it."))
    return ([] if problems else _snapshots(came, gone, as_of, of)), problems


def _snapshots(came: list[date], gone: list[date | None], as_of: date, of: Mapping[str, str]) -> list[Told]:
    """The list on the ends of the last months and on the day itself, those months only in which it was kept already."""
    first, last = np.array(came, dtype="datetime64[D]"), np.array(gone, dtype="datetime64[D]")
    found = []
    for before, day in _months(as_of):
        if first.min() > np.datetime64(before):
            continue
        here = first[(first <= np.datetime64(day)) & (np.isnat(last) | (last > np.datetime64(day)))]
        weeks = (np.datetime64(day) - here).astype(np.int64) // 7
        given = {
            **of,
            "as_of": day,
            "by_weeks": [int(people) for people in np.bincount(weeks)] if len(weeks) else [],
            "waiting": len(here),
            "referrals": int(((first > np.datetime64(before)) & (first <= np.datetime64(day))).sum()),
            "removals": int(((last > np.datetime64(before)) & (last <= np.datetime64(day))).sum()),
        }
        found.append(Told(0, given))
    return found


def _months(as_of: date) -> list[tuple[date, date]]:
    """The last day of the month before, and the last day, of each of the last months; the last month ends with `as_of`."""
    ends = [as_of]
    month = as_of.replace(day=1)
    for _ in range(MONTHS):
        ends.append(month - timedelta(days=1))
        month = ends[-1].replace(day=1)
    return list(zip(ends[1:], ends[:-1], strict=True))[::-1]
