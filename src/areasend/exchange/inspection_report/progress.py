"""Letters about progress: revisits after a written statement of action (2016 to 2022), and monitoring inspections of priority actions.

Both go through the earlier inspection's findings one by one. Each is told again ("At the initial inspection, inspectors found that ...") or
stands under a heading with its number; then comes what was seen; then the judgement: sufficient progress or not, effective action or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from areasend.exchange.inspection_report.blocks import Block
from areasend.exchange.inspection_report.proposing import Placed
from areasend.exchange.inspection_report.sections import Headings, heads
from areasend.exchange.inspection_report.shapes import Finding, Grade, Progress, ReportKind, Unread

HEADINGS: Headings = heads(
    ("outcome", r"(?:inspection )?outcome"),
    ("main", r"main findings"),
    ("item", r"(?:area for )?priority action \d+\b.*"),
    ("item", r"(?:area of )?(?:significant )?weakness \d+\b.*"),
    ("main", r"progress (?:against|in addressing|on) .*|what progress has .*\?"),
    ("improvement", r"areas? for improvement"),
    ("background", r"(?:what happens )?next(?: steps)?\??"),
    ("background", r"information about (?:this|the) .*"),
    ("background", r"local area partnership details"),
    ("background", r"inspection team"),
    ("background", r"yours sincerely,?"),
)
REVISIT = re.compile(r"\brevisit(?:ed)?\b", re.I)
REVISITED = re.compile(
    r"revisit(?:ed)?(?: (?:of|in|to))?(?: the)?(?: (?:local )?area of)?\s+(?P<area>[A-Z][\w'’ -]*?)(?=\s+(?:to |Between|local area)|$|[.,])"
)
ABOUT_STATEMENT = re.compile(r"written statement of action|\bWSOA\b|significant weakness", re.I)
MONITORED = re.compile(r"monitoring inspection of (?:the )?(?P<area>.+?),?\s+local area partnership", re.I)
BEGINS = re.compile(r"(?:at|during) (?:the|its|their) (?:initial|previous|last|full)(?: area SEND)? inspection\b", re.I)
NOT_YET = r"(?:has|have) not (?:yet )?"
JUDGEMENTS: tuple[tuple[Progress, re.Pattern[str]], ...] = (
    ("not_sufficient", re.compile(rf"{NOT_YET}made (?:sufficient|enough) progress|insufficient progress", re.I)),
    ("not_effective", re.compile(rf"{NOT_YET}(?:taken|been) (?:sufficiently )?effective(?: action)?", re.I)),
    ("sufficient", re.compile(r"made (?:sufficient|enough) progress|sufficient progress has been made", re.I)),
    ("effective", re.compile(r"taken effective action|effective action has been taken", re.I)),
)
"""The negative ones first: they hold the words of the others."""
GOOD = ("sufficient", "effective")
NO_JUDGEMENT = "No judgement of progress was recognised here. Read it and enter the judgement."
AFTER = "This stands after a judgement and before the next finding."
COMMON = frozenset({
    "the", "and", "for", "with", "has", "have", "had", "not", "that", "this", "those", "these", "there", "their", "its", "they", "from",
    "which", "was", "were", "are", "been", "inspection", "inspectors", "found", "initial", "previous", "area", "local", "too", "many",
    "children", "young", "people", "send",
})  # fmt: skip
"""Words that say nothing about which finding is meant."""
WORD = re.compile(r"[a-z]{3,}")
LIKE = 0.3
"""The least share of an earlier finding's words that must come again for it to be taken as the one meant."""


def kind_of(head: str) -> ReportKind | None:
    """Which of the two forms the words above the first heading show; None for neither."""
    if MONITORED.search(head):
        return "monitoring"
    return "revisit" if REVISIT.search(head) and ABOUT_STATEMENT.search(head) else None


def area_in(kind: ReportKind, texts: Iterable[str]) -> str:
    pattern = MONITORED if kind == "monitoring" else REVISITED
    found = next(filter(None, map(pattern.search, texts)), None)
    return found["area"].strip() if found else ""


def judgement_in(text: str) -> Progress:
    """
    >>> judgement_in("Leaders have not yet made sufficient progress in addressing this weakness.")
    'not_sufficient'
    """
    return next((judged for judged, pattern in JUDGEMENTS if pattern.search(text)), "")


@dataclass
class _Item:
    """One earlier finding as the letter goes through it."""

    heading: str
    blocks: list[Block] = field(default_factory=list)
    progress: Progress = ""


def findings_of(sections: Iterable[Placed], whole: str) -> tuple[list[Finding], list[Unread]]:
    """A finding for each earlier finding that is told again, in the order of the text; and what stands between them."""
    items: list[_Item] = []
    unread: list[Unread] = []
    for section in sections:
        if section.part == "item":
            items.append(_Item(section.heading))
        if section.part in ("item", "main"):
            for block in section.blocks:
                _place(block, items, unread, is_told=bool(section.part == "item"))
    found = [_finding(item, whole) for item in items if item.blocks]
    lost = [Unread(one.text, one.start, one.end, NO_JUDGEMENT) for one in found if not one.progress]
    return found, sorted([*unread, *lost], key=lambda one: one.start)


def _place(block: Block, items: list[_Item], unread: list[Unread], *, is_told: bool) -> None:
    """To the item that is open; a new one where the block tells an earlier finding again and none waits for its words."""
    begins = bool(BEGINS.match(block.text))
    waits = is_told and items and not items[-1].blocks
    if begins and not waits and not (is_told and not items[-1].progress):
        items.append(_Item(""))
    if not items:
        return
    if items[-1].progress:
        unread.append(Unread(block.text, block.start, block.end, AFTER))
        return
    items[-1].blocks.append(block)
    items[-1].progress = judgement_in(block.text)


def _finding(item: _Item, whole: str) -> Finding:
    start, end = item.blocks[0].start, item.blocks[-1].end
    return Finding(
        "progress", item.heading or item.blocks[0].text, whole[start:end], start, end, progress=item.progress
    )


def grade_of(found: Sequence[Finding]) -> Grade:
    """Whether progress was good on everything that was judged."""
    judged = [one.progress for one in found if one.progress]
    if not judged:
        return ""
    return "progress_on_all" if all(one in GOOD for one in judged) else "progress_lacking"


def likest(texts: Sequence[str], earlier: Sequence[str]) -> list[int | None]:
    """For each text the place of the earlier finding whose words come again in it; None where none is like, none twice.

    >>> likest(["inspectors found long waits for therapies"], ["poor oversight of schools", "long waits for therapies"])
    [1]
    """
    found: list[int | None] = [None] * len(texts)
    taken: set[int] = set()
    for nearness, one, other in sorted(_pairs(texts, earlier), reverse=True):
        if nearness >= LIKE and found[one] is None and other not in taken:
            found[one] = other
            taken.add(other)
    return found


def _pairs(texts: Sequence[str], earlier: Sequence[str]) -> Iterator[tuple[float, int, int]]:
    told = [_words(text) for text in texts]
    for other, words in enumerate(map(_words, earlier)):
        for one, here in enumerate(told):
            yield len(here & words) / max(len(words), 1), one, other


def _words(text: str) -> set[str]:
    return set(WORD.findall(text.casefold())) - COMMON
