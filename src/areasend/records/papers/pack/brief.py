"""The first thing in a pack: what the board is asked to decide, and each part in a sentence that leads to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from areasend.documents.paper import Block, Heading, Line, Points, Words
from areasend.records.models import AgendaItem
from areasend.records.papers.pack.business import questions_waiting, risks_above, still_owed
from areasend.records.papers.pack.context import Context
from areasend.records.papers.pack.moved import found as moved_figures
from areasend.records.papers.pack.plan import behind, shown, watched
from areasend.records.plan_standing import TROUBLED, label
from areasend.records.risk_standing import APPETITE
from areasend.rules.because import long_date

Section = AgendaItem.Section
TO_DECIDE = "decide"


def in_brief(context: Context, items: list[AgendaItem]) -> tuple[Block, ...]:
    """Nothing of a private item is told to the public, and no figure."""
    shown = [item for item in items if not (item.is_private and context.is_public)]
    lines = tuple(_lines(context, shown))
    return (Heading(1, "In brief", "in-brief"), Points(lines)) if lines else ()


def _lines(context: Context, items: list[AgendaItem]) -> Iterator[Line]:
    to_decide = [item for item in items if item.purpose == TO_DECIDE]
    if to_decide:
        yield ("For decision: ", *_listed(to_decide))
    for item in items:
        say = SAYS.get(Section(item.section))
        said = say(context) if say else ""
        if said:
            yield (Words(item.title, f"#item-{item.number}"), f": {said}")


def _listed(items: list[AgendaItem]) -> Iterator[str | Words]:
    for place, item in enumerate(items):
        yield Words(f"{item.number}. {item.title}", f"#item-{item.number}")
        yield "." if place == len(items) - 1 else "; "


def _plan(context: Context) -> str:
    found = watched(context)
    if not found:
        return ""
    number = Counter(one.status.key for one in found)
    told = [f"{number[key]} {label(key).lower()}" for key in TROUBLED if number[key]]
    every = f"of {len(found)} actions" if len(found) > 1 else "of one action"
    said = f"{every}, {', '.join(told) or 'none is late, stalled, at risk or without news'}."
    return said if context.is_public else said + _behind(context)


def _behind(context: Context) -> str:
    """The measures behind by name: a count alone would not be believed."""
    found = [measure for _, measure in behind(context)]
    if not found:
        return ""
    told = "; ".join(f"“{one.measure.text.rstrip('.')}” (now {shown(one, context) or 'not known'})" for one in found)
    return f" {len(found)} {'measure has' if len(found) == 1 else 'measures have'} fallen behind: {told}."


def _figures(context: Context) -> str:
    if context.is_public:
        return ""
    known = moved_figures(context)
    tones = Counter(one.tone for one in known if one.signal)
    missed = sum(one.misses for one in known)
    return (
        f"since {long_date(context.since)} {tones['red']} moved for the worse and {tones['green']} for the better; "
        f"{missed} miss their target."
    )


def _risks(context: Context) -> str:
    number = len(risks_above(context))
    return f"{number} {'scores' if number == 1 else 'score'} above {APPETITE}." if number else ""


def _owed(context: Context) -> str:
    found = still_owed(context)
    late = sum(one.due_on < context.on for one in found)
    return f"{len(found)} still owed, {late or 'none'} of them late." if found else "nothing is owed."


def _questions(context: Context) -> str:
    number = questions_waiting(context)
    return f"{number} {'waits' if number == 1 else 'wait'} for an answer." if number else ""


SAYS: dict[str, Callable[[Context], str]] = {
    Section.OWED: _owed,
    Section.PLAN: _plan,
    Section.INDICATORS: _figures,
    Section.RISKS: _risks,
    Section.QUESTIONS: _questions,
}
