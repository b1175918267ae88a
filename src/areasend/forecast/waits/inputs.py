"""The facts that a look at a waiting list starts from, and the checks on them. They are plain JSON, frozen on a day:

- `service` (its name), `as_of` (the day, YYYY-MM-DD), `target_weeks` (13 or 18, say), `target_share` (per cent, 92 say);
- `ages`: how many have waited `[0, 1, 2, ...]` whole weeks; or, where only totals are known, `waiting`, `mean_weeks`, `longest_weeks`;
- `referrals_per_week`, `removals_per_week` (children taken off the list for whatever reason), `dispersion` (variance over mean);
- `past`: months with `month` (YYYY-MM) and `waiting`, `mean_weeks`, for the chart.
"""

from __future__ import annotations

import math
from datetime import date
from typing import Any

import numpy as np

from areasend.forecast.queue.chance import Ints
from areasend.forecast.queue.line import BadLine
from areasend.forecast.queue.start import ages_from_totals

MOST_WEEKS = 1040


class BadInputs(ValueError):
    """The facts cannot be used; the message says what is wrong and what to do."""


def check_inputs(inputs: dict[str, Any]) -> None:
    """Raises `BadInputs`."""
    wanted = ("service", "as_of", "referrals_per_week", "removals_per_week", "target_weeks", "target_share")
    missing = [name for name in wanted if inputs.get(name) is None]
    if missing:
        raise BadInputs(f"The facts lack {', '.join(missing)}. Record them with the list, then look ahead again.")
    try:
        date.fromisoformat(inputs["as_of"])
    except (TypeError, ValueError):
        raise BadInputs("The day of the list is wanted as YYYY-MM-DD.") from None
    for name in ("referrals_per_week", "removals_per_week"):
        if not 0 <= inputs[name] < math.inf:
            raise BadInputs(f"{name.replace('_', ' ').capitalize()} cannot be fewer than none.")
    if not 0 < inputs["target_share"] <= 100:
        raise BadInputs("The share to be within the target is over 0 and up to 100 per cent.")


def ages(inputs: dict[str, Any]) -> Ints:
    """How many have waited 0, 1, 2, ... weeks: as given, else the smoothest list with the totals given. Raises `BadInputs`."""
    known = inputs.get("ages")
    if known:
        if min(known) < 0 or any(each != int(each) for each in known) or len(known) > MOST_WEEKS:
            raise BadInputs("Those waiting are whole numbers by week, none below 0, for at most twenty years.")
        return np.asarray(known, dtype=np.int64)
    if inputs.get("waiting") is None or (inputs["waiting"] and inputs.get("mean_weeks") is None):
        raise BadInputs("Give the list by weeks waited, or how many wait and how long on average.")
    try:
        return ages_from_totals(int(inputs["waiting"]), inputs.get("mean_weeks") or 0.0, inputs.get("longest_weeks"))
    except BadLine as error:
        raise BadInputs(str(error)) from error
