"""A strategy's action plan: published text, CSV or XLSX to typed rows and back, and two years' plans compared.

    reading = read("plan.xlsx", content)                  # Reading(plan, problems)
    plan = read_published(text)                           # PlanTable, with what could not be placed in `unplaced`
    content = write_workbook(plan)                        # reads back as equal rows
    comparison = compare(last_year, this_year)

Nothing that was read is lost: every line of a text is in `PlanTable.lines` with what it became.
"""

from areasend.exchange.action_plan.comparing import Change, Comparison, compare
from areasend.exchange.action_plan.published import read_published
from areasend.exchange.action_plan.reading import read
from areasend.exchange.action_plan.shapes import (
    ActionRow,
    DueRow,
    Line,
    MeasureRow,
    PlanTable,
    PriorityRow,
    Problem,
    Reading,
    Unplaced,
)
from areasend.exchange.action_plan.writing import write_csv, write_workbook

__all__ = [
    "ActionRow",
    "Change",
    "Comparison",
    "DueRow",
    "Line",
    "MeasureRow",
    "PlanTable",
    "PriorityRow",
    "Problem",
    "Reading",
    "Unplaced",
    "compare",
    "read",
    "read_published",
    "write_csv",
    "write_workbook",
]
