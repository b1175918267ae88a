"""An action plan as a paper: by priority each action with who leads it, how it stands and why; its dates, measures and last news."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from areasend.documents.paper import Block, Column, Facts, Heading, Line, Paper, Table, Text
from areasend.records.models import ActionAgency, ActionPlan, PlanAction
from areasend.records.papers.parts import day, joined, link, status_tag
from areasend.records.plan_facts import due_of
from areasend.records.plan_standing import ActionStanding, MeasureStanding, counts, label, standings
from areasend.rules.delivery.due import EVERY, due_words

COLUMNS = tuple(map(Column, ("Action", "Who leads", "How it stands", "Dates")))
MEASURES = (Column("Action"), Column("Measure"), Column("Latest", "end"), Column("Target", "end"))
NEWS = (Column("Action"), Column("Last news"), Column("When"))
NO_PRIORITY = "Without a priority"


def compose(plan: ActionPlan, on: date, area: str) -> Paper:
    """The plan as it stands on a day."""
    found = standings(PlanAction.objects.filter(plan=plan), on)
    return Paper(
        plan.title,
        str(plan.get_kind_display()),
        area,
        on,
        blocks=(*_opening(plan, found), *_priorities(found), *_measures(found), *_news(found)),
    )


def _opening(plan: ActionPlan, found: list[ActionStanding]) -> Iterator[Block]:
    pairs: list[tuple[str, Line]] = [("From", day(plan.starts_on)), ("To", day(plan.ends_on))]
    pairs += [("Strategy", str(plan.strategy))] if plan.strategy else []
    pairs += [("Watched over by", str(plan.board))] if plan.board else []
    pairs.append(("Agreed on", day(plan.agreed_on, "not agreed yet")))
    yield Facts(tuple(pairs))
    yield Heading(1, "In short", "in-short")
    rows = tuple((status_tag(key, label(key)), str(number)) for key, number in counts(found).items())
    if rows:
        yield Table("Actions by status", (Column("Status"), Column("Actions", "end")), rows)
    else:
        yield Text("The plan has no actions yet.")


def _priorities(found: list[ActionStanding]) -> Iterator[Block]:
    for number, group in enumerate(_groups(found), 1):
        name, rows = group
        yield Heading(1, name, f"priority-{number}")
        yield Table(f"Actions: {name}", COLUMNS, tuple(map(_row, rows)))


def _groups(found: list[ActionStanding]) -> list[tuple[str, list[ActionStanding]]]:
    def name(one: ActionStanding) -> str:
        priority = one.action.priority
        return f"Priority {priority.number}: {priority.title}" if priority else NO_PRIORITY

    return [(key, list(rows)) for key, rows in groupby(found, key=name)]


def _row(one: ActionStanding) -> tuple[Line, ...]:
    leads = [str(each.organisation) for each in one.action.agencies.all() if each.part == ActionAgency.Part.LEAD]
    roles = [role.title for role in one.action.roles.all()]
    why = joined(one.status.because)
    return (
        link(_named(one), "plans:action", one.action.pk),
        "\n".join([*leads, *roles]) or "Nobody yet",
        (status_tag(one.status.key, one.status.label), f" {why}" if why else ""),
        "\n".join(map(_date, one.dates)) or "–",
    )


def _date(row: object) -> str:
    due = due_of(row)  # type: ignore[arg-type]
    again = f", {EVERY[due.repeats]}" if due.repeats else ""
    reached = f" (reached {day(due.reached_on)})" if due.reached_on else ""
    return f"{due_words(due, due.on)}{again}{reached}"


def _measures(found: list[ActionStanding]) -> Iterator[Block]:
    rows = tuple(_measure(one, measure) for one in found for measure in one.measures)
    if rows:
        yield Heading(1, "How success is measured", "measures")
        yield Table("Measures with their latest figure", MEASURES, rows)


def _measure(one: ActionStanding, measure: MeasureStanding) -> tuple[Line, ...]:
    latest = f"{measure.shown} ({day(measure.on)})" if measure.value is not None else "–"
    return one.action.reference, measure.measure.text, latest, measure.goal_shown or "–"


def _news(found: list[ActionStanding]) -> Iterator[Block]:
    rows = tuple((_named(one), one.last_note.text, day(one.last_note.on)) for one in found if one.last_note)
    if rows:
        yield Heading(1, "Last news of each action", "news")
        yield Table("Last news", NEWS, rows)


def _named(one: ActionStanding) -> str:
    return f"{one.action.reference} {one.action.title}"
