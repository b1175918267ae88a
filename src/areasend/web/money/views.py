"""The block in a sentence, by line, by year; and one line with what lies behind it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from areasend.records.models import BudgetYear
from areasend.records.money.block import Block, LineStanding, block_of
from areasend.records.money.facts import commitments_of
from areasend.rules.money.lines import LINES
from areasend.rules.money.pence import millions, money, pounds, to_pounds
from areasend.rules.money.year import year_of
from areasend.rules.policies.access import Verb, may
from areasend.web.components.charts import Chart, Series
from areasend.web.components.tables import Column, Link, Table
from areasend.web.loaders import wants
from areasend.web.money.recording import trail
from areasend.web.today import today

LINE_COLUMNS = [
    Column("Line"),
    Column("Budget", numeric=True),
    Column("Ledger to date", numeric=True),
    Column("Forecast", numeric=True),
    Column("Better or worse", numeric=True),
    Column("Why"),
]


def rights(request: HttpRequest) -> dict[str, bool]:
    roles = request.user.roles
    return {
        "may_edit": may(roles, Verb.EDIT_MONEY),
        "may_see_children": may(roles, Verb.VIEW_CHILD_COSTS),
        "may_see_cases": may(roles, Verb.VIEW_CASE),
    }


@require_GET
@wants(Verb.VIEW_MONEY)
def overview(request: HttpRequest) -> HttpResponse:
    year = year_of(today())
    has_budget = BudgetYear.objects.filter(starts_on=year.starts_on, lines__isnull=False).exists()
    shown: dict[str, Any] = {"year": year, "has_budget": has_budget, **rights(request)}
    if has_budget:
        block = block_of(year, today())
        shown |= {"found": block, **_tiles(block), **_tables(block), **_fans(block)}
    return render(request, "money/overview.html", shown)


def _tiles(block: Block) -> dict[str, Any]:
    balance, result = block.figure("balance"), block.figure("in_year")
    bands = block.outcome["balance"].bands
    return {
        "result": millions(result),
        "result_state": "late" if result < 0 else "met",
        "balance": millions(balance),
        "balance_state": "late" if balance < 0 else "met",
        "range": f"19 times in 20 between {millions(bands.low_95[0])} and {millions(bands.high_95[0])}",
        "opening": millions(block.figure("opening")),
        "last": millions(bands.median[-1]),
        "last_year": block.outcome["balance"].periods[-1],
        "last_mitigated": millions(block.outcome["mitigated"].bands.median[-1]),
    }


def _tables(block: Block) -> dict[str, Any]:
    causes = [(cause.label, pounds(to_pounds(cause.pence), sign=True)) for cause in block.causes]
    moved = sum(cause.pence for cause in block.causes)
    return {
        "spend": _table(block.spend, "Spending by line"),
        "income": _table(block.income, "Income by line"),
        "beside": _table(block.beside, "Charged elsewhere: not in the balance of the block") if block.beside else None,
        "causes": Table([Column("What moved it"), Column("By", numeric=True)], causes, "What moved the balance")
        if causes
        else None,
        "moved": f"{pounds(to_pounds(abs(moved)))} {'better' if moved >= 0 else 'worse'}",
        "years": _years(block),
        "assumptions": Table(
            [Column("What"), Column("Taken as"), Column("From")],
            [(one.label, one.value, one.source) for one in block.outcome.assumptions],
            "What is taken for granted",
            caption_hidden=True,
        ),
    }


def _table(lines: tuple[LineStanding, ...], caption: str) -> Table:
    rows = [
        (Link(one.label, reverse("money:line", args=[one.code])), *_figures(one), one.why)
        for one in lines
    ]  # fmt: skip
    if len(lines) > 1:
        whole = [
            sum((getattr(one, name) for one in lines), Decimal(0))
            for name in ("budget", "actual", "forecast", "variance")
        ]
        rows.append(("All", *(pounds(value, sign=place == 3) for place, value in enumerate(whole)), ""))
    return Table(LINE_COLUMNS, rows, caption)


def _figures(one: LineStanding) -> tuple[str, ...]:
    return (pounds(one.budget), pounds(one.actual), pounds(one.forecast), pounds(one.variance, sign=True))


def _years(block: Block) -> Table:
    outcome = block.outcome
    income, spend, plain, mitigated = (outcome[key].bands for key in ("income", "spend", "balance", "mitigated"))
    rows = [
        (one["year"], *(millions(Decimal(one[name])) for name in ("income", "spend", "in_year", "balance")), "–")
        for one in block.inputs["past"]
    ]
    rows += [
        (period, *(millions(value) for value in (income.median[at], spend.median[at], income.median[at] - spend.median[at],
                                                 plain.median[at], mitigated.median[at])))
        for at, period in enumerate(outcome["balance"].periods)
    ]  # fmt: skip
    heads = ("Income", "Spending", "Result", "Balance if nothing more is done", "Balance with the measures")
    return Table(
        [Column("Year"), *(Column(head, numeric=True) for head in heads)],
        rows,
        "Year by year, in the middle of the futures",
    )


def _fans(block: Block) -> dict[str, Any]:
    return {
        "fan": block.fan("balance", "Balance of the block if nothing more is done"),
        "fan_mitigated": block.fan("mitigated", "Balance of the block with the measures"),
    }


@require_GET
@wants(Verb.VIEW_MONEY)
def line(request: HttpRequest, code: str) -> HttpResponse:
    """One line: months, how its forecast is made up, and how far ledger and commitments agree."""
    if code not in LINES:
        raise Http404("There is no such line of the budget.")
    year = year_of(today())
    if not BudgetYear.objects.filter(starts_on=year.starts_on).exists():
        raise Http404("There is no budget for this year.")
    block = block_of(year, today())
    row = next(
        (one for one in [*block.outcome.figures["lines"], *block.outcome.figures["beside"]] if one["code"] == code),
        None,
    )
    facts = next((one for one in block.inputs["lines"] if one["code"] == code), None)
    shown = {
        "about": LINES[code],
        "year": year,
        "standing": next((one for one in (*block.lines, *block.beside) if one.code == code), None),
        "parts": _parts(row) if row else None,
        "months": _months(block, facts) if facts else None,
        "chart": _chart(block, facts) if facts else None,
        "children": commitments_of(year).committed.lines.filter(_of_line(code))["person"].n_unique(),
        "breadcrumbs": trail(),
        **rights(request),
    }
    return render(request, "money/line.html", shown)


def _of_line(code: str) -> Any:
    import polars as pl

    return (pl.col("line") == code) & pl.col("person").is_not_null()


PARTS = {
    "actual": "The ledger of the months that are in",
    "committed": "Committed for the months to come",
    "drift": "As far as the ledger runs apart from what was committed",
    "growth": "Children expected to start, less those expected to leave",
    "rest": "The months to come, from the budget or the mean month",
}


def _parts(row: dict[str, str]) -> Table:
    rows = [(words, money(Decimal(row[name]))) for name, words in PARTS.items() if Decimal(row[name])]
    return Table(
        [Column("Part"), Column("Amount", numeric=True)],
        [*rows, ("Forecast", money(Decimal(row["forecast"])))],
        "How the forecast is made up",
    )


def _months(block: Block, facts: dict[str, Any]) -> Table:
    rows = []
    for number, month in enumerate(block.year.months):
        shown = Decimal(facts["actual"][number]) if number < block.closed else None
        committed = Decimal(facts["committed"][number])
        apart = money(shown - committed, sign=True) if shown is not None and committed else "–"
        rows.append(
            (
                f"{month:%B %Y}",
                money(committed) if committed else "–",
                money(shown) if shown is not None else "–",
                apart,
            )
        )
    heads = ("Committed", "Ledger", "Apart")
    return Table([Column("Month"), *(Column(head, numeric=True) for head in heads)], rows, "Month by month")


def _chart(block: Block, facts: dict[str, Any]) -> Chart:
    labels = [f"{month:%b}" for month in block.year.months]
    shown = [round(float(value)) for value in facts["actual"]] + [None] * (len(labels) - block.closed)
    series = [Series("Ledger", shown)]
    if any(Decimal(value) for value in facts["committed"]):
        series.append(Series("Committed", [round(float(value)) for value in facts["committed"]], muted=True))
    return Chart(f"Pounds a month, {block.year}", labels, series)
