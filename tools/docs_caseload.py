"""Renders docs/reference/caseload-templates.md from the templates themselves: `python tools/docs_caseload.py` writes it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from areasend.exchange.caseload.blanks import list_name, used_codes, wanted
from areasend.exchange.caseload.report import HEADINGS
from areasend.exchange.caseload.shapes import Table
from areasend.exchange.caseload.templates import tables

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "caseload-templates.md"
HEAD = """# Templates of the caseload import

This page is made from the templates themselves (`tools/docs_caseload.py`).
How to use them: [Import a caseload](../how-to/import-caseload.md).

Headers are recognised whatever their case, spaces and underscores, and under the other names given here. Dates may be written
14/03/2025, 2025-03-14 or 14 March 2025; years have four digits. An empty cell says nothing: it never takes away what is held.
A column marked * must be filled in every row.
"""


def render() -> str:
    """The whole page."""
    parts = [HEAD, *(_table(table) for table in tables().values()), _codes(), _findings()]
    return "\n".join(parts)


def _table(table: Table) -> str:
    keys = " or ".join(table.first_of) or " with ".join(table.all_of)
    lines = [f"## {table.name}", "", f"{table.label}. {table.says} A row is known by its {keys}.", ""]
    lines += [
        "| Column | What it is | What to give | Example | What it becomes |",
        "|---|---|---|---|---|",
        *_columns(table),
    ]
    return "\n".join([*lines, ""])


def _columns(table: Table) -> Iterator[str]:
    for column in table.columns:
        star = "*" if column.required else ""
        note = f" {column.note}" if column.note else ""
        also = f" Also called {', '.join(column.also_called)}." if column.also_called else ""
        example = f"`{column.example}`" if column.example else ""
        yield f"| `{column.name}`{star} | {column.label}.{note}{also} | {wanted(column)} | {example} | {column.becomes} |"


def _codes() -> str:
    lines = ["## Codes", "", "The code or its meaning may be given, in any case.", ""]
    for name, known in used_codes().items():
        lines += [f"### {list_name(name)}", "", "| Code | Meaning |", "|---|---|"]
        lines += [f"| `{code}` | {label} |" for code, label in known.items()]
        lines.append("")
    return "\n".join(lines)


def _findings() -> str:
    lines = [
        "## What is checked",
        "",
        "The word on the left stands as `rule` in the report as JSON.",
        "",
        "| Rule | Finding |",
        "|---|---|",
    ]
    return "\n".join([*lines, *(f"| `{rule}` | {heading} |" for rule, heading in HEADINGS.items()), ""])


if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8")
