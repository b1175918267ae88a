"""Due dates as plans write them: a month, a day, a school term, several with words beside them, or every year, term or quarter."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import cast

from areasend.exchange.action_plan.shapes import DueRow, Term
from areasend.exchange.caseload.cells.dates import NAMES
from areasend.rules.terms import end_of_term, term_ending

MONTHS = "|".join(f"{name}|{name[:3]}" for name in NAMES) + "|Sept"
DAY_OR_MONTH = rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+)?\b(?P<month>{MONTHS})\b\.?,?\s+(?P<year>\d{{4}})"
SCHOOL_TERM = (
    r"(?:\bthe\s+)?(?:\bend of\s+)?(?:\bthe\s+)?\b(?P<term>autumn|spring|summer)\s+term,?\s+"
    r"(?P<first>\d{4})(?:\s*[/–-]\s*(?P<second>\d{4}|\d{2}))?"
)
DATED = re.compile(DAY_OR_MONTH, re.I)
WHEN = re.compile(f"(?:{SCHOOL_TERM})|(?:{DAY_OR_MONTH})", re.I)
"""A day, a month or a school term; what `dated` reads."""
YEARLY = re.compile(
    rf"\b(?:annually|yearly|each year|every year|every|each)(?:\s+(?:in|by))?\s+(?P<month>{MONTHS})\b(?!\s+\d{{4}})",
    re.I,
)
AGAIN = re.compile(
    r"\b(?:(?P<termly>termly|(?:every|each) term)|(?P<quarterly>quarterly|(?:every|each) quarter))\b"
    rf"(?:,?\s+(?:from|starting(?: in)?|beginning(?: in)?)\s+(?:(?:{SCHOOL_TERM})|(?:{DAY_OR_MONTH})))?",
    re.I,
)
AFTER = re.compile(r"\s*\(([^()]*)\)")
TERM_WORDS = re.compile(r"\b(short|medium|long)\b", re.I)
BETWEEN = " \t\n-–—:;,/&."


def month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def month_number(word: str) -> int:
    return next(number for number, name in enumerate(NAMES, start=1) if name[:3].casefold() == word[:3].casefold())


def dated(found: re.Match[str]) -> DueRow | None:
    """The date of a match of DATED or WHEN: the day, or the last day of the month or term. None where the calendar has no such day."""
    parts = found.groupdict()
    if parts.get("term"):
        return DueRow("", _term_end(parts["term"].casefold(), int(parts["first"]), parts["second"]), "term")
    year, month = int(parts["year"]), month_number(parts["month"])
    if not parts["day"]:
        return DueRow("", month_end(year, month))
    if not 1 <= int(parts["day"]) <= monthrange(year, month)[1]:
        return None
    return DueRow("", date(year, month, int(parts["day"])), "day")


def _term_end(name: str, first: int, second: str | None) -> date:
    """Of "autumn term 2026/27" the autumn of the first year, of "spring term 2026/27" the spring of the second."""
    return term_ending(name, first + 1 if second and name != "autumn" else first)


def read_due(text: str, starts_on: date | None) -> tuple[tuple[DueRow, ...], str]:
    """The dates in their order and why the cell could not be read whole, or "".

    `starts_on`: the first day of the plan, from which what returns every year is counted.

    >>> [(row.label, row.on.isoformat()) for row in read_due("Launch - May 2026 Embed - May 2027", None)[0]]
    [('Launch', '2026-05-31'), ('Embed', '2027-05-31')]
    """
    if again := AGAIN.search(text):
        return _again(text, again, starts_on)
    if yearly := YEARLY.search(text):
        rest = (text[: yearly.start()] + text[yearly.end() :]).strip(BETWEEN)
        row = _yearly(yearly, rest.strip("() "), starts_on)
        return (
            ((row,), "") if row else ((), "It returns every year, but the plan does not say in which year it starts.")
        )
    rows: list[DueRow] = []
    place, wrong = 0, []
    for found in WHEN.finditer(text):
        label, place = _label(text, place, found)
        row = dated(found)
        if row is None:
            wrong.append(found[0])
        else:
            rows.append(DueRow(label, row.on, row.precision))
    rest = text[place:].strip(BETWEEN)
    return tuple(rows), _why(rows, wrong, rest)


def _again(text: str, found: re.Match[str], starts_on: date | None) -> tuple[tuple[DueRow, ...], str]:
    """Every term or quarter: from when it says, else from the first day of the plan."""
    label = f"{text[: found.start()]} {text[found.end() :]}".strip(BETWEEN).strip("() ")
    is_termly = bool(found["termly"])
    if found["term"] or found["year"]:
        first = dated(found)
        if first is None:
            return (), f"The calendar has no {found['day']} {found['month']} {found['year']}."
        on, precision = first.on, first.precision
    elif starts_on is None:
        return (), f"It returns every {'term' if is_termly else 'quarter'}, but the plan does not say when it starts."
    else:
        on, precision = (end_of_term(starts_on), "term") if is_termly else (_quarter_end(starts_on), "month")
    if is_termly:
        return (DueRow(label, end_of_term(on), "term", "termly"),), ""
    return (DueRow(label, on, "day" if precision == "day" else "month", "quarterly"),), ""


def _quarter_end(on: date) -> date:
    """The last day of the calendar quarter."""
    return month_end(on.year, (on.month + 2) // 3 * 3)


def _yearly(found: re.Match[str], label: str, starts_on: date | None) -> DueRow | None:
    if starts_on is None:
        return None
    month = month_number(found["month"])
    first = month_end(starts_on.year, month)
    on = first if first >= starts_on else month_end(starts_on.year + 1, month)
    return DueRow(label, on, "month", "yearly")


def _label(text: str, place: int, found: re.Match[str]) -> tuple[str, int]:
    """The words before a date, or in brackets after it; and where the next date's words begin."""
    before = text[place : found.start()].strip(BETWEEN)
    if not before and (after := AFTER.match(text, found.end())):
        return after[1].strip(), after.end()
    return before.removeprefix("by ").removeprefix("By ") if before.casefold() != "by" else "", found.end()


def _why(rows: list[DueRow], wrong: list[str], rest: str) -> str:
    if wrong:
        return f"The calendar has no {wrong[0]}."
    if rest:
        return f"“{rest}” is not a date that can be read. Write a month and a year, for example September 2026."
    return "" if rows else "There is no due date."


def read_terms(text: str) -> tuple[Term, ...]:
    """Every term that is named, in order."""
    return tuple(cast(Term, found[1].casefold()) for found in TERM_WORDS.finditer(text))


def with_terms(due: tuple[DueRow, ...], terms: tuple[Term, ...]) -> tuple[DueRow, ...]:
    """As many terms as dates, and more than one: each date has its own."""
    if len(terms) < 2 or len(terms) != len(due):
        return due
    return tuple(
        DueRow(row.label, row.on, row.precision, row.repeats, term) for row, term in zip(due, terms, strict=True)
    )


def longest(terms: tuple[Term, ...]) -> Term:
    """The action as a whole runs as long as its longest part."""
    order: tuple[Term, ...] = ("", "short", "medium", "long")
    return max(terms, key=order.index, default="")
