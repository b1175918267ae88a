"""The parts of a pack about the board's own business: interests, minutes, actions owed, risks, decisions, questions."""

from __future__ import annotations

from datetime import timedelta

from areasend.documents.paper import Block, Callout, Column, Heading, Line, Points, Table, Tag, Text
from areasend.records.models import Decision, Escalation, Interest, Meeting, OwedAction, PublicQuestion, Risk, Seat
from areasend.records.papers.minutes import owner
from areasend.records.papers.pack.context import Context
from areasend.records.papers.parts import day, due, link, prose
from areasend.records.risk_standing import APPETITE, BAND_TONES, RiskStanding, standings

AHEAD = timedelta(weeks=26)
"""How far ahead the decisions to come are shown."""


def interests(context: Context) -> list[Block]:
    """The register as it stands; members add to it at the meeting."""
    asked = Text("Members are asked to declare any interest in an item before it is taken.")
    if context.is_public:
        return [asked]
    sitting = Seat.objects.filter(board=context.meeting.board).sitting(context.on)
    standing = Interest.objects.filter(seat__in=sitting, item=None, ended_on=None).select_related("seat")
    rows = tuple((one.seat.name, one.text, day(one.declared_on)) for one in standing)
    return [asked, Table("Standing interests", (Column("Member"), Column("Interest"), Column("Declared"))
    , rows)]  # fmt: skip


def minutes(context: Context) -> list[Block]:
    """What was said last time, for approval."""
    last = context.last
    if last is None:
        return [Text("The board has not met before.")]
    if context.is_public and not last.is_public:
        return [Text("The minutes of the last meeting are not published.")]
    agreed = last.minutes_approved_on
    state = f"were approved on {day(agreed)}" if agreed else "are a draft: the board is asked to agree them"
    named = f"The minutes of {day(last.on)}"
    opened = named if context.is_public else link(named, "boards:minutes", last.pk)
    return [Text((opened, f" {state}.")), *_said_at(last, with_private=not context.is_public)]  # type: ignore[arg-type]


def _said_at(meeting: Meeting, *, with_private: bool) -> list[Block]:
    """What was said, item by item, in a table: as headings the items of that day would be taken for those of this one."""
    rows = tuple(
        (f"{item.number}. {item.title}", item.minute)
        for item in meeting.items.order_by("number")
        if item.minute and (with_private or not item.is_private)
    )
    table = [Table("What was said at the last meeting", (Column("Item then"), Column("Minute")), rows)] if rows else []
    return [*prose(meeting.minutes), *table] or [Text("Nothing was written down.")]


def owed(context: Context) -> list[Block]:
    """What is still owed, the latest first, and what was done since."""
    own = OwedAction.objects.of_board(context.meeting.board)
    rows = tuple(
        (one.text, owner(one, public=context.is_public), due(one.due_on, context.on), day(one.meeting.on))
        for one in still_owed(context)
    )
    columns = (Column("What"), Column("Who"), Column("Due"), Column("Promised"))
    blocks: list[Block] = [Table("Actions owed", columns, rows)]
    done = own.filter(done_on__gt=context.since, done_on__lte=context.on).order_by("done_on")
    if done:
        lines = tuple(f"{one.text.rstrip('.')} ({day(one.done_on)})" for one in done)
        blocks += [Heading(context.level + 1, "Done since the last meeting"), Points(lines)]
    return blocks


def still_owed(context: Context) -> list[OwedAction]:
    """What is owed to the board and not done, the longest due first."""
    own = OwedAction.objects.of_board(context.meeting.board).select_related("meeting", "seat__organisation")
    return context.once("owed", lambda: list(own.open().order_by("due_on", "pk")))


def risks(context: Context) -> list[Block]:
    """What was taken up to this board and waits for an answer, and its own risks above what it carries itself."""
    board = context.meeting.board
    waiting = Escalation.objects.filter(to_board=board, answered_on=None, on__lte=context.on)
    blocks: list[Block] = [_escalated(one) for one in waiting.select_related("risk", "from_board")]
    rows = tuple(_risk_row(one) for one in risks_above(context))
    columns = (Column("Risk"), Column("Held by"), Column("Now"), Column("Trend"), Column("Mitigation"))
    note = f"A group carries what scores up to {APPETITE} itself (likelihood times impact, each 1 to 5). What scores more is brought here."
    return [*blocks, Table(f"Risks that score above {APPETITE}", columns, rows, note)]


def risks_above(context: Context) -> list[RiskStanding]:
    """Of the board and its groups, those that score more than a group carries itself, the highest first."""
    own = Risk.objects.filter(board__in=context.boards, closed_on=None, opened_on__lte=context.on)
    above = context.once("risks", lambda: [one for one in standings(own, context.on) if one.now.value > APPETITE])
    return sorted(above, key=lambda one: -one.now.value)


def _escalated(one: Escalation) -> Callout:
    asked = f" {one.from_board} asks (since {day(one.on)}): {one.ask}"
    return Callout("warning", (link(str(one.risk), "risks:risk", one.risk.reference), asked))  # type: ignore[arg-type]


def _risk_row(one: RiskStanding) -> tuple[Line, ...]:
    score = Tag(f"{one.now.value} {one.band}", BAND_TONES[one.band])  # type: ignore[arg-type]
    named = link(str(one.risk), "risks:risk", one.risk.reference)
    return named, str(one.risk.board), score, one.trend_words, one.risk.mitigation or "None yet"


def decisions(context: Context) -> list[Block]:
    """Formal decisions planned for the months ahead, and those taken since the last meeting."""
    known = Decision.objects.filter(is_public=True) if context.is_public else Decision.objects.all()
    ahead = known.planned().filter(planned_on__gte=context.on, planned_on__lte=context.on + AHEAD)
    taken = known.decided().filter(decided_on__gt=context.since, decided_on__lte=context.on)
    planned = tuple(
        (_decision(one, context), one.maker, day(one.planned_on), "Yes" if one.is_key else "No") for one in ahead
    )
    columns = (Column("Decision"), Column("By whom"), Column("When"), Column("Key decision"))
    blocks: list[Block] = [Table("Decisions to come", columns, planned)]
    if taken:
        rows = tuple(
            (_decision(one, context), one.maker, day(one.decided_on), one.get_status_display()) for one in taken
        )
        columns = (Column("Decision"), Column("By whom"), Column("When"), Column("What became of it"))
        blocks += [Heading(context.level + 1, "Taken since the last meeting"), Table("Decisions taken", columns, rows)]
    return blocks


def _decision(one: Decision, context: Context) -> Line:
    words = f"{one.reference} {one.title}"
    return words if context.is_public else link(words, "decisions:decision", one.reference)


def questions_waiting(context: Context) -> int:
    asked = PublicQuestion.objects.filter(state__in=("waiting", "read"), asked_on__lte=context.on)
    return context.once("questions", asked.count)


def questions(context: Context) -> list[Block]:
    """Answered since the last meeting, in the words that were published; how many still wait."""
    answered = PublicQuestion.objects.filter(
        state="answered", answered_on__gt=context.since, answered_on__lte=context.on
    ).order_by("answered_on")
    waiting = questions_waiting(context)
    rows = tuple((one.shown, one.answer, day(one.answered_on)) for one in answered)
    columns = (Column("Question"), Column("Answer"), Column("Answered"))
    verb = "question waits" if waiting == 1 else "questions wait"
    said = f"{waiting} {verb} for an answer." if waiting else "No question waits for an answer."
    return [Table("Questions answered since the last meeting", columns, rows), Text(said)]
