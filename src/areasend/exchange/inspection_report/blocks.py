"""Lines to paragraphs and points, and a text made of them in which each knows its place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from areasend.exchange.inspection_report.pages import Line

ENDED = re.compile(r"[.?!:;][\"'”’)]*$")
BROKEN_WORD = re.compile(r"[A-Za-z]-$")
BETWEEN = "\n\n"


@dataclass(frozen=True)
class Block:
    """A heading, a paragraph or a point. `start` and `end` are set by `composed`; `answers_to` only in tables that say so."""

    text: str
    is_point: bool = False
    answers_to: str = ""
    start: int = 0
    end: int = 0


def joined(before: str, line: str) -> str:
    """Two lines of one paragraph. A hyphen at the end of a line belongs to its word."""
    return before + line if BROKEN_WORD.search(before) and line[:1].islower() else f"{before} {line}".strip()


def fold(text: str) -> str:
    return " ".join(text.split())


def blocks_of(lines: Iterable[Line]) -> list[Block]:
    """Paragraphs and points. What a page broke is made whole."""
    found: list[Block] = []
    for line in lines:
        last = found[-1] if found else None
        if last is None or _begins(last, line):
            found.append(Block(fold(line.text), line.glyph))
        else:
            found[-1] = replace(last, text=joined(last.text, fold(line.text)))
    return found


def _begins(last: Block, line: Line) -> bool:
    ended = bool(ENDED.search(last.text))
    small = line.text[:1].islower()
    if line.glyph:
        # some texts put the mark of a point before what goes on after a page, too
        return not (line.after_page and small and not ended)
    if line.after_page:
        return ended and not small and not last.is_point
    if line.after_gap:
        return ended or not small
    return False


def composed(sections: Iterable[tuple[str, list[Block]]]) -> tuple[str, list[tuple[str, list[Block]]]]:
    """The whole text, headings included, and the sections with blocks that know their place in it."""
    parts: list[str] = []
    length = 0
    placed: list[tuple[str, list[Block]]] = []

    def add(text: str) -> int:
        nonlocal length
        start = length + (len(BETWEEN) if parts else 0)
        parts.append(text)
        length = start + len(text)
        return start

    for heading, blocks in sections:
        if heading:
            add(heading)
        here = []
        for block in blocks:
            if block.answers_to:
                add(f"{block.answers_to}:")
            start = add(block.text)
            here.append(replace(block, start=start, end=start + len(block.text)))
        placed.append((heading, here))
    return BETWEEN.join(parts), placed
