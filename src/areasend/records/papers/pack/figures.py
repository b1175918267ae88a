"""The figures of a pack: what moved for the worse and for the better, which targets are missed, and how each is counted.

A board reads a dozen figures, not eighty: of each kind those come first that a measure of a plan rests on, that have a target and that
head the dashboard; the rest are named with their value in a sentence, so that nothing is kept back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from areasend.documents.paper import Block, Column, Heading, Line, Points, Table, Tag, Text, Tone, Words
from areasend.indicators import control
from areasend.indicators.catalogue.standing import written
from areasend.records.papers.pack.context import Context
from areasend.records.papers.pack.moved import Moved, found, moved
from areasend.records.papers.parts import day, link
from areasend.records.releases import known_on

__all__ = ["figures", "moved"]

HEADINGS: dict[Tone, str] = {
    "red": "For the worse since the last meeting",
    "green": "For the better since the last meeting",
    "blue": "Changed, neither better nor worse in itself",
}
OWN = "Targets of the area that are missed"
ASKED = "What the law or the country asks and is not reached"
SHOWN = 6
"""How many figures of a kind are told in full."""
TableOf = Callable[[Context, Sequence[Moved]], Table]


def figures(context: Context) -> list[Block]:
    parts = [(title, told, writer) for title, told, writer in _parts(context) if told]
    blocks: list[Block] = [Text(_how_read(context))]
    if not any(title == HEADINGS["red"] for title, _, _ in parts):
        blocks.append(Text("No figure moved for the worse."))
    for title, told, writer in parts:
        blocks += [Heading(context.level + 1, title), writer(context, told[:SHOWN])]
        if told[SHOWN:]:
            blocks.append(Text(("Also: ", *_in_a_row(context, told[SHOWN:]))))
    return [*blocks, *_counted(context, [one for _, told, _ in parts for one in told[:SHOWN]])]


def _parts(context: Context) -> Iterator[tuple[str, list[Moved], TableOf]]:
    """Each heading with its figures, what matters most first."""
    known = sorted(found(context), key=lambda one: one.weight)
    for tone, title in HEADINGS.items():
        yield title, [one for one in known if one.signal and one.tone == tone], _moves
    yield OWN, [one for one in known if one.misses and one.own_aim], _targets
    yield ASKED, [one for one in known if one.misses and not one.own_aim], _targets


def _how_read(context: Context) -> str:
    moves = (
        f"A figure has moved when a whole month since {day(context.since)} lies beyond the ordinary ups and downs of the last two years, "
        "or is the eighth in a row on the same side of their middle."
    )
    if context.is_public:
        return f"{known_on(context.on).where} {moves}"
    return f"Figures are as they stood on {day(context.on)}; the name of a figure opens it. {moves}"


def _in_a_row(context: Context, rest: Sequence[Moved]) -> Iterator[str | Words]:
    for place, one in enumerate(rest):
        yield _named(one, context)
        yield f" ({_value(one)})" + ("." if place == len(rest) - 1 else "; ")


def _counted(context: Context, told: Iterable[Moved]) -> list[Block]:
    """What each figure that is told in full counts."""
    cards = {one.card.key: one.card for one in told}
    lines = tuple(f"{card.label}: {card.definition}" for card in cards.values())
    return [Heading(context.level + 1, "How these figures are counted"), Points(lines)] if lines else []


def _named(one: Moved, context: Context) -> str | Words:
    label = one.card.label
    return label if context.is_public else link(label, "dashboard:indicator", one.card.key)


def _value(one: Moved) -> str:
    if one.released:
        return one.released.shown
    card, shown = one.card, one.standing.shown
    return shown if card.measure == "share" or card.unit == "pounds" else f"{shown} {card.unit}"


def _now(one: Moved) -> str:
    """With of how many it is a share, and over how long it was counted."""
    if one.released:
        return f"{_value(one)} ({one.released.period})"
    now = one.standing
    parts = (
        f"{now.numerator or 0:,.0f} of {now.denominator:,.0f}"
        if one.card.measure == "share" and now.denominator
        else ""
    )
    told = ", ".join(part for part in (parts, "over 12 months" if one.card.kind == "flow" else "") if part)
    return f"{_value(one)} ({told})" if told else _value(one)


def _beside(one: Moved) -> str:
    """England, and the place among areas like ours."""
    told = [f"{name}: {value}" for name, value in one.standing.comparators if name.startswith("England")]
    ranks = [value for name, value in one.standing.comparators if name.startswith("Place")]
    return ". ".join([*told, *(f"Place {rank} among areas like ours (1 is best)" for rank in ranks)]) or "–"


def _stands_out(one: Moved, context: Context) -> Line:
    """The month with what is ordinary. The public is told the word alone: a month's own figure is in no release."""
    month, card = one.month, one.card
    if month is None:
        return "–"
    tag = Tag(control.WORDS[month.signal], one.tone)
    if context.is_public:
        return tag
    told = f" {month.first:%B %Y}: {written(month.value, card)}"
    if month.signal.startswith("run"):
        return tag, f"{told}; the middle of two years is {written(month.ordinary.centre, card)}"
    return tag, f"{told}; ordinary is {written(month.ordinary.lower, card)} to {written(month.ordinary.upper, card)}"


def _moves(context: Context, shown: Sequence[Moved]) -> Table:
    rows = tuple((_named(one, context), _now(one), _stands_out(one, context), _beside(one)) for one in shown)
    columns = (Column("Figure"), Column("Now"), Column("What stands out"), Column("Beside"))
    return Table("Figures that moved", columns, rows)


def _targets(context: Context, shown: Sequence[Moved]) -> Table:
    rows = tuple((_named(one, context), _now(one), one.standing.target, _beside(one)) for one in shown)
    columns = (Column("Figure"), Column("Now"), Column("Target", "end"), Column("Beside"))
    return Table("Targets missed", columns, rows)
