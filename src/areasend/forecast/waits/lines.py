"""From facts and parameters to a line of one stage: children referred, first appointments, the urgent before the others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from areasend.forecast.params import check_params, schema
from areasend.forecast.queue import Flow, Line, Stage, simulate
from areasend.forecast.queue.arrivals import WEEKS_A_YEAR, drawn, expected, level, whole_slots
from areasend.forecast.queue.chance import Ints, Numbers
from areasend.forecast.seeds import stream
from areasend.forecast.waits.inputs import ages, check_inputs

PACKAGE = "areasend.forecast.waits"
RULE_WEEKS, YEAR = 18, 52


@dataclass(frozen=True)
class Plan:
    """Facts and parameters made ready: `referrals` and `slots` expected by week, `start` those waiting by weeks waited."""

    inputs: dict[str, Any]
    params: dict[str, Any]
    first: date
    referrals: Numbers
    slots: Numbers
    start: Ints
    target: int

    @property
    def missed(self) -> float:
        """Share of appointments missed from now on."""
        then = self.params["missed_then"]
        return float(self.params["missed"] if then is None else then) / 100

    @property
    def leaving(self) -> float:
        """Share of those waiting who leave in a week."""
        staying = 1 - float(self.params["leaving"]) / 100
        return float(round(1 - staying ** (1 / WEEKS_A_YEAR), 6))


def filled(params: dict[str, Any]) -> dict[str, Any]:
    """`params` with the defaults for what is not said. Raises `BadParams`."""
    check_params(PACKAGE, params)
    return {name: params.get(name, field["default"]) for name, field in schema(PACKAGE)["properties"].items()}


def plan(inputs: dict[str, Any], params: dict[str, Any]) -> Plan:
    """Raises `BadInputs`, `BadParams`."""
    check_inputs(inputs)
    chosen = filled(params)
    first, weeks = date.fromisoformat(inputs["as_of"]), chosen["weeks"]
    per_week = inputs["referrals_per_week"] * (1 + chosen["referrals_change"] / 100)
    referrals = expected(weeks, first, per_week, chosen["referrals_growth"] / 100, tuple(inputs.get("season", ())))
    start = ages(inputs)
    target = int(chosen["target_weeks"] or inputs["target_weeks"])
    slots = slots_today(inputs, chosen, int(start.sum())) + added(chosen)
    return Plan(inputs, chosen, first, referrals, slots, start, target)


def slots_today(inputs: dict[str, Any], chosen: dict[str, Any], waiting: int) -> float:
    """Appointments given in a week now: those taken off the list lately, less who left by themselves, over the share that bring about a
    removal (the child came, or missed and was discharged)."""
    left = waiting * (1 - (1 - chosen["leaving"] / 100) ** (1 / WEEKS_A_YEAR))
    missed = chosen["missed"] / 100
    removes = 1 - missed + missed * chosen["discharged"] / 100
    return float(max(0.0, inputs["removals_per_week"] - left) / removes)


def added(chosen: dict[str, Any]) -> Numbers:
    """Appointments a week on top of today's."""
    weeks = np.arange(chosen["weeks"])
    start, stay = chosen["extra_from"], chosen["extra_for"]
    there = (weeks >= start) & (weeks < (start + stay if stay is not None else chosen["weeks"]))
    return np.asarray(there * float(chosen["extra_slots"]))


def line(made: Plan, seed: int, draws: int) -> Line:
    chosen = made.params
    mean = made.referrals * level(seed, "referrals", draws, chosen["referrals_doubt"] / 100)[:, None]
    coming = drawn(seed, "referrals", mean, made.inputs.get("dispersion", 1.3))
    urgent = stream(seed, "queue", "urgent").binomial(coming, chosen["urgent"] / 100)
    start = np.zeros((1, 2, len(made.start)), dtype=np.int64)
    start[0, 1] = made.start
    slots = made.slots * level(seed, "slots", draws, chosen["slots_doubt"] / 100)[:, None]
    return Line(
        stages=(Stage("appointment", missed=made.missed, discharged=chosen["discharged"] / 100, leaving=made.leaving),),
        arrivals=np.stack([urgent, coming - urgent], axis=2),
        slots=whole_slots(slots[:, :, None]),
        start=start,
        target=made.target,
        limits=(made.target, RULE_WEEKS, YEAR),
    )


def flow(made: Plan, seed: int, draws: int) -> Flow:
    return simulate(line(made, seed, draws), seed)
