"""Grounds that may excuse a late act. A ground never moves a date: it is a claim, with evidence, about one case.

    check_closure_exception(asked_on=..., closes_on=..., reopens_on=...)   raises ExceptionRefused, or passes
    closure_exception(...)                                                 the same as True or False
    check_absence_exception(first_on=..., last_on=...)                     at least four weeks, both days counted

What passes *may* be claimed: the law also asks that the ground made it impractical to act in time. Source: SEND
Regulations 2014, regulations 5(4), 10(4), 27(3), 8(2), 44(3); `law/exceptions.yaml`.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from areasend.rules.because import long_date
from areasend.rules.law_clocks import read_reference
from areasend.rules.law_files import Entry, LawError, read_yaml
from areasend.rules.readings import Readings, default_readings
from areasend.rules.shapes import EVIDENCE, Reference

WEEK = timedelta(days=7)
# Whose advice each closure ground is about; asking anyone else around a closure excuses nothing.
CLOSURE_GROUNDS = ("school_closed", "early_years_closed")
CLOSURE_SOURCE = "education"


class ExceptionRefused(Exception):
    """The ground cannot be claimed on these dates. The message says why."""


@dataclass(frozen=True)
class ExceptionGround:
    """One ground. `at_least_days`: how long the closure or absence must last; None where that is no matter."""

    key: str
    letter: str
    label: str
    question: str
    at_least_days: int | None
    evidence: str
    note: str
    references: tuple[Reference, ...]


@functools.cache
def exceptions() -> Mapping[str, ExceptionGround]:
    """Every ground, by key."""
    found = read_yaml("exceptions.yaml")["exceptions"]
    return MappingProxyType({key: _ground(key, values) for key, values in found.items()})


def _ground(key: str, values: Mapping[str, Any]) -> ExceptionGround:
    entry = Entry(f"law/exceptions.yaml: {key}", values)
    ground = ExceptionGround(
        key=key,
        letter=entry.text("letter"),
        label=entry.text("label"),
        question=entry.text("question"),
        at_least_days=entry.get("at_least_days"),
        evidence=entry.one_of("evidence", EVIDENCE),
        note=str(entry.get("note", "")),
        references=tuple(read_reference(entry, reference) for reference in entry.need("references")),
    )
    entry.check_all_seen()
    return ground


def ground_of(key: str) -> ExceptionGround:
    """The ground of that key; `LawError` with the known ones."""
    if key not in exceptions():
        raise LawError(f"There is no ground called {key!r}. The grounds are: {', '.join(exceptions())}.")
    return exceptions()[key]


def days_inclusive(first_on: date, last_on: date) -> int:
    """How many days from the first to the last, both counted."""
    return (last_on - first_on).days + 1


def closure_window(closes_on: date, reopens_on: date, readings: Readings | None = None) -> tuple[date, date] | None:
    """The first and last day on which the head may have been asked; None when the closure is too short."""
    needed = ground_of("school_closed").at_least_days or 0
    if days_inclusive(closes_on, reopens_on - timedelta(days=1)) < needed:
        return None
    included = (readings or default_readings()).is_choice("closure_window_end", "included")
    return closes_on - WEEK, reopens_on - WEEK - timedelta(days=0 if included else 1)


def check_closure_exception(
    *,
    asked_on: date,
    closes_on: date,
    reopens_on: date,
    source: str = CLOSURE_SOURCE,
    readings: Readings | None = None,
) -> None:
    """Raise unless the head (or early years lead) was asked in the window around a long enough closure."""
    if source != CLOSURE_SOURCE:
        raise ExceptionRefused("Only a request to the head or early years lead counts, not one to another adviser.")
    window = closure_window(closes_on, reopens_on, readings)
    if window is None:
        length = days_inclusive(closes_on, reopens_on - timedelta(days=1))
        raise ExceptionRefused(f"The closure lasted {length} days; it must last at least 28 (four weeks).")
    first, last = window
    if not first <= asked_on <= last:
        raise ExceptionRefused(
            f"Advice was asked for on {long_date(asked_on)}. For this ground it must have been asked for "
            f"from {long_date(first)} to {long_date(last)}."
        )


def closure_exception(asked_on: date, closes_on: date, reopens_on: date, readings: Readings | None = None) -> bool:
    """Whether the ground may be claimed."""
    window = closure_window(closes_on, reopens_on, readings)
    return window is not None and window[0] <= asked_on <= window[1]


def absence_days(ground: str, readings: Readings | None = None) -> int:
    """How many days in a row the absence must last for that ground, both days counted."""
    if ground == "absent_two_weeks" and (readings or default_readings()).is_choice("order_absence", "four_weeks"):
        ground = "absent_from_area"
    needed = ground_of(ground).at_least_days
    if needed is None:
        raise LawError(f"The ground {ground!r} does not turn on the length of an absence.")
    return needed


def check_absence_exception(
    *, first_on: date, last_on: date, ground: str = "absent_from_area", readings: Readings | None = None
) -> None:
    """Raise unless the absence, first and last day counted, lasted long enough."""
    needed, lasted = absence_days(ground, readings), days_inclusive(first_on, last_on)
    if lasted < 1:
        raise ExceptionRefused(
            f"The absence cannot end ({long_date(last_on)}) before it began ({long_date(first_on)})."
        )
    if lasted < needed:
        raise ExceptionRefused(f"The absence lasted {lasted} days; it must last at least {needed} in a row.")
