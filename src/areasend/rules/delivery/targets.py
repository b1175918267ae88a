"""What an action is to change, by how much and by when, and whether it has.

`goal` is the figure to reach:

    percentage, number     the value itself: 75 is 75% or 75
    percentage_increase    relative to the baseline, never in points: 30% more than a baseline of 50% is 65%
    points_increase        points on the baseline: 30 points on 50% is 80%
    number_increase        added to the baseline: 5 more than 20 is 25
    date, yes_no           something done: there is no figure, `reached_on` (or a reading of at least 1) says that it was

Where the direction is down the same amount is taken off: 30% fewer than 50 is 35. A plan that asks for an increase
without saying how much (`value` None) is met by any change for the better.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from areasend.rules.delivery.readings import Direction, in_figures

Kind = Literal["percentage", "number", "percentage_increase", "number_increase", "points_increase", "date", "yes_no"]
KINDS: tuple[Kind, ...] = get_args(Kind)
INCREASES = ("percentage_increase", "number_increase", "points_increase")
DONE = ("date", "yes_no")
PERCENTS = ("percentage", "points_increase")


class TargetRefused(Exception):
    """The target makes no sense. The message says why and what to do."""


@dataclass(frozen=True)
class Target:
    """One measure's target. `unit` is "%" where the measured figure is itself a percentage; percentages are 0 to 100."""

    kind: Kind
    value: float | None
    by_on: date | None
    direction: Direction = "up"
    baseline: float | None = None
    baseline_on: date | None = None
    baseline_due_on: date | None = None
    reached_on: date | None = None
    unit: str = ""

    @property
    def shown_unit(self) -> str:
        return "%" if self.kind in PERCENTS else self.unit

    @property
    def is_percent(self) -> bool:
        """Whether the measured figure lies between 0 and 100 by its nature."""
        return self.shown_unit == "%"

    @property
    def is_any_change(self) -> bool:
        """An increase is asked for, but not how much."""
        return self.kind in INCREASES and self.value is None


def goal(target: Target) -> float | None:
    """The figure to reach; None for something done, without a target figure, and while a baseline is wanting."""
    if target.kind in DONE:
        return None
    if target.kind not in INCREASES:
        return target.value
    if target.baseline is None:
        return None
    return target.baseline + (1 if target.direction == "up" else -1) * _step(target, target.baseline)


def _step(target: Target, baseline: float) -> float:
    value = target.value or 0.0
    return abs(baseline) * value / 100 if target.kind == "percentage_increase" else value


def goal_words(target: Target) -> str:
    """Such as "the target is 75%" or "the target is 65% (30% more than the baseline of 50%)"."""
    aim = goal(target)
    if aim is None:
        return "no target figure is known yet"
    if target.baseline is None or target.kind not in INCREASES:
        return f"the target is {in_figures(aim, target.shown_unit)}"
    start = in_figures(target.baseline, target.shown_unit)
    if target.is_any_change:
        return f"the target is any {'rise' if target.direction == 'up' else 'fall'} from the baseline of {start}"
    more = "more" if target.direction == "up" else "less"
    change = _change_words(target)
    return f"the target is {in_figures(aim, target.shown_unit)} ({change} {more} than the baseline of {start})"


def _change_words(target: Target) -> str:
    value = target.value or 0.0
    if target.kind == "percentage_increase":
        return in_figures(value, "%")
    return in_figures(value, "points" if target.kind == "points_increase" or target.is_percent else target.unit)


def check_target(target: Target) -> None:
    """Raise `TargetRefused` unless the target can be reached and judged."""
    if target.kind in DONE:
        return
    if target.kind not in INCREASES and target.value is None:
        raise TargetRefused("A target needs its figure. Enter the number or percentage to reach.")
    if target.value is not None and target.kind in INCREASES and target.value <= 0:
        raise TargetRefused(
            "A change must be more than 0. Enter how much; say separately whether up or down is better."
        )
    if target.baseline is not None and target.baseline_on is None:
        raise TargetRefused("A baseline needs its day. Enter when the baseline was measured.")
    _check_in_bounds(target)


def _check_in_bounds(target: Target) -> None:
    aim = goal(target)
    if not target.is_percent:
        return
    if target.baseline is not None and not 0 <= target.baseline <= 100:
        raise TargetRefused(f"A percentage lies between 0 and 100; the baseline is {in_figures(target.baseline)}.")
    if aim is not None and not 0 <= aim <= 100:
        raise TargetRefused(
            f"The figure to reach would be {in_figures(aim, '%')}, which no percentage can be. "
            "Enter a smaller change, or set the percentage to reach itself."
        )
