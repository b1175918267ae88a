"""The whole report from its text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from areasend.exchange.caseload.shapes import Unreadable
from areasend.exchange.inspection_report import facts, progress
from areasend.exchange.inspection_report.blocks import Block, blocks_of, composed, fold
from areasend.exchange.inspection_report.pages import Line, lines_of
from areasend.exchange.inspection_report.proposing import Placed, answering, findings_of, unread_of
from areasend.exchange.inspection_report.required import items_of, rows_of
from areasend.exchange.inspection_report.sections import AREA_SEND, LETTER, Headings, Part, Section, sections_of
from areasend.exchange.inspection_report.shapes import Finding, Grade, NextStep, Report, ReportKind, Unread

AREA = re.compile(r"inspection of (?P<area>.+?),?\s+local area partnership", re.I)
LETTER_AREA = re.compile(
    r"inspection (?:of the (?:local )?area of|in|of)\s+(?P<area>[A-Z][\w'’ -]*?)(?=\s+(?:to judge|Between|local area)|$|[.,])"
)
DATES = re.compile(r"inspection dates?:\s*(?P<dates>.{5,60}?)(?=\s*dates? of previous|$)", re.I)
JOINT = re.compile(r"joint (?:local )?(?:area SEND |area )?inspection|joint inspection of the", re.I)
REQUIRED = re.compile(
    r"written statement of action[^.]*\bis required\b|required to produce and submit a (?:written statement|WSOA)", re.I
)
BETWEEN = re.compile(r"(?:between|from)\s+\d", re.I)
SALUTATION = re.compile(r"dear\b|between\b", re.I)
ASKED = "A written statement of action is required."
NOT_ASKED = "No written statement of action was required."
NOT_KNOWN = "This is not in the form of an area SEND report or a local area letter, so nothing was taken from it."


def read_report(text: str, name: str = "") -> Report:
    """The report. `name`: of its file, from which the day of publication is taken where the text does not give it.

    Raises `Unreadable` for a text without words. A text in no known form has the kind "other", with all of it in `unread`.
    """
    lines = lines_of(text)
    if not lines:
        raise Unreadable("The report holds no text. If it is a scan, have its text recognised first.")
    kind = _kind(lines)
    whole, sections = _placed(sections_of(lines, FORMS[kind]), kind)
    if kind in ("revisit", "monitoring"):
        return _progress(kind, whole, sections, name)
    if kind == "area_send":
        return _area_send(whole, sections, name)
    return _letter(whole, sections, name) if kind == "local_area" else _other(whole, sections, name)


FORMS: Mapping[ReportKind, Headings] = {
    "area_send": AREA_SEND,
    "local_area": LETTER,
    "revisit": progress.HEADINGS,
    "monitoring": progress.HEADINGS,
    "other": (),
}


def _kind(lines: list[Line]) -> ReportKind:
    head = sections_of(lines, progress.HEADINGS)[0]
    follows = progress.kind_of(fold(" ".join(line.text for line in head.lines)))
    if follows:
        return follows
    said = fold(" ".join(line.text for line in lines))
    parts = {section.part for section in sections_of(lines, AREA_SEND)}
    if "outcome" in parts and parts & {"effective", "better", "improvement", "priority"}:
        return "area_send"
    letter = {section.part for section in sections_of(lines, LETTER)}
    return "local_area" if JOINT.search(said) and letter & {"main", "strengths", "weaknesses"} else "other"


def _placed(sections: list[Section], kind: ReportKind) -> tuple[str, list[Placed]]:
    made = [_blocks(section, kind) for section in sections]
    whole, placed = composed((section.heading, blocks) for section, (blocks, _) in zip(sections, made, strict=True))
    return whole, [
        Placed(section.part, section.heading, blocks, why)
        for section, (_, blocks), (_, why) in zip(sections, placed, made, strict=True)
    ]


def _blocks(section: Section, kind: ReportKind) -> tuple[list[Block], str]:
    if section.part == "priority":
        return rows_of(section.lines)
    if section.part == "improvement":
        return items_of(section.lines), ""
    if kind == "area_send" and section.part == "background":
        return [Block(line.raw.strip()) for line in section.lines], ""  # addresses in columns: as they stand
    return blocks_of(section.lines), ""


@dataclass(frozen=True)
class _Facts:
    """What the head of a report says."""

    area: str = ""
    started_on: date | None = None
    ended_on: date | None = None
    published_on: date | None = None
    outcome: str = ""
    grade: Grade = ""
    steps: tuple[NextStep, ...] = ()


def _area_send(whole: str, sections: list[Placed], name: str) -> Report:
    head = fold(" ".join(block.text for block in _of(sections, "head")))
    area, dates = AREA.search(head), DATES.search(head)
    outcome = _of(sections, "outcome")
    steps = facts.next_steps(outcome)
    follow = {step.text for step in steps}
    judged = [text for block in outcome for text, _ in facts.sentences(block) if text not in follow]
    said = _Facts(
        area["area"] if area else "",
        *(facts.span(dates["dates"]) if dates else (None, None)),
        facts.day_in_name(name),
        " ".join(judged),
        facts.grade_of(" ".join(judged)),
        steps,
    )
    return _report("area_send", said, whole, sections, findings_of(sections))


def _letter(whole: str, sections: list[Placed], name: str) -> Report:
    head = _of(sections, "head")
    opening = " ".join(block.text for block in head)
    between = next((block.text for block in head if BETWEEN.match(block.text)), "")
    area = next(filter(None, map(LETTER_AREA.search, (between, *(block.text for block in head)))), None)
    asked = next((text for block in head for text, _ in facts.sentences(block) if REQUIRED.search(text)), "")
    is_asked = bool(asked) or any(section.part == "weaknesses" for section in sections)
    said = _Facts(
        area["area"].strip() if area else "",
        *facts.span(between),
        _letter_day(head) or facts.day_in_name(name),
        asked or (ASKED if is_asked else NOT_ASKED),
        "written_statement" if is_asked else "no_written_statement",
        facts.next_steps([*head, *_of(sections, "weaknesses")]),
    )
    return _report("local_area", said, whole, sections, answering(findings_of(sections), opening))


def _progress(kind: ReportKind, whole: str, sections: list[Placed], name: str) -> Report:
    head = _of(sections, "head")
    found, left = progress.findings_of(sections, whole)
    judged = [
        text
        for block in [*_of(sections, "outcome"), *head]
        for text, _ in facts.sentences(block)
        if progress.judgement_in(text)
    ]
    said = _Facts(
        progress.area_in(kind, (block.text for block in head)),
        *_visited(head),
        (_letter_day(head) if kind == "revisit" else None) or facts.day_in_name(name),
        " ".join(judged),
        progress.grade_of(found),
        facts.next_steps([*_of(sections, "outcome"), *_of(sections, "main"), *_of(sections, "background")]),
    )
    report = _report(kind, said, whole, sections, found)
    return replace(report, unread=tuple(left), lacks=tuple(_lacking_progress(said, found)))


def _visited(head: list[Block]) -> tuple[date | None, date | None]:
    """From the line of dates, or from the sentence that begins with them."""
    lines = (found["dates"] for block in head if (found := DATES.search(block.text)))
    between = (block.text for block in head if BETWEEN.match(block.text))
    return facts.span(next(iter([*lines, *between]), ""))


def _lacking_progress(said: _Facts, found: list[Finding]) -> list[str]:
    without = sum(not one.progress for one in found)
    none = "No earlier finding with a judgement of progress was found. Check that the text is whole."
    some = f"{without} of {len(found)} findings have no judgement that was recognised. Read them and enter it."
    shared = [
        sentence for sentence in _lacking(said, found) if "not found" in sentence or "not in the text" in sentence
    ]
    return [*shared, *([] if found else [none]), *([some] if without else [])]


def _letter_day(head: list[Block]) -> date | None:
    """The first date above the salutation, where letters have theirs."""
    above = list(takewhile(lambda block: not SALUTATION.match(block.text), head))
    return next((facts.span(found[0])[0] for block in above if (found := facts.SINGLE.search(block.text))), None)


def _other(whole: str, sections: list[Placed], name: str) -> Report:
    report = _report("other", _Facts(published_on=facts.day_in_name(name)), whole, sections, [])
    blocks = (block for section in sections for block in section.blocks)
    return replace(report, unread=tuple(Unread(block.text, block.start, block.end, NOT_KNOWN) for block in blocks))


def _report(kind: ReportKind, said: _Facts, whole: str, sections: list[Placed], findings: list[Finding]) -> Report:
    return Report(
        kind,
        said.area,
        said.started_on,
        said.ended_on,
        said.published_on,
        facts.inspectorates_in(whole),
        said.outcome,
        said.grade,
        tuple(findings),
        said.steps,
        tuple(unread_of(sections)),
        tuple(_lacking(said, findings)),
        whole,
    )


def _lacking(said: _Facts, findings: list[Finding]) -> list[str]:
    """What a report has and this one seems not to have: a person has to look."""
    kinds = {finding.kind for finding in findings}
    required = {"improvement", "priority_action", "significant_weakness"}
    known = {
        "The name of the area was not found. Give it by hand.": bool(said.area),
        "The dates of the inspection were not found. Give them by hand.": bool(said.started_on and said.ended_on),
        "The day of publication is not in the text. Give it by hand.": bool(said.published_on),
        "The outcome was not recognised. Read that part of the report.": bool(said.grade),
        "Nothing that the area must do was found. Check that the text is whole.": bool(kinds & required)
        or said.grade == "no_written_statement",
        "Priority action is asked for, but none was found. Check that the table is in the text.": "priority_action"
        in kinds
        or said.grade != "widespread_failings",
    }
    return [sentence for sentence, is_there in known.items() if not is_there]


def _of(sections: list[Placed], part: Part) -> list[Block]:
    return [block for section in sections if section.part == part for block in section.blocks]
