"""Budgets and ledger of the demo: what was committed each month, strayed from a little; the allocation closes the years as told."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any

from areasend.actions import money_budget
from areasend.actions.money_ledger import DRAWS, SEED
from areasend.demo.above.known import Known
from areasend.demo.above.money import said, years
from areasend.demo.quota import Rng
from areasend.forecast.money.model import run
from areasend.records.models import BudgetLine, BudgetYear, LedgerEntry, LedgerMonth, OutturnForecast, User
from areasend.records.money.facts import commitments_of
from areasend.records.money.inputs import frozen_inputs, months_in
from areasend.records.money.reading import default_params
from areasend.rules.money.lines import LINES
from areasend.rules.money.pence import to_pounds
from areasend.rules.money.year import MONTHS, FinancialYear, year_of

CLOSES_AFTER = 10
"""Days of the next month until a month's ledger is in."""
NOISE = 0.012
Months = dict[str, list[int]]


def load(known: Known, given: dict[str, Any], rng: Rng) -> None:
    spending = {year: spent(rng, year, given) for year in years(known)}
    whole = sum(sum(months) for code, months in spending[years(known)[-1]].items() if LINES[code].in_block)
    size = whole / 100 / given["full_size"]
    opening = [round(balance * size, 2) for balance in given["balances"]]
    results = [opening[1] - opening[0], opening[2] - opening[1], given["in_year"] * size]
    for number, year in enumerate(years(known)):
        told = {**income(spending[year], results[number], number, given), **spending[year]}
        balance = Decimal(str(opening[number])) if number == 0 else _closed(years(known)[number - 1])
        budget(known, given, year, told, balance)
        ledger(known, given, year, told)
    forecasts(known, given)


def spent(rng: Rng, year: FinancialYear, given: dict[str, Any]) -> Months:
    """Pence of each month by line, as the ledger shows them: what is committed, with drift and noise, and the lines without commitments."""
    committed = commitments_of(year).committed.by_line()
    found = {
        code: [round(pence * (1 + given["drift"].get(code, 0.0) + rng.normal(0, NOISE))) for pence in months]
        for code, months in committed.items()
    }
    inside = sum(sum(months) for code, months in found.items() if LINES[code].in_block)
    for code, share in given["other_lines"].items():
        found[code] = [round(inside * share / MONTHS * (1 + rng.normal(0, 3 * NOISE))) for _ in range(MONTHS)]
    return found


def income(spending: Months, result: float, number: int, given: dict[str, Any]) -> Months:
    """What has to come in so that the year ends as told."""
    total = sum(sum(months) for code, months in spending.items() if LINES[code].in_block)
    adjusted, transferred = round(total * given["import_export"]), round(total * given["transfer"][number])
    allocation = total + round(result * 100) - adjusted - transferred
    return {"IN-ALLOC": _even(allocation), "IN-IMPEX": _even(adjusted), "IN-TRANSFER": _even(transferred)}


def _even(pence: int) -> list[int]:
    """In twelve parts, what is left over in the last."""
    month = round(pence / MONTHS)
    return [month] * (MONTHS - 1) + [pence - month * (MONTHS - 1)]


def _closed(year: FinancialYear) -> Decimal:
    """The balance of a year whose ledger is in."""
    held = BudgetYear.objects.get(starts_on=year.starts_on)
    rows = LedgerEntry.objects.filter(month__month__in=year.months).exclude(code="TRANSPORT")
    return held.opening_balance + sum(
        (amount * LINES[code].sign for code, amount in rows.values_list("code", "amount")), Decimal(0)
    )


def budget(known: Known, given: dict[str, Any], year: FinancialYear, told: Months, balance: Decimal) -> None:
    """Set at the year's start, to the thousand, and on some lines too low."""
    words = {**said(known, given), "today": year.starts_on}
    source = f"Budget of {year} ({given['invented']})"
    held = money_budget.open_year(year, **words, opening_balance=balance, source=f"Accounts ({given['invented']})")
    below = given["budget_below"]
    lines = {code: Decimal(round(sum(months) * below.get(code, 1.0) / 100_000)) * 1000 for code, months in told.items()}
    lines["IN-ALLOC"] = to_pounds(sum(told["IN-ALLOC"]))
    BudgetLine.objects.bulk_create(
        BudgetLine(year=held, code=code, amount=lines[code], source=source, recorded_by=words["by"])
        for code in LINES
        if code in lines
    )


def ledger(known: Known, given: dict[str, Any], year: FinancialYear, told: Months) -> None:
    """Every month that was in by the demo's day."""
    by: User = said(known, given)["by"]
    for number, month in enumerate(year.months):
        if not is_in(month, known.until):
            return
        rows = {code: to_pounds(months[number]) for code, months in told.items() if months[number]}
        name = f"ledger-{month:%Y-%m}.csv"
        kept = LedgerMonth.objects.create(
            month=month, control_total=sum(rows.values(), Decimal(0)), filename=name,
            sha256=sha256(name.encode()).hexdigest(), recorded_by=by,
        )  # fmt: skip
        LedgerEntry.objects.bulk_create(
            LedgerEntry(
                month=kept, number=place, code=code, amount=rows[code], recorded_by=by, description=given["invented"]
            )
            for place, code in enumerate((one for one in LINES if one in rows), start=2)
        )


def is_in(month: date, until: date) -> bool:
    last = date(month.year, month.month, monthrange(month.year, month.month)[1])
    return (until - last).days >= CLOSES_AFTER


def forecasts(known: Known, given: dict[str, Any]) -> None:
    """The forecasts kept with the last two months of the year under way."""
    for month, as_at, inputs in _frozen(known):
        found = run(inputs, default_params(), seed=SEED, draws=DRAWS)
        figures = {"summary": found.summary, **found.figures}
        by = said(known, given)["by"]
        OutturnForecast.objects.create(month=month, as_at=as_at, inputs=inputs, figures=figures, recorded_by=by)


def _frozen(known: Known) -> Iterator[tuple[LedgerMonth, date, dict[str, Any]]]:
    year = year_of(known.until)
    months = months_in(year)
    for number in range(max(len(months) - 1, 1), len(months) + 1):
        if number <= len(months):
            month = months[number - 1]
            as_at = min(
                date(month.month.year + month.month.month // 12, month.month.month % 12 + 1, CLOSES_AFTER + 2),
                known.until,
            )
            yield month, as_at, frozen_inputs(year, as_at, closed=number)
