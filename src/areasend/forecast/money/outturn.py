"""Where the year will end, line by line, in whole pence: what the ledger shows, and what the months to come will add, with why.

Parts of a line's forecast, which add up to it exactly:

- `actual`: the ledger of the months that are closed.
- `committed`: commitments of the months to come, child by child (or place by place).
- `drift`: as far as the ledger has run above (or below) the commitments of the same months, the rest is taken to do so too, times a weight.
- `growth`: children expected to start, less those expected to leave, beyond what is committed: half a year's growth reaches half of it.
- `rest`: lines without commitments: the rest of the budget, or the mean month of the ledger for each month to come.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from areasend.forecast.money.growth import growth_of_year
from areasend.forecast.money.inputs import Inputs, LineFacts, Measure
from areasend.rules.money.lines import LINES
from areasend.rules.money.year import MONTHS, FinancialYear

PARTS = ("actual", "committed", "drift", "growth", "rest")
MOST_DRIFT = Decimal("0.25")
"""A ledger that runs further from the commitments than this is a fault to be found, not a trend to be followed."""
NOT_GROWING = frozenset({"PLACES"})
"""Place money is set before the year: a child more does not change it."""


@dataclass(frozen=True)
class LineOutturn:
    """One line's year in pence; `committed_to_date` beside `actual` shows how far ledger and records agree."""

    facts: LineFacts
    actual: int
    committed: int
    drift: int
    growth: int
    rest: int

    @property
    def code(self) -> str:
        return self.facts.line.code

    @property
    def forecast(self) -> int:
        return self.actual + self.committed + self.drift + self.growth + self.rest

    @property
    def variance(self) -> int:
        """Above nought: better for the balance than the budget. More spent is below nought, more income above."""
        return (self.forecast - self.facts.budget) * self.facts.line.sign

    @property
    def committed_to_date(self) -> int:
        return sum(self.facts.committed[: len(self.facts.actual)])


@dataclass(frozen=True)
class Outturn:
    """The year: lines in the block, those beside it, and the balance. All in pence."""

    year: FinancialYear
    opening: int
    lines: tuple[LineOutturn, ...]
    beside: tuple[LineOutturn, ...]

    def total(self, kind: str, part: str = "forecast") -> int:
        return sum(getattr(one, part) for one in self.lines if one.facts.line.kind == kind)

    @property
    def in_year(self) -> int:
        return self.total("income") - self.total("spend")

    @property
    def balance(self) -> int:
        return self.opening + self.in_year

    @property
    def budgeted_in_year(self) -> int:
        return sum(one.facts.budget * one.facts.line.sign for one in self.lines)


def outturn(inputs: Inputs, params: dict[str, Any]) -> Outturn:
    """The central forecast, without anything that is still to be saved."""
    lines = [line_outturn(one, inputs, params) for one in inputs.lines]
    bears_transport = bool(params["transport_in_block"])
    inside = tuple(one for one in lines if one.facts.line.in_block or bears_transport)
    beside = tuple(one for one in lines if not one.facts.line.in_block and not bears_transport)
    return Outturn(inputs.year, inputs.opening, inside, beside)


def line_outturn(facts: LineFacts, inputs: Inputs, params: dict[str, Any]) -> LineOutturn:
    actual = sum(facts.actual)
    if facts.line.basis != "commitment":
        return LineOutturn(facts, actual, 0, 0, 0, _rest(facts, inputs))
    ahead = facts.committed[inputs.closed :]
    committed = sum(ahead)
    drift = _pence(drift_share(facts, params) * committed)
    return LineOutturn(facts, actual, committed, drift, _growth(facts, ahead, inputs, params), 0)


def drift_share(facts: LineFacts, params: dict[str, Any]) -> Decimal:
    """How far above the commitments the ledger runs, as a share, times the weight given to it; at most a quarter either way."""
    expected = sum(facts.committed[: len(facts.actual)])
    if not expected:
        return Decimal(0)
    share = Decimal(sum(facts.actual) - expected) / Decimal(expected)
    return max(min(share, MOST_DRIFT), -MOST_DRIFT) * Decimal(str(params["ledger_weight"]))


def _growth(facts: LineFacts, ahead: tuple[int, ...], inputs: Inputs, params: dict[str, Any]) -> int:
    """A month that lies n months ahead has n twelfths of a year's growth, less half a month's."""
    if facts.line.code in NOT_GROWING:
        return 0
    share = Decimal(str(growth_of_year(inputs, params))) / 100
    return _pence(sum(share * pence * (2 * n + 1) / (2 * MONTHS) for n, pence in enumerate(ahead)) + Decimal(0))


def _rest(facts: LineFacts, inputs: Inputs) -> int:
    left = inputs.months_left
    if facts.line.basis == "run_rate" and facts.actual:
        return _pence(Decimal(sum(facts.actual)) / len(facts.actual) * left)
    return _pence(Decimal(facts.budget) / MONTHS * left)


def saved(measure: Measure, year: FinancialYear, delivery: float, closed: int = 0) -> int:
    """Pence that a measure takes from a year's spending in the months not closed, at this share of the plan, less what it costs."""
    months = [day for day in year.months[closed:] if _works(measure, day)]
    worth = _pence(Decimal(measure.full_year) * len(months) / MONTHS * Decimal(str(delivery)))
    pays_now = year.starts_on <= measure.starts_on <= year.ends_on and measure.starts_on >= year.months[min(closed, 11)]
    return worth - (measure.cost if pays_now else 0)


def _works(measure: Measure, month: Any) -> bool:
    return measure.starts_on <= month and (measure.ends_on is None or month <= measure.ends_on)


def counted_measures(inputs: Inputs, params: dict[str, Any]) -> tuple[Measure, ...]:
    """Those on lines that are in the block."""
    return tuple(
        one
        for one in inputs.measures
        if one.line not in LINES or LINES[one.line].in_block or params["transport_in_block"]
    )


def _pence(amount: Decimal) -> int:
    return int(amount.quantize(Decimal(1), rounding=ROUND_HALF_UP))
