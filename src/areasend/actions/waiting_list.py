"""Waiting lists: record one as it stood on a day, withdraw one told wrongly. Nobody on a list is named."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from areasend.actions.audit import action
from areasend.actions.checks import check_day, check_reason, say
from areasend.actions.refusal import Refused
from areasend.records.models import User, WaitingList
from areasend.rules.waits import PATHWAYS

MOST_WEEKS = 1040


@action("waiting_list.record")
def record(
    *,
    by: User | None,
    today: date,
    pathway: str,
    service: str,
    as_of: date,
    source: str,
    waiting: int | None = None,
    by_weeks: Sequence[int] = (),
    mean_weeks: Decimal | None = None,
    longest_weeks: int | None = None,
    referrals: int | None = None,
    removals: int | None = None,
    target_weeks: int | None = None,
) -> WaitingList:
    """A list by weeks waited, or in totals: how many wait, how long on average, and the longest. Raises `Refused`."""
    check_place(pathway, service, as_of, today)
    check_reason(source, field="source", ask="Say where the figures come from, so that another can find them.")
    if by_weeks:
        waiting, mean_weeks, longest_weeks = reckoned(by_weeks)
    people = check_totals(waiting, mean_weeks, longest_weeks)
    made: WaitingList = WaitingList.objects.create(
        pathway=pathway,
        service=service.strip(),
        as_of=as_of,
        waiting=people,
        by_weeks=list(by_weeks),
        mean_weeks=mean_weeks,
        longest_weeks=longest_weeks,
        referrals=referrals,
        removals=removals,
        target_weeks=target_weeks or PATHWAYS[pathway].target_weeks,
        source=source.strip(),
        recorded_by=by,
    )
    return made


@action("waiting_list.withdraw")
def withdraw(found: WaitingList, *, by: User | None, today: date, because: str) -> WaitingList:
    """It was told wrongly; record it anew where the right figures are known."""
    check_reason(because, field="because", ask="Say why it is taken back.")
    if found.withdrawn_on:
        raise Refused(f"It was taken back on {say(found.withdrawn_on)} already.")
    found.withdrawn_on, found.withdrawn_because = today, because.strip()
    found.save(update_fields=["withdrawn_on", "withdrawn_because"])
    return found


def check_place(pathway: str, service: str, as_of: date, today: date) -> None:
    if pathway not in PATHWAYS:
        raise Refused(f"“{pathway}” is no pathway. Choose from {', '.join(PATHWAYS)}.", field="pathway")
    if not service.strip():
        raise Refused("Say which service keeps the list.", field="service")
    check_day(as_of, today, field="as_of", what="The day of the list")
    if WaitingList.objects.standing().filter(pathway=pathway, service=service.strip(), as_of=as_of).exists():
        raise Refused(f"This list is recorded for {say(as_of)} already. Take that one back first.", field="as_of")


def check_totals(waiting: int | None, mean_weeks: Decimal | None, longest_weeks: int | None) -> int:
    """How many wait."""
    if waiting is None:
        raise Refused("Say how many wait.", field="waiting")
    if longest_weeks is not None and longest_weeks > MOST_WEEKS:
        raise Refused("The longest wait is over twenty years. Give it in weeks.", field="longest_weeks")
    if waiting and mean_weeks is None:
        raise Refused("Say how many weeks they have waited on average.", field="mean_weeks")
    if mean_weeks is not None and longest_weeks is not None and mean_weeks > longest_weeks + 1:
        raise Refused("The mean wait cannot be longer than the longest.", field="mean_weeks")
    return waiting


def reckoned(by_weeks: Sequence[int]) -> tuple[int, Decimal | None, int]:
    """How many wait, the mean and the longest wait in weeks. Within a week people are taken to have waited half of it on average."""
    waiting = sum(by_weeks)
    longest = max((week for week, people in enumerate(by_weeks) if people), default=0)
    if not waiting:
        return 0, None, longest
    weeks = sum(((Decimal(week) + Decimal("0.5")) * people for week, people in enumerate(by_weeks)), Decimal(0))
    return waiting, (weeks / waiting).quantize(Decimal("0.1")), longest
