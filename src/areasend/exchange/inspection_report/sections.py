"""The parts of a report by their headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from areasend.exchange.inspection_report.pages import Line

Part = Literal[
    "head",
    "outcome",
    "background",
    "experience",
    "effective",
    "better",
    "priority",
    "improvement",
    "main",
    "theme",
    "strengths",
    "developments",
    "weaknesses",
    "letter",
    "item",
]

Headings = Sequence[tuple[Part, re.Pattern[str]]]


def heads(*pairs: tuple[Part, str]) -> Headings:
    """Parts with the patterns of their headings."""
    return tuple((part, re.compile(pattern, re.I)) for part, pattern in pairs)


AREA_SEND = heads(
    ("outcome", r"inspection outcome"),
    ("background", r"information about the local area partnership"),
    ("experience", r"what is it like to be a child or young person with .*in this area\?"),
    ("effective", r"what is the (?:local )?area partnership doing that is effective\?"),
    ("better", r"what does the (?:local )?area partnership need to do better\?"),
    ("priority", r"areas? for priority action"),
    ("improvement", r"areas? for improvement"),
    ("background", r"local area partnership details"),
    ("background", r"information about this inspection"),
    ("background", r"inspection team"),
    ("background", r"if you are not happy with the inspection.*"),
)
LETTER = heads(
    ("main", r"main findings"),
    ("theme", r"the effectiveness of the local area in .*"),
    ("strengths", r"strengths"),
    ("developments", r"areas for (?:development|improvement)"),
    (
        "weaknesses",
        r"the inspection raises significant concerns.*|the (?:local )?area is required to produce and submit.*",
    ),
    ("background", r"yours sincerely,?"),
)
LONGEST = 3
"""Lines over which a heading may run."""
KEPT = frozenset({"weaknesses"})
"""Parts that are known by their first sentence, which is text of theirs."""


@dataclass
class Section:
    part: Part
    heading: str
    lines: list[Line] = field(default_factory=list)


def sections_of(lines: list[Line], headings: Headings) -> list[Section]:
    """The lines before the first heading are the part "head". A heading said twice in a row is one."""
    found = [Section("head", "")]
    place = 0
    while place < len(lines):
        part, heading, length = _heading(lines, place, headings)
        if part is None:
            found[-1].lines.append(lines[place])
        elif part in KEPT:
            if found[-1].part != part:
                found.append(Section(part, ""))
            found[-1].lines += lines[place : place + length]
        elif (found[-1].part, found[-1].lines) != (part, []) or part in ("theme", "background", "item"):
            found.append(Section(part, heading))
        place += length
    return found


def _heading(lines: list[Line], place: int, headings: Headings) -> tuple[Part | None, str, int]:
    """The part that begins on this line, its heading, and over how many lines it runs."""
    if lines[place].glyph:
        return None, "", 1
    said = ""
    for length, line in enumerate(lines[place : place + LONGEST], start=1):
        if length > 1 and (line.glyph or line.after_gap or line.after_page):
            break
        said = f"{said} {' '.join(line.text.split())}".strip()
        for part, pattern in headings:
            if pattern.fullmatch(said):
                return part, said, length
    return None, "", 1
