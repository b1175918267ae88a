"""The frozen facts of an outturn as plain JSON, and the same facts read once and checked.

    {"year": "2026-27", "closed": 7, "opening": "-15200000.00", "plans": 7430, "growth": 5.1,
     "lines": [{"code": "FEES-IND", "budget": "35000000.00", "actual": ["2900000.00", ...7], "committed": [...12], "exit": "36100000.00"}],
     "measures": [{"key": "12", "title": "...", "line": "FEES-IND", "starts_on": "2026-09-01", "ends_on": null, "full_year": "600000.00",
                   "cost": "0.00", "delivered": "40000.00"}],
     "past": [{"year": "2025-26", "income": "...", "spend": "...", "in_year": "...", "balance": "..."}],
     "missing": {"count": 3, "estimated": "120000.00"},
     "growth_ahead": {"growth": [6.1, 5.8, ...], "doubt": [1.2, 1.4, ...], "source": "Forecast of plans, ..."}}

Money is text with two decimals, so that no penny is lost on the way through JSON.
`growth`: per cent a year by which plans grew over the last three years. `growth_ahead`: by how many per cent a forecast of plans has them
grow this year and in each after it, where there is one (`growth.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from areasend.forecast.money.growth import Ahead
from areasend.rules.money.lines import LINES, Line
from areasend.rules.money.pence import NotMoney, read_money, to_pence
from areasend.rules.money.year import MONTHS, FinancialYear, NoYear, read_year


class BadInputs(ValueError):
    """The facts cannot be used; the message says what is wrong and what to do."""


@dataclass(frozen=True)
class LineFacts:
    """One budget line of the year, in pence: `actual` of the months closed, `committed` of all twelve, `exit` a whole year as it ends."""

    line: Line
    budget: int
    actual: tuple[int, ...]
    committed: tuple[int, ...]
    exit: int


@dataclass(frozen=True)
class Measure:
    """Something done to spend less (or get more): pence of a full year once it works, what it costs once, what came of it so far."""

    key: str
    title: str
    line: str
    starts_on: date
    ends_on: date | None
    full_year: int
    cost: int
    delivered: int


@dataclass(frozen=True)
class Inputs:
    """`opening`: the balance brought into the year, less than nought for a deficit. `closed`: months whose ledger is in."""

    year: FinancialYear
    closed: int
    opening: int
    plans: int
    growth: float
    lines: tuple[LineFacts, ...]
    measures: tuple[Measure, ...] = ()
    past: tuple[dict[str, Any], ...] = ()
    missing: dict[str, Any] = field(default_factory=dict)
    ahead: Ahead | None = None

    @property
    def months_left(self) -> int:
        return MONTHS - self.closed


def read_inputs(given: dict[str, Any]) -> Inputs:
    """Raises `BadInputs` with a sentence."""
    try:
        return _read(given)
    except KeyError as error:
        raise BadInputs(f"The facts of the outturn lack {error}. Gather them anew.") from error
    except (NotMoney, NoYear) as error:
        raise BadInputs(str(error)) from error


def _read(given: dict[str, Any]) -> Inputs:
    year, closed = read_year(given["year"]), int(given["closed"])
    if not 0 <= closed <= MONTHS:
        raise BadInputs(f"A year has twelve months; {closed} cannot be closed.")
    lines = tuple(_line(one, closed) for one in given["lines"])
    if not lines:
        raise BadInputs(f"The budget of {year} has no line. Set the budget first.")
    return Inputs(
        year=year,
        closed=closed,
        opening=_pence(given["opening"]),
        plans=int(given.get("plans", 0)),
        growth=float(given.get("growth", 0.0)),
        lines=lines,
        measures=tuple(_measure(one) for one in given.get("measures", [])),
        past=tuple(given.get("past", [])),
        missing=dict(given.get("missing", {})),
        ahead=Ahead.read(given.get("growth_ahead")),
    )


def _line(one: dict[str, Any], closed: int) -> LineFacts:
    code = one["code"]
    if code not in LINES:
        raise BadInputs(f"There is no budget line {code}. The lines are: {', '.join(LINES)}.")
    actual = tuple(_pence(text) for text in one["actual"])
    committed = tuple(_pence(text) for text in one.get("committed") or ["0"] * MONTHS)
    if len(actual) != closed:
        raise BadInputs(
            f"{code} has figures of {len(actual)} months, but {closed} are closed. Bring the months in whole."
        )
    if len(committed) != MONTHS:
        raise BadInputs(f"{code} has commitments for {len(committed)} months instead of twelve.")
    return LineFacts(LINES[code], _pence(one["budget"]), actual, committed, _pence(one.get("exit", "0")))


def _measure(one: dict[str, Any]) -> Measure:
    starts, ends = _day(one["starts_on"]), _day(one["ends_on"]) if one.get("ends_on") else None
    if ends and ends < starts:
        raise BadInputs(f"“{one['title']}” ends on {ends}, before it starts on {starts}. Put its dates in order.")
    amounts = [_pence(one[name]) for name in ("full_year", "cost", "delivered")]
    return Measure(str(one["key"]), one["title"], one["line"], starts, ends, *amounts)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadInputs(f"“{text}” is not a day. Write it as 2026-09-01.") from error


def _pence(text: str | Decimal) -> int:
    return to_pence(read_money(str(text)))
