"""Our own template: the sheets of the workbook and their columns, and the one wide table that a CSV file is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from areasend.exchange.action_plan.cells import HEADINGS
from areasend.exchange.action_plan.shapes import DIRECTIONS, KINDS, PRECISIONS, REPEATS, TERMS
from areasend.exchange.caseload.templates import plain


@dataclass(frozen=True)
class Column:
    """`codes`: the words it may hold; `also`: another way to write its header."""

    name: str
    says: str
    required: bool = False
    codes: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


LIST = "one a line, or with semicolons between"
DATE = "a day such as 14/03/2026, or a month such as March 2026, which means its last day"

PLAN = (
    Column("title", "the name of the plan", True),
    Column("first_year", "the first year, four digits"),
    Column("last_year", "the last year, four digits"),
    Column("introduction", "what the plan says of itself"),
)
PRIORITIES = (
    Column("number", "1, 2, 3 and so on", True),
    Column("title", "the name of the priority", True),
    Column("outcome", "what is to be different for children, young people and families"),
)
ACTIONS = (
    Column("reference", "the number of the priority and of the action, such as 2.1", True),
    Column("title", "what will be done", True, also=("action",)),
    Column("lead_agencies", f"who leads, {LIST}", also=("lead agency", "lead agencies")),
    Column("supporting_agencies", f"who supports, {LIST}", also=("supporting agency", "supporting agencies")),
    Column("roles", f"the roles that answer for it, {LIST}", also=("roles responsible", "responsible roles")),
    Column("term", "how long it runs", codes=TERMS, also=("short/medium term action",)),
    Column("published_number", "the number that the published plan printed, where it differs"),
)
DUE = (
    Column("reference", "the reference of the action", True),
    Column("label", "such as Launch, Embed, Review"),
    Column("on", DATE, True, also=("due date",)),
    Column("precision", "whether the day counts, or only the month or the school term", codes=PRECISIONS),
    Column("repeats", "how often it comes again, or nothing", codes=REPEATS),
    Column("term", "only where the dates of an action have terms of their own", codes=TERMS),
)
MEASURES = (
    Column("reference", "the reference of the action", True),
    Column("text", "the measure in words", True, also=("success measure",)),
    Column("kind", "what is measured; left empty, it is taken from the words", codes=KINDS),
    Column("target", "a number"),
    Column("unit", "such as % or audits"),
    Column("by_on", DATE),
    Column("baseline_due_on", DATE),
    Column("direction", "which way is good", codes=DIRECTIONS),
    Column("is_provisional", "yes while the target is to be confirmed"),
)
WORDS = (
    Column("due", "due dates in words, one a line, such as: Launch - March 2026", also=("due date", "due dates")),
    Column("measures", "success measures in words, one a line", also=("success measure", "success measures")),
)
"""Columns that may stand among the actions instead of the sheets Due dates and Measures."""
SHEETS: Mapping[str, tuple[Column, ...]] = {
    "Plan": PLAN,
    "Priorities": PRIORITIES,
    "Actions": ACTIONS,
    "Due dates": DUE,
    "Measures": MEASURES,
}
BESIDE = (
    Column("plan", "the name of the plan"),
    *PLAN[1:3],
    Column("priority_title", "the name of the priority", also=("priority",)),
    Column("outcome", "what is to be different"),
)
FLAT = (*BESIDE, *ACTIONS, *WORDS)
"""The columns of a CSV file, and those that may stand in the sheet Actions."""


def columns_of(sheet: str) -> tuple[Column, ...]:
    return FLAT if sheet == "Actions" else SHEETS[sheet]


def named(sheet: str, header: str) -> tuple[str, bool]:
    """The column of a header, and whether it is written as published plans write it: names then have strokes between them."""
    said = plain(header)
    for column in columns_of(sheet):
        if said == plain(column.name):
            return column.name, False
    for column in columns_of(sheet):
        if said in map(plain, column.also):
            return column.name, said in HEADINGS
    return "", False
