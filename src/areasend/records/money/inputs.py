"""The facts of an outturn, frozen as plain JSON: what `areasend.forecast.money.run` takes, and a file reproduces."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import F, Max, Q, Sum

from areasend.forecast.money.growth import from_plans
from areasend.forecast.plans.inputs import LAST_JANUARY, MOST_YEARS
from areasend.records.models import BudgetLine, BudgetYear, Case, LedgerEntry, LedgerMonth, SavingMeasure
from areasend.records.money.facts import Year, commitments_of
from areasend.records.plans_ahead import plans_ahead
from areasend.records.readings import readings
from areasend.rules.money.lines import LINES
from areasend.rules.money.pence import to_pounds
from areasend.rules.money.year import MONTHS, FinancialYear

YEAR = timedelta(days=365)
GROWTH_YEARS = 3
"""One year's growth is a throw of the dice beside that of three: a backlog that is cleared moves plans from one year to the next."""
NONE = Decimal("0.00")


def frozen_inputs(year: FinancialYear, on: date, closed: int | None = None) -> dict[str, Any]:
    """As known now; `closed`: as if only the first so many months of the ledger were in. Raises BudgetYear.DoesNotExist."""
    budget = BudgetYear.objects.get(starts_on=year.starts_on)
    months = months_in(year)[:closed]
    plans, growth = plans_and_growth(on)
    found = commitments_of(year)
    return {
        "year": str(year),
        "closed": len(months),
        "opening": str(budget.opening_balance),
        "plans": plans,
        "growth": growth,
        "lines": _lines(budget, months, found),
        "measures": [_measure(one) for one in _measures()],
        "past": list(past_years(year)),
        "growth_ahead": growth_ahead(year),
        "missing": {"count": found.priced.missing.height, "estimated": str(to_pounds(found.estimated))},
    }


def months_in(year: FinancialYear) -> list[LedgerMonth]:
    """The months of the year whose ledger is in, from April on without a gap."""
    there = {one.month: one for one in LedgerMonth.objects.filter(month__in=year.months, replaced_on=None)}
    found = []
    for day in year.months:
        if day not in there:
            break
        found.append(there[day])
    return found


def actuals(months: Iterable[LedgerMonth]) -> dict[str, list[Decimal]]:
    """What the ledger shows for each line in each of these months."""
    place = {month.pk: number for number, month in enumerate(months)}
    found: dict[str, list[Decimal]] = defaultdict(lambda: [NONE] * len(place))
    rows = LedgerEntry.objects.filter(month__in=list(place)).order_by().values_list("month_id", "code")
    for month, code, amount in rows.annotate(amount=Sum("amount")):
        found[code][place[month]] = amount
    return dict(found)


def _lines(budget: BudgetYear, months: list[LedgerMonth], found: Year) -> list[dict[str, Any]]:
    """Every line that has a budget, a figure in the ledger or a commitment, in their order."""
    set_at = dict(budget.lines.values_list("code", "amount"))
    shown = actuals(months)
    committed = found.committed.by_line()
    return [
        {
            "code": code,
            "budget": str(set_at.get(code, NONE)),
            "actual": [str(amount) for amount in shown.get(code, [NONE] * len(months))],
            "committed": [str(to_pounds(pence)) for pence in committed.get(code, [0] * MONTHS)],
            "exit": str(to_pounds(found.exit.get(code, 0))),
        }
        for code in LINES
        if code in set_at or code in shown or code in committed
    ]


def _measures() -> Iterable[SavingMeasure]:
    return SavingMeasure.objects.filter(dropped_on=None).annotate(saved=Max("deliveries__amount"))


def _measure(one: Any) -> dict[str, Any]:
    return {
        "key": str(one.pk),
        "title": one.title,
        "line": one.code,
        "starts_on": one.starts_on.isoformat(),
        "ends_on": one.ends_on.isoformat() if one.ends_on else None,
        "full_year": str(one.full_year),
        "cost": str(one.cost),
        "delivered": str(one.saved or NONE),
    }


def plans_and_growth(on: date) -> tuple[int, float]:
    """Plans in force on the day, and by how many per cent they grew a year, over the last three years; nought where there were none."""
    now, before = _plans_on(on), _plans_on(on - GROWTH_YEARS * YEAR)
    return now, round(((now / before) ** (1 / GROWTH_YEARS) - 1) * 100, 2) if now and before else 0.0


def growth_ahead(year: FinancialYear) -> dict[str, Any] | None:
    """Of the year and those after it, from the forecast of plans; none where the area has none that reaches so far."""
    found = plans_ahead(settings.AREASEND_AREA, LAST_JANUARY + MOST_YEARS, ())
    if found is None:
        return None
    series = found["plans"]
    past = {int(period): value for period, value in series.past}
    source = f"Forecast of plans, from the figures published up to January {LAST_JANUARY}"
    return from_plans(past, tuple(map(int, series.periods)), series.bands, year.first, source)


def _plans_on(on: date) -> int:
    in_force = Q(opened_on__lte=on) & (Q(ended_on=None) | Q(ended_on__gt=on))
    return Case.objects.filter(in_force, process="plan").count()


def past_years(year: FinancialYear) -> Iterable[dict[str, str]]:
    """Earlier years whose twelve months are in: what came in, what went out, and where they ended."""
    outside = set() if readings().is_choice("transport_charged_to", "high_needs") else {"TRANSPORT"}
    for budget in BudgetYear.objects.filter(starts_on__lt=year.starts_on).order_by("starts_on"):
        months = months_in(budget.year)
        if len(months) < MONTHS:
            continue
        sums = {code: sum(amounts, NONE) for code, amounts in actuals(months).items() if code not in outside}
        income = sum((amount for code, amount in sums.items() if LINES[code].is_income), NONE)
        spend = sum((amount for code, amount in sums.items() if not LINES[code].is_income), NONE)
        yield {
            "year": str(budget.year),
            "income": str(income),
            "spend": str(spend),
            "in_year": str(income - spend),
            "balance": str(budget.opening_balance + income - spend),
        }


def budget_lines(year: FinancialYear) -> list[BudgetLine]:
    return list(BudgetLine.objects.filter(year__starts_on=year.starts_on).order_by(F("pk")))
