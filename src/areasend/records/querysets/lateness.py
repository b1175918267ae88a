"""When a case is late, how late, and what comes soon: the one definition behind My work, the Cases list and Workload.

Every filter is a `Q` over the stored index, so that a page can count many of them in one query.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q

NEAR_DAYS = 7
SOON_DAYS = 28
AHEAD_DAYS = 84


@dataclass(frozen=True)
class LateBand:
    """How far an open case is beyond its final date, in days from `from_days` to `to_days` (None: without end)."""

    key: str
    label: str
    from_days: int
    to_days: int | None


LATE_BANDS = (
    LateBand("late_4", "Up to 4 weeks", 1, 28),
    LateBand("late_12", "5 to 12 weeks", 29, 84),
    LateBand("late_26", "13 to 26 weeks", 85, 182),
    LateBand("late_52", "27 to 52 weeks", 183, 364),
    LateBand("late_more", "More than 52 weeks", 365, None),
)


def owing() -> Q:
    """Open, and not a plan whose review is under way: there the review owes the date, and the plan would say it twice."""
    from areasend.records.models import Case

    review = Case.objects.filter(origin=OuterRef("pk"), process="annual_review", is_open=True)
    return Q(is_open=True) & ~(Q(process="plan") & Exists(review))


def overdue(on: date) -> Q:
    """The next date has passed."""
    return Q(next_due_on__lt=on)


def due_between(on: date, first: int, last: int) -> Q:
    """The next date falls `first` to `last` days after `on`."""
    return Q(next_due_on__range=(on + timedelta(first), on + timedelta(last)))


def past_final_date(on: date) -> Q:
    """Beyond the date by which the whole had to be over: for an assessment, past 20 weeks."""
    return Q(final_due_on__lt=on)


def soon_late(on: date) -> Q:
    """The final date comes within four weeks, and nothing before it presses this week: easily overlooked."""
    return Q(next_due_on__gt=on + timedelta(NEAR_DAYS), final_due_on__range=(on, on + timedelta(SOON_DAYS))) & ~Q(
        process="plan"
    )


def review_coming(on: date) -> Q:
    """A review falls due within twelve weeks but not this week, and its meeting is not yet arranged."""
    is_unarranged = Q(process="plan") | Q(process="annual_review", stage="due")
    return is_unarranged & due_between(on, NEAR_DAYS + 1, AHEAD_DAYS)


def in_band(on: date, band: LateBand) -> Q:
    """Beyond the final date by as much as the band says."""
    latest = Q(final_due_on__lte=on - timedelta(band.from_days))
    return latest & Q(final_due_on__gte=on - timedelta(band.to_days)) if band.to_days else latest


def with_others() -> Q:
    """Someone else has to act before the council can go on."""
    return ~Q(whose_move__in=("local_authority", "nobody", ""))


def with_outsiders() -> Q:
    """As `with_others`, but not advisers, whose advice is awaited row by row."""
    return with_others() & ~Q(whose_move="advisers")
