"""School terms, where a plan says "by autumn term 2026" or "every term".

Terms differ from council to council and with Easter, and a plan rarely says which day it means. A term is taken to run until the last day
of the month in which it may end at the latest: autumn until 31 December, spring until 30 April, summer until 31 July. What is due by a term
is then late in no area before its term is over. A day of August belongs to the autumn term that is about to begin.
"""

from __future__ import annotations

from datetime import date

ENDS = {"spring": (4, 30), "summer": (7, 31), "autumn": (12, 31)}
"""By name, in the order of the calendar year, the month and day until which a term counts."""


def end_of_term(on: date) -> date:
    """The last day of the term in which a day lies.

    >>> end_of_term(date(2026, 8, 20))
    datetime.date(2026, 12, 31)
    """
    return next(date(on.year, *end) for end in ENDS.values() if (on.month, on.day) <= end)


def term_ending(name: str, year: int) -> date:
    """The last day of the term of that name in a calendar year. Raises KeyError for a name that is none."""
    return date(year, *ENDS[name])


def term_words(on: date) -> str:
    """Such as "autumn term 2026"."""
    end = end_of_term(on)
    name = next(name for name, when in ENDS.items() if when == (end.month, end.day))
    return f"{name} term {end.year}"
