"""A small area that can be reckoned on the fingers: two parts, one special school, one base, certain demand."""

from __future__ import annotations

from typing import Any

BASE, YEARS = 2027, [2028, 2029, 2030]
PARTS = [
    {"key": "North", "label": "North", "homes": [[480000, 220000, 10]]},
    {"key": "South", "label": "South", "homes": [[480000, 200000, 10]]},
]


def sure(*values: float) -> list[list[float]]:
    """Demand without doubt: the same for all seven quantiles, a value for the base year and each year after."""
    return [[value] * 7 for value in values]


def block(key: str = "1", **given: Any) -> dict[str, Any]:
    plain = {
        "key": key,
        "label": f"School {key}",
        "kind": "special",
        "ages": [4, 19],
        "needs": [],
        "part": "North",
        "at": [480000, 221000],
        "numbers": [20, 20, 20, 20],
    }
    return plain | given


def area(**given: Any) -> dict[str, Any]:
    """Twenty children of five at the school, all of the North, who stay beyond the horizon."""
    plain = {
        "as_at": "2026-11-18",
        "base_year": BASE,
        "years": YEARS,
        "parts": PARTS,
        "children": [["special", "1", 5, "ASD", "North", 20]],
        "blocks": [block()],
        "demand": {"total": sure(20, 20, 20, 20), "source": "A test"},
    }
    return plain | given
