"""The counting rules for one date at a time, with dates in and dates out.

The counters of `counting` work on columns; boards, risks and inspections have one date each. Days outside the span of
the calendars (1960 to 2110) raise `LawError`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np

from areasend.rules.because import long_date
from areasend.rules.calendars import Days, type_days
from areasend.rules.counting import Reckoning, reckoning, within_months_of
from areasend.rules.law_files import LawError
from areasend.rules.readings import Readings, default_readings


def counted(counter: Callable[[Days, int, Reckoning], Days], day: date, count: int, readings: Readings) -> date:
    """What a counter of `counting` gives for one day."""
    return _one(counter(np.array([day], dtype=type_days), count, reckoning(readings)), day)


def working_day_after(day: date, count: int, readings: Readings | None = None) -> date:
    """The count-th working day after the day, which is itself not counted (P6)."""
    working = reckoning(readings or default_readings()).working
    return _one(working.nth_after(np.array([day], dtype=type_days), count), day)


def working_day_on_or_before(day: date, readings: Readings | None = None) -> date:
    """The day itself if it is worked, else the last working day before it."""
    working = reckoning(readings or default_readings()).working
    return _one(working.on_or_before(np.array([day], dtype=type_days)), day)


def clear_working_days_before(day: date, count: int, readings: Readings | None = None) -> date:
    """The last working day that leaves `count` whole working days between it and the day, neither counted."""
    working = reckoning(readings or default_readings()).working
    return _one(working.nth_before(np.array([day], dtype=type_days), count + 1), day)


def months_after(day: date, count: int) -> date:
    """The corresponding date `count` months on, or the last day of a shorter month (P3)."""
    return counted(within_months_of, day, count, default_readings())


def _one(found: Days, day: date) -> date:
    answer: date | None = found[0].astype(object)
    if answer is None:
        raise LawError(f"{long_date(day)} lies outside the calendars, which run from 1960 to 2110. Check the year.")
    return answer
