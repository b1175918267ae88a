"""From facts and parameters to a line: four stages, each with its natural pace, what it can do in a week, and whose turn it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from areasend.forecast.params import check_params, schema
from areasend.forecast.queue import Line, Stage
from areasend.forecast.queue.arrivals import drawn, expected, level, whole_slots
from areasend.forecast.queue.chance import Numbers
from areasend.forecast.recovery.inputs import PSYCHOLOGY, STAGES, check_inputs, start_of

PACKAGE = "areasend.forecast.recovery"
TARGET_WEEKS = 20
# Weeks that the work of a stage takes when nobody queues: papers gathered and weighed; advice asked for and written within its six weeks;
# the plan drafted; 15 days for the family's views, consultation of the setting. Together 16, four inside the 20 of the Regulations.
PACE = {"decision": 5, "advice": 6, "draft": 2, "final": 3}
LIMITS = (TARGET_WEEKS, 52)


def pace_of(inputs: dict[str, Any]) -> dict[str, int]:
    """Weeks each stage takes when nobody queues: as plans issued in time lately took, else `PACE`."""
    return {**PACE, **{stage: int(weeks) for stage, weeks in inputs.get("pace", {}).items()}}


def filled(params: dict[str, Any]) -> dict[str, Any]:
    """`params` with the defaults for what is not said. Raises `BadParams`."""
    check_params(PACKAGE, params)
    return {name: params.get(name, field["default"]) for name, field in schema(PACKAGE)["properties"].items()}


@dataclass(frozen=True)
class Plan:
    """Facts and parameters made ready to be run: `per_week` is what each stage can do, (weeks, stages); `services` the same of each
    service that gives advice, (weeks,); `reserved` the share kept for cases still in time, `reserved_by_week` what it is of all the
    work of a week, (weeks, stages)."""

    inputs: dict[str, Any]
    params: dict[str, Any]
    first: date
    requests: Numbers
    per_week: Numbers
    services: dict[str, Numbers]
    reserved: float
    reserved_by_week: Numbers

    @property
    def weeks(self) -> int:
        return int(self.params["weeks"])


def plan(inputs: dict[str, Any], params: dict[str, Any]) -> Plan:
    """Raises `BadInputs`, `BadParams`."""
    check_inputs(inputs)
    chosen = filled(params)
    first = date.fromisoformat(inputs["as_of"])
    services = _services(inputs, chosen)
    able = inputs["per_week"]
    writing = added(chosen, "writers") * chosen["plans_per_writer"]
    per_week = np.stack(
        [
            np.full(chosen["weeks"], float(able["decision"])),
            np.min(list(services.values()), axis=0),
            able["draft"] + writing,
            able["final"] + writing,
        ],
        axis=1,
    )
    share = _reserved(inputs, chosen)
    by_week = np.broadcast_to(share, per_week.shape)
    if chosen["added_staff_take"] == "oldest":
        by_week = share * np.divide(
            np.minimum(_today(inputs), per_week), per_week, out=np.ones_like(per_week), where=per_week > 0
        )
    return Plan(inputs, chosen, first, _requests(inputs, chosen, first), per_week, services, share, by_week)


def _today(inputs: dict[str, Any]) -> Numbers:
    """What each stage can do in a week without anybody added."""
    able = inputs["per_week"]
    return np.array([able["decision"], min(able["advice"].values()), able["draft"], able["final"]], dtype=float)


def _services(inputs: dict[str, Any], chosen: dict[str, Any]) -> dict[str, Numbers]:
    weeks = chosen["weeks"]
    floor = float(chosen["other_advice_floor"])
    given = {
        name: np.full(weeks, float(each) if name == PSYCHOLOGY else max(float(each), floor))
        for name, each in inputs["per_week"]["advice"].items()
    }
    more = added(chosen, "psychologists") * chosen["advice_per_psychologist"]
    return given | {PSYCHOLOGY: given.get(PSYCHOLOGY, np.zeros(weeks)) + more}


def added(chosen: dict[str, Any], who: str) -> Numbers:
    """Posts at work in each week beyond today's."""
    weeks = np.arange(chosen["weeks"])
    start, stay = chosen[f"{who}_from"], chosen[f"{who}_for"]
    there = (weeks >= start) & (weeks < (start + stay if stay is not None else chosen["weeks"]))
    return np.asarray(there * float(chosen[f"extra_{who}"]))


def _requests(inputs: dict[str, Any], chosen: dict[str, Any], first: date) -> Numbers:
    per_week = inputs["requests_per_week"] * (1 + chosen["requests_change"] / 100)
    return expected(chosen["weeks"], first, per_week, chosen["requests_growth"] / 100, tuple(inputs.get("season", ())))


def _reserved(inputs: dict[str, Any], chosen: dict[str, Any]) -> float:
    share = chosen["reserved"] if chosen["reserved"] is not None else inputs["in_time"]
    return float(share) / 100


def line(made: Plan, seed: int, draws: int) -> Line:
    chosen, inputs = made.params, made.inputs
    doubt = level(seed, "requests", draws, chosen["requests_doubt"] / 100)
    coming = drawn(seed, "requests", made.requests * doubt[:, None], inputs.get("dispersion", 1.0))
    able = np.stack([level(seed, stage, draws, chosen["capacity_doubt"] / 100) for stage in STAGES], axis=1)
    refused = chosen["refused"] if chosen["refused"] is not None else inputs["refused"]
    pace = pace_of(inputs)
    ends = {"decision": refused / 100, "advice": inputs["no_plan"] / 100}
    return Line(
        stages=tuple(Stage(stage, delay=pace[stage], out=round(ends.get(stage, 0.0), 4)) for stage in STAGES),
        arrivals=coming[:, :, None],
        slots=whole_slots(made.per_week * able[:, None, :]),
        start=start_of(inputs),
        rule=chosen["rule"],
        reserved=made.reserved_by_week,
        target=TARGET_WEEKS,
        limits=LIMITS,
    )
