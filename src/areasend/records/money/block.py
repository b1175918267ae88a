"""The block as a page or a report tells it: the forecast, its lines with why they stray, and what moved since the month before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection

from areasend.documents.charts.fan import Fan
from areasend.forecast.money.model import run
from areasend.forecast.money.moved import Cause, moved
from areasend.forecast.outcome import Outcome, Series
from areasend.records.area_figures import Store
from areasend.records.figures_version import version_of
from areasend.records.models import (
    BudgetLine,
    BudgetYear,
    LedgerEntry,
    LedgerMonth,
    OutturnForecast,
    SavingDelivery,
    SavingMeasure,
)
from areasend.records.money.facts import READ
from areasend.records.money.inputs import frozen_inputs
from areasend.records.money.reading import default_params
from areasend.rules.money.lines import LINES
from areasend.rules.money.pence import pounds
from areasend.rules.money.year import FinancialYear

SEED, DRAWS = 1, 2000
KEPT = (*READ, BudgetYear, BudgetLine, LedgerMonth, LedgerEntry, SavingMeasure, SavingDelivery)
BANDS = ("median", "low_50", "high_50", "low_80", "high_80", "low_95", "high_95")
NEAR = Decimal("0.005")
"""A line within half a per cent of its budget is on budget."""
REASONS = {
    "drift": "the ledger runs {side} what is committed",
    "growth": "more children are expected to start than to leave",
    "committed": "what is committed comes to {side} the budget",
    "rest": "the months so far run {side} the budget",
}


@dataclass(frozen=True)
class LineStanding:
    """One budget line as told. `variance` above nought is better for the balance."""

    code: str
    label: str
    is_income: bool
    budget: Decimal
    actual: Decimal
    forecast: Decimal
    variance: Decimal
    why: str


@dataclass(frozen=True)
class Block:
    """`before`: the forecast kept with the month before the newest; `causes`: what moved the balance since."""

    year: FinancialYear
    closed: int
    outcome: Outcome
    lines: tuple[LineStanding, ...]
    beside: tuple[LineStanding, ...]
    causes: tuple[Cause, ...]
    before: OutturnForecast | None
    inputs: dict[str, Any]

    def figure(self, name: str) -> Decimal:
        return Decimal(self.outcome.figures[name])

    @property
    def income(self) -> tuple[LineStanding, ...]:
        return tuple(one for one in self.lines if one.is_income)

    @property
    def spend(self) -> tuple[LineStanding, ...]:
        return tuple(one for one in self.lines if not one.is_income)

    def fan(self, key: str, title: str) -> Fan:
        return fan_of(self.outcome[key], title)


_KEPT = Store(4)


def block_of(year: FinancialYear, on: date) -> Block:
    """As known now. Raises BudgetYear.DoesNotExist where the year has no budget."""
    key = (connection.settings_dict["NAME"], year, on, version_of(KEPT))
    found: Block = _KEPT.get(key, lambda: _block(year, on))
    return found


def _block(year: FinancialYear, on: date) -> Block:
    inputs = frozen_inputs(year, on)
    outcome = run(inputs, default_params(), seed=SEED, draws=DRAWS)
    before = forecast_before(year)
    figures = outcome.figures
    return Block(
        year=year,
        closed=int(figures["closed"]),
        outcome=outcome,
        lines=tuple(map(_line, figures["lines"])),
        beside=tuple(map(_line, figures["beside"])),
        causes=moved(before.inputs, inputs, default_params()) if before else (),
        before=before,
        inputs=inputs,
    )


def forecast_before(year: FinancialYear) -> OutturnForecast | None:
    """The one kept with the last month but one of the year that is in; months that were replaced do not count."""
    kept = OutturnForecast.objects.filter(month__month__in=year.months, month__replaced_on=None).select_related("month")
    newest = list(kept.order_by("-month__month")[:2])
    return newest[1] if len(newest) > 1 else None


def _line(row: dict[str, Any]) -> LineStanding:
    figures = {name: Decimal(row[name]) for name in ("budget", "actual", "forecast", "variance")}
    return LineStanding(row["code"], row["label"], LINES[row["code"]].is_income, why=_why(row), **figures)


def _why(row: dict[str, Any]) -> str:
    """In words what lies behind a variance: the greatest of its parts."""
    budget, variance = Decimal(row["budget"]), Decimal(row["variance"])
    if abs(variance) <= abs(budget) * NEAR:
        return "On budget"
    parts = {name: Decimal(row[name]) for name in ("drift", "growth")}
    parts["rest" if Decimal(row["rest"]) else "committed"] = Decimal(row["forecast"]) - sum(parts.values()) - budget
    wanted = Decimal(row["forecast"]) > budget
    told = sorted(
        ((abs(value), name) for name, value in parts.items() if value and (value > 0) == wanted), reverse=True
    )
    side = "above" if wanted else "below"
    first = [REASONS[name].format(side=side) + f" ({pounds(parts[name], sign=True)})" for _, name in told[:2]]
    said = "; ".join(first) or f"the forecast lies {side} the budget"
    return said[:1].upper() + said[1:]


def fan_of(series: Series, title: str) -> Fan:
    bands = series.bands.as_dict()
    return Fan(
        title=title,
        periods=series.periods,
        bands={name: tuple(bands[name]) for name in BANDS},
        past=series.past,
        unit="£",
        label="Year",
    )
