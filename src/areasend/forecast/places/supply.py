"""The places that there will be, and who stays in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from areasend.forecast.places.demand import PHASE_AT, Groups
from areasend.forecast.places.facts import (
    KIND,
    NO_BLOCK,
    PHASE,
    BadInputs,
    Block,
    Facts,
    Indices,
    Mask,
    Numbers,
    ages_of,
)
from areasend.rules.place_kinds import COMMISSIONED, OLDEST, phases_of

LEFT_AT = {"special": 19, "residential": 19, "independent": 19, "post_16": 26}
"""The age at which children leave a place of a kind whose own ages are not known; a base in a school: the end of their phase."""
PHASE_LEFT_AT = (4, 11, 18, 26)


@dataclass(frozen=True)
class Stay:
    """Who stays in a year. `at`: shape (blocks, groups), children who keep their place; `elsewhere`: (groups,), in places not listed;
    `displaced`: (blocks,), who would have stayed had the places not ended."""

    at: Numbers
    elsewhere: Numbers
    displaced: Numbers

    @property
    def by_group(self) -> Numbers:
        found: Numbers = self.at.sum(axis=0) + self.elsewhere
        return found


def blocks_of(facts: Facts, params: Mapping[str, Any]) -> Facts:
    """With proposed places where wanted, new places that are tried out, and without those that are tried to be done without."""
    kept = list(facts.blocks)
    for number, block in enumerate(kept):
        if block.is_proposed and not params["include_proposed"]:
            kept[number] = replace(block, numbers=np.zeros_like(block.numbers))
        elif params["only_open_now"]:
            kept[number] = replace(block, numbers=np.minimum(block.numbers, block.numbers[0]))
    known = {block.key: number for number, block in enumerate(kept)}
    for one in params["closures"]:
        if one["key"] not in known:
            raise BadInputs(f"There are no places with the key {one['key']!r}. Choose some of those in the inputs.")
        kept[known[one["key"]]] = _ended(kept[known[one["key"]]], facts, one["year"])
    tried = [_tried(facts, one, number) for number, one in enumerate(params["new_places"], start=1)]
    return facts.with_blocks((*kept, *tried))


def _ended(block: Block, facts: Facts, september: int) -> Block:
    years = np.array([facts.base, *facts.years])
    return replace(block, numbers=np.where(years > september, 0, block.numbers))


def _tried(facts: Facts, given: Mapping[str, Any], number: int) -> Block:
    part = next((one for one in facts.parts if one.key == given["part"]), None)
    if part is None:
        known = ", ".join(one.key for one in facts.parts if one.key)
        raise BadInputs(f"{given['label']}: {given['part']!r} is no part of the area. Give one of: {known}.")
    lowest, highest = ages_of(given["phases"])
    filling = list(given.get("first_years", []))
    since = [year - 1 - given["opens"] for year in (facts.base, *facts.years)]
    numbers = [0 if n < 0 else filling[n] if n < len(filling) else given["number"] for n in since]
    middle = np.average(part.homes[:, :2], axis=0, weights=part.homes[:, 2]) if len(part.homes) else None
    return Block(
        f"new-{number}",
        given["label"],
        KIND.index(given["kind"]),
        frozenset(given["phases"]) & frozenset(phases_of(lowest, highest)),
        lowest,
        highest,
        frozenset(given.get("needs", [])),
        frozenset(),
        None,
        None if middle is None else (float(middle[0]), float(middle[1])),
        part.key,
        0.0,
        False,
        np.array(numbers, dtype=float),
    )


def staying(facts: Facts, groups: Groups, year: int, leaving: float) -> Stay:
    """Children already placed stay until they have outgrown their place, or leave early: `leaving` is the share that does in a year."""
    rows = facts.children
    age = rows.age + year
    share = (1 - leaving) ** year
    numbers = np.array([block.numbers[year] for block in facts.blocks] + [1.0])
    until = np.where(rows.block == NO_BLOCK, _left_at(rows.kind, rows.age), _highest(facts)[rows.block])
    keeps = np.where((age < until) & (age <= OLDEST), rows.count * share, 0.0)
    is_ours = np.isin(rows.kind, _COUNTED)
    keeps = np.where(is_ours, keeps, 0.0)
    has_place = numbers[rows.block] > 0
    of = groups.place_of(rows.kind, rows.need, PHASE_AT[age], rows.part, facts)
    at = np.zeros((len(facts.blocks), len(groups)))
    listed = rows.block != NO_BLOCK
    inside, lost = listed & has_place, listed & ~has_place
    np.add.at(at, (rows.block[inside], of[inside]), keeps[inside])
    elsewhere = np.bincount(of[~listed], keeps[~listed], minlength=len(groups))
    displaced = np.bincount(rows.block[lost], keeps[lost], minlength=len(facts.blocks))
    return Stay(at, elsewhere.astype(float), displaced.astype(float))


_COUNTED = [KIND.index(kind) for kind in (*COMMISSIONED, "independent") if kind != "mainstream"]


def _highest(facts: Facts) -> Indices:
    return np.array([block.highest for block in facts.blocks] + [0], dtype=np.int64)


def _left_at(kind: Indices, age: Indices) -> Indices:
    fixed = np.array([LEFT_AT.get(name, 0) for name in KIND])[kind]
    phase = np.array(PHASE_LEFT_AT)[PHASE_AT[age]]
    return np.where(fixed > 0, fixed, phase)


def free_places(facts: Facts, stay: Stay, year: int) -> tuple[Numbers, Numbers]:
    """Places free in each block once those who stay and children of other areas have theirs, and those placed above the number."""
    numbers = np.array([block.numbers[year] for block in facts.blocks])
    others = np.array([block.others for block in facts.blocks])
    room = numbers - np.minimum(others, numbers) - stay.at.sum(axis=1)
    return np.maximum(room, 0), np.maximum(-room, 0)


def suits(facts: Facts, block: Block, groups: Groups) -> Mask:
    """Whether places of a block are for the children of each group: kind, phase, need and catchment by part."""
    phases = np.array([phase in block.phases for phase in PHASE])
    needs = np.array([not block.needs or not need or need in block.needs for need in facts.needs])
    parts = np.array([not block.parts or key in block.parts for key in facts.part_keys])
    found: Mask = (groups.kind == block.kind) & phases[groups.phase] & needs[groups.need] & parts[groups.part]
    return found
