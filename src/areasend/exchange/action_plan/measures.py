"""Success measures: sentences to what is measured, the target and by when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from areasend.exchange.action_plan.due import DATED, dated
from areasend.exchange.action_plan.shapes import Direction, MeasureKind, MeasureRow

SENTENCE_ENDS = re.compile(r"(?<=[.!?;])(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\betc\.)\s+(?=[A-Z0-9“‘\"'])")
BASELINE = re.compile(r"\(?\s*\bbaseline\b[^().;]*\)?", re.I)
PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*(?:%|per\s?cent\b)", re.I)
POINTS = re.compile(r"(\d+(?:\.\d+)?)\s*(?:percentage|%)[\s-]points?\b", re.I)
RISES = re.compile(r"\b(increas\w*|ris\w+|improv\w*|grow\w*|(?<!no )more)\b", re.I)
FALLS = re.compile(r"\b(reduc\w*|decreas\w*|fall\w*|fewer|less|below|under|at most|no more than|within)\b", re.I)
LEAST = re.compile(r"\b(above|over|at least|(?<!no )more than|minimum|exceed\w*)\b", re.I)
CHANGE = re.compile(r"\b(increas\w*|reduc\w*|decreas\w*|ris(?:e|es|ing|en)|fall\w*|fewer)\b", re.I)
BEFORE_COUNT = (
    r"at least|at most|over|above|below|under|than|within|of|to|deliver(?:s|ed)?|complet(?:e|es|ed)|hold|held"
)
COUNTED = re.compile(
    rf"(?:^|\b(?:{BEFORE_COUNT})\s+)(\d[\d,]*(?:\.\d+)?)\s+(?P<unit>[A-Za-z][A-Za-z-]*)",
    re.I,
)
NUMBER_OF = re.compile(r"\bnumbers? of\b|^number\b|^number/", re.I)
PERCENTAGE_OF = re.compile(r"^(?:the\s+)?(?:percentage|proportion|per\s?cent|rate)\b", re.I)
PERCENTAGE_CHANGE = re.compile(r"\bpercentage (?:increase|decrease|reduction|rise|fall)\b", re.I)
PERCENT_CHANGE = re.compile(
    r"(?:%|per\s?cent)\s+(?:increase|decrease|reduction|rise|fall|improvement|fewer|more)\b|\b(?:increase\w*|decrease\w*|reduce\w*|rise\w*|fall\w*)\s+(?:\w+\s+){0,6}?by\s+\d+(?:\.\d+)?\s*(?:%|per\s?cent)",
    re.I,
)
PROVISIONAL = re.compile(r"\b(?:TBC|TBA|TBD|to be (?:confirmed|agreed|decided))\b", re.I)
DATE_TO_COME = re.compile(r"\bdate (?:TBC|TBA|TBD|to be (?:confirmed|agreed|decided))\b", re.I)
NOT_UNITS = frozenset({"to", "and", "or", "of", "in", "by", "per", "percent"})


def read_measures(text: str) -> tuple[MeasureRow, ...]:
    """One measure a sentence; where the cell has lines, one a line.

    >>> [(row.kind, row.target) for row in read_measures("Guide published. 40% of schools use it.")]
    [('yes_no', None), ('percentage', Decimal('40'))]
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    parts = lines if len(lines) > 1 else SENTENCE_ENDS.split(text.strip())
    return tuple(measure(part) for part in parts if part.strip(" .;"))


@dataclass(frozen=True)
class _Said:
    """A sentence, and the same without its baseline and its dates, in which numbers can be looked for."""

    text: str
    bare: str
    by_on: date | None
    baseline_due_on: date | None


def measure(sentence: str) -> MeasureRow:
    """What one sentence promises."""
    said = _said(" ".join(sentence.split()).rstrip(" .;"))
    kind, target, unit = _kind(said)
    return MeasureRow(
        said.text,
        kind,
        target,
        unit,
        said.by_on,
        said.baseline_due_on,
        _direction(said.bare),
        bool(PROVISIONAL.search(said.text)),
    )


def _said(text: str) -> _Said:
    baseline = BASELINE.search(text)
    baseline_on = _first_date(baseline[0]) if baseline else None
    rest = BASELINE.sub(" ", text) if baseline else text
    return _Said(text, DATED.sub(" ", rest).strip(), _first_date(rest), baseline_on)


def _first_date(text: str) -> date | None:
    rows = (dated(found) for found in DATED.finditer(text))
    return next((row.on for row in rows if row), None)


def _kind(said: _Said) -> tuple[MeasureKind, Decimal | None, str]:
    """The kind, the target and its unit."""
    if (found := PERCENT.search(said.bare)) and not POINTS.search(said.bare):
        return _percent_kind(said.bare), Decimal(found[1]), "%"
    if found := POINTS.search(said.bare):
        return "points_increase", Decimal(found[1]), "percentage points"
    if NUMBER_OF.search(said.bare) and not PERCENTAGE_CHANGE.match(said.bare):
        return ("number_increase" if CHANGE.search(said.bare) else "number"), *_counted(said.bare)
    if PERCENTAGE_CHANGE.search(said.bare):
        return "percentage_increase", None, "%"
    if PERCENTAGE_OF.search(said.bare):
        return "percentage", None, "%"
    target, unit = _counted(said.bare)
    if target is not None:
        return "number", target, unit
    return ("date" if said.by_on or DATE_TO_COME.search(said.text) else "yes_no"), None, ""


def _percent_kind(text: str) -> MeasureKind:
    return "percentage_increase" if PERCENT_CHANGE.search(text) else "percentage"


def _counted(text: str) -> tuple[Decimal | None, str]:
    found = COUNTED.search(text)
    if found is None or found["unit"].casefold() in NOT_UNITS:
        return None, ""
    return Decimal(found[1].replace(",", "")), found["unit"].casefold()


def _direction(text: str) -> Direction:
    """Down where it says that less is better, and nothing says the contrary."""
    return "down" if FALLS.search(text) and not LEAST.search(text) and not RISES.search(text) else "up"
