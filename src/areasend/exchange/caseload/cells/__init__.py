"""One cell at a time: `parse(column, cell)` gives the typed value or raises `Wrong`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from areasend.exchange.caseload.cells import numbers, words
from areasend.exchange.caseload.cells.dates import DAY_ZERO, parse_date
from areasend.exchange.caseload.shapes import Cell, Column

Parser = Callable[[Cell, Column], Cell]

PARSERS: Mapping[str, Parser] = {
    "text": words.parse_text,
    "long_text": words.parse_text,
    "yes_no": words.parse_yes_no,
    "number": words.parse_number,
    "code": words.parse_code,
    "postcode": words.parse_postcode,
    "email": words.parse_email,
    "reference": numbers.parse_reference,
    "upn": numbers.parse_upn,
    "uln": numbers.parse_uln,
    "urn": numbers.parse_urn,
    "ukprn": numbers.parse_ukprn,
}


def parse(column: Column, cell: Cell, day_zero: date = DAY_ZERO) -> Cell:
    """The typed value of a filled cell. Raises `Wrong`."""
    if column.kind == "date":
        return parse_date(cell, day_zero)
    return PARSERS[column.kind](cell, column)


def is_empty(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())
