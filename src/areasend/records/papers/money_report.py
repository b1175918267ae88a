"""The termly report on the high-needs block, to the Schools Forum and the board.

Laid out by what the DfE's management plan for the Dedicated Schools Grant asks, as far as its guidance describes it (the template itself
was not at hand): the story in short, the block in the year and in all, with and without measures, plans by age, need and placement, what
is done about it, and what the figures take for granted. Children are counted in groups only, small numbers are withheld.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from areasend.documents.charts.fan import fan
from areasend.documents.paper import Block, Callout, Column, Facts, Heading, Line, Paper, Table, Text
from areasend.forecast.outcome import Outcome
from areasend.records.models import MoneyReport, SavingMeasure
from areasend.records.money.block import Block as Standing
from areasend.records.money.block import LineStanding, block_of
from areasend.records.money.breakdown import NOTE, Breakdown, breakdowns
from areasend.records.papers.frozen import thaw
from areasend.records.papers.parts import day, link, prose
from areasend.rules.money.lines import label_of
from areasend.rules.money.pence import millions, money, to_pounds
from areasend.rules.money.year import FinancialYear

GROUP_COLUMNS = (Column("Children", "end"), Column("Cost in the year", "end"), Column("A child", "end"))


def compose(year: FinancialYear, on: date, title: str, introduction: str, area: str) -> Paper:
    """The report as at the day. Raises BudgetYear.DoesNotExist where the year has no budget."""
    block = block_of(year, on)
    return Paper(
        title,
        f"High-needs block {year}, {block.closed} months of the ledger",
        area,
        on,
        blocks=(
            *_introduction(introduction),
            *_in_short(block),
            *_year(block),
            *_moved(block),
            *_ahead(block),
            *_measures(),
            *_children(year, on),
            *_taken(block.outcome),
        ),
    )


def part(report: MoneyReport, level: int) -> list[Block]:
    """What an item of a meeting says of it: the report as it was published, its headings below that of the item."""
    told = [
        replace(block, level=block.level + level, anchor="") if isinstance(block, Heading) else block
        for block in thaw(report.paper).blocks
    ]
    return [Facts((("Report", link(report.title, "money:report", report.pk)), ("As at", day(report.as_at)))), *told]


def _introduction(words: str) -> list[Block]:
    return [Heading(1, "Introduction", "introduction"), *prose(words)] if words.strip() else []


def _in_short(block: Standing) -> list[Block]:
    figures = block.outcome.figures
    pairs: tuple[tuple[str, Line], ...] = (
        ("Brought into the year", money(Decimal(figures["opening"]))),
        ("Income", money(Decimal(figures["income"]))),
        ("Spending", money(Decimal(figures["spend"]))),
        ("Result of the year", money(Decimal(figures["in_year"]), sign=True)),
        ("Balance at the end of the year", money(Decimal(figures["balance"]))),
    )
    cautions = [Callout("warning", caution) for caution in block.outcome.cautions]
    return [Heading(1, "In short", "in-short"), Text(block.outcome.summary), Facts(pairs), *cautions]


def _year(block: Standing) -> list[Block]:
    columns = (
        Column("Line"), Column("Budget", "end"), Column("Ledger to date", "end"), Column("Forecast", "end"),
        Column("Variance", "end"), Column("Why"),
    )  # fmt: skip
    note = "A variance above nought is better for the balance than the budget, one below nought is worse."
    rows = tuple(map(_row, block.lines))
    found: list[Block] = [
        Heading(1, "The year by line", "year"),
        Table(f"High-needs block {block.year} by line", columns, rows, note),
    ]
    if block.beside:
        said = "Charged elsewhere: shown beside the block, and not in its balance."
        found.append(Table("Beside the block", columns, tuple(map(_row, block.beside)), said))
    return found


def _row(one: LineStanding) -> tuple[Line, ...]:
    figures = (money(one.budget), money(one.actual), money(one.forecast), money(one.variance, sign=True))
    return (one.label, *figures, one.why)


def _moved(block: Standing) -> list[Block]:
    if block.before is None:
        return []
    rows = tuple((cause.label, money(to_pounds(cause.pence), sign=True)) for cause in block.causes)
    columns = (Column("What moved the balance"), Column("By", "end"))
    total = sum(cause.pence for cause in block.causes)
    said = (
        f"Since the forecast with {block.before.month} the balance has moved by {money(to_pounds(total), sign=True)}."
    )
    return [Heading(1, "What moved since the month before", "moved"), Text(said), Table("Causes", columns, rows)]


def _ahead(block: Standing) -> list[Block]:
    outcome = block.outcome
    columns = (
        Column("Year"), Column("Result if nothing more is done", "end"), Column("Balance if nothing more is done", "end"),
        Column("19 times in 20 between", "end"), Column("Balance with the measures", "end"),
    )  # fmt: skip
    plain, mitigated, result = (outcome[key].bands for key in ("balance", "mitigated", "in_year"))
    rows = tuple(
        (
            period,
            millions(result.median[at]),
            millions(plain.median[at]),
            f"{millions(plain.low_95[at])} and {millions(plain.high_95[at])}",
            millions(mitigated.median[at]),
        )
        for at, period in enumerate(outcome["balance"].periods)
    )
    past = tuple(map(_closed, block.inputs["past"]))
    heads = (Column("Year"), *(Column(name, "end") for name in ("Income", "Spending", "Result", "Balance")))
    return [
        Heading(1, "The years ahead", "ahead"),
        Table("Years closed", heads, past),
        fan(block.fan("balance", "Balance of the block if nothing more is done")),
        fan(block.fan("mitigated", "Balance of the block with the measures")),
        Table("With and without measures", columns, rows),
    ]


def _closed(one: dict[str, str]) -> tuple[Line, ...]:
    return (one["year"], *(money(Decimal(one[name])) for name in ("income", "spend", "in_year", "balance")))


def _measures() -> list[Block]:
    rows = []
    for one in SavingMeasure.objects.filter(dropped_on=None).prefetch_related("deliveries"):
        told = list(one.deliveries.all())[:1]
        so_far = f"{money(told[0].amount)} by {day(told[0].on)}" if told else "Nothing told yet"
        rows.append((one.title, one.owner, label_of(one.code), day(one.starts_on), money(one.full_year), so_far))
    columns = (
        Column("Measure"), Column("Who answers for it"), Column("Line"), Column("From"), Column("Worth a year", "end"),
        Column("Saved so far"),
    )  # fmt: skip
    return [Heading(1, "What is done about it", "measures"), Table("Measures", columns, tuple(rows))]


def _children(year: FinancialYear, on: date) -> list[Block]:
    said = "Those for whom a top-up or a fee is paid in the year. Place funding is paid to settings and is not in these costs."
    found: list[Block] = [Heading(1, "Where the money goes", "children"), Text(said)]
    return found + [_group_table(one) for one in breakdowns(year, on)]


def _group_table(one: Breakdown) -> Table:
    rows = tuple(group.shown() for group in (*one.groups, one.total))
    return Table(one.caption, (Column(one.head), *GROUP_COLUMNS), rows, NOTE)


def _taken(outcome: Outcome) -> list[Block]:
    rows = tuple((one.label, one.value, one.source) for one in outcome.assumptions)
    said = f"Drawn {outcome.draws:,} times, seed {outcome.seed}."
    columns = (Column("What"), Column("Taken as"), Column("From"))
    return [Heading(1, "What is taken for granted", "assumptions"), Text(said), Table("Assumptions", columns, rows)]
