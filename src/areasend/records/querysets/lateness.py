"""When a case is late, how late, and what comes soon: the one definition behind My work, the Cases list and Workload.

Every filter is a `Q` over the stored index, so that a page can count many of them in one query.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Case as Choose
from django.db.models import Exists, F, OuterRef, Q, Value, When

from areasend.rules import law

if TYPE_CHECKING:
    from areasend.records.models import Case

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


@functools.cache
def last_duty(process: str) -> str:
    """The clock by which the whole process had to be over; nothing where different ends are possible."""
    finals = [clock.path for clock in law.process(process).clocks if clock.is_final and clock.kind == "deadline"]
    usual = f"{process}/issue_final_plan"
    if usual in finals:
        return usual
    return finals[0] if len(finals) == 1 else ""


@functools.cache
def _last_duties() -> dict[str, str]:
    return {key: last_duty(key) for key in law.processes() if last_duty(key)}


@functools.cache
def _finals() -> tuple[str, ...]:
    clocks = [clock for key in law.processes() for clock in law.process(key).clocks]
    return tuple(clock.path for clock in clocks if clock.is_final)


def headed_by_last(on: date) -> Q:
    """Past the final date with an earlier duty still unmet: then the last duty is what must be done, not the earlier one."""
    return past_final_date(on) & Q(is_open=True, process__in=_last_duties()) & ~Q(next_rule__in=("", *_finals()))


def is_headed_by_last(case: Case, on: date) -> bool:
    """The same of one case at hand."""
    is_past = case.is_open and case.final_due_on is not None and case.final_due_on < on
    return is_past and case.process in _last_duties() and case.next_rule not in ("", *_finals())


def headline(case: Case, on: date) -> tuple[str, date | None]:
    """The duty to name first, as the path of its clock, and its date."""
    if is_headed_by_last(case, on):
        return last_duty(case.process), case.final_due_on
    return case.next_rule, case.next_due_on


def headline_rule(on: date) -> Choose:
    """The path of `headline` in a query."""
    lasts = [When(headed_by_last(on) & Q(process=key), then=Value(path)) for key, path in _last_duties().items()]
    return Choose(*lasts, default=F("next_rule"))


def headline_due(on: date) -> Choose:
    """The date of `headline` in a query."""
    return Choose(When(headed_by_last(on), then=F("final_due_on")), default=F("next_due_on"))


def owes(path: str, on: date) -> Q:
    """The cases whose headline is this duty."""
    plain = Q(next_rule=path) & ~headed_by_last(on)
    process = path.partition("/")[0]
    return plain | (headed_by_last(on) & Q(process=process)) if last_duty(process) == path else plain


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
