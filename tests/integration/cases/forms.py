"""Filling in forms."""

from __future__ import annotations

from datetime import date
from typing import Any

from areasend.records.models import Case


def day(name: str, on: date | tuple[object, object, object]) -> dict[str, Any]:
    """The three boxes of a date."""
    parts = (on.day, on.month, on.year) if isinstance(on, date) else on
    return {f"{name}_{part}": value for part, value in zip(("day", "month", "year"), parts, strict=True)}


def address(case: Case, rest: str = "") -> str:
    return f"/cases/{case.reference}/{rest}"
