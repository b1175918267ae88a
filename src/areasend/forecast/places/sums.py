"""Sums over the draws: by need, phase and part in every combination, with the chance of a shortage and how great it is."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np

from areasend.forecast.bands import QUANTILES
from areasend.forecast.places.facts import KIND, PHASE, Facts, Mask, Numbers
from areasend.forecast.places.run import Run, Year
from areasend.rules.place_kinds import SPECIALIST

ANY = "*"
SHORT_FROM = 0.5
"""From so many children on a draw counts as short: shares of a child come from children placed above the number."""


@dataclass(frozen=True)
class Cut:
    """Needs, phases and parts by key, `ANY` for all; which groups, and which places, belong."""

    key: str
    groups: Mask
    blocks: Mask


def kinds_told(run: Run) -> list[int]:
    """The specialist kinds of which places are known."""
    return [KIND.index(kind) for kind in SPECIALIST if KIND.index(kind) in run.known_kinds]


def cuts(run: Run) -> list[Cut]:
    """Every combination that any child is in."""
    facts, groups = run.facts, run.groups
    ours = np.isin(groups.kind, kinds_told(run))
    found = []
    for need, phase, part in product((ANY, *facts.needs), (ANY, *PHASE), (ANY, *facts.part_keys)):
        inside = ours.copy()
        inside &= (groups.need == facts.needs.index(need)) if need != ANY else True
        inside &= (groups.phase == PHASE.index(phase)) if phase != ANY else True
        inside &= (groups.part == facts.part_keys.index(part)) if part != ANY else True
        if inside.any():
            found.append(Cut(f"{need}|{phase}|{part}", inside, _open_to(facts, run, need, phase, part)))
    return found


def _open_to(facts: Facts, run: Run, need: str, phase: str, part: str) -> Mask:
    """Places in a part that are open to a need and phase. One place may be open to many, so these do not add up."""
    told = set(kinds_told(run))
    return np.array(
        [
            one.kind in told
            and (need in (ANY, "") or not one.needs or need in one.needs)
            and (phase == ANY or phase in one.phases)
            and (part in (ANY, one.part))
            for one in facts.blocks
        ],
        dtype=bool,
    )


def cells(run: Run) -> dict[str, dict[str, list[Any]]]:
    """By the key of a cut: for each year the median demand, the quantiles of the shortage, its chance, and places free."""
    every = cuts(run)
    if not every:
        return {}
    groups = np.array([one.groups for one in every], dtype=float)
    blocks = np.array([one.blocks for one in every], dtype=float).reshape(len(every), len(run.facts.blocks))
    found: dict[str, dict[str, list[Any]]] = {
        one.key: {"demand": [], "short": [], "chance": [], "free": []} for one in every
    }
    for year in run.years:
        for cut, told in zip(every, _of_year(year, groups, blocks), strict=True):
            for name, value in told.items():
                found[cut.key][name].append(value)
    return found


def _of_year(year: Year, groups: Numbers, blocks: Numbers) -> list[dict[str, Any]]:
    short, demand = groups @ year.short, groups @ year.demand
    free = np.median(blocks @ year.free, axis=1).round(1)
    bounds = np.quantile(short, list(QUANTILES.values()), axis=1).T.round(1)
    chance = (short >= SHORT_FROM).mean(axis=1).round(3)
    middle = np.median(demand, axis=1).round(1)
    return [
        {"demand": float(d), "short": list(map(float, s)), "chance": float(c), "free": float(f)}
        for d, s, c, f in zip(middle, bounds, chance, free, strict=True)
    ]


def by_kind_and_phase(run: Run) -> list[dict[str, Any]]:
    """Children who need each kind of place, by phase: median and the bounds that hold 80 of 100, for each year."""
    found = []
    for kind, phase in product(range(len(KIND)), range(len(PHASE))):
        rows = (run.groups.kind == kind) & (run.groups.phase == phase)
        if rows.any():
            bounds = [np.quantile(year.demand[rows].sum(axis=0), [0.1, 0.5, 0.9]).round(1) for year in run.years]
            found.append(
                {"kind": KIND[kind], "phase": PHASE[phase], "demand": [list(map(float, one)) for one in bounds]}
            )
    return found


def by_block(run: Run) -> list[dict[str, Any]]:
    """Each setting's places: how many, how many children, the chance that no place is free, and who is displaced where it ends."""
    found = []
    for number, block in enumerate(run.facts.blocks):
        rows = [
            _block_year(year, number, block.others, block.numbers[place]) for place, year in enumerate(run.years, 1)
        ]
        told = {name: [row[name] for row in rows] for name in ("children", "chance_full", "over", "displaced")}
        places = [float(one) for one in block.numbers[1:]]
        found.append(
            {
                "key": block.key,
                "label": block.label,
                "kind": KIND[block.kind],
                "part": block.part,
                "places": places,
                **told,
            }
        )
    return found


def _block_year(year: Year, number: int, others: float, places: float) -> dict[str, Any]:
    children = year.stay.at[number].sum() + min(others, places) + year.taken[number]
    return {
        "children": [float(one) for one in np.quantile(children, [0.1, 0.5, 0.9]).round(1)],
        "chance_full": float((year.free[number] < SHORT_FROM).mean().round(3)),
        "over": round(float(year.over[number]), 1),
        "displaced": round(float(year.stay.displaced[number]), 1),
    }
