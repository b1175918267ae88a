"""The answer about such work: how much is done, how much of it in time, who waits how long, and what more of a step changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from areasend.forecast.bands import bands
from areasend.forecast.outcome import Outcome, Series
from areasend.forecast.workflow import steps, words
from areasend.forecast.workflow.lines import Plan, cost, months_of, plan
from areasend.forecast.workflow.months import Months
from areasend.forecast.workflow.presets import Preset, preset_of

STEP_DRAWS = 100


def preset(key: str) -> Callable[..., Outcome]:
    """The `run` of one kind of work: `run(inputs, params, seed=, draws=)`."""

    def run(inputs: dict[str, Any], params: dict[str, Any], *, seed: int, draws: int) -> Outcome:
        """Look ahead from the open cases `inputs` under `params`, `draws` times. Raises `BadInputs`, `BadParams`."""
        return _run(preset_of(key), inputs, params, seed, draws)

    return run


def _run(kind: Preset, inputs: dict[str, Any], params: dict[str, Any], seed: int, draws: int) -> Outcome:
    made = plan(kind, inputs, params)
    months = months_of(made, seed, draws)
    return Outcome(
        model=kind.key,
        summary=words.summary(made, months),
        series=_series(made, months),
        steps=steps.steps(made, seed, min(draws, STEP_DRAWS)),
        assumptions=words.assumptions(made),
        seed=seed,
        draws=draws,
        cautions=words.cautions(made, months),
        figures=_figures(made, months),
    )


def _series(made: Plan, months: Months) -> tuple[Series, ...]:
    kind, since = made.preset, f"weeks since {made.preset.since}, at the month's end"
    rate = f"per cent of the three months that end with the month, within {made.target} weeks"
    rows: list[tuple[str, str, str, Any]] = [
        ("rate", f"{kind.done} in time", rate, months.rate),
        ("done", kind.done, "in the month", months.done),
        ("open", kind.open, "cases at the month's end", months.open),
        ("late", f"{kind.open} past {made.target} weeks", "cases at the month's end", months.late),
        ("longest", "Longest wait", since, months.longest),
        ("mean_wait", "Mean wait", since, months.mean_weeks),
    ]
    if len(kind.steps) > 1:
        at = enumerate(kind.steps)
        rows += [
            (f"waiting_{one.key}", one.waiting, "cases at the month's end", months.by_step[:, :, i]) for i, one in at
        ]
    return tuple(
        Series(key, label, unit, months.names, bands(values), _past(made, key)) for key, label, unit, values in rows
    )


def _past(made: Plan, key: str) -> tuple[tuple[str, float], ...]:
    name = {"rate": "in_time", "done": "done"}.get(key, "")
    known = made.inputs.get("past", [])
    is_same_target = key != "rate" or made.target == made.preset.aim
    return tuple((one["month"], float(one[name])) for one in known if is_same_target and one.get(name) is not None)


def _figures(made: Plan, months: Months) -> dict[str, Any]:
    columns = [made.inputs["open"].get(step.key, []) for step in made.preset.steps]
    return {
        "open_now": sum(map(sum, columns)),
        "late_now": sum(sum(column[made.target :]) for column in columns),
        "open_at_end": round(float(np.median(months.open[:, -1]))),
        "late_at_end": round(float(np.median(months.late[:, -1]))),
        "rate_at_end": round(float(np.median(months.rate[:, -1])), 1),
        "done": round(float(np.median(months.done.sum(axis=1)))),
        "target_weeks": made.target,
        "cost": str(cost(made)),
    }
