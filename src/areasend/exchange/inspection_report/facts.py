"""Dates, outcome and next steps as reports put them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date

from areasend.exchange.caseload.cells.dates import NAMES
from areasend.exchange.inspection_report.blocks import Block
from areasend.exchange.inspection_report.shapes import Grade, NextStep, StepKind

MONTH = "|".join(NAMES)
DAY = rf"(\d{{1,2}})(?:st|nd|rd|th)?(?:\s+({MONTH}))?(?:\s+(\d{{4}}))?"
SPAN = re.compile(rf"{DAY}\s*(?:to|and|until|-|–|—)\s*(\d{{1,2}})(?:st|nd|rd|th)?\s+({MONTH})\s+(\d{{4}})", re.I)
SINGLE = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+({MONTH})\s+(\d{{4}})\b", re.I)
IN_NAME = re.compile(rf"(\d{{1,2}})[_ -]({MONTH})[_ -](\d{{4}})", re.I)
GRADES: tuple[tuple[re.Pattern[str], Grade], ...] = (
    (re.compile(r"typically lead to positive experiences", re.I), "typically_positive"),
    (re.compile(r"inconsistent experiences", re.I), "inconsistent"),
    (re.compile(r"widespread and/?\s?or systemic failings", re.I), "widespread_failings"),
)
STEPS: tuple[tuple[StepKind, re.Pattern[str]], ...] = (
    ("monitoring", re.compile(r"monitoring inspection", re.I)),
    ("full_inspection", re.compile(r"next full\b[^.]*inspection", re.I)),
    ("priority_action_plan", re.compile(r"submit a priority action plan", re.I)),
    ("strategic_plan", re.compile(r"publish\w* its strategic plan", re.I)),
    (
        "written_statement",
        re.compile(r"(?:written statement of action|\bWSOA\b)[^.]*\brequired\b|required to produce and submit", re.I),
    ),
)
WITHIN = re.compile(r"within (?:approximately |about )?(\d{1,2}|[a-z]+) (month|year)s?", re.I)
NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?!\s|$)[^.!?]*)*[.!?]?")
INSPECTORATES = (
    ("Ofsted", re.compile(r"\bOfsted\b")),
    ("Care Quality Commission", re.compile(r"\bCare Quality Commission\b|\bCQC\b")),
)


def span(text: str) -> tuple[date | None, date | None]:
    """The first and last day of the first span of dates, or a single day twice.

    >>> [day.isoformat() for day in span("28 February to 4 March 2022")]
    ['2022-02-28', '2022-03-04']
    """
    if found := SPAN.search(text):
        last_month, last_year = month_number(found[5]), int(found[6])
        month = month_number(found[2]) if found[2] else last_month
        year = int(found[3]) if found[3] else last_year - (month > last_month)
        return made(year, month, int(found[1])), made(last_year, last_month, int(found[4]))
    if single := SINGLE.search(text):
        day = made(int(single[3]), month_number(single[2]), int(single[1]))
        return day, day
    return None, None


def month_number(word: str) -> int:
    return [name.casefold() for name in NAMES].index(word.casefold()) + 1


def made(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def day_in_name(name: str) -> date | None:
    """The last date that a file's name gives: published reports carry the day of publication in theirs."""
    found = list(IN_NAME.finditer(name))
    return made(int(found[-1][3]), month_number(found[-1][2]), int(found[-1][1])) if found else None


def grade_of(text: str) -> Grade:
    return next((grade for pattern, grade in GRADES if pattern.search(text)), "")


def inspectorates_in(text: str) -> tuple[str, ...]:
    return tuple(name for name, pattern in INSPECTORATES if pattern.search(text))


def next_steps(blocks: Iterable[Block]) -> tuple[NextStep, ...]:
    """Sentences on what follows, each kind once."""
    found: dict[StepKind, NextStep] = {}
    for block in blocks:
        for text, start in sentences(block):
            for kind in (kind for kind, pattern in STEPS if pattern.search(text)):
                found.setdefault(kind, NextStep(kind, text, start, start + len(text), months_in(text)))
    return tuple(sorted(found.values(), key=lambda step: step.start))


def sentences(block: Block) -> Iterator[tuple[str, int]]:
    for found in SENTENCE.finditer(block.text):
        text = found[0].strip()
        if text:
            yield text, block.start + found.start() + len(found[0]) - len(found[0].lstrip())


def months_in(text: str) -> int | None:
    """
    >>> months_in("within approximately three years"), months_in("within 18 months")
    (36, 18)
    """
    found = WITHIN.search(text)
    if found is None:
        return None
    word = found[1].casefold()
    count = int(word) if word.isdecimal() else NUMBERS.index(word) if word in NUMBERS else 0
    return count * (12 if found[2].casefold() == "year" else 1) or None
