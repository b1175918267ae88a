"""A term's progress with a plan, for everyone: what was done, what is late, what comes next, and what the figures say.

Only public actions are told, by status and date; reasons and notes appear where somebody cleared them for the public. Figures bound to an
indicator are those of the newest published release; what is in none is left out.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from areasend.documents.paper import Block, Column, Heading, Line, Paper, Points, Table, Text
from areasend.records.models import ActionPlan, PlanAction, ProgressNote
from areasend.records.papers.parts import day, prose, status_tag
from areasend.records.plan_standing import ActionStanding, MeasureStanding, counts, label, standings
from areasend.records.releases import Known, known_on

NEXT = timedelta(days=120)
"""How far ahead "what comes next" looks: about a term."""
INTRODUCTION = "introduction"
AFTER = "in-short"


def compose(plan: ActionPlan, title: str, starts_on: date, ends_on: date, introduction: str, area: str) -> Paper:
    """The report as at the last day of the term."""
    actions = PlanAction.objects.filter(plan=plan, is_public=True)
    found = standings(actions, ends_on)
    return Paper(
        title,
        f"{plan.title}: {day(starts_on)} to {day(ends_on)}",
        area,
        ends_on,
        blocks=(
            *_introduction(introduction),
            *_in_short(found),
            *_done(found, starts_on, ends_on),
            *_late(found),
            *_next(found, ends_on),
            *_figures(found, ends_on),
            *_told(plan, starts_on, ends_on),
        ),
    )


def reworded(paper: Paper, introduction: str) -> Paper:
    """The same report with another introduction; nothing else changes."""
    start = next(place for place, block in enumerate(paper.blocks) if _is_heading(block, AFTER))
    return replace(paper, blocks=(*_introduction(introduction), *paper.blocks[start:]))


def introduction_of(paper: Paper) -> str:
    """The words of the introduction, for editing."""
    said: list[str] = []
    for block in paper.blocks:
        if _is_heading(block, AFTER):
            break
        if isinstance(block, Text):
            said.append(str(block.text))
        elif isinstance(block, Points):
            said.append("\n".join(f"- {item}" for item in block.items))
    return "\n\n".join(said)


def _is_heading(block: Block, anchor: str) -> bool:
    return isinstance(block, Heading) and block.anchor == anchor


def _introduction(words: str) -> list[Block]:
    return [Heading(1, "Introduction", INTRODUCTION), *prose(words)] if words.strip() else []


def _in_short(found: list[ActionStanding]) -> list[Block]:
    rows = tuple((status_tag(key, label(key)), str(number)) for key, number in counts(found).items())
    said = Text(f"The plan has {len(found)} actions that are told in public.")
    return [
        Heading(1, "In short", AFTER),
        said,
        Table("Actions by status", (Column("Status"), Column("Actions", "end")), rows),
    ]


def _done(found: list[ActionStanding], starts_on: date, ends_on: date) -> list[Block]:
    """Ended in the term, and dates reached in it."""
    rows: list[tuple[Line, ...]] = []
    for one in found:
        ended = one.action.closed_on or (one.status.since if one.status.key == "met" else None)
        if ended and starts_on <= ended <= ends_on:
            rows.append((_named(one), status_tag(one.status.key, one.status.label), day(ended)))
        rows += [
            (_named(one), step.label or "Date reached", day(step.reached_on))
            for step in one.dates
            if step.reached_on and starts_on <= step.reached_on <= ends_on
        ]
    columns = (Column("Action"), Column("What"), Column("When"))
    return [Heading(1, "Done this term", "done"), Table("Done this term", columns, tuple(rows))]


def _late(found: list[ActionStanding]) -> list[Block]:
    rows = tuple(
        (_named(one), _leads(one), status_tag(one.status.key, one.status.label), day(one.first_due_on))
        for one in found
        if one.status.key in {"late", "stalled", "at_risk"}
    )
    columns = (Column("Action"), Column("Lead"), Column("Status"), Column("Was due"))
    return [Heading(1, "Late or at risk", "late"), Table("Late or at risk", columns, rows)]


def _next(found: list[ActionStanding], ends_on: date) -> list[Block]:
    coming = sorted(
        (one for one in found if one.next_due and one.next_due.on <= ends_on + NEXT and not one.is_ended),
        key=lambda one: one.next_due.on if one.next_due else ends_on,
    )
    rows = tuple((_named(one), _leads(one), day(one.next_due.on if one.next_due else None)) for one in coming)
    columns = (Column("Action"), Column("Lead"), Column("Due"))
    return [Heading(1, "What comes next", "next"), Table("Due in the months ahead", columns, rows)]


def _figures(found: list[ActionStanding], on: date) -> list[Block]:
    known = known_on(on)
    measured = [
        measure for one in found for measure in one.measures if measure.value is not None or measure.measure.indicator
    ]
    rows = tuple(row for measure in measured if (row := _figure(measure, known)))
    columns = (Column("Measure"), Column("Latest", "end"), Column("Target", "end"), Column("As at"))
    table = Table("Measures with a figure", columns, rows)
    return [Heading(1, "What the figures say", "figures"), Text(known.where), *([table] if rows else [])]


def _figure(measure: MeasureStanding, known: Known) -> tuple[Line, ...] | None:
    """Of an indicator as it was released, None where it was not; what was told from elsewhere as it is."""
    row, goal = measure.measure, measure.goal_shown or "–"
    if not row.indicator:
        return row.text, measure.shown, goal, day(measure.on)
    told = known.figure(row.indicator, row.cut, row.group)
    return (row.text, told.shown, goal, day(told.last)) if told else None


def _told(plan: ActionPlan, starts_on: date, ends_on: date) -> list[Block]:
    """News of the term that was cleared for the public."""
    notes = ProgressNote.objects.filter(
        action__plan=plan, action__is_public=True, is_public=True, on__gte=starts_on, on__lte=ends_on
    ).select_related("action")
    rows = tuple((f"{one.action.reference} {one.action.title}", one.text, day(one.on)) for one in notes)
    if not rows:
        return []
    columns = (Column("Action"), Column("News"), Column("When"))
    return [Heading(1, "News", "news"), Table("News of the term", columns, rows)]


def _named(one: ActionStanding) -> str:
    return f"{one.action.reference} {one.action.title}"


def _leads(one: ActionStanding) -> str:
    names = [agency.organisation.name for agency in one.action.agencies.all() if agency.part == "lead"]
    return ", ".join(names) or "–"
