"""By when a question from the public is to be answered: a promise of the area, not a law.

Twenty working days are what the Freedom of Information Act 2000, section 10, gives a public authority for a request; a question about how
the area is doing should wait no longer than one put in the words of that Act. An area may promise another number.
"""

from __future__ import annotations

from datetime import date

from areasend.rules.days import working_day_after

ANSWER_WORKING_DAYS = 20


def answer_by(asked_on: date, working_days: int = ANSWER_WORKING_DAYS) -> date:
    """The last day that keeps the promise; the day of asking is not counted."""
    return working_day_after(asked_on, working_days)
