"""Findings proposed from the blocks of each part of a report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from areasend.exchange.inspection_report.blocks import Block
from areasend.exchange.inspection_report.sections import Part
from areasend.exchange.inspection_report.shapes import Finding, FindingKind, Unread

KINDS: Mapping[Part, FindingKind] = {
    "effective": "strength",
    "better": "development",
    "priority": "priority_action",
    "improvement": "improvement",
    "main": "main_finding",
    "strengths": "strength",
    "developments": "development",
    "weaknesses": "significant_weakness",
}
"""Parts whose every block is a finding of one kind; in "weaknesses" every point."""
FALLS_SHORT = re.compile(
    r"\b(?:too (?:many|few|long|often|late|slow|high|low|early)|not|cannot|never|lack\w*|delay\w*"
    r"|wait\w* (?:too|a long)|inconsisten\w*|variab\w*|varie[sd]|poor\w*|weak\w*|unable|struggl\w*|however|despite|gaps?"
    r"|frustrat\w*|limited|difficult\w*|insufficient\w*)\b",
    re.I,
)
"""Words of what falls short. Two of them, or one in the first sentence, make a paragraph a proposal to develop."""
WEAKNESSES = "Areas of significant weakness"
"""Their part of a letter has no heading of its own."""
JOINTLY = re.compile(
    r"(?P<who>the local authority(?:[^.,;]|,(?= ))*?) (?:is|are) (?:jointly )?responsible for (?:submitting|producing)",
    re.I,
)


@dataclass(frozen=True)
class Placed:
    """A section whose blocks know their place. `why`: what could not be read of it, or ""."""

    part: Part
    heading: str
    blocks: list[Block]
    why: str = ""


def findings_of(sections: Iterable[Placed]) -> list[Finding]:
    """In the order of the text. Strengths and developments of a letter stand under the heading of their theme."""
    theme = ""
    found: list[Finding] = []
    for section in sections:
        theme = section.heading if section.part in ("theme", "main") else theme
        heading = theme if section.part in ("strengths", "developments") and theme else section.heading or WEAKNESSES
        found += _proposed(section, heading)
    return found


def _proposed(section: Placed, heading: str) -> Iterator[Finding]:
    for block in section.blocks:
        if section.part == "experience":
            kind: FindingKind = "development" if falls_short(block.text) else "strength"
            yield Finding(kind, heading, block.text, block.start, block.end, proposed_by="wording")
        elif section.part in KINDS and (block.is_point or section.part != "weaknesses"):
            kind = KINDS[section.part]
            yield Finding(kind, heading, block.text, block.start, block.end, block.answers_to)


def falls_short(text: str) -> bool:
    """Whether a paragraph of no section of its own is rather about what falls short."""
    first, _, _ = text.partition(". ")
    return bool(FALLS_SHORT.search(first)) or len(FALLS_SHORT.findall(text)) > 1


def answering(findings: Iterable[Finding], opening: str) -> list[Finding]:
    """A letter says once, in its opening, who is jointly responsible for the answer to its significant weaknesses."""
    found = JOINTLY.search(opening)
    who = found["who"].strip() if found else ""
    return [
        replace(finding, answers_to=who) if finding.kind == "significant_weakness" else finding for finding in findings
    ]


def unread_of(sections: Iterable[Placed]) -> list[Unread]:
    """Sections that were read only in part, and themes of a letter with text of their own."""
    found: list[Unread] = []
    for section in sections:
        if section.why and section.blocks:
            found.append(_unread(section.heading, section.blocks[0], section.why))
        if section.part == "theme":
            why = "This stands under the heading of a theme, neither among its strengths nor its developments."
            found += [_unread(block.text, block, why) for block in section.blocks]
    return found


def _unread(text: str, block: Block, why: str) -> Unread:
    return Unread(text, block.start, block.end, why)
