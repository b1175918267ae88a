"""Numbers that name people, settings and rows: kept as text, checked by form and check digit."""

from __future__ import annotations

import re

from areasend.exchange.caseload.cells.words import as_text
from areasend.exchange.caseload.shapes import Cell, Column, Wrong
from areasend.exchange.caseload.upn import check_letter, is_right, is_well_formed

ROUNDED = re.compile(r"[0-9](?:\.[0-9]+)?E\+[0-9]+", re.IGNORECASE)


def squeezed(cell: Cell) -> str:
    text = "".join(as_text(cell).split()).upper()
    if ROUNDED.fullmatch(text):
        raise Wrong(
            "The spreadsheet rounded this number, and its last digits are lost.",
            "Export it again with this column as text.",
            rule="rounded_number",
        )
    return text


def parse_reference(cell: Cell, column: Column) -> str:
    squeezed(cell)
    text = " ".join(as_text(cell).split())
    if len(text) > column.longest:
        raise Wrong(f"This is {len(text):,} characters long.", f"At most {column.longest}.", rule="too_long")
    return text


def parse_upn(cell: Cell, column: Column) -> str:
    """A wrong check letter is kept with a warning: the school has to settle which sign is wrong."""
    text = squeezed(cell)
    if not is_well_formed(text):
        raise Wrong(
            "This is not a UPN.",
            f"One letter (not I, O or S) and twelve digits, for example {column.example}; the last may be a letter.",
            rule="upn_form",
        )
    if not is_right(text):
        raise Wrong(
            "The check letter does not fit the digits, so a sign is wrong. It will be kept as it is.",
            f"{check_letter(text[1:])}{text[1:]}, if the digits are right. Ask the school.",
            rule="upn_check_letter",
            warns=True,
            kept=text,
        )
    return text


def parse_uln(cell: Cell, column: Column) -> str:
    return _digits(cell, 10, "ULN")


def parse_urn(cell: Cell, column: Column) -> str:
    return _digits(cell, 6, "URN")


def parse_ukprn(cell: Cell, column: Column) -> str:
    return _digits(cell, 8, "UKPRN")


def _digits(cell: Cell, count: int, name: str) -> str:
    text = squeezed(cell)
    if not re.fullmatch(rf"[0-9]{{{count}}}", text):
        raise Wrong(
            f"This is not a {name}.",
            f"{count} digits, for example {'1234567890'[:count]}.",
            rule=f"{name.lower()}_form",
        )
    return text
