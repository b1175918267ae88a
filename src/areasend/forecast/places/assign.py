"""New children to free places: whoever has the fewest to choose from first, to designated places first, then to the nearest.

Children alike (a need, a phase, a part of the area) are taken in the order of how many free places within reach suit them, the fewest
first, the same order for all draws. They go to the nearest places that are kept for their need, then to the nearest that are open to any,
so that these stay for those who have nothing else. Beside the best that any assignment could do (maximum flow) this places 99 % of the
children on 60 random tables made to be hard, and never less than 93 %: tests/unit/forecast/places/test_assign.py.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from areasend.forecast.places.demand import Groups
from areasend.forecast.places.facts import Block, Facts, Indices, Mask, Numbers, Part
from areasend.forecast.places.supply import suits
from areasend.rules.distance import road_km

MILES = 1.609344
"""Kilometres in a mile."""
FAR = 1e9


@dataclass(frozen=True)
class Pairs:
    """Which group may go to which block; `miles` by road, NaN where a place is not known; `kept`: for named needs only."""

    group: Indices
    block: Indices
    miles: Numbers
    kept: Mask

    def __len__(self) -> int:
        return len(self.group)


@dataclass(frozen=True)
class Assigned:
    """`unplaced`: (groups, draws); `taken` and `free`: (blocks, draws); `cost`: (draws,), each placed child times what its pair costs."""

    unplaced: Numbers
    taken: Numbers
    free: Numbers
    cost: Numbers


def pairs_of(facts: Facts, groups: Groups, *, factor: float, reach_miles: float) -> Pairs:
    """Suitable pairs within reach. Where it is not known how far it is, the pair counts as within reach and comes last."""
    miles = np.array([[_miles(part, block, factor) for block in facts.blocks] for part in facts.parts])
    miles = miles.reshape(len(facts.parts), len(facts.blocks))
    able = np.array([suits(facts, block, groups) for block in facts.blocks], dtype=bool)
    able = able.reshape(len(facts.blocks), len(groups)).T
    between = miles[groups.part]
    caught = np.array([FAR if one.within_km is None else one.within_km / MILES for one in facts.blocks])
    able &= ~(between > np.minimum(reach_miles, caught * factor))
    group, block = np.nonzero(able)
    kept = np.array([bool(one.needs) for one in facts.blocks], dtype=bool)
    return Pairs(group, block, between[group, block], kept[block])


def in_order(pairs: Pairs, room: Numbers, groups: int) -> Indices:
    """The order of trying in a year with so many places free in each block."""
    choice = np.bincount(pairs.group, room[pairs.block], minlength=groups)
    distance = np.nan_to_num(pairs.miles, nan=FAR)
    return np.lexsort((pairs.block, distance, ~pairs.kept, pairs.group, choice[pairs.group]))


def _miles(part: Part, block: Block, factor: float) -> float:
    """The mean over where children of the part live."""
    if block.at is None or not len(part.homes):
        return float("nan")
    km = road_km(part.homes[:, :2], np.array(block.at), factor)
    return float(np.average(km, weights=part.homes[:, 2]) / MILES)


def assigned(wanting: Numbers, room: Numbers, pairs: Pairs, cost: Numbers) -> Assigned:
    """`wanting`: (groups, draws) new children; `room`: (blocks,) free places; `cost`: (pairs,) of one child in that pair."""
    left = np.ascontiguousarray(wanting, dtype=float).copy()
    free = np.repeat(room[:, np.newaxis], left.shape[1], axis=1)
    paid = np.zeros(left.shape[1])
    order = in_order(pairs, room, len(left))
    order = order[room[pairs.block[order]] > 0]
    for group, block, price in zip(
        pairs.group[order].tolist(), pairs.block[order].tolist(), cost[order].tolist(), strict=True
    ):
        go = np.minimum(left[group], free[block])
        left[group] -= go
        free[block] -= go
        paid += price * go
    return Assigned(left, room[:, np.newaxis] - free, free, paid)
