"""Whether a measure will reach its target by its date, if it goes on as it has.

The line is Theil and Sen's: its slope is the median of the slopes between all pairs of readings, so that one odd
figure does not turn it; it passes through the median of what is left. The interval is the usual prediction interval
of a straight line,

    t(90%, n - 2) * s * sqrt(1 + 1/n + (x - mean)^2 / sum of squares),   s^2 = sum of squared residuals / (n - 2)

which holds 80% of single readings if readings scatter evenly about the line and independently of each other. Monthly
figures are not quite independent, so the interval is if anything too narrow; an odd figure widens it. Percentages
are cut at 0 and 100.

Nothing is foretold from fewer than four readings, from less than 60 days of them, or further ahead than three times
the days they cover: then the answer is "unknown" and says why. Only the last twelve readings count, so that what was
tried years ago does not hold the line down.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from areasend.rules.because import in_words, long_date
from areasend.rules.delivery.readings import Direction, Reading, in_figures, is_reached, known_by

LEAST_READINGS = 4
LEAST_DAYS = 60
MOST_READINGS = 12
TIMES_AHEAD = 3
# The 90% point of Student's t by degrees of freedom (2 to 10): 80% lie between it and its negative.
T_90 = {2: 1.886, 3: 1.638, 4: 1.533, 5: 1.476, 6: 1.440, 7: 1.415, 8: 1.397, 9: 1.383, 10: 1.372}

Will = Literal["likely", "unlikely", "unsure", "unknown"]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Outlook:
    """`expected` on the target's date, with 80% between `low` and `high`; all None where `will` is unknown."""

    will: Will
    expected: float | None
    low: float | None
    high: float | None
    because: str


@dataclass(frozen=True)
class Line:
    slope: float
    level: float  # at the first reading
    residuals: Floats


def outlook(
    readings: Sequence[Reading],
    goal: float,
    by_on: date,
    direction: Direction,
    today: date,
    *,
    unit: str = "",
) -> Outlook:
    """Whether the goal will be reached by `by_on`, as seen on `today`; `unit` "%" keeps figures within 0 to 100."""
    known = known_by(readings, today)[-MOST_READINGS:]
    why_not = _why_unknown(known, by_on, today)
    if why_not:
        return Outlook("unknown", None, None, None, why_not)
    expected, half = _foretold(known, by_on)
    low, middle, high = (_within(value, unit) for value in (expected - half, expected, expected + half))
    will = _will(low, high, goal, direction)
    return Outlook(will, middle, low, high, _sentence(len(known), (low, middle, high), goal, by_on, unit))


def fit_line(days: Floats, values: Floats) -> Line:
    """Theil and Sen's line through values at distinct days, both of shape (n,) with n of at least two."""
    first, second = np.triu_indices(len(days), k=1)
    slope = float(np.median((values[second] - values[first]) / (days[second] - days[first])))
    level = float(np.median(values - slope * days))
    return Line(slope, level, values - (level + slope * days))


def _why_unknown(known: Sequence[Reading], by_on: date, today: date) -> str:
    """Why nothing can be foretold; empty where something can."""
    if by_on < today:
        return f"{long_date(by_on)} has passed, so there is nothing to foretell."
    if len(known) < LEAST_READINGS:
        number = in_words(len(known)).capitalize()
        plural = "reading is" if len(known) == 1 else "readings are"
        return f"{number} {plural} too few to draw a line; at least {in_words(LEAST_READINGS)} are needed."
    covered = (known[-1].on - known[0].on).days
    if covered < LEAST_DAYS:
        return f"The readings cover {covered} days, too short to draw a line; at least {LEAST_DAYS} are needed."
    if (by_on - known[-1].on).days > TIMES_AHEAD * covered:
        return (
            f"{long_date(by_on)} is too far ahead for readings that cover {covered} days; "
            f"a line is drawn at most {in_words(TIMES_AHEAD)} times as far."
        )
    return ""


def _foretold(known: Sequence[Reading], by_on: date) -> tuple[float, float]:
    """The value of the line on the day, and half the width of its interval."""
    days = np.array([(reading.on - known[0].on).days for reading in known], dtype=np.float64)
    values = np.array([reading.value for reading in known], dtype=np.float64)
    line, number, ahead = fit_line(days, values), len(days), float((by_on - known[0].on).days)
    spread = float(np.sqrt(np.sum(line.residuals**2) / (number - 2)))
    lever = 1 + 1 / number + (ahead - days.mean()) ** 2 / np.sum((days - days.mean()) ** 2)
    return line.level + line.slope * ahead, T_90[number - 2] * spread * float(np.sqrt(lever))


def _within(value: float, unit: str) -> float:
    return min(max(value, 0.0), 100.0) if unit == "%" else value


def _will(low: float, high: float, goal: float, direction: Direction) -> Will:
    worst, best = (low, high) if direction == "up" else (high, low)
    if is_reached(worst, goal, direction):
        return "likely"
    return "unsure" if is_reached(best, goal, direction) else "unlikely"


def _sentence(number: int, foretold: tuple[float, float, float], goal: float, by_on: date, unit: str) -> str:
    low, expected, high = foretold
    between = f"between {in_figures(low)} and {in_figures(high)}"
    return (
        f"If it goes on as in the last {number} readings, it will be at {in_figures(expected, unit)} "
        f"by {long_date(by_on)} ({between}); the target is {in_figures(goal, unit)}."
    )
