"""A paper as PDF/UA-1: tagged, titled, with bookmarks and alternative texts, so that a screen reader reads it.

What stands in the paper reaches the template as data and is never read as markup.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

import typst

from areasend.documents import letters
from areasend.documents.checks import PaperError, check_paper
from areasend.documents.paper import (
    Block,
    Callout,
    Facts,
    Figure,
    Heading,
    Line,
    Paper,
    Points,
    Table,
    Tag,
    Text,
    Words,
    headings,
    pieces,
    plain,
)
from areasend.rules.because import long_date

BRAND = "#0f5257"
CONTENTS_FROM = 7
LONG_WORD, WIDEST, SHORT, SHORT_CELL = 22, 80, 40, 18
PAGE, LETTER, GUTTER = 476.0, 5.7, 10.0
"""Points: the width between the margins of the template, of a letter of a table, and between two columns."""
# What is no longer than this, in letters or rows, is not parted by the end of a sheet.
LONG_ROW, SHORT_TABLE = 900, 14
BREAK = "\N{ZERO WIDTH SPACE}"


def to_pdf(paper: Paper, *, made_at: dt.datetime | None = None, site: str = "", brand: str = BRAND) -> bytes:
    """The same arguments always give the same bytes.

    `made_at` is printed under the title. `site` (https://…) completes links to the site's own paths; without it they
    are plain words. `brand` (#rrggbb) colours rules, never words. Raises PaperError with sentences for the user.
    """
    check_paper(paper)
    given = json.dumps(_shown(_document(paper, made_at, site.rstrip("/"), brand)))
    moment = made_at or dt.datetime.combine(paper.as_at, dt.time(), dt.UTC)
    try:
        return letters.set_in_type(_template(), {"paper": given}, int(moment.timestamp()))
    except typst.TypstError as problem:
        raise PaperError(f"The PDF cannot be made: {problem}. The page shows the same paper.") from problem


@cache
def _template() -> bytes:
    return resources.files("areasend.documents").joinpath("templates", "paper.typ").read_bytes()


def _shown(document: dict[str, Any]) -> dict[str, Any]:
    """The document with a sign for each letter that has no shape."""
    missing = letters.unshown("".join(_strings(document)))
    signs = dict.fromkeys(map(ord, missing), letters.UNSHOWN)

    def shown(value: Any) -> Any:
        match value:
            case str():
                return value.translate(signs)
            case list():
                return [shown(one) for one in value]
            case dict():
                return {name: shown(one) for name, one in value.items()}
        return value

    return {**shown(document), "has_unshown": bool(missing)}


def _strings(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list():
            for one in value:
                yield from _strings(one)
        case dict():
            for one in value.values():
                yield from _strings(one)


def _document(paper: Paper, made_at: dt.datetime | None, site: str, brand: str) -> dict[str, Any]:
    language, _, region = paper.language.partition("-")
    named = iter(headings(paper))
    made = f"Made on {long_date(made_at)} at {made_at:%H:%M}" if made_at else ""
    day = made_at or paper.as_at
    return {
        "title": _one_line(paper.title),
        "subtitle": _one_line(paper.subtitle),
        "area": _one_line(paper.area),
        "as_at": f"As at {long_date(paper.as_at)}",
        "made": made,
        "date": [day.year, day.month, day.day],
        "language": language,
        "region": region or None,
        "brand": brand,
        "unshown": letters.UNSHOWN,
        "has_contents": sum(isinstance(block, Heading) for block in paper.blocks) >= CONTENTS_FROM,
        "blocks": [_block(next(named) if isinstance(block, Heading) else block, site) for block in paper.blocks],
    }


def _block(block: Block, site: str) -> dict[str, Any]:
    match block:
        case Heading(level, text, anchor):
            return {"kind": "heading", "level": level, "text": _one_line(text), "anchor": anchor}
        case Text(text):
            return {"kind": "text", "line": _line(text, site)}
        case Points(items, ordered):
            return {"kind": "points", "ordered": ordered, "items": [_line(item, site) for item in items]}
        case Facts(pairs):
            return {"kind": "facts", "pairs": [[_one_line(name), _line(value, site)] for name, value in pairs]}
        case Callout(kind, text):
            return {"kind": "callout", "look": kind, "line": _line(text, site)}
        case Table():
            return {"kind": "table", **_table(block, site)}
        case Figure(svg, alt, caption, table):
            data = _table(table, site) if table else None
            return {"kind": "figure", "svg": svg, "alt": _one_line(alt), "caption": _one_line(caption), "table": data}
    return {"kind": "page_break"}


def _table(table: Table, site: str) -> dict[str, Any]:
    lengths = [sum(len(plain(cell)) for cell in row) for row in table.rows]
    return {
        "caption": _one_line(table.caption),
        "columns": [{"label": _one_line(column.label), "align": column.align} for column in table.columns],
        "shares": widths(table),
        "rows": [[_line(cell, site, breaks=True) for cell in row] for row in table.rows],
        "keeps": [length < LONG_ROW for length in lengths],
        "is_short": len(lengths) <= SHORT_TABLE and sum(lengths) < LONG_ROW,
        "note": _one_line(table.note),
    }


def widths(table: Table) -> list[float]:
    """How wide each column is, in points; 0 for one that takes what it needs: figures, tags, dates and other short words.

    The others share what is left by how much stands in them, and none is narrower than its longest word.
    """
    columns = range(len(table.columns))
    shares = [_share(table, index, SHORT_CELL) for index in columns]
    if _free(table, shares) < PAGE / 2:
        shares = [_share(table, index, 0) for index in columns]
    needs, free = [_need(table, index) for index in columns], _free(table, shares)
    fixed: dict[int, float] = {}
    while True:
        rest = [index for index in columns if shares[index] and index not in fixed]
        left, whole = free - sum(fixed.values()), sum(shares[index] for index in rest)
        narrow = {index: needs[index] for index in rest if left * shares[index] / whole < needs[index]}
        if not narrow or left - sum(narrow.values()) <= 0:
            break
        fixed |= narrow
    return [
        round(fixed.get(index, max(left, 1) * share / whole if whole else 0), 1) if share else 0
        for index, share in enumerate(shares)
    ]


def _free(table: Table, shares: list[float]) -> float:
    """What the columns that take what they need leave to the others."""
    return PAGE - sum(_natural(table, index) for index, share in enumerate(shares) if not share)


def _texts(table: Table, index: int) -> list[str]:
    return [table.columns[index].label, *(plain(row[index]) for row in table.rows)]


def _natural(table: Table, index: int) -> float:
    """The width that a column takes where nothing in it is broken."""
    return max(map(len, _texts(table, index))) * LETTER + GUTTER


def _need(table: Table, index: int) -> float:
    """The width of the longest word. A tag is one word, because it should not break."""
    cells = [row[index] for row in table.rows]
    tags = [piece.text + "  " for cell in cells for piece in pieces(cell) if isinstance(piece, Tag)]
    words = [*tags, *" ".join(_texts(table, index)).split()]
    return max((min(len(word), LONG_WORD) for word in words), default=0) * LETTER + GUTTER


def _share(table: Table, index: int, short: int) -> float:
    """How much of the width a column asks for beside the others; 0 where it takes what it needs, as one of at most `short` letters."""
    column, texts = table.columns[index], _texts(table, index)
    is_short = max(map(len, texts)) <= short
    if index and (column.align == "end" or is_short or all(isinstance(row[index], Tag) for row in table.rows)):
        return 0
    if not index and max(map(len, texts)) < SHORT and all(other.align == "end" for other in table.columns[1:]):
        return 0
    mean = sum(map(len, texts)) / len(texts)
    return max(float(min(mean, WIDEST) ** 0.9), 4.0)


def _line(line: Line, site: str, *, breaks: bool = False) -> list[dict[str, str]]:
    return [_piece(piece, site, breaks) for piece in pieces(line)]


def _piece(piece: str | Words | Tag, site: str, breaks: bool) -> dict[str, str]:
    if isinstance(piece, Tag):
        return {"text": _one_line(piece.text), "tone": piece.tone}
    text = _tidy(piece if isinstance(piece, str) else piece.text)
    shown = {"text": _breakable(text) if breaks else text}
    if isinstance(piece, str):
        return shown
    href = site + piece.href if piece.href.startswith("/") else piece.href
    return shown if href.startswith("/") else {**shown, "href": href}


def _breakable(text: str) -> str:
    """Long addresses may break, so that they stay inside their cell."""
    return re.sub(rf"\S{{{LONG_WORD},}}", lambda found: re.sub(r"(.{12})", rf"\1{BREAK}", found[0]), text)


def _tidy(text: str) -> str:
    """Lines end as they do here, and a tab is a blank."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")


def _one_line(text: str) -> str:
    return " ".join(text.split())
