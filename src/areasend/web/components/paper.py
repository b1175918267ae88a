"""A paper of areasend.documents as part of a page: the same blocks that its PDF sets in type."""

from __future__ import annotations

from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from areasend.documents.checks import check_paper
from areasend.documents.paper import Block, Figure, Heading, Line, Paper, Table, Tag, Words, headings, pieces
from areasend.documents.stored import NAMES

SIZES = {2: "m", 3: "s"}
SMALLEST_SIZE = "s"
DEEPEST_LEVEL = 6
CONTENTS_FROM = 4
CALLOUTS = {"note": "", "warning": " app-message--warning", "good": " app-message--success"}


def paper_page(paper: Paper, level: int = 2, contents: bool = True) -> dict[str, Any]:
    """What components/paper.html shows. `level` is the level that the paper's main sections take on the page, which
    keeps its own h1. Raises PaperError as the PDF does, so that no paper is whole in one and broken in the other.
    """
    check_paper(paper)
    named = headings(paper)
    anchors = iter(named)
    blocks = [_shown(next(anchors) if isinstance(block, Heading) else block, level) for block in paper.blocks]
    listed = [heading for heading in named if heading.level == 1] if contents else []
    return {
        "paper": paper,
        "blocks": blocks,
        "contents": listed if len(listed) >= CONTENTS_FROM else [],
        "contents_level": level,
        "contents_size": _size(level),
    }


def said(line: Line) -> SafeString:
    """A line as HTML: links and tags between escaped text."""
    return format_html_join("", "{}", ((_piece(piece),) for piece in pieces(line)))


def _piece(piece: str | Words | Tag) -> str | SafeString:
    match piece:
        case Words(text, href):
            return format_html('<a class="govuk-link" href="{}">{}</a>', href, text)
        case Tag(text, tone):
            return format_html('<strong class="govuk-tag govuk-tag--{}">{}</strong>', tone, text)
    return format_html_join(mark_safe("<br>"), "{}", ((part,) for part in str(piece).split("\n")))


def _shown(block: Block, level: int) -> dict[str, Any]:
    shown: dict[str, Any] = {"kind": NAMES[type(block)], "block": block}
    match block:
        case Heading():
            depth = min(block.level + level - 1, DEEPEST_LEVEL)
            return {**shown, "level": depth, "size": _size(depth)}
        case Table():
            return {**shown, "rows": _rows(block)}
        case Figure():
            # The check has found nothing in it but shapes and text.
            drawing = mark_safe(block.svg)  # noqa: S308
            table = {"block": block.table, "rows": _rows(block.table)} if block.table else None
            return {**shown, "drawing": drawing, "data": table}
    return {**shown, "look": CALLOUTS.get(getattr(block, "kind", ""), "")}


def _size(level: int) -> str:
    return SIZES.get(level, SMALLEST_SIZE)


def _rows(table: Table) -> list[list[tuple[Any, Line]]]:
    return [list(zip(table.columns, row, strict=True)) for row in table.rows]
