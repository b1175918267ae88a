"""The days around a meeting: when papers are called for, when the pack goes out, when the minutes are due.

A council's own committee must have its agenda and reports open to the public five clear days before it meets (Local
Government Act 1972, section 100B(3), as lengthened from three by SI 2002/715). Clear days are working days, and neither
the day of publication nor that of the meeting counts (R v Swansea City Council, ex parte Elitestone Ltd, Court of
Appeal 1993, seen second-hand). Partnership boards go by their own terms; the same five days are taken where those are
silent, so that one pack serves both. The other two lengths are custom: three weeks leave officers time to write and
clear a paper, ten working days is when minutes are still remembered.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from areasend.rules.because import in_words, long_date
from areasend.rules.days import clear_working_days_before, working_day_after, working_day_on_or_before
from areasend.rules.readings import Readings


@dataclass(frozen=True)
class CycleTerms:
    """The lengths in a board's terms: weeks, clear working days, working days."""

    papers_weeks: int = 3
    pack_clear_days: int = 5
    minutes_working_days: int = 10
    is_council_committee: bool = False


@dataclass(frozen=True)
class Step:
    """One day of the cycle. `evidence`: primary, secondary or memory for law; local where it is the board's own choice."""

    key: str
    label: str
    on: date
    because: str
    evidence: str


def agenda_cycle(
    meeting_on: date, terms: CycleTerms | None = None, readings: Readings | None = None
) -> tuple[Step, ...]:
    """Papers, pack, meeting and minutes, in the order of their days."""
    asked = terms or CycleTerms()
    return (
        _papers(meeting_on, asked, readings),
        _pack(meeting_on, asked, readings),
        Step("meeting", "Meeting", meeting_on, f"The meeting is on {long_date(meeting_on)}.", "local"),
        _minutes(meeting_on, asked, readings),
    )


def _papers(meeting_on: date, terms: CycleTerms, readings: Readings | None) -> Step:
    earlier = meeting_on - timedelta(weeks=terms.papers_weeks)
    on = working_day_on_or_before(earlier, readings)
    because = f"{in_words(terms.papers_weeks).capitalize()} weeks before {long_date(meeting_on)}."
    if on < earlier:
        because += f" {long_date(earlier)} is not a working day, so it is the last working day before."
    return Step("papers", "Papers called for", on, because, "local")


def _pack(meeting_on: date, terms: CycleTerms, readings: Readings | None) -> Step:
    on = clear_working_days_before(meeting_on, terms.pack_clear_days, readings)
    number = in_words(terms.pack_clear_days).capitalize()
    because = f"{number} clear working days before {long_date(meeting_on)}; neither day is counted."
    if terms.is_council_committee:
        because += " Local Government Act 1972, section 100B(3)."
    return Step("pack", "Pack goes out", on, because, "secondary" if terms.is_council_committee else "local")


def _minutes(meeting_on: date, terms: CycleTerms, readings: Readings | None) -> Step:
    on = working_day_after(meeting_on, terms.minutes_working_days, readings)
    because = f"{in_words(terms.minutes_working_days).capitalize()} working days after {long_date(meeting_on)}."
    return Step("minutes", "Minutes due", on, because, "local")
