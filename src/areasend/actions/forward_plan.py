"""What a board means to take up and when: the forward plan, from which agendas are drawn."""

from __future__ import annotations

from datetime import date, timedelta

from areasend.actions.audit import action
from areasend.actions.checks import check_reason, say
from areasend.actions.refusal import Refused
from areasend.records.models import AgendaItem, Board, ForwardItem, Meeting, User
from areasend.records.models.governance.agenda_item import Purpose

TERM_STARTS = (1, 4, 9)
"""January, April, September."""
DECEMBER = 12


@action("forward_item.add")
def add(
    board: Board,
    *,
    by: User | None,
    today: date,
    title: str,
    wanted_on: date,
    purpose: str = Purpose.NOTE,
    section: str = "",
    lead: str = "",
    repeats: str = "",
) -> ForwardItem:
    """Something to be taken up in a month."""
    check_reason(title, field="title", ask="Enter what is to be taken up.")
    month = wanted_on.replace(day=1)
    _check_month(month, today)
    return ForwardItem.objects.create(
        board=board,
        title=title,
        wanted_on=month,
        purpose=purpose,
        section=section,
        lead=lead,
        repeats=repeats,
        recorded_by=by,
    )


@action("forward_item.amend")
def amend(
    forward: ForwardItem,
    *,
    by: User | None,
    today: date,
    title: str,
    wanted_on: date,
    purpose: str,
    section: str = "",
    lead: str = "",
    repeats: str = "",
) -> ForwardItem:
    """Change what is planned. Refused once it stands on an agenda: change the item there."""
    _check_waiting(forward)
    check_reason(title, field="title", ask="Enter what is to be taken up.")
    month = wanted_on.replace(day=1)
    if month != forward.wanted_on:
        _check_month(month, today)
    forward.title, forward.wanted_on, forward.purpose = title, month, purpose
    forward.section, forward.lead, forward.repeats = section, lead, repeats
    forward.save()
    return forward


@action("forward_item.drop")
def drop(forward: ForwardItem, *, by: User | None, today: date, because: str) -> ForwardItem:
    """Take something out of the plan, with the reason."""
    _check_waiting(forward)
    check_reason(because, field="because", ask="Say why it is no longer planned.")
    forward.dropped_on, forward.dropped_because = today, because
    forward.save(update_fields=["dropped_on", "dropped_because"])
    return forward


def draw(meeting: Meeting, number: int, by: User | None) -> list[AgendaItem]:
    """What is planned up to the month of the meeting, as items from a number on. What repeats is planned anew."""
    waiting = ForwardItem.objects.filter(
        board=meeting.board, item=None, dropped_on=None, wanted_on__lte=meeting.on.replace(day=1)
    )
    drawn: list[AgendaItem] = []
    for forward in waiting:
        drawn.append(_item_of(forward, meeting, number + len(drawn), by))
        forward.item = drawn[-1]
        forward.save(update_fields=["item"])
        if forward.repeats:
            _plan_next(forward, meeting, by)
    return drawn


def _item_of(forward: ForwardItem, meeting: Meeting, number: int, by: User | None) -> AgendaItem:
    return AgendaItem.objects.create(
        meeting=meeting,
        number=number,
        title=forward.title,
        purpose=forward.purpose,
        section=forward.section,
        presenter=forward.lead,
        recorded_by=by,
    )


def _plan_next(forward: ForwardItem, meeting: Meeting, by: User | None) -> None:
    ForwardItem.objects.create(
        board=forward.board,
        title=forward.title,
        wanted_on=next_month(forward.repeats, meeting.on),
        purpose=forward.purpose,
        section=forward.section,
        lead=forward.lead,
        repeats=forward.repeats,
        recorded_by=by,
    )


def next_month(repeats: str, on: date) -> date:
    """The first day of the month in which it is wanted again."""
    first = on.replace(day=1)
    if repeats == ForwardItem.Repeats.YEARLY:
        return first.replace(year=first.year + 1)
    after = month_after(first)
    if repeats == ForwardItem.Repeats.TERMLY:
        while after.month not in TERM_STARTS:
            after = month_after(after)
    return after


def month_after(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


def _check_month(month: date, today: date) -> None:
    if month < today.replace(day=1):
        raise Refused(f"{month:%B %Y} is over. Choose this month or a later one.", field="wanted_on")


def _check_waiting(forward: ForwardItem) -> None:
    if forward.dropped_on:
        raise Refused(f"It was taken out of the plan on {say(forward.dropped_on)}.")
    if forward.item:
        raise Refused(f"It stands on the agenda of {say(forward.item.meeting.on)}. Change the item there.")
