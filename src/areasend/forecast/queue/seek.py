"""The least of something that is enough, where more is never worse."""

from __future__ import annotations

from collections.abc import Callable


def least(enough: Callable[[float], bool], most: float, grain: float) -> float:
    """The smallest multiple of `grain`, from 0 to `most`, that is `enough`; `most` is taken to be. Each try halves what is left."""
    if enough(0.0):
        return 0.0
    low, high = 0, round(most / grain)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle * grain) else (middle, high)
    return high * grain
