"""Renders docs/reference/plan-workbook.md from the template of the action plan itself."""

from __future__ import annotations

from areasend.exchange.action_plan.template import BESIDE, SHEETS, WORDS, Column

SAYS = {
    "Plan": "One row: the plan itself. May be left out.",
    "Priorities": "One row for each priority of the strategy.",
    "Actions": "One row for each action. The only sheet that must be there.",
    "Due dates": "One row for each date by which something of an action is due.",
    "Measures": "One row for each success measure.",
}
HEAD = """# The action plan as a workbook

<!-- Made from `exchange/action_plan/template.py` by `make docs`; a change here is lost. -->

The columns of the workbook that *the whole plan as XLSX* on a plan's page gives, and that *Upload changes* and
`areasend import plan` take back. How to use it: [bring in an action plan](../how-to/bring-in-a-plan.md).

Headers are recognised whatever their case, spaces and underscores. A column marked * must be filled in every row.
"""
CSV = """A CSV file is one table: the columns of the sheet Actions, those of the table above, and beside them these, which repeat from row
to row. No column is needed but those marked."""
IN_WORDS = """Instead of the sheets Due dates and Measures, both may stand in words among the actions. Rows in the sheets win."""


def render() -> str:
    sheets = [f"## {sheet}\n\n{SAYS[sheet]}\n\n{_table(columns)}" for sheet, columns in SHEETS.items()]
    flat = f"## As one table\n\n{IN_WORDS}\n\n{_table(WORDS)}\n\n{CSV}\n\n{_table(BESIDE)}"
    return "\n\n".join([HEAD.strip(), *sheets, flat]) + "\n"


def _table(columns: tuple[Column, ...]) -> str:
    return "\n".join(
        ["| Column | What it holds | Words it may hold | Also called |", "|---|---|---|---|", *map(_row, columns)]
    )


def _row(column: Column) -> str:
    codes = ", ".join(f"`{code}`" for code in column.codes if code)
    return f"| `{column.name}`{'*' if column.required else ''} | {column.says} | {codes} | {', '.join(column.also)} |"


PAGES = {"plan-workbook.md": render}
