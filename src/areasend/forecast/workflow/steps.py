"""What each change adds to the open cases at the end, one after another from today's arrivals and capacity."""

from __future__ import annotations

from typing import Any

import numpy as np

from areasend.forecast.outcome import Step
from areasend.forecast.params import schema
from areasend.forecast.workflow.lines import Plan, months_of, plan

UNIT = "cases past the target at the end"
ADDED = ("extra_from", "extra_for")
GROUPS = {
    "arrivals": ("What comes", ("arrivals_per_week", "arrivals_change", "arrivals_growth")),
    "ends_early": ("What ends at the first step", ("ends_early",)),
    "capacity": ("What each step does today", ("first_per_week", "second_per_week")),
    "rule": ("Whose turn it is", ("rule", "reserved")),
    "first": ("More at the first step", ("extra_first", "first_each", *ADDED)),
    "second": ("More at the second step", ("extra_second", "second_each", *ADDED)),
}
NEUTRAL = {"arrivals_growth": 0}


def steps(made: Plan, seed: int, draws: int) -> tuple[Step, ...]:
    """Steps in the order of `GROUPS`, each with all before it; a step that only another kind of work has is left out."""
    chosen, known = made.params, schema(made.preset.package)["properties"]
    groups = {key: (label, [name for name in names if name in known]) for key, (label, names) in GROUPS.items()}
    turned = {name for _, names in groups.values() for name in names}
    usual = {name: known[name]["default"] for name in turned} | NEUTRAL
    now, late = chosen | usual, 0.0
    late = _late(made, now, seed, draws)
    found = [Step("as_now", "As things are", late, UNIT, f"As things are, {late:,.0f} are past the target at the end.")]
    for key, (label, names) in groups.items():
        if not any(name in known for name in names if name not in ADDED):
            continue
        after = now | {name: chosen[name] for name in names}
        then = late if after == now or after.get(f"extra_{key}") == 0 else _late(made, after, seed, draws)
        found.append(Step(key, label, then - late, UNIT, _sentence(label, then - late)))
        now, late = after, then
    return tuple(found)


def _late(made: Plan, params: dict[str, Any], seed: int, draws: int) -> float:
    return float(np.median(months_of(plan(made.preset, made.inputs, params), seed, draws).late[:, -1]))


def _sentence(label: str, change: float) -> str:
    if abs(change) < 0.5:
        return f"{label}: no change."
    return f"{label}: {abs(change):,.0f} {'more' if change > 0 else 'fewer'} past the target at the end."
