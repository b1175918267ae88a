"""How far an action is, in per cent: what somebody said, else the share of its milestones by weight.

A share is rounded down, so that nothing shows 100% while a milestone is open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from areasend.rules.because import long_date


class ProgressRefused(Exception):
    """The figure cannot be. The message says why and what to do."""


@dataclass(frozen=True)
class Milestone:
    """`weight`: how much of the whole it is, against the other milestones."""

    label: str
    due_on: date | None = None
    reached_on: date | None = None
    weight: float = 1.0

    def is_reached(self, today: date) -> bool:
        return self.reached_on is not None and self.reached_on <= today

    def is_late(self, today: date) -> bool:
        return not self.is_reached(today) and self.due_on is not None and self.due_on < today


@dataclass(frozen=True)
class Progress:
    """`percent` from 0 to 100; None where nobody said and there are no milestones."""

    percent: int | None
    because: str


def progress(given: int | None, milestones: Sequence[Milestone], today: date) -> Progress:
    """What is given goes first; the milestones stand in for it."""
    if given is not None:
        return Progress(given, "As given by whoever answers for it.")
    whole = sum(milestone.weight for milestone in milestones)
    if whole <= 0:
        return Progress(None, "Nobody has said how far it is, and it has no milestones.")
    reached = [milestone for milestone in milestones if milestone.is_reached(today)]
    share = 100 * sum(milestone.weight for milestone in reached) / whole
    percent = 100 if len(reached) == len(milestones) else min(int(share + 1e-9), 99)
    return Progress(percent, f"{len(reached)} of {len(milestones)} milestones reached by {long_date(today)}.")


def check_percent(percent: int | None) -> None:
    """Raise `ProgressRefused` unless it lies from 0 to 100."""
    if percent is not None and not 0 <= percent <= 100:
        raise ProgressRefused(
            f"Progress lies between 0 and 100%; {percent} was entered. Enter a whole number up to 100."
        )
