"""The action plan by exception: what is late, stalled, at risk or silent, with why and what is asked; and what was met."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models.functions import Coalesce

from areasend.documents.paper import Block, Callout, Column, Heading, Line, Points, Table, Text
from areasend.records.area_figures import area_figures
from areasend.records.figure_parts import part
from areasend.records.models import ActionPlan, PlanAction
from areasend.records.papers.pack.context import Context
from areasend.records.papers.parts import day, joined, link, status_tag
from areasend.records.plan_standing import ActionStanding, MeasureStanding, in_urgency, standings
from areasend.rules.disclosure import WITHHELD

WATCHING = Coalesce("board_id", "priority__board_id", "plan__board_id")
ASKS = {
    "late": "Agree new dates, or say what must give way",
    "stalled": "Say who takes these up again",
    "at_risk": "Help these back on course",
    "no_baseline": "Have the baselines measured",
    "no_news": "Ask the leads for news",
}


def by_exception(context: Context) -> list[Block]:
    """What the board and the groups below it watch over, the worst first."""
    found = watched(context)
    if not found:
        return [Text("No action of a plan is watched over by this board or the groups below it.")]
    troubled = in_urgency(one for one in found if one.is_troubled)
    is_well = sum(not one.is_troubled for one in found)
    said = f"{len(found)} actions are watched over here; {is_well} of them give no cause for concern."
    blocks: list[Block] = [Text(said)]
    if troubled:
        blocks.append(_public_table(troubled) if context.is_public else _table(context, troubled))
    else:
        blocks.append(Callout("good", "Nothing is late, stalled, at risk or without news."))
    if not context.is_public:
        blocks += _asked(context, troubled)
        blocks += _behind(context)
    return blocks + _met(context, found)


def watched(context: Context) -> list[ActionStanding]:
    """Every action that the board and the groups below it watch over."""
    return context.once("watched", lambda: _watched(context))


def behind(context: Context) -> list[tuple[ActionStanding, MeasureStanding]]:
    """The measures that fell behind, each with its action."""
    return [(one, measure) for one in watched(context) for measure in one.measures if measure.is_behind]


def _watched(context: Context) -> list[ActionStanding]:
    actions = (
        PlanAction.objects.exclude(plan__kind=ActionPlan.Kind.SERVICE)
        .alias(watching=WATCHING)
        .filter(watching__in=context.boards, plan__closed_on=None, plan__starts_on__lte=context.on)
    )
    return standings(actions.filter(is_public=True) if context.is_public else actions, context.on)


def named(one: ActionStanding, context: Context) -> Line:
    words = f"{one.action.reference} {one.action.title}"
    return words if context.is_public else link(words, "plans:action", one.action.pk)


def _table(context: Context, troubled: Iterable[ActionStanding]) -> Table:
    rows = tuple(
        (
            named(one, context),
            leads(one),
            status_tag(one.status.key, one.status.label),
            joined(because(one, context)),
            day(one.first_due_on),
        )
        for one in troubled
    )
    columns = (Column("Action"), Column("Lead"), Column("Status"), Column("Why"), Column("Due"))
    return Table("Actions by exception", columns, rows, "The status follows from dates, measures and news by rule.")


def because(one: ActionStanding, context: Context) -> list[str]:
    """Why it stands so. From whom small numbers are withheld, without what quotes a measure that is one."""
    small = [f"{measure.measure.text}:" for measure in one.measures if is_withheld(measure, context)]
    return [sentence for sentence in one.status.because if not sentence.startswith(tuple(small))]


def is_withheld(measure: MeasureStanding, context: Context) -> bool:
    """Whether it rests on a small number that the reader may not have."""
    row = measure.measure
    if not (context.hides and row.indicator):
        return False
    now = part(area_figures(context.on), row.indicator, row.cut, row.group)
    return now is None or now.is_small


def shown(measure: MeasureStanding, context: Context) -> str:
    return WITHHELD if is_withheld(measure, context) else measure.shown


def _public_table(troubled: Iterable[ActionStanding]) -> Table:
    """Without the reasons: they quote figures, and what people wrote for the board."""
    rows = tuple(
        (
            f"{one.action.reference} {one.action.title}",
            leads(one),
            status_tag(one.status.key, one.status.label),
            day(one.first_due_on),
        )
        for one in troubled
    )
    return Table("Actions by exception", (Column("Action"), Column("Lead"), Column("Status"), Column("Due")), rows)


def leads(one: ActionStanding) -> str:
    names = [agency.organisation.name for agency in one.action.agencies.all() if agency.part == "lead"]
    return ", ".join(names) or "No lead named"


def _asked(context: Context, troubled: list[ActionStanding]) -> list[Block]:
    """What the board is asked to do: what stands in the way of each, else what such a status calls for, of all alike at once."""
    lines = [f"{one.action.reference}: {_in_the_way(one)}" for one in troubled if one.blockers]
    for key, ask in ASKS.items():
        alike = [one.action.reference for one in troubled if one.status.key == key and not one.blockers]
        if alike:
            lines.append(f"{ask} ({', '.join(alike)})")
    if not lines:
        return []
    return [Heading(context.level + 1, "What is asked of the board"), Points(tuple(lines))]


def _in_the_way(one: ActionStanding) -> str:
    first = one.blockers[0]
    of_whom = f" {first.asked_of} can clear it." if first.asked_of else ""
    return f"{first.text.rstrip('.')}.{of_whom}"


def _behind(context: Context) -> list[Block]:
    found = behind(context)
    if not found:
        return []
    rows = tuple(
        (
            measure.measure.text,
            named(one, context),
            shown(measure, context) or "–",
            measure.goal_shown or "–",
            "" if is_withheld(measure, context) else joined([measure.judged.because, _outlook(measure)]),
        )
        for one, measure in found
    )
    columns = (Column("Measure"), Column("Action"), Column("Now", "end"), Column("Target", "end"), Column("Why"))
    return [Heading(context.level + 1, "Measures that fell behind"), Table("Measures behind", columns, rows)]


def _outlook(measure: MeasureStanding) -> str:
    return measure.outlook.because if measure.outlook else ""


def _met(context: Context, found: list[ActionStanding]) -> list[Block]:
    met = [one for one in found if one.status.key == "met" and one.status.since and one.status.since > context.since]
    if not met:
        return []
    lines = tuple(f"{one.action.reference} {one.action.title} ({day(one.status.since)})" for one in met)
    return [Heading(context.level + 1, "Met since the last meeting"), Points(lines)]
