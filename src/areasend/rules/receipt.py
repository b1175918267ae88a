"""On which day something counts as received. Days are those of London, whatever zone the moment is given in.

The SEND Regulations do not say. The working rules that IPSEA gives are taken where the reading `deemed_receipt` asks
for them; by default what arrives on a day counts for that day.
"""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import numpy as np

from areasend.rules.calendars import Calendar, type_days
from areasend.rules.counting import reckoning
from areasend.rules.law_files import LawError
from areasend.rules.readings import Readings, default_readings

LONDON = ZoneInfo("Europe/London")
CLOSE_OF_DAY = time(17, 0)
METHODS = {
    "email": "Email",
    "portal": "Online form",
    "by_hand": "By hand",
    "signed_for": "Signed-for post, at the moment of signing",
    "first_class": "First-class post, at the moment of posting",
}


def london_date(moment: datetime) -> date:
    """The date in London at that moment, which must carry its zone."""
    return _in_london(moment).date()


def _in_london(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise LawError(f"The moment {moment.isoformat()} carries no time zone. Give one, such as UTC.")
    return moment.astimezone(LONDON)


def deemed_received_on(sent_at: datetime, method: str, readings: Readings | None = None) -> date:
    """The day on which it counts as received; `LawError` for a method that is not in `METHODS`."""
    if method not in METHODS:
        raise LawError(f"{method!r} is not a way of sending that is known. Choose one of: {', '.join(METHODS)}.")
    taken = readings or default_readings()
    working, arrived = reckoning(taken).working, _in_london(sent_at)
    if method == "first_class":
        return _next_working_day(working, arrived.date())
    if method == "signed_for" or taken.is_choice("deemed_receipt", "same_day"):
        return arrived.date()
    if arrived.time() > CLOSE_OF_DAY or not working.is_worked(_column(arrived.date()))[0]:
        return _next_working_day(working, arrived.date())
    return arrived.date()


def _column(day: date) -> np.ndarray[tuple[int, ...], np.dtype[np.datetime64]]:
    return np.array([day], dtype=type_days)


def _next_working_day(working: Calendar, day: date) -> date:
    found: date = working.nth_after(_column(day), 1)[0].astype(object)
    return found
