"""Tables whose heads sort by links, and tables made of plain rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.http import QueryDict

from areasend.web.components.words import thousands


class Link(NamedTuple):
    text: str
    href: str


@dataclass(frozen=True)
class Column:
    """`sort`: the word that asks for this order in the address. `hidden`: named for those who hear the table only."""

    label: str
    sort: str = ""
    numeric: bool = False
    hidden: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of text, numbers, safe HTML or `Link`s; the first cell of a row is its header.

    `sort` is the order in force; None reads it from the address.
    """

    columns: Sequence[Column]
    rows: Sequence[Sequence[Any]]
    caption: str
    caption_hidden: bool = False
    stacked: bool = True
    sort: str | None = None


class Head(NamedTuple):
    """A column as its head is drawn: with the address that sorts by it and the order now in force."""

    column: Column
    href: str
    order: str


class Cell(NamedTuple):
    column: Column
    value: Any
    href: str


def heads(columns: Sequence[Column], query: QueryDict, sort: str) -> list[Head]:
    """Each column's head. Sorting again by the same column turns its order round; the page number is dropped."""
    return [_head(column, query, sort) for column in columns]


def _head(column: Column, query: QueryDict, sort: str) -> Head:
    if not column.sort:
        return Head(column, "", "")
    is_current = sort.lstrip("-") == column.sort
    is_descending = is_current and sort.startswith("-")
    wanted = f"-{column.sort}" if is_current and not is_descending else column.sort
    order = ("descending" if is_descending else "ascending") if is_current else ""
    return Head(column, query_with(query, sort=wanted, page=None), order)


def query_with(query: QueryDict, **changes: str | int | None) -> str:
    """The address of this page with some parameters changed, or left out where None."""
    changed = query.copy()
    for name, value in changes.items():
        changed.pop(name, None)
        if value is not None:
            changed[name] = str(value)
    return f"?{changed.urlencode()}"


def cells(table: Table) -> list[list[Cell]]:
    return [[_cell(column, value) for column, value in zip(table.columns, row, strict=True)] for row in table.rows]


def _cell(column: Column, value: Any) -> Cell:
    if isinstance(value, Link):
        return Cell(column, value.text, value.href)
    return Cell(column, thousands(value) if column.numeric and isinstance(value, (int, float)) else value, "")
