"""Minutes of a meeting: who was there, whether it could decide, what was said, decided and promised."""

from __future__ import annotations

from collections import defaultdict

from areasend.documents.paper import Block, Callout, Column, Facts, Heading, Line, Paper, Points, Table, Text
from areasend.records.board_standing import meeting_quorum
from areasend.records.models import AgendaItem, Attendance, Meeting
from areasend.records.papers.parts import day, prose


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
        blocks=(*_present(meeting), *prose(meeting.minutes), *(block for item in items for block in _item(item))),
    )


def _present(meeting: Meeting) -> list[Block]:
    found = meeting_quorum(meeting)
    pairs: list[tuple[str, Line]] = [("Place", meeting.place or "not noted")]
    by_state: dict[str, list[str]] = defaultdict(list)
    for one in meeting.attendances.select_related("seat"):
        by_state[one.state].append(_named(one))
    pairs += [(label, ", ".join(by_state[state])) for state, label in Attendance.State.choices if by_state[state]]
    kind = "note" if found.is_met else "warning"
    return [Facts(tuple(pairs)), Callout(kind, found.because)]  # type: ignore[arg-type]


def _named(one: Attendance) -> str:
    role = f" ({one.seat.get_part_display().lower()})" if one.seat.part in {"chair", "co_chair"} else ""
    return f"{one.deputy} for {one.seat.name}" if one.deputy else f"{one.seat.name}{role}"


def _item(item: AgendaItem) -> list[Block]:
    found: list[Block] = [Heading(1, f"{item.number}. {item.title}", f"item-{item.number}")]
    found += [
        Callout("note", f"Interest declared by {one.seat.name}: {one.text}. {one.handled}")
        for one in item.interests.select_related("seat")
    ]
    found += list(prose(item.minute)) or [Text("Nothing was written down.")]
    decided = tuple(f"{one.reference}: {one.text}" for one in item.decisions.order_by("pk"))
    if decided:
        found += [Heading(2, "Decided", f"decided-{item.number}"), Points(decided)]
    rows = tuple((one.text, one.owner, day(one.due_on)) for one in item.owed_actions.order_by("due_on", "pk"))
    if rows:
        columns = (Column("What"), Column("Who"), Column("By"))
        found += [Heading(2, "Promised", f"promised-{item.number}"), Table("Actions owed", columns, rows)]
    return found
