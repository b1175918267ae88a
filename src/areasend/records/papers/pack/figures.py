"""Indicators that moved: a month since the last meeting that stands out from the ordinary ups and downs, or a target that is missed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings

from areasend.documents.paper import Block, Column, Heading, Line, Table, Tag, Text, Tone
from areasend.indicators import control
from areasend.indicators.catalogue import evaluate
from areasend.indicators.catalogue.card import catalogue_cards
from areasend.indicators.catalogue.evaluate import Figures
from areasend.indicators.catalogue.public import suppressed
from areasend.indicators.catalogue.standing import TREND, Standing, floors, standing, whole_months, written
from areasend.records.area_figures import area_figures
from areasend.records.models import IndicatorTarget
from areasend.records.papers.pack.context import Context
from areasend.records.papers.parts import link

TONES: dict[str, Tone] = {"better": "green", "worse": "red", "changed": "blue"}
ROUNDED_TO = 10


@dataclass(frozen=True)
class Moved:
    """`signal` is of the latest whole month since the last meeting that stands out, "" where none does. `is_small`: not for the public."""

    standing: Standing
    signal: control.Signal
    is_small: bool

    @property
    def tone(self) -> Tone:
        return TONES.get(control.tone(self.signal, self.standing.card.better), "grey")

    @property
    def misses(self) -> bool:
        return self.standing.meets is False


def figures(context: Context) -> list[Block]:
    found = list(moved(context))
    out = [one for one in found if one.signal]
    missed = [one for one in found if one.misses]
    blocks: list[Block] = [
        Text("A month stands out when it lies beyond the ordinary ups and downs of the last two years.")
    ]
    if context.is_public:
        blocks.append(Text("Small numbers are left out and figures are rounded, so that nobody can be recognised."))
    blocks += [Heading(context.level + 1, "Stand out since the last meeting"), _moves(context, out)]
    return [*blocks, Heading(context.level + 1, "Targets missed"), _targets(context, missed)]


def moved(context: Context) -> Iterator[Moved]:
    """Every indicator with a figure that stands out or misses its target, in the order of the catalogue."""
    area, aims = area_figures(context.on), IndicatorTarget.objects.aims(context.on)
    for card in catalogue_cards().values():
        judged = area.of(card.key)
        now = standing(judged, settings.AREASEND_AREA, aims.get(card.key))
        if not now.is_known:
            continue
        one = Moved(now, _signal(judged, now, context), _is_small(judged))
        if one.signal or one.misses:
            yield one


def _signal(judged: Figures, now: Standing, context: Context) -> control.Signal:
    values = whole_months(now.months, context.on)
    around = control.limits(values, *floors(now.card))
    if around is None:
        return ""
    spans = evaluate.months(context.on, TREND)[: len(values)]
    found = control.signals(values, around)
    since = [signal for signal, (_, last) in zip(found, spans, strict=True) if last > context.since]
    return next((signal for signal in reversed(since) if signal), "")


def _is_small(judged: Figures) -> bool:
    """Whether the figure of the whole area may not leave the building, by the one rule."""
    shown = suppressed(judged.over([evaluate.latest_span(judged.card, judged.on)]), judged.card.measure)
    return bool(shown["hidden"].any())


def _named(one: Moved, context: Context) -> Line:
    label = one.standing.card.label
    return label if context.is_public else link(label, "dashboard:indicator", one.standing.card.key)


def _now(one: Moved, context: Context) -> Line:
    if not context.is_public:
        return f"{one.standing.shown} ({one.standing.note})"
    return "Not shown: small numbers" if one.is_small else rounded(one.standing)


def rounded(now: Standing) -> str:
    """A share to a whole per cent, a count to the nearest ten: too coarse to be set against another publication."""
    card, value = now.card, now.value or 0.0
    if card.measure == "share":
        return f"about {value:.0f}%"
    if card.measure == "count":
        return f"about {round(value / ROUNDED_TO) * ROUNDED_TO:,}"
    return f"about {written(round(value), card)}"


def _moves(context: Context, found: list[Moved]) -> Table:
    rows = tuple(
        (
            _named(one, context),
            _now(one, context),
            Tag(control.WORDS[one.signal], one.tone),
            "; ".join(one.standing.beside) or "–",
        )
        for one in found
    )
    columns = (Column("Figure"), Column("Now"), Column("Last months"), Column("Beside"))
    return Table("Figures that stand out", columns, rows)


def _targets(context: Context, found: list[Moved]) -> Table:
    rows = tuple(
        (
            _named(one, context),
            _now(one, context),
            one.standing.target,
            "; ".join(one.standing.beside) or "–",
        )
        for one in found
    )
    columns = (Column("Figure"), Column("Now"), Column("Target", "end"), Column("Beside"))
    return Table("Targets missed", columns, rows)
