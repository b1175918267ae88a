"""Observations from a file: all or nothing, and what is known already is left as it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from areasend.actions import observation
from areasend.actions.refusal import Refused
from areasend.exchange.observations import Problem, Row, read
from areasend.records.models import Observation, User


@dataclass
class Brought:
    """What a file held: figures recorded (or, of a trial, that would be), those known already, and what is wrong."""

    recorded: int = 0
    known: int = 0
    problems: list[Problem] = field(default_factory=list)


class _Undone(Exception):
    """Takes a trial back."""


def bring_in(name: str, content: bytes, *, by: User | None, today: date, is_dry_run: bool = False) -> Brought:
    """Record every figure of the file, or none where anything is wrong."""
    rows, problems = read(name, content)
    found = Brought(problems=problems)
    if problems:
        return found
    try:
        with transaction.atomic():
            for row in rows:
                _record(row, found, by, today)
            if is_dry_run or found.problems:
                raise _Undone
    except _Undone:
        pass
    if found.problems:
        found.recorded = 0
    return found


def _record(row: Row, found: Brought, by: User | None, today: date) -> None:
    place: dict[str, Any] = {"indicator": row.indicator, "on": row.on, "cut": row.cut, "group": row.group}
    figures: dict[str, Any] = {"value": row.value, "numerator": row.numerator, "denominator": row.denominator}
    held = Observation.objects.filter(**place, withdrawn_on=None).first()
    if held and {name: getattr(held, name) for name in figures} == figures:
        found.known += 1
        return
    try:
        observation.record(**place, **figures, by=by, today=today, source=row.source)
    except Refused as refusal:
        found.problems.append(Problem(row.number, refusal.field or "indicator", str(refusal)))
    else:
        found.recorded += 1
