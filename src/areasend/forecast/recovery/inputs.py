"""The facts that a look at the 20 weeks starts from, and the checks on them. They are plain JSON, frozen on a day:

- `area` (its name), `as_of` (the day, YYYY-MM-DD);
- `open`: for each stage (decision, advice, draft, final) the open cases by whole weeks since the request: `[in week 0, in week 1, ...]`;
- `requests_per_week`, `dispersion` (variance of weekly requests over their mean, 1 or more), `season` (twelve factors, January first);
- `refused` and `no_plan` (per cent of requests decided, of assessments made), `in_time` (per cent of plans issued lately);
- `per_week`: what each stage can do: `decision`, `draft`, `final` as numbers, `advice` by service as the law names them (`psychology`);
- `past`: months with `month` (YYYY-MM), `issued`, `in_time` (per cent), for the chart.
"""

from __future__ import annotations

import math
from datetime import date
from typing import Any

import numpy as np

from areasend.forecast.queue.chance import Ints
from areasend.forecast.queue.start import ages_from_totals

STAGES = {"decision": "waiting for a decision", "advice": "waiting for advice", "draft": "waiting for a draft plan",
          "final": "waiting for the final plan"}  # fmt: skip
PSYCHOLOGY = "psychology"


class BadInputs(ValueError):
    """The facts cannot be used; the message says what is wrong and what to do."""


def check_inputs(inputs: dict[str, Any]) -> None:
    """Raises `BadInputs`."""
    wanted = ("area", "as_of", "open", "requests_per_week", "refused", "no_plan", "in_time", "per_week")
    missing = [name for name in wanted if name not in inputs]
    if missing:
        raise BadInputs(f"The facts lack {', '.join(missing)}. Gather them again.")
    try:
        date.fromisoformat(inputs["as_of"])
    except (TypeError, ValueError):
        raise BadInputs("The day of the open cases is wanted as YYYY-MM-DD.") from None
    for name in ("refused", "no_plan", "in_time"):
        if not 0 <= inputs[name] <= 100:
            raise BadInputs(f"{name} is a share from 0 to 100 per cent, and was given as {inputs[name]}.")
    if not 0 <= inputs["requests_per_week"] < math.inf:
        raise BadInputs("Requests a week cannot be fewer than none.")
    _check_stages(inputs)


def _check_stages(inputs: dict[str, Any]) -> None:
    for stage in STAGES:
        ages = inputs["open"].get(stage, [])
        if any(count < 0 or count != int(count) for count in ages):
            raise BadInputs(f"Open cases {STAGES[stage]} are whole numbers, none below 0.")
    if not inputs["per_week"].get("advice"):
        raise BadInputs("Say how many pieces of advice each service gives in a week; at least psychology.")
    able = [
        *inputs["per_week"]["advice"].values(),
        *(inputs["per_week"].get(one, -1) for one in ("decision", "draft", "final")),
    ]
    if any(not 0 <= one < math.inf for one in able):
        raise BadInputs(
            "What each stage can do in a week is wanted as a number, 0 or more, for decision, advice, draft and final."
        )


def start_of(inputs: dict[str, Any]) -> Ints:
    """Open cases (stages, one class, ages in weeks)."""
    columns = [inputs["open"].get(stage, []) for stage in STAGES]
    start = np.zeros((len(STAGES), 1, max(1, *map(len, columns))), dtype=np.int64)
    for place, column in enumerate(columns):
        start[place, 0, : len(column)] = column
    return start


def inputs_from_totals(
    *, area: str, as_of: str, under_assessment: int, past_20_weeks: int, mean_weeks: float, requests_per_month: float,
    issued_per_month: float, refused: float, in_time: float, awaiting_decision: int | None = None, no_plan: float = 1.0,
) -> dict[str, Any]:  # fmt: skip
    """The facts where only totals are known, as councils report them.

    `under_assessment` children, of whom some are past 20 weeks, and their mean wait. The queue is taken to stand at the psychologists, who
    give as much advice as plans are issued; the other stages have a fifth to spare, and hold what passes through them. Requests awaiting
    a decision are five weeks' worth, if not given. Raises `BadInputs` where the totals contradict one another.
    """
    if past_20_weeks > under_assessment:
        raise BadInputs("More cases are past 20 weeks than are under assessment. Look at the two figures again.")
    weekly, issued = requests_per_month * 12 / 52.18, issued_per_month * 12 / 52.18
    waiting = round(weekly * 5) if awaiting_decision is None else awaiting_decision
    everybody = ages_from_totals(under_assessment, mean_weeks, over=(20, past_20_weeks), youngest=5)
    final = _on_their_way(everybody, round(issued * 3), in_time / 100, 13)
    draft = _on_their_way(everybody - final, round(issued * 2), in_time / 100, 11)
    advice = everybody - final - draft
    return {
        "area": area,
        "as_of": as_of,
        "open": {"decision": _listed(_evenly(waiting, 5)), "advice": _listed(advice), "draft": _listed(draft), "final": _listed(final)},
        "requests_per_week": weekly,
        "dispersion": 1.5,
        "season": [1.0] * 12,
        "refused": refused,
        "no_plan": no_plan,
        "in_time": in_time,
        "per_week": {"decision": weekly * 1.2, "advice": {PSYCHOLOGY: issued}, "draft": issued * 1.2, "final": issued * 1.2},
        "past": [],
    }  # fmt: skip


def _evenly(people: int, weeks: int) -> Ints:
    marks: Ints = np.floor(np.linspace(0, people, weeks + 1)).astype(np.int64)
    return marks[1:] - marks[:-1]


def _on_their_way(ages: Ints, people: int, in_time: float, youngest: int) -> Ints:
    """`people` of those open whose advice is in: a share still in time, the oldest otherwise."""
    found = np.zeros_like(ages)
    early = min(round(people * in_time), int(ages[youngest:20].sum()))
    found[youngest:20] = np.diff(
        np.floor(np.cumsum(ages[youngest:20]) * early / max(ages[youngest:20].sum(), 1)), prepend=0
    )
    late = ages[20:][::-1]
    found[20:] = np.clip(people - found.sum() - (np.cumsum(late) - late), 0, late)[::-1]
    return found


def _listed(ages: Ints) -> list[int]:
    return [int(one) for one in ages]
