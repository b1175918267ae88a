"""The published figures of the demo area's invented caseload: before any paper, because papers for everyone tell no others."""

from __future__ import annotations

from datetime import date, timedelta

from areasend.actions import release
from areasend.demo.above.known import Known

RELEASES = 5
"""So many that the report of the summer term, too, had published figures to tell."""
LOOKED_THROUGH = timedelta(days=9)
DAY = timedelta(days=1)


def load(known: Known) -> None:
    for on in month_ends(known.until, RELEASES):
        publish(known, on)


def month_ends(until: date, count: int) -> list[date]:
    """The last so many month ends before a day, the oldest first."""
    found = [until.replace(day=1) - DAY]
    while len(found) < count:
        found.append(found[-1].replace(day=1) - DAY)
    return found[::-1]


def publish(known: Known, on: date) -> None:
    """Looked through for some days, as long as the demo's day allows."""
    made = release.make(on, by=known.lead, today=on + DAY)
    release.publish(made, by=known.lead, today=min(on + LOOKED_THROUGH, known.until))
