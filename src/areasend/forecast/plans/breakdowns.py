"""Plans by age, placement and need: what each origin knows of them, and their series. Every breakdown adds up to the total."""

from __future__ import annotations

from typing import Any

from areasend.forecast.bands import Numbers
from areasend.forecast.outcome import Series, Step
from areasend.forecast.params import BadParams

FIRST_KNOWN = {"age": 2024, "placement": 2020, "need": 2025}


def frozen(code: str, origin: int, by: tuple[str, ...] | None) -> dict[str, Any]:
    return {}


def check_known(by: list[str], inputs: dict[str, Any]) -> None:
    """Raises `BadParams` for a breakdown that the origin does not know."""
    faults = [
        f"Plans by {one} can be forecast from January {FIRST_KNOWN[one]} on, not from {inputs['origin']}."
        for one in by
        if one not in inputs["breakdowns"]
    ]
    if faults:
        raise BadParams(faults)


def series(by: str, inputs: dict[str, Any], total: Numbers, seed: int, periods: tuple[str, ...]) -> list[Series]:
    return []


def steps(by: list[str], inputs: dict[str, Any]) -> list[Step]:
    return []
