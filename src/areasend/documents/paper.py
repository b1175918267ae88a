"""A paper as data: a board pack, a self-evaluation, a progress report, an answer to an inspection.

A paper is a title and a sequence of blocks. It holds no layout, so that the page and the PDF say the same, and a
frozen edition can be shown again years later.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Tone = Literal["grey", "blue", "green", "yellow", "orange", "red", "purple"]
TONES: tuple[str, ...] = ("grey", "blue", "green", "yellow", "orange", "red", "purple")
KINDS = ("note", "warning", "good")
DEEPEST = 4


@dataclass(frozen=True)
class Words:
    """Text that leads somewhere: `href` is https://…, mailto:…, a path of the site (/…) or an anchor here (#…)."""

    text: str
    href: str


@dataclass(frozen=True)
class Tag:
    """A status in a word or two; the tone only repeats what the text says."""

    text: str
    tone: Tone = "grey"


Piece = str | Words | Tag
Line = Piece | tuple[Piece, ...]


@dataclass(frozen=True)
class Heading:
    """`level` 1 is a main section under the paper's title. `anchor` names it in addresses; else its words do."""

    level: int
    text: str
    anchor: str = ""


@dataclass(frozen=True)
class Text:
    """A paragraph."""

    text: Line


@dataclass(frozen=True)
class Points:
    """A list, with numbers where the order matters."""

    items: tuple[Line, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Facts:
    """Names with their values: who, when, how many."""

    pairs: tuple[tuple[str, Line], ...]


@dataclass(frozen=True)
class Column:
    """`align` "end" sets figures under one another."""

    label: str
    align: Literal["start", "end"] = "start"


@dataclass(frozen=True)
class Table:
    """The first cell of a row is the row's header. Without rows the table says that there is nothing to list."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Line, ...], ...]
    note: str = ""


@dataclass(frozen=True)
class Figure:
    """A drawing that stands by itself (no style sheet), what it shows in words, and its figures as a table."""

    svg: str
    alt: str
    caption: str
    table: Table | None = None


@dataclass(frozen=True)
class Callout:
    """What a reader must not miss."""

    kind: Literal["note", "warning", "good"]
    text: Line


@dataclass(frozen=True)
class PageBreak:
    """A new sheet in the PDF; nothing on a page."""


Block = Heading | Text | Points | Facts | Table | Figure | Callout | PageBreak


@dataclass(frozen=True)
class Paper:
    """`as_at`: the day whose facts it shows. `language`: an IETF tag such as en or cy."""

    title: str
    subtitle: str
    area: str
    as_at: dt.date
    language: str = "en"
    blocks: tuple[Block, ...] = ()


def pieces(line: Line) -> tuple[Piece, ...]:
    """A line as the pieces it is made of."""
    return line if isinstance(line, tuple) else (line,)


def plain(line: Line) -> str:
    """A line's words alone."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in pieces(line))


def lines(block: Block) -> Iterator[Line]:
    """Every line of a block that may hold links and tags."""
    match block:
        case Text(text) | Callout(_, text):
            yield text
        case Points(items):
            yield from items
        case Facts(pairs):
            yield from (value for _, value in pairs)
        case Table(rows=rows):
            yield from (cell for row in rows for cell in row)
        case Figure(table=Table() as table):
            yield from lines(table)


def headings(paper: Paper) -> tuple[Heading, ...]:
    """The headings in order, each with an anchor that no other has: its own, or one made of its words."""
    found = [block for block in paper.blocks if isinstance(block, Heading)]
    taken = {heading.anchor for heading in found if heading.anchor}
    named = []
    for heading in found:
        anchor = heading.anchor or _free(slug(heading.text), taken)
        taken.add(anchor)
        named.append(Heading(heading.level, heading.text, anchor))
    return tuple(named)


def slug(text: str) -> str:
    """Small Latin letters, digits and hyphens; "section" where nothing is left."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", bare.lower()).strip("-") or "section"


def _free(anchor: str, taken: set[str]) -> str:
    number, free = 1, anchor
    while free in taken:
        number += 1
        free = f"{anchor}-{number}"
    return free
