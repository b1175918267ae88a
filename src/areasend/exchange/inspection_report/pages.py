"""Text of pages to lines: running footers and page numbers are taken out, and where a page ended is remembered."""

from __future__ import annotations

import re
from dataclasses import dataclass

FOOTER = re.compile(r"\s*(?:area send )?inspection report:\s.*", re.I)
FOOTER_TAIL = re.compile(r"\s*(?:[\w ]{0,60}\b\d{4}\b[\w ]*?\s+\d{1,3}|\d{1,3}|[\w ]{0,50}\b(?:19|20)\d\d)\s*")
NUMBERED = re.compile(r"\s{2,}\d{1,3}\s*$")
GLYPH = re.compile(r"\s*(?P<glyph>[-–−•▪■◼◾●○◦·*\uf0b7\uf0a7])(?:\s+(?P<text>\S.*)|\s*)$")
GAP = 4
"""Empty lines in a row that show where a page ended in a text whose footers are gone."""


@dataclass(frozen=True)
class Line:
    """One filled line. `glyph`: the mark of a point, which `text` does not hold; `raw`: as it stands, for tables in columns."""

    text: str
    raw: str
    glyph: bool = False
    after_gap: bool = False
    after_page: bool = False

    @property
    def indent(self) -> int:
        return len(self.raw) - len(self.raw.lstrip())


def lines_of(text: str) -> list[Line]:
    """Every filled line that is no footer."""
    raw = without_footers(text)
    lines: list[Line] = []
    empty, page = 0, False
    for line in raw:
        page |= "\f" in line
        bare = line.replace("\f", "").expandtabs(4).rstrip()
        if not bare:
            empty += 1
            continue
        point = GLYPH.fullmatch(bare)
        if point is None or point["text"]:
            words = (point["text"] if point else bare).strip()
            at_page = bool(lines) and (page or empty >= GAP)
            lines.append(Line(words, bare, bool(point), empty > 0 and not at_page, at_page))
            empty, page = 0, False
    return lines


def without_footers(text: str) -> list[str]:
    """Lines with a form feed in place of each footer: its first line, and what follows it up to the page number."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\f\n").replace("\ufeff", "").split("\n")
    kept: list[str] = []
    place = 0
    while place < len(lines):
        if FOOTER.fullmatch(lines[place].replace("\f", "")):
            place = _footer_end(lines, place)
            kept.append("\f")
        else:
            kept.append(lines[place])
            place += 1
    return kept


def _footer_end(lines: list[str], place: int) -> int:
    """The place after the footer: its date and page number may stand on the next line, or on one after an empty line."""
    end = place + 1
    if NUMBERED.search(lines[place]):
        return end
    for ahead in range(end, min(len(lines), place + 4)):
        bare = lines[ahead].replace("\f", "").strip()
        if bare and not FOOTER_TAIL.fullmatch(bare):
            return end
        end = ahead + 1 if bare else end
        if bare and NUMBERED.search(f"  {bare}"):
            return end
    return end
