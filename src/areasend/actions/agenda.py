"""The items of a meeting: what is on the agenda and in which order, their papers, and what was said."""

from __future__ import annotations

from datetime import date

from django.db.models import Model

from areasend.actions.audit import action
from areasend.actions.checks import check_reason
from areasend.actions.lock import claim
from areasend.actions.meeting import check_minutes_open, check_to_come
from areasend.actions.refusal import Refused
from areasend.records.models import AgendaItem, Meeting, User
from areasend.records.models.governance.agenda_item import Purpose

PAPER = ("title", "purpose", "section", "presenter", "length_minutes", "paper", "recommendation", "is_private")


@action("agenda.add")
def add(
    meeting: Meeting,
    *,
    by: User | None,
    today: date,
    title: str,
    purpose: str = Purpose.NOTE,
    section: str = "",
    presenter: str = "",
    length_minutes: int | None = None,
    paper: str = "",
    recommendation: str = "",
    is_private: bool = False,
) -> AgendaItem:
    """One more item, at the end."""
    held = claim(meeting, None)
    check_to_come(held)
    check_reason(title, field="title", ask="Enter what the item is about.")
    _check_recommendation(purpose, paper, recommendation)
    return AgendaItem.objects.create(
        meeting=held,
        number=held.items.count() + 1,
        title=title,
        purpose=purpose,
        section=section,
        presenter=presenter,
        length_minutes=length_minutes,
        paper=paper,
        recommendation=recommendation,
        is_private=is_private,
        recorded_by=by,
    )


def put(
    source: Model,
    field: str,
    *,
    by: User,
    today: date,
    meeting: Meeting,
    purpose: str,
    recommendation: str,
    title: str,
) -> AgendaItem:
    """An item whose part of the pack is written by `source`, a record that keeps what the board sees; `field` is the item's link to it."""
    if AgendaItem.objects.filter(meeting=meeting, **{field: source}).exists():
        raise Refused(f"It is on the agenda of {meeting} already.", field="meeting")
    if purpose == Purpose.DECIDE:
        check_reason(recommendation, field="recommendation", ask="Say what the board is asked to decide.")
    item = add(
        meeting,
        by=by,
        today=today,
        title=title.strip(),
        purpose=purpose,
        presenter=by.name,
        recommendation=recommendation,
    )
    setattr(item, field, source)
    item.save(update_fields=[field])
    return item


@action("agenda.amend")
def amend(
    item: AgendaItem, *, by: User | None, today: date, version: int | None = None, **given: str | int | bool | None
) -> AgendaItem:
    """Change an item or write its paper; `given` takes the fields of PAPER."""
    held = claim(item, version)
    check_to_come(held.meeting)
    unknown = sorted(set(given) - set(PAPER))
    if unknown:
        raise TypeError(f"An item of an agenda has no {', '.join(unknown)}")
    for name, value in given.items():
        setattr(held, name, value)
    check_reason(held.title, field="title", ask="Enter what the item is about.")
    _check_recommendation(held.purpose, held.paper, held.recommendation)
    held.save()
    return held


@action("agenda.remove")
def remove(item: AgendaItem, *, by: User | None, today: date) -> Meeting:
    """Take an item off the agenda. What came from the forward plan goes back there."""
    held = claim(item.meeting, None)
    check_to_come(held)
    if item.interests.exists():
        raise Refused(
            "A member has declared an interest in this item, so it stays. Say in its paper that it is withdrawn."
        )
    item.delete()
    _renumber(held, list(held.items.order_by("number")))
    return held


@action("agenda.move")
def move(item: AgendaItem, *, by: User | None, today: date, to: int) -> Meeting:
    """Put an item at a place, 1 the first; the others close up."""
    held = claim(item.meeting, None)
    check_to_come(held)
    others = [one for one in held.items.order_by("number") if one.pk != item.pk]
    if not 1 <= to <= len(others) + 1:
        raise Refused(f"The agenda has {len(others) + 1} items. Choose a place among them.", field="to")
    others.insert(to - 1, item)
    _renumber(held, others)
    return held


@action("agenda.minute")
def minute(item: AgendaItem, *, by: User | None, today: date, minute: str, version: int | None = None) -> AgendaItem:
    """What was said and decided on an item."""
    held = claim(item, version)
    check_minutes_open(held.meeting)
    if held.meeting.on > today:
        raise Refused("The meeting has not taken place yet.", field="minute")
    held.minute = minute
    held.save(update_fields=["minute"])
    return held


def _renumber(meeting: Meeting, items: list[AgendaItem]) -> None:
    """That no number stands twice is looked at when the transaction ends."""
    for number, item in enumerate(items, start=1):
        if item.number != number:
            item.number = number
            item.save(update_fields=["number"])


def _check_recommendation(purpose: str, paper: str, recommendation: str) -> None:
    if purpose == Purpose.DECIDE and paper and not recommendation:
        raise Refused("Say what the board is asked to decide.", field="recommendation")
