"""The steps from today to what is asked, one after another, and what each adds to the 20-week rate at the end of the look ahead."""

from __future__ import annotations

from typing import Any

import numpy as np

from areasend.forecast.outcome import Step
from areasend.forecast.params import schema
from areasend.forecast.recovery.drawn import months_of
from areasend.forecast.recovery.lines import PACKAGE, plan

# What a decision may change: today's staff and rule.
TODAY: dict[str, Any] = {
    "extra_psychologists": 0,
    "extra_writers": 0,
    "other_advice_floor": 0,
    "rule": "mixed",
    "reserved": None,
}
GROUPS = {
    "requests": ("Requests", ("requests_change", "requests_growth")),
    "decisions": ("Decisions whether to assess", ("refused",)),
    "rule": ("Whose turn it is", ("rule", "reserved", "added_staff_take")),
    "psychologists": ("More psychologists", ("extra_psychologists", "psychologists_from", "psychologists_for", "advice_per_psychologist")),
    "others": ("Advice from the other services", ("other_advice_floor",)),
    "writers": ("More plan writers", ("extra_writers", "writers_from", "writers_for", "plans_per_writer")),
}  # fmt: skip
NEUTRAL = {"requests_growth": 0}


def steps(inputs: dict[str, Any], chosen: dict[str, Any], seed: int, draws: int) -> tuple[Step, ...]:
    """Steps in the order of `GROUPS`, each with all before it; the first says where today's requests, staff and rule would lead."""
    given = {name: field["default"] for name, field in schema(PACKAGE)["properties"].items()} | NEUTRAL
    names = {name for _, group in GROUPS.values() for name in group}
    now = {name: given[name] if name in names else value for name, value in chosen.items()}
    rate = _rate(inputs, now, seed, draws)
    found = [
        Step(
            "as_now",
            "As things are",
            rate,
            "per cent",
            f"With today's requests, staff and rule the rate ends at {rate:.0f}%.",
        )
    ]
    for key, (label, group) in GROUPS.items():
        after = now | {name: chosen[name] for name in group}
        reached = rate if after == now or _idle(key, after) else _rate(inputs, after, seed, draws)
        found.append(Step(key, label, reached - rate, "percentage points", _sentence(label, reached - rate)))
        now, rate = after, reached
    return tuple(found)


def _idle(key: str, after: dict[str, Any]) -> bool:
    """Whether the staff of this step are none, so that when they start does not matter."""
    return bool(after.get(f"extra_{key}", 1) == 0)


def _rate(inputs: dict[str, Any], params: dict[str, Any], seed: int, draws: int) -> float:
    return float(np.median(months_of(plan(inputs, params), seed, draws).rate_3[:, -1]))


def _sentence(label: str, change: float) -> str:
    if abs(change) < 0.5:
        return f"{label}: no change to the rate at the end."
    return f"{label}: {'adds' if change > 0 else 'takes'} {abs(change):.0f} percentage points at the end."
