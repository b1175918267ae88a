"""A report's text with its findings marked in it: paragraphs of plain and marked pieces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from areasend.records.models import Finding

BLOCK = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True)
class Piece:
    """Words of the report; those of a finding bear it. `is_first`: the first piece of a finding carries its anchor."""

    text: str
    finding: Finding | None = None
    is_first: bool = False


@dataclass(frozen=True)
class Paragraph:
    pieces: tuple[Piece, ...]

    @property
    def is_heading(self) -> bool:
        """A short line without an end mark and without a finding."""
        text = "".join(piece.text for piece in self.pieces)
        return (
            len(text) < 160
            and not text.rstrip().endswith((".", ":", ";", ","))
            and all(piece.finding is None for piece in self.pieces)
        )


def paragraphs(text: str, findings: Iterable[Finding]) -> list[Paragraph]:
    """The whole text. Of findings that lie over one another the first in the text is marked; the others are listed beside it."""
    marks = list(_apart(findings))
    made, seen = [], set()
    for start, end in _blocks(text):
        pieces = tuple(_pieces(text, start, end, marks, seen))
        if "".join(piece.text for piece in pieces).strip():
            made.append(Paragraph(pieces))
    return made


def _apart(findings: Iterable[Finding]) -> Iterator[Finding]:
    reached = 0
    for finding in sorted(findings, key=lambda one: (one.start, -one.end)):
        if finding.start >= reached:
            yield finding
            reached = finding.end


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in BLOCK.finditer(text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)


def _pieces(text: str, start: int, end: int, marks: list[Finding], seen: set[int]) -> Iterator[Piece]:
    place = start
    for finding in marks:
        first, last = max(finding.start, start), min(finding.end, end)
        if first >= last:
            continue
        if place < first:
            yield Piece(text[place:first])
        yield Piece(text[first:last], finding, finding.pk not in seen)
        seen.add(finding.pk)
        place = last
    if place < end:
        yield Piece(text[place:end])
