"""From facts and parameters to a line: the steps of the preset, what each can do in a week, and whose turn it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import numpy as np

from areasend.forecast.params import check_params, schema
from areasend.forecast.queue import Line, Stage, simulate
from areasend.forecast.queue.arrivals import WEEKS_A_YEAR, drawn, expected, level, whole_slots
from areasend.forecast.queue.chance import Numbers
from areasend.forecast.workflow.inputs import check_inputs, start_of
from areasend.forecast.workflow.months import Months, by_month
from areasend.forecast.workflow.presets import Preset

PLACES = ("first", "second")
"""What the parameters call the steps, in order."""
YEAR = 52


@dataclass(frozen=True)
class Plan:
    """Facts and parameters made ready: `arrivals` expected by week, `per_week` what each step can do, (weeks, steps)."""

    preset: Preset
    inputs: dict[str, Any]
    params: dict[str, Any]
    first: date
    arrivals: Numbers
    per_week: Numbers

    @property
    def target(self) -> int:
        return int(self.params["target_weeks"] or self.preset.aim)

    @property
    def ends_early(self) -> float:
        """Per cent that end at the first of two steps; nobody does where there is one only."""
        if len(self.preset.steps) == 1:
            return 0.0
        chosen = self.params["ends_early"]
        return float(self.inputs["ends_early"] if chosen is None else chosen)

    @property
    def pace(self) -> dict[str, int]:
        """Weeks that each step takes when nobody queues: as cases lately in time took, else as the preset has it."""
        return {step.key: int(self.inputs.get("pace", {}).get(step.key, step.pace)) for step in self.preset.steps}


def filled(preset: Preset, params: dict[str, Any]) -> dict[str, Any]:
    """`params` with the defaults for what is not said. Raises `BadParams`."""
    check_params(preset.package, params)
    return {name: params.get(name, field["default"]) for name, field in schema(preset.package)["properties"].items()}


def plan(preset: Preset, inputs: dict[str, Any], params: dict[str, Any]) -> Plan:
    """Raises `BadInputs`, `BadParams`."""
    check_inputs(inputs, preset)
    chosen = filled(preset, params)
    first, given = date.fromisoformat(inputs["as_of"]), chosen["arrivals_per_week"]
    rate = (inputs["arrivals_per_week"] if given is None else given) * (1 + chosen["arrivals_change"] / 100)
    season = tuple(inputs.get("season", ()))
    arrivals = expected(chosen["weeks"], first, rate, chosen["arrivals_growth"] / 100, season)
    able = [_able(inputs, chosen, place, step.key) for place, step in zip(PLACES, preset.steps, strict=False)]
    return Plan(preset, inputs, chosen, first, arrivals, np.stack(able, axis=1))


def _able(inputs: dict[str, Any], chosen: dict[str, Any], place: str, key: str) -> Numbers:
    today = chosen[f"{place}_per_week"]
    base = float(inputs["per_week"][key] if today is None else today)
    return np.asarray(base + added(chosen, place) * chosen[f"{place}_each"])


def added(chosen: dict[str, Any], place: str) -> Numbers:
    """What is added to a step, in its own unit (posts, sittings), in each week."""
    weeks = np.arange(chosen["weeks"])
    start, stay = chosen["extra_from"], chosen["extra_for"]
    there = (weeks >= start) & (weeks < (start + stay if stay is not None else chosen["weeks"]))
    return np.asarray(there * float(chosen[f"extra_{place}"]))


def cost(made: Plan) -> Decimal:
    """Pounds that the additions cost until the end of the look ahead: years of each, times what one costs a year."""
    whole = Decimal(0)
    for place, _ in zip(PLACES, made.preset.steps, strict=False):
        years = Decimal(str(float(added(made.params, place).sum()))) / Decimal(str(WEEKS_A_YEAR))
        whole += years * Decimal(str(made.params[f"{place}_cost"]))
    return whole.quantize(Decimal("0.01"), ROUND_HALF_UP)


def line(made: Plan, seed: int, draws: int) -> Line:
    chosen, steps = made.params, made.preset.steps
    doubt = level(seed, "arrivals", draws, chosen["arrivals_doubt"] / 100)
    coming = drawn(seed, "arrivals", made.arrivals * doubt[:, None], made.inputs.get("dispersion", 1.0))
    able = np.stack([level(seed, step.key, draws, chosen["capacity_doubt"] / 100) for step in steps], axis=1)
    share = made.inputs["in_time"] if chosen["reserved"] is None else chosen["reserved"]
    ends = [made.ends_early / 100, *[0.0] * (len(steps) - 1)]
    return Line(
        stages=tuple(
            Stage(step.key, delay=made.pace[step.key], out=round(out, 4)) for step, out in zip(steps, ends, strict=True)
        ),
        arrivals=coming[:, :, None],
        slots=whole_slots(made.per_week * able[:, None, :]),
        start=start_of(made.inputs, made.preset),
        rule=chosen["rule"],
        reserved=float(share) / 100,
        target=made.target,
        limits=(made.target, YEAR),
    )


def months_of(made: Plan, seed: int, draws: int) -> Months:
    return by_month(simulate(line(made, seed, draws), seed), made.first)
