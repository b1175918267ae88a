"""What an action plan is made of, whatever it was read from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal, get_args

Precision = Literal["day", "month", "term"]
Repeats = Literal["", "yearly", "termly", "quarterly"]
Term = Literal["", "short", "medium", "long"]
MeasureKind = Literal[
    "percentage", "number", "percentage_increase", "points_increase", "number_increase", "date", "yes_no"
]
Direction = Literal["up", "down"]

PRECISIONS: tuple[str, ...] = get_args(Precision)
REPEATS: tuple[str, ...] = get_args(Repeats)
TERMS: tuple[str, ...] = get_args(Term)
KINDS: tuple[str, ...] = get_args(MeasureKind)
DIRECTIONS: tuple[str, ...] = get_args(Direction)


@dataclass(frozen=True)
class PriorityRow:
    """One priority of the strategy. `number` counts from 1 in the order of the strategy's own list."""

    number: int
    title: str
    outcome: str = ""


@dataclass(frozen=True)
class DueRow:
    """One date by which something of the action is due. A month or a school term stands as its last day.

    `term` is given only where an action has several.
    """

    label: str
    on: date
    precision: Precision = "month"
    repeats: Repeats = ""
    term: Term = ""


@dataclass(frozen=True)
class MeasureRow:
    """One success measure. `target` None: it names none; `direction`: which way is good."""

    text: str
    kind: MeasureKind
    target: Decimal | None = None
    unit: str = ""
    by_on: date | None = None
    baseline_due_on: date | None = None
    direction: Direction = "up"
    is_provisional: bool = False


@dataclass(frozen=True)
class ActionRow:
    """One action. `reference` is unique in the plan: priority and number; `published_number` is what the document printed.

    The first of `agencies` leads; those after it are named beside it as leading too.
    """

    reference: str
    title: str
    agencies: tuple[str, ...] = ()
    supporting: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    due: tuple[DueRow, ...] = ()
    term: Term = ""
    measures: tuple[MeasureRow, ...] = ()
    published_number: str = ""

    @property
    def priority(self) -> int:
        return int(self.reference.partition(".")[0])


@dataclass(frozen=True)
class Unplaced:
    """Something of a text that became no part of a row. `line` counts from 1."""

    line: int
    text: str
    why: str


@dataclass(frozen=True)
class Line:
    """One filled line of a text and what it became: "title", "introduction", "furniture", "unplaced", "priority 1" or "action 2.1"."""

    number: int
    text: str
    became: str


@dataclass(frozen=True)
class PlanTable:
    """A whole plan. `years`: first and last; `lines`: every filled line of the text it was read from, left out when plans are compared."""

    title: str
    years: tuple[int, int] | None
    priorities: tuple[PriorityRow, ...]
    actions: tuple[ActionRow, ...]
    introduction: str = ""
    unplaced: tuple[Unplaced, ...] = ()
    lines: tuple[Line, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True)
class Problem:
    """A cell of a workbook or CSV file that does not hold what it should. `sheet` is "" for CSV."""

    sheet: str
    cell: str
    value: str
    wrong: str
    right: str

    @property
    def sentence(self) -> str:
        place = ", ".join(
            part for part in (self.sheet and f"sheet {self.sheet}", self.cell and f"cell {self.cell}") if part
        )
        said = f"{self.wrong} {self.right}"
        return f"{place[0].upper()}{place[1:]}: {said}" if place else said


@dataclass(frozen=True)
class Reading:
    """What a file held. With `problems`, the plan lacks what they name and should not be brought in."""

    plan: PlanTable
    problems: tuple[Problem, ...] = ()
