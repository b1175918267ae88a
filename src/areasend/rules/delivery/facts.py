"""What the status of an action is derived from, and the settings by which it is judged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from areasend.rules.delivery.due import Due
from areasend.rules.delivery.progress import Milestone
from areasend.rules.delivery.readings import Reading
from areasend.rules.delivery.targets import Target

CLOSED_AS = {
    "done": "Done",
    "dropped": "Dropped",
    "merged": "Merged into another action",
    "carried": "Carried into the next plan",
}


@dataclass(frozen=True)
class Settings:
    """How patient the derived status is. All are local choices, none is law.

    no_news_weeks 6     boards of the partnership meet about every six weeks; older news is no news to them
    stalled_weeks 12    two such meetings, or a school term, without any sign of movement
    at_risk_days 28     a month is what is left to turn something round before the date
    ready_percent 75    with a month to go three quarters should be behind it
    """

    no_news_weeks: int = 6
    stalled_weeks: int = 12
    at_risk_days: int = 28
    ready_percent: int = 75


@dataclass(frozen=True)
class MeasureFacts:
    """One success measure: what it is to reach and what was measured."""

    label: str
    target: Target
    readings: tuple[Reading, ...] = ()


@dataclass(frozen=True)
class Blocker:
    """Something in the way that nobody has cleared yet."""

    label: str
    since: date


@dataclass(frozen=True)
class Need:
    """Another action that this one waits for, with its own derived status (a key of `status.LABELS`)."""

    label: str
    status: str
    since: date | None = None


@dataclass(frozen=True)
class ActionFacts:
    """Everything recorded about one action that its status turns on.

    `last_note_on` is the last progress note; `percent` what somebody gave; `closed_as` a key of `CLOSED_AS`; `carried_on` the day on which
    it was taken over from the plan before.
    """

    dues: tuple[Due, ...] = ()
    measures: tuple[MeasureFacts, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    blockers_open: tuple[Blocker, ...] = ()
    needs: tuple[Need, ...] = ()
    last_note_on: date | None = None
    percent: int | None = None
    started_on: date | None = None
    closed_on: date | None = None
    closed_as: str = ""
    carried_on: date | None = None


def last_sign_on(facts: ActionFacts, today: date) -> date | None:
    """The last day on which somebody did or said something: a start, a note, a date or milestone reached.

    Figures do not count: those bound to an indicator come by themselves. Of what has begun, the day on which it was taken over into a new
    plan counts as well: somebody looked at it then and decided that it goes on. Its last note keeps its own day, and without this a plan
    refreshed in summer would call half of its actions stalled on its first day, before anybody could say a word in it. What had not begun
    has not begun by being carried, and what stands in the way keeps the day on which it was raised.
    """
    reached = [due.reached_on for due in facts.dues] + [step.reached_on for step in facts.milestones]
    known = [day for day in (facts.started_on, facts.last_note_on, *reached) if day is not None and day <= today]
    if (known or facts.percent) and facts.carried_on is not None and facts.carried_on <= today:
        known.append(facts.carried_on)
    return max(known, default=None)


def weeks_after(day: date, weeks: int) -> date:
    """The first day on which more than so many weeks have gone by."""
    return day + timedelta(weeks=weeks, days=1)
