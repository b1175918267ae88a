"""Signal or noise: the XmR chart (individual values and moving range), so that an ordinary month is not told as a change.

The centre is the mean of the baseline; the natural limits lie 2.66 mean moving ranges from it (Shewhart's constant for ranges of two).
A value is a signal when it lies outside the limits, or when it ends a run of eight or more on one side of the centre.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

SPREAD = 2.66
RUN = 8
LEAST = 6

Signal = Literal["", "above", "below", "run_above", "run_below"]
WORDS: dict[Signal, str] = {
    "": "Ordinary",
    "above": "Unusually high",
    "below": "Unusually low",
    "run_above": "High for eight months",
    "run_below": "Low for eight months",
}


@dataclass(frozen=True)
class Limits:
    centre: float
    lower: float
    upper: float


def limits(values: Sequence[float | None], floor: float | None = None, ceiling: float | None = None) -> Limits | None:
    """The natural limits of the known values, no further than `floor` and `ceiling`; None for fewer than six values."""
    known = [value for value in values if value is not None]
    if len(known) < LEAST:
        return None
    centre = sum(known) / len(known)
    ranges = [abs(after - before) for before, after in pairwise(known)]
    spread = SPREAD * sum(ranges) / len(ranges)
    lower, upper = centre - spread, centre + spread
    return Limits(
        centre,
        lower if floor is None else max(lower, floor),
        upper if ceiling is None else min(upper, ceiling),
    )


def signals(values: Sequence[float | None], around: Limits) -> list[Signal]:
    """For each value whether it is a signal, and which; a month without a value breaks no run."""
    found: list[Signal] = []
    side, length = 0, 0
    for value in values:
        if value is None:
            found.append("")
            continue
        here = (value > around.centre) - (value < around.centre)
        length = length + 1 if here == side and here else int(here != 0)
        side = here
        found.append(_signal(value, around, here, length))
    return found


def _signal(value: float, around: Limits, side: int, length: int) -> Signal:
    if value > around.upper:
        return "above"
    if value < around.lower:
        return "below"
    if length >= RUN:
        return "run_above" if side > 0 else "run_below"
    return ""


def tone(signal: Signal, better: str) -> Literal["", "better", "worse", "changed"]:
    """Whether a signal is good news, for an indicator where high, low or neither is better."""
    if not signal:
        return ""
    if better == "neither":
        return "changed"
    return "better" if signal.endswith("above") == (better == "high") else "worse"
