"""What a forecast takes for granted unless somebody turns it: the area's own readings."""

from __future__ import annotations

from typing import Any

from areasend.records.readings import readings


def default_params() -> dict[str, Any]:
    """For `areasend.forecast.money`: all else at its default."""
    return {"transport_in_block": readings().is_choice("transport_charged_to", "high_needs")}
