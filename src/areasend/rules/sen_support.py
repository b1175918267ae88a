"""SEN support: what a school does for a pupil without a plan. It ends when a plan is made; nobody has to write that down again.

The broad areas of need are those of the SEND code of practice (2015), paragraph 6.27; which type of need belongs to which area is
the reading of the school census guide. A type that the code does not place ("OTH", "NSA") belongs to none.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

Plan = tuple[date, date | None]
"""The first day of a plan and the day it ended, or None."""

COMMUNICATION = "Communication and interaction"
COGNITION = "Cognition and learning"
SEMH = "Social, emotional and mental health"
SENSORY = "Sensory and physical"
NO_AREA = "Not placed in a broad area"
BROAD_AREAS = {
    "SLCN": COMMUNICATION,
    "ASD": COMMUNICATION,
    "SPLD": COGNITION,
    "MLD": COGNITION,
    "SLD": COGNITION,
    "PMLD": COGNITION,
    "DS": COGNITION,
    "SEMH": SEMH,
    "HI": SENSORY,
    "VI": SENSORY,
    "MSI": SENSORY,
    "PD": SENSORY,
}


def broad_area(need: str) -> str:
    """The broad area of a type of need, in words."""
    return BROAD_AREAS.get(need, NO_AREA)


def ended_on(since: date, until: date | None, plans: Iterable[Plan]) -> date | None:
    """The last day of SEN support: the day recorded, or the day before a plan was made, whichever is earlier.

    A plan that had ended when the support began does not count. Support that began on the day of a plan or under it never
    stood: its last day is then before its first.

    >>> ended_on(date(2024, 9, 1), None, [(date(2026, 3, 2), None)])
    datetime.date(2026, 3, 1)
    """
    made = [first for first, last in plans if last is None or last > since]
    days = [*([until] if until else []), *(date.fromordinal(first.toordinal() - 1) for first in made)]
    return min(days, default=None)
