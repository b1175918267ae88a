"""Checks that several actions share. Each raises `Refused` with the sentence for the user."""

from __future__ import annotations

from datetime import date

from areasend.actions.refusal import Refused
from areasend.records.models import Case

EARLIEST = date(2000, 1, 1)


def say(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def check_day(on: date, today: date, *, field: str, what: str = "The date") -> None:
    """A fact has happened: its date is not in the future, and not so far back that it must be a slip."""
    if on > today:
        raise Refused(f"{what} is in the future ({say(on)}). Record it on the day it happens.", field=field)
    if on < EARLIEST:
        raise Refused(f"{what} ({say(on)}) is before {say(EARLIEST)}. Check the year.", field=field)


def check_reason(text: str, *, field: str, ask: str) -> None:
    if not text.strip():
        raise Refused(ask, field=field)


def check_open(case: Case, to_do: str) -> None:
    if not case.is_open:
        raise Refused(
            f"{case.reference} ended on {say(case.ended_on)}, so you cannot {to_do}. "  # type: ignore[arg-type]
            "If it ended by mistake, correct or strike the fact that ended it."
        )
