"""Text, codes, yes or no, numbers, postcodes and email addresses."""

from __future__ import annotations

import re
from datetime import date, datetime
from difflib import get_close_matches
from functools import cache

from areasend.exchange.caseload.shapes import Cell, Column, Wrong
from areasend.exchange.caseload.templates import code_list, plain

YES = frozenset({"yes", "y", "true", "1"})
NO = frozenset({"no", "n", "false", "0"})
POSTCODE = re.compile(r"(GIR0AA|[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2})")
EMAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;.]+")
LISTED = 12


def as_text(cell: Cell) -> str:
    """What the cell shows: a whole number without the .0 that a spreadsheet keeps, a date in ISO form."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return (cell.date() if cell.time().replace(microsecond=0) == datetime.min.time() else cell).isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else str(cell).strip()


def parse_text(cell: Cell, column: Column) -> str:
    text = as_text(cell).replace("\x00", "")
    text = text.replace("\r\n", "\n").strip() if column.kind == "long_text" else " ".join(text.split())
    if len(text) > column.longest:
        raise Wrong(
            f"This is {len(text):,} characters long.", f"At most {column.longest:,} characters.", rule="too_long"
        )
    return text


def parse_yes_no(cell: Cell, column: Column) -> bool:
    word = as_text(cell).casefold()
    if word in YES or word in NO:
        return word in YES
    raise Wrong("This is neither yes nor no.", "yes or no", rule="yes_no")


def parse_number(cell: Cell, column: Column) -> int:
    word = as_text(cell).replace(",", "")
    if not (word.isascii() and word.isdecimal()) or len(word) > 6:
        raise Wrong("This is not a whole number.", "A whole number, for example 12.", rule="number")
    return int(word)


def parse_code(cell: Cell, column: Column) -> str:
    """By code or by label, whatever the case."""
    word = as_text(cell)
    found = _code_words(column.codes).get(plain(word))
    if found is None:
        raise Wrong(
            f"This is not one of the codes of {column.name}.", _nearest(word, column.codes), rule="unknown_code"
        )
    return found


@cache
def _code_words(codes: str) -> dict[str, str]:
    known = code_list(codes)
    return {plain(label): code for code, label in known.items()} | {plain(code): code for code in known}


def _nearest(word: str, codes: str) -> str:
    known = code_list(codes)
    words, said_plain = _code_words(codes), plain(word)
    near = get_close_matches(said_plain, words, n=1, cutoff=0.6)
    near = near or [one for one in words if len(said_plain) > 3 and said_plain in one][:1]
    hint = f"Nearest: {said(codes, words[near[0]])}. " if near else ""
    if len(known) <= LISTED:
        return f"{hint}Codes: {'; '.join(said(codes, code) for code in known)}."
    return f"{hint}Codes: {', '.join(known)}."


def said(codes: str, code: str) -> str:
    """A code with its label."""
    return f"{code} ({code_list(codes)[code]})"


def parse_postcode(cell: Cell, column: Column) -> str:
    """With one space, in capitals. One that has not the form of a postcode is left out with a warning."""
    text = "".join(as_text(cell).split()).upper()
    if not POSTCODE.fullmatch(text):
        raise Wrong(
            "This is not a whole postcode. It will be left out.", "For example HP20 1UA.", rule="postcode", warns=True
        )
    return f"{text[:-3]} {text[-3:]}"


def parse_email(cell: Cell, column: Column) -> str:
    text = as_text(cell).casefold()
    if not EMAIL.fullmatch(text) or len(text) > column.longest:
        raise Wrong("This is not an email address. It will be left out.", "name@example.org", rule="email", warns=True)
    return text
