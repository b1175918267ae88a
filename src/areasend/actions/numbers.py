"""References people read out on the phone: short, unique, never used again."""

from __future__ import annotations

from datetime import date

from django.db import connection

LETTERS = {
    "assessment": "A",
    "plan": "P",
    "annual_review": "R",
    "phase_transfer": "T",
    "reassessment": "S",
    "move": "M",
    "appeal": "D",
    "cease": "C",
    "amendment": "N",
    "custody": "Y",
    "mediation": "G",
    "complaint": "K",
}


def case_reference(process: str, opened_on: date, number: int) -> str:
    """For example A26-01043: an assessment opened in 2026."""
    return f"{LETTERS.get(process, 'X')}{opened_on:%y}-{number:05d}"


def person_reference(number: int) -> str:
    return f"CYP-{number:06d}"


def next_case_reference(process: str, opened_on: date) -> str:
    return case_reference(process, opened_on, _next("records_case_number"))


def next_person_reference() -> str:
    return person_reference(_next("records_person_number"))


def _next(sequence: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(%s)", [sequence])
        number: int = cursor.fetchone()[0]
    return number
