"""What the templates and the report are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

Cell = str | int | float | bool | date | datetime | None
Kind = Literal[
    "text",
    "long_text",
    "date",
    "yes_no",
    "code",
    "upn",
    "uln",
    "urn",
    "ukprn",
    "postcode",
    "email",
    "number",
    "reference",
]


class Severity(StrEnum):
    """An error stops the whole import; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Column:
    """One column of a template. `codes`: the name of its list; `refers_to`: the table whose row it names; `planned`: may lie
    ahead; `comes_with`: the date without which it has no meaning; `new_only`: says nothing about rows held already."""

    name: str
    label: str
    kind: Kind
    required: bool
    codes: str
    example: str
    becomes: str
    note: str
    also_called: tuple[str, ...]
    longest: int
    refers_to: str
    planned: bool
    comes_with: str
    new_only: bool

    @property
    def fact(self) -> str:
        """The fact that its date becomes, or ""."""
        return self.becomes.removeprefix("fact ") if self.becomes.startswith("fact ") else ""

    @property
    def code_of(self) -> str:
        """The fact whose code it becomes, or ""."""
        return self.becomes.removeprefix("code of ") if self.becomes.startswith("code of ") else ""


@dataclass(frozen=True)
class EndsWith:
    """After `column`, none of `later` can follow, unless `unless` is filled."""

    column: str
    unless: str
    later: tuple[str, ...]


@dataclass(frozen=True)
class Beside:
    """A column compared with `other` in the row of `table` that `by` names. `says`: what must come first, in words."""

    column: str
    table: str
    by: str
    other: str
    says: str = ""


@dataclass(frozen=True)
class NoOverlap:
    """Rows of the same `by` must not share a day; where `where` names a column, only those that do not say "no" in it."""

    by: str
    since: str
    until: str
    where: str


@dataclass(frozen=True)
class Rules:
    """What must hold within and between the rows of a table."""

    in_order: tuple[tuple[str, str], ...] = ()
    not_both: tuple[tuple[str, str, str], ...] = ()
    either: tuple[tuple[str, str, str], ...] = ()
    needs: Mapping[str, str] = field(default_factory=dict)
    within: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    ends_with: tuple[EndsWith, ...] = ()
    after: tuple[Beside, ...] = ()
    same: tuple[Beside, ...] = ()
    only_one_open: str = ""
    no_overlap: NoOverlap | None = None


@dataclass(frozen=True)
class Table:
    """One template. A row is known by the first of `first_of` that is filled, or by all of `all_of` together.

    `brings`: a table whose columns may stand in the same rows."""

    name: str
    label: str
    says: str
    first_of: tuple[str, ...]
    all_of: tuple[str, ...]
    process: str
    starts: str
    columns: tuple[Column, ...]
    rules: Rules
    brings: str = ""

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)

    @property
    def names(self) -> list[str]:
        return [column.name for column in self.columns]

    @property
    def references(self) -> list[Column]:
        """The columns that name a row of another table."""
        return [column for column in self.columns if column.refers_to]


@dataclass(frozen=True)
class Finding:
    """Something wrong in one place. `row` is the row as a spreadsheet numbers it, 0 for the whole file; `right`: what would be right."""

    file: str
    row: int
    column: str
    value: str
    wrong: str
    right: str
    severity: Severity
    rule: str
    table: str = ""


class Unreadable(Exception):
    """A file that cannot be read as a table at all: the message says why and what to do."""

    for_user = True


class Wrong(Exception):
    """A cell that does not hold what its column asks for. With `kept`, it is taken all the same and only a warning is given."""

    def __init__(self, wrong: str, right: str, *, rule: str, warns: bool = False, kept: Cell = None) -> None:
        super().__init__(wrong)
        self.wrong, self.right, self.rule, self.warns, self.kept = wrong, right, rule, warns, kept
