"""Whose move it is once the council's own date has passed: then the council's, whoever it waits for."""

from __future__ import annotations

from datetime import date

from areasend.records.models import Case
from areasend.rules import law

WAITED_FOR = {
    "advisers": "the advisers",
    "family": "the family",
    "setting": "the school or college",
    "tribunal": "the Tribunal",
    "mediation_adviser": "the mediation adviser",
    "health": "health",
    "social_care": "social care",
}


def is_ours_by_now(case: Case, rule: str, due_on: date | None, on: date) -> bool:
    """Whether someone else was to move first, but the duty that heads the case is the council's and its date has passed."""
    is_past = case.is_open and bool(rule) and due_on is not None and due_on < on
    return is_past and case.whose_move in WAITED_FOR and law.clock(rule).asks == "local_authority"
