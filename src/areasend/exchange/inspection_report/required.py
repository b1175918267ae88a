"""What a report asks for: the items of "Areas for improvement" and of the two columns of "Areas for priority action"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from areasend.exchange.inspection_report.blocks import ENDED, Block, fold, joined
from areasend.exchange.inspection_report.pages import GLYPH, Line

COLUMNS = re.compile(r"\s*Responsible (?:body|bodies)\s{2,}(?P<second>Areas for priority action)\s*", re.I)
NUMBER = re.compile(r"\d{1,2}[.)]\s+")
ASKS = re.compile(r"\b(?:should|must|needs? to|will need to|is required to|are required to)\b")
ACTOR = re.compile(
    r"\b(?:leaders?|partnership|partners|board|boards|council|authority|authorities|icbs?|commissioners?|providers?|trusts?|nhs"
    r"|services?|schools|practitioners|directors?)\b",
    re.I,
)
NOT_ACTOR = re.compile(r"(?:they|this|these|those|it|there|finalised|in particular)\b", re.I)
SUBJECT = 12
"""Words before "should" within which whoever is asked must be named."""


@dataclass
class _Item:
    """One thing asked for: its sentences, and the points below them."""

    parts: list[str] = field(default_factory=list)
    answers_to: str = ""

    def block(self) -> Block:
        return Block("\n".join(self.parts), answers_to=self.answers_to)


def items_of(lines: list[Line]) -> list[Block]:
    """A list without rules between its items: an empty line, a number, or a sentence that says who should do something begins one."""
    spaced = any(line.after_gap and place for place, line in enumerate(lines))
    items: list[_Item] = []
    for place, line in enumerate(lines):
        text = NUMBER.sub("", line.text, count=1)
        if line.glyph and items:
            items[-1].parts.append(f"- {fold(line.text)}")
        elif not items or _begins(lines, place, spaced):
            items.append(_Item([fold(text)]))
        else:
            items[-1].parts[-1] = joined(items[-1].parts[-1], fold(text))
    return [item.block() for item in items]


def _begins(lines: list[Line], place: int, spaced: bool) -> bool:
    line = lines[place]
    if NUMBER.match(line.text):
        return True
    if spaced and not line.after_page:
        return line.after_gap and not line.text[:1].islower()
    before = lines[place - 1]
    if not ENDED.search(before.text) and not before.glyph and not _in_point(lines, place - 1):
        return False
    return names_who_should(" ".join(later.text for later in lines[place : place + 5] if not later.glyph))


def _in_point(lines: list[Line], place: int) -> bool:
    """Whether the line goes on a point: the last point of a list may lack its full stop."""
    point = next((line for line in reversed(lines[: place + 1]) if line.glyph), None)
    return point is not None and lines[place].indent > point.indent


def names_who_should(text: str) -> bool:
    """Whether a sentence begins with someone and what they should do.

    >>> names_who_should("Leaders in health should meet."), names_who_should("They should also meet.")
    (True, False)
    """
    asks = ASKS.search(text)
    if asks is None or not text[:1].isupper() or NOT_ACTOR.match(text):
        return False
    subject = text[: asks.start()]
    return "." not in subject and bool(ACTOR.search(" ".join(subject.split()[:SUBJECT])))


def rows_of(lines: list[Line]) -> tuple[list[Block], str]:
    """The rows of the table of priority actions, and why they could not be told apart from who is responsible, or ""."""
    head = next((place for place, line in enumerate(lines) if COLUMNS.fullmatch(line.raw)), None)
    if head is None:
        return items_of(
            lines
        ), "The table has no two columns here, so who is responsible was not read." if lines else ""
    found = COLUMNS.fullmatch(lines[head].raw)
    assert found is not None
    column = found.start("second")
    pairs = [_cells(line, column) for line in lines[head + 1 :]]
    rows: list[_Item] = []
    for place, (left, right) in enumerate(pairs):
        if not rows or _row_begins(pairs, place, rows[-1]):
            rows.append(_Item([]))
        rows[-1].answers_to = joined(rows[-1].answers_to, left) if left else rows[-1].answers_to
        _add(rows[-1], right)
    return [row.block() for row in rows if row.parts], ""


def _cells(line: Line, column: int) -> tuple[str, str]:
    """Left and right of where the second column begins; a line across it is cut at the widest gap near it."""
    left, right = line.raw[: column - 1], line.raw[column - 1 :]
    if left.strip() and not left.endswith(" ") and (gap := re.search(r"\s{2,}", line.raw.strip())):
        bare = line.raw.strip()
        left, right = bare[: gap.start()], bare[gap.end() :]
    return fold(left), right.strip()


def _row_begins(pairs: list[tuple[str, str]], place: int, row: _Item) -> bool:
    left, right = pairs[place]
    if not left or not row.parts or not right or GLYPH.fullmatch(right):
        return False
    text = " ".join(later for _, later in pairs[place : place + 5])
    return bool(ENDED.search(row.parts[-1])) and names_who_should(text)


def _add(row: _Item, text: str) -> None:
    point = GLYPH.fullmatch(text) if text else None
    if point:
        row.parts.append(f"- {fold(point['text'] or '')}")
    elif text and row.parts:
        row.parts[-1] = joined(row.parts[-1], fold(text))
    elif text:
        row.parts.append(fold(text))
