"""A meeting's pack from the records as they stand: the paper for the board, and the one that anyone may read.

    board, partners, public = compose(meeting, number, on, area)

The partners' is the board's own with small numbers withheld, as on the dashboard, for members who may open no case. The public one leaves
out private items, names of people, texts that nobody has cleared and every small number; its figures are
rounded, so that nothing can be told from the difference between it and another publication.
"""

from __future__ import annotations

from datetime import date, timedelta

from areasend.documents.paper import (
    Block,
    Callout,
    Column,
    Facts,
    Heading,
    Line,
    PageBreak,
    Paper,
    Table,
    Tag,
    Text,
    Words,
)
from areasend.records.models import AgendaItem, Meeting
from areasend.records.papers.money_report import part as report_part
from areasend.records.papers.pack.brief import in_brief
from areasend.records.papers.pack.business import decisions, interests, minutes, owed, questions, risks
from areasend.records.papers.pack.context import Context
from areasend.records.papers.pack.figures import figures
from areasend.records.papers.pack.plan import by_exception
from areasend.records.papers.parts import day, prose
from areasend.records.papers.scenario import part as scenario_part

Section = AgendaItem.Section
WRITERS = {
    Section.INTERESTS: interests,
    Section.MINUTES: minutes,
    Section.OWED: owed,
    Section.PLAN: by_exception,
    Section.INDICATORS: figures,
    Section.RISKS: risks,
    Section.DECISIONS: decisions,
    Section.QUESTIONS: questions,
}
FIRST_LOOK_BACK = timedelta(days=91)
"""How far a board looks back that has not met before."""


def compose(meeting: Meeting, number: int, on: date, area: str) -> tuple[Paper, Paper, Paper]:
    """The pack for the board, that for its partners and the public one, as at a day."""
    last = Meeting.objects.before(meeting)
    since = last.on if last else on - FIRST_LOOK_BACK
    items = list(meeting.items.select_related("scenario__owner", "money_report").order_by("number"))
    board = Context(meeting, last, since, on, is_public=False)
    partners = Context(meeting, last, since, on, is_public=False, hides=True)
    public = Context(meeting, last, since, on, is_public=True)
    made = [_paper(context, items, number, area) for context in (board, partners, public)]
    return made[0], made[1], made[2]


def _paper(context: Context, items: list[AgendaItem], number: int, area: str) -> Paper:
    meeting = context.meeting
    kind = "Papers for the public" if context.is_public else f"Pack {number}"
    return Paper(
        f"{meeting.board.name}: {day(meeting.on)}",
        f"{kind}, as things stood on {day(context.on)}",
        area,
        context.on,
        blocks=(*_cover(context, items), *_items(context, items)),
    )


def _cover(context: Context, items: list[AgendaItem]) -> tuple[Block, ...]:
    meeting, board = context.meeting, context.meeting.board
    time = f" at {meeting.starts_at:%H:%M}" if meeting.starts_at else ""
    chairs = " and ".join(context.chairs) or "to be chosen"
    pairs: list[tuple[str, Line]] = [
        ("Meeting", f"{meeting.on:%A} {day(meeting.on)}{time}"),
        ("Place", meeting.place or "to be told"),
        ("In the chair", chairs),
        ("Last met", day(context.last.on) if context.last else "This is the first meeting"),
    ]
    if board.quorum:
        pairs.append(("Quorum", f"{board.quorum} members"))
    columns = (Column("Item"), Column("For"), Column("Brought by"), Column("Time", "end"))
    rows = tuple(_agenda_row(context, item) for item in items)
    agenda = (Heading(1, "Agenda", "agenda"), Table("Agenda", columns, rows))
    return Facts(tuple(pairs)), *in_brief(context, items), *agenda


def _agenda_row(context: Context, item: AgendaItem) -> tuple[Line, ...]:
    length = f"{item.length_minutes} min" if item.length_minutes else "–"
    if item.is_private and context.is_public:
        return f"{item.number}. Private item", "–", "–", length
    title: list[str | Words | Tag] = [Words(f"{item.number}. {item.title}", f"#item-{item.number}")]
    if item.is_private:
        title += [" ", Tag("Private", "purple")]
    return tuple(title), item.get_purpose_display(), item.presenter or "Chair", length


def _items(context: Context, items: list[AgendaItem]) -> list[Block]:
    """The public items in their order, the private ones on a sheet of their own at the end."""
    found = [block for item in items if not item.is_private for block in _item(context, item)]
    private = [item for item in items if item.is_private]
    if private and not context.is_public:
        found += [PageBreak(), Heading(1, "Private items", "private")]
        found.append(Callout("warning", "For members only: these items are left out of the papers for the public."))
        found += [block for item in private for block in _item(context, item, level=2)]
    return found


def _item(context: Context, item: AgendaItem, level: int = 1) -> list[Block]:
    found: list[Block] = [Heading(level, f"{item.number}. {item.title}", f"item-{item.number}")]
    if item.recommendation:
        found.append(Callout("note", f"The board is asked to: {item.recommendation}"))
    found += prose(item.paper)
    writer = WRITERS.get(Section(item.section))
    if writer:
        found += writer(context.deeper(level))
    if item.scenario and (item.scenario.is_public or not context.is_public):
        found += scenario_part(item.scenario, level, is_public=context.is_public)
    if item.money_report and not context.is_public:
        found += report_part(item.money_report, level)
    if len(found) == 1:
        found.append(
            Text(f"{item.presenter or 'The chair'} brings this item. No paper for it had come in when this was made.")
        )
    return found
