"""Where a measure stands against its target on a day.

    met            the latest figure is at the target or beyond it, or what was to be done is done
    on_course      not there yet, but on or beyond the straight line from the baseline to the target
    behind         short of that line, or short of the target when its date has passed
    not_due        its date has not come, and without a baseline there is no line to hold it against
    no_reading     nothing has been measured (since the baseline, where a change is asked for)
    no_baseline    a change is asked for, the baseline is wanting and not yet due
    baseline_late  the same, and its day has passed
    no_target      no figure was ever set

The latest reading decides: a target reached once and lost again is not met. A better reading on the same day never
worsens the state. Readings after `today` are not looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from areasend.rules.because import long_date
from areasend.rules.delivery.readings import Reading, in_figures, is_reached, known_by
from areasend.rules.delivery.targets import DONE, INCREASES, Target, goal, goal_words

State = Literal["met", "on_course", "behind", "not_due", "no_reading", "no_baseline", "baseline_late", "no_target"]


@dataclass(frozen=True)
class Judged:
    """`value` and `on` are the reading judged; `distance` how far it is from the target, 0 or less when it is there."""

    state: State
    because: str
    value: float | None = None
    on: date | None = None
    distance: float | None = None


def judge(target: Target, readings: Sequence[Reading], today: date) -> Judged:
    """Where the measure stands; total over every target and every set of readings."""
    if target.kind in DONE:
        return _judge_done(target, known_by(readings, today), today)
    if target.baseline_on is not None and target.baseline_on > today:
        target = replace(target, baseline=None, baseline_on=None)
    wanting = _wanting(target, today)
    aim = goal(target)
    if wanting is not None or aim is None:
        return wanting or Judged("no_target", "No figure to reach has been set.")
    counted = [reading for reading in known_by(readings, today) if _counts(target, reading)]
    if not counted:
        return _without_reading(target, today)
    return _judge_figure(target, aim, counted[-1], today)


def _judge_done(target: Target, readings: Sequence[Reading], today: date) -> Judged:
    done_on = _done_on(target, readings, today)
    if done_on is not None:
        late = target.by_on is not None and done_on > target.by_on
        return Judged("met", f"Done on {long_date(done_on)}{', after its date' if late else ''}.", on=done_on)
    if target.by_on is None:
        return Judged("not_due", "Not done yet; no date is set by which it should be.")
    if target.by_on < today:
        return Judged("behind", f"Not done; it was to be done by {long_date(target.by_on)}.")
    return Judged("not_due", f"To be done by {long_date(target.by_on)}.")


def _done_on(target: Target, readings: Sequence[Reading], today: date) -> date | None:
    if target.reached_on is not None and target.reached_on <= today:
        return target.reached_on
    return next((reading.on for reading in readings if reading.value >= 1), None)


def _wanting(target: Target, today: date) -> Judged | None:
    """The baseline, where nothing can be judged without it."""
    if target.kind not in INCREASES or target.baseline is not None:
        return None
    if target.baseline_due_on is None:
        return Judged("no_baseline", "There is no baseline, and no day by which it is to be measured.")
    day = long_date(target.baseline_due_on)
    if target.baseline_due_on < today:
        return Judged("baseline_late", f"The baseline was to be measured by {day} and is still wanting.")
    return Judged("no_baseline", f"The baseline is to be measured by {day}.")


def _counts(target: Target, reading: Reading) -> bool:
    """A change can only be seen after the baseline was measured."""
    return target.kind not in INCREASES or target.baseline_on is None or reading.on > target.baseline_on


def _without_reading(target: Target, today: date) -> Judged:
    if target.reached_on is not None and target.reached_on <= today:
        return Judged("met", f"Said to have been reached on {long_date(target.reached_on)}; no figure is recorded.")
    since = f" since the baseline of {long_date(target.baseline_on)}" if target.baseline_on else ""
    if target.baseline is None and target.baseline_due_on is not None and target.baseline_due_on < today:
        return Judged("baseline_late", f"The baseline was to be measured by {long_date(target.baseline_due_on)}.")
    return Judged("no_reading", f"Nothing has been measured{since}; {goal_words(target)}{_by_words(target)}.")


def _judge_figure(target: Target, aim: float, latest: Reading, today: date) -> Judged:
    gap = aim - latest.value if target.direction == "up" else latest.value - aim
    stands = f"{in_figures(latest.value, target.shown_unit)} on {long_date(latest.on)}; {goal_words(target)}"
    there = gap < 0 if target.is_any_change else is_reached(latest.value, aim, target.direction)

    def told(state: State, more: str = "") -> Judged:
        return Judged(state, f"{stands}{_by_words(target)}.{more}", latest.value, latest.on, gap)

    if there:
        late = target.by_on is not None and latest.on > target.by_on
        return told("met", " The figure is from after that date." if late else "")
    if target.by_on is not None and target.by_on < today:
        return told("behind", " That date has passed.")
    line = _line_at(target, aim, latest.on)
    if line is None:
        return told("not_due", " That date has not come.")
    told_line = f" Steady progress would have brought it to {in_figures(line, target.shown_unit)} by then."
    return told("on_course" if is_reached(latest.value, line, target.direction) else "behind", told_line)


def _line_at(target: Target, aim: float, on: date) -> float | None:
    """The straight line from the baseline to the target, on that day."""
    if target.baseline is None or target.baseline_on is None or target.by_on is None:
        return None
    days = (target.by_on - target.baseline_on).days
    share = min(max((on - target.baseline_on).days / days, 0.0), 1.0) if days > 0 else 1.0
    return target.baseline + share * (aim - target.baseline)


def _by_words(target: Target) -> str:
    return f" by {long_date(target.by_on)}" if target.by_on else ""
