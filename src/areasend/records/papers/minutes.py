"""Minutes of a meeting: who was there, whether it could decide, what was said, decided and promised.

The public ones name no young person and no parent or carer, say which body owes what, and leave out what interests were: a parent's name or
a member's interest may lead to a child.
"""

from __future__ import annotations

from collections import defaultdict

from areasend.documents.paper import Block, Callout, Column, Facts, Heading, Line, Paper, Points, Table, Text
from areasend.records.board_standing import meeting_quorum
from areasend.records.models import AgendaItem, Attendance, Interest, Meeting, OwedAction, Seat
from areasend.records.papers.parts import day, prose

PRIVATE = {"young_people": "a young person", "parents_carers": "a parent or carer"}
"""Members of whom the public is told what they are, not who."""


def compose(meeting: Meeting, area: str, *, public: bool = False) -> Paper:
    """The minutes as they stand; the public ones without private items."""
    items = [item for item in meeting.items.order_by("number") if not (public and item.is_private)]
    state = (
        f"Approved on {day(meeting.minutes_approved_on)}" if meeting.minutes_approved_on else "Draft, not approved yet"
    )
    return Paper(
        f"Minutes: {meeting.board.name}, {day(meeting.on)}",
        state,
        area,
        meeting.minutes_approved_on or meeting.on,
        blocks=(
            *_present(meeting, public),
            *prose(meeting.minutes),
            *(block for item in items for block in _item(item, public)),
        ),
    )


def _present(meeting: Meeting, public: bool) -> list[Block]:
    found = meeting_quorum(meeting)
    pairs: list[tuple[str, Line]] = [("Place", meeting.place or "not noted")]
    by_state: dict[str, list[str]] = defaultdict(list)
    for one in meeting.attendances.select_related("seat"):
        by_state[one.state].append(_named(one, public))
    pairs += [(label, ", ".join(by_state[state])) for state, label in Attendance.State.choices if by_state[state]]
    kind = "note" if found.is_met else "warning"
    return [Facts(tuple(pairs)), Callout(kind, found.because)]  # type: ignore[arg-type]


def _named(one: Attendance, public: bool) -> str:
    if public and one.seat.sector in PRIVATE:
        return f"A deputy of {PRIVATE[one.seat.sector]}" if one.deputy else f"A{PRIVATE[one.seat.sector][1:]}"
    role = f" ({one.seat.get_part_display().lower()})" if one.seat.part in {"chair", "co_chair"} else ""
    return f"{one.deputy} for {one.seat.name}" if one.deputy else f"{one.seat.name}{role}"


def _item(item: AgendaItem, public: bool) -> list[Block]:
    found: list[Block] = [Heading(1, f"{item.number}. {item.title}", f"item-{item.number}")]
    found += [Callout("note", _declared(one, public)) for one in item.interests.select_related("seat")]
    found += list(prose(item.minute)) or [Text("Nothing was written down.")]
    decided = tuple(f"{one.reference}: {one.text}" for one in item.decisions.order_by("pk"))
    if decided:
        found += [Heading(2, "Decided", f"decided-{item.number}"), Points(decided)]
    owed = item.owed_actions.select_related("seat__organisation").order_by("due_on", "pk")
    rows = tuple((one.text, owner(one, public=public), day(one.due_on)) for one in owed)
    if rows:
        columns = (Column("What"), Column("Who"), Column("By"))
        found += [Heading(2, "Promised", f"promised-{item.number}"), Table("Actions owed", columns, rows)]
    return found


def _declared(one: Interest, public: bool) -> str:
    return (
        f"A member declared an interest. {one.handled}"
        if public
        else f"Interest declared by {one.seat.name}: {one.text}. {one.handled}"
    )


def owner(one: OwedAction, *, public: bool) -> str:
    """Who owes it; the public is told the body, not the person."""
    if not public:
        return one.owner
    seat: Seat | None = one.seat
    return seat.organisation.name if seat and seat.organisation else "A member of the board"
