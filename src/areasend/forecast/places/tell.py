"""What a run says: a sentence, series with bands, what each step added, what is taken for granted, and what to be wary of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from areasend.forecast.bands import bands, certain
from areasend.forecast.outcome import Outcome, Series
from areasend.forecast.places import sums
from areasend.forecast.places.because import assumptions, cautions, steps
from areasend.forecast.places.facts import KIND, PHASE, Mask, Numbers
from areasend.forecast.places.run import INDEPENDENT, Run, Year
from areasend.forecast.places.words import summary
from areasend.rules.place_kinds import KINDS, PHASES, year_words

CHILDREN, PLACES, POUNDS = "children", "places", "pounds a year"
Draw = Callable[[Year], Numbers]


def outcome(run: Run) -> Outcome:
    cells = sums.cells(run)
    periods = tuple(year_words(one) for one in run.facts.years)
    figures: dict[str, Any] = {
        "as_at": run.facts.as_at,
        "base_year": run.facts.base,
        "years": list(run.facts.years),
        "cells": cells,
        "kinds": sums.by_kind_and_phase(run),
        "blocks": sums.by_block(run),
        "parts": {part.key: part.label for part in run.facts.parts},
        "needs": {need: run.facts.labels.get(need, need) for need in run.facts.needs},
        "chance": cells.get("*|*|*", {}).get("chance", []),
    }
    return Outcome(
        model="places",
        summary=summary(cells, periods, figures["needs"], figures["parts"]),
        series=tuple(_series(run, periods)),
        steps=steps(run),
        assumptions=assumptions(run),
        seed=run.seed,
        draws=run.draws,
        cautions=cautions(run),
        figures=figures,
    )


def _series(run: Run, periods: tuple[str, ...]) -> list[Series]:
    told = np.isin(run.groups.kind, sums.kinds_told(run))
    return [
        _one(
            run,
            periods,
            "demand",
            "Children who need a specialist place",
            CHILDREN,
            lambda year: year.demand[told].sum(axis=0),
        ),
        _places(run, periods),
        _one(
            run,
            periods,
            "short",
            "Children without a commissioned place",
            CHILDREN,
            lambda year: year.short[told].sum(axis=0),
        ),
        _one(run, periods, "free", "Places free", PLACES, _free(run)),
        *_cut(run, periods, told),
        *_elsewhere(run, periods, told),
        _one(run, periods, "transport_cost", "Cost of travel to school", POUNDS, lambda year: year.cost),
        _one(run, periods, "transport_children", "Children whose travel the council arranges", CHILDREN, _taken(run)),
        _one(run, periods, "far", "Children placed far from home", CHILDREN, _far(run)),
    ]


def _one(run: Run, periods: tuple[str, ...], key: str, label: str, unit: str, draw: Draw, note: str = "") -> Series:
    table = np.stack([np.asarray(draw(year), dtype=float) for year in run.years], axis=1)
    past = tuple((str(period), float(value)) for period, value in run.facts.past.get(key, []))
    return Series(key, label, unit, periods, bands(table), past, note)


def _places(run: Run, periods: tuple[str, ...]) -> Series:
    told = set(sums.kinds_told(run))
    numbers = [
        sum(block.numbers[place] for block in run.facts.blocks if block.kind in told)
        for place in range(1, len(run.years) + 1)
    ]
    past = tuple((str(period), float(value)) for period, value in run.facts.past.get("places", []))
    return Series("places", "Specialist places", PLACES, periods, certain(np.array(numbers, dtype=float)), past)


def _free(run: Run) -> Draw:
    told = np.isin([block.kind for block in run.facts.blocks], sums.kinds_told(run))
    return lambda year: year.free[told].sum(axis=0)


def _cut(run: Run, periods: tuple[str, ...], told: Mask) -> list[Series]:
    """The shortage by need, phase, part and kind: each sums to the whole draw by draw, though its medians need not."""
    groups, facts = run.groups, run.facts
    every = [
        (
            "need",
            groups.need,
            facts.needs,
            [facts.labels.get(need, need) or "Need not recorded" for need in facts.needs],
        )
    ]
    every.append(("phase", groups.phase, PHASE, [PHASES[phase] for phase in PHASE]))
    every.append(("part", groups.part, facts.part_keys, [part.label for part in facts.parts]))
    every.append(("kind", groups.kind, KIND, [KINDS[kind] for kind in KIND]))
    found = []
    for cut, of, keys, labels in every:
        for number, (key, label) in enumerate(zip(keys, labels, strict=True)):
            rows = told & (of == number)
            if rows.any():
                draw = _summed(rows)
                found.append(_one(run, periods, f"short.{cut}.{key}", label, CHILDREN, draw))
    return found


def _summed(rows: Mask) -> Draw:
    return lambda year: year.short[rows].sum(axis=0)


OVERFLOW = (
    "Children for whom no place here is free are counted here too: unless places are made, this is where they go."
)


def _elsewhere(run: Run, periods: tuple[str, ...], told: Mask) -> list[Series]:
    """Independent and non-maintained, out of the area, residential, post-16; with those who find no place here."""
    post_16, independent = (run.groups.kind == kind for kind in (KIND.index("post_16"), INDEPENDENT))
    everyone, cared = _outside(run, False), _outside(run, True)

    def overflow(year: Year) -> Numbers:
        found: Numbers = year.unplaced[told].sum(axis=0)
        return found

    def at_independent(year: Year) -> Numbers:
        found: Numbers = year.demand[independent].sum(axis=0) + overflow(year)
        return found

    named: tuple[tuple[str, str, Draw], ...] = (
        ("overflow", "Of these, for want of a place here", overflow),
        ("outside", "Placed outside the area", lambda year: _rated(run, everyone, year)),
        ("cared_outside", "Looked-after children placed outside the area", lambda year: _rated(run, cared, year)),
        ("residential", "Children who board", lambda year: _rated(run, run.facts.residential, year)),
        ("post_16", "Young people on post-16 courses", lambda year: year.demand[post_16].sum(axis=0)),
    )
    first = _one(run, periods, "independent", KINDS["independent"], CHILDREN, at_independent, OVERFLOW)
    return [first, *(_one(run, periods, key, label, CHILDREN, draw) for key, label, draw in named)]


def _outside(run: Run, only_cared: bool) -> dict[str, float]:
    found: dict[str, float] = {}
    for kind, cared, count in run.facts.outside:
        found[kind] = found.get(kind, 0.0) + (count if cared or not only_cared else 0.0)
    return found


def _rated(run: Run, today: Mapping[str, float], year: Year) -> Numbers:
    """As many of each kind as today, in proportion to the children of the kind; children without a place here go as independents do."""
    total = np.zeros(run.draws)
    for kind, count in today.items():
        rows = run.groups.kind == KIND.index(kind)
        base = run.groups.base[rows].sum()
        if base > 0:
            wanting = year.demand[rows].sum(axis=0)
            if kind == "independent":
                wanting = wanting + year.unplaced[np.isin(run.groups.kind, sums.kinds_told(run))].sum(axis=0)
            total += count / base * wanting
    return total


def _taken(run: Run) -> Draw:
    each = run.travel.taken[run.groups.kind, run.groups.phase]
    return lambda year: each @ year.demand


def _far(run: Run) -> Draw:
    each = run.travel.far[run.groups.kind, run.groups.phase]
    return lambda year: each @ year.demand
