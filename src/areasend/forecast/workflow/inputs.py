"""The facts that a look at such work starts from, and the checks on them. They are plain JSON, frozen on a day:

- `area` (its name), `as_of` (the day, YYYY-MM-DD);
- `open`: for each step of the preset, the open cases by whole weeks since they came: `[in week 0, in week 1, ...]`;
- `arrivals_per_week`, `dispersion` (variance of weekly arrivals over their mean, 1 or more), `season` (twelve factors, January first);
- `ends_early` (per cent that end at the first step of two), `in_time` (per cent of those done lately that were in time);
- `per_week`: cases that each step can do in a week; `pace`: weeks that a step takes when nobody queues, where it is known;
- `past`: months with `month` (YYYY-MM), `came`, `done`, `in_time` (per cent), for the chart.
"""

from __future__ import annotations

import math
from datetime import date
from typing import Any

import numpy as np

from areasend.forecast.queue.chance import Ints
from areasend.forecast.workflow.presets import Preset

WANTED = ("as_of", "open", "arrivals_per_week", "per_week", "ends_early", "in_time")
MOST_WEEKS = 1040


class BadInputs(ValueError):
    """The facts cannot be used; the message says what is wrong and what to do."""


def check_inputs(inputs: dict[str, Any], preset: Preset) -> None:
    """Raises `BadInputs`."""
    missing = [name for name in WANTED if inputs.get(name) is None]
    if missing:
        raise BadInputs(f"The facts lack {', '.join(missing)}. Gather them again.")
    try:
        date.fromisoformat(inputs["as_of"])
    except (TypeError, ValueError):
        raise BadInputs("The day of the open cases is wanted as YYYY-MM-DD.") from None
    for step in preset.steps:
        if not 0 <= inputs["per_week"].get(step.key, -1) < math.inf:
            raise BadInputs(f"Say how many a week are done of “{step.doing}”: a number, not below 0.")
        ages = inputs["open"].get(step.key, [])
        if len(ages) > MOST_WEEKS or any(each < 0 or each != int(each) for each in ages):
            raise BadInputs("Open cases are whole numbers by week, none below 0, for at most twenty years.")
    if not 0 <= inputs["arrivals_per_week"] < math.inf:
        raise BadInputs("Arrivals a week cannot be fewer than none.")
    if not (0 <= inputs["ends_early"] <= 100 and 0 <= inputs["in_time"] <= 100):
        raise BadInputs("Shares are from 0 to 100 per cent.")


def start_of(inputs: dict[str, Any], preset: Preset) -> Ints:
    """Who waits at the outset, (steps, 1, weeks waited)."""
    columns = [inputs["open"].get(step.key, []) for step in preset.steps]
    found = np.zeros((len(columns), 1, max([1, *map(len, columns)])), dtype=np.int64)
    for place, column in enumerate(columns):
        found[place, 0, : len(column)] = column
    return found
