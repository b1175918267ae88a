"""Cases by what happened in them and how long it took, for going from a figure to the cases behind it.

Durations are counted in days from one fact to another, as the published statistics count them: 6 weeks is 42 days, 20 weeks is 140.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q, Subquery


@dataclass(frozen=True)
class Interval:
    """From the fact `start` (the latest of it, or the first) to the first of `ends`; a case in which one of `unless` stands has none."""

    start: str
    ends: tuple[str, ...]
    days: int
    starts_latest: bool = False
    unless: tuple[str, ...] = ()


DECISION = Interval("request.received", ("decision.assess", "decision.refuse"), 42)
ORDERED = ("challenge.settled_assess",)
"""A refusal was overturned: time runs from the order (regulation 44), not from the request."""
FINAL = Interval("request.received", ("plan.issued",), 140, unless=ORDERED)
YEAR = Interval("request.received", ("plan.issued",), 364, unless=ORDERED)
REVIEW = Interval(
    "review.meeting",
    ("review.decided_maintain", "review.decided_amend", "review.decided_cease"),
    28,
    starts_latest=True,
)


def took(interval: Interval, *, in_time: bool) -> Exists:
    """Both facts stand, and the second came within the days, or after them."""
    from areasend.records.models import Fact

    facts = Fact.objects.standing()
    begun = facts.filter(case=OuterRef("case"), name=interval.start)
    start = begun.order_by("-on" if interval.starts_latest else "on").values("on")[:1]
    earlier = facts.filter(case=OuterRef("case"), name__in=interval.ends, on__lt=OuterRef("on"))
    ended = facts.filter(case=OuterRef("pk"), name__in=interval.ends).annotate(began_on=Subquery(start))
    limit = F("began_on") + timedelta(interval.days)
    kept = ended.filter(on__lte=limit) if in_time else ended.filter(on__gt=limit)
    other_time = facts.filter(case=OuterRef("case"), name__in=interval.unless)
    return Exists(kept.filter(~Exists(earlier), *([~Exists(other_time)] if interval.unless else [])))


def happened(names: Sequence[str], since: date | None, until: date | None) -> Exists:
    """Any of these facts stands, on a day from `since` until `until`."""
    from areasend.records.models import Fact

    found = Fact.objects.standing().filter(case=OuterRef("pk"), name__in=list(names))
    if since:
        found = found.filter(on__gte=since)
    if until:
        found = found.filter(on__lte=until)
    return Exists(found)


def has_advice(on: date, *, source: str = "", state: str = "") -> Exists:
    """Advice of this source, in this state: awaited, late (awaited and past due), in_time or given_late."""
    from areasend.records.models import Advice

    states = {
        "": Q(),
        "awaited": Q(received_on=None, not_needed_on=None),
        "late": Q(received_on=None, not_needed_on=None, due_on__lt=on),
        "in_time": Q(received_on__lte=F("due_on")),
        "given_late": Q(received_on__gt=F("due_on")),
    }
    found = Advice.objects.standing().filter(states[state], case=OuterRef("pk"))
    return Exists(found.filter(source=source) if source else found)


def has_promise(on: date, *, late: bool) -> Exists:
    """An answer was promised in a conversation and is not yet given; `late`: the day has passed."""
    from areasend.records.models import Contact

    found = Contact.objects.promised().filter(case=OuterRef("pk"))
    return Exists(found.filter(answer_due_on__lt=on) if late else found)
