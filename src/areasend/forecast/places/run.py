"""One run: demand to kinds, kinds to places, and what is left over, in every draw and year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from areasend.forecast.outcome import Outcome
from areasend.forecast.params import check_params, schema
from areasend.forecast.places import travel
from areasend.forecast.places.assign import Pairs, assigned, pairs_of
from areasend.forecast.places.demand import Groups, drawn, groups_of, shifted
from areasend.forecast.places.facts import KIND, Facts, Numbers, facts_of
from areasend.forecast.places.supply import Stay, blocks_of, free_places, staying
from areasend.forecast.seeds import stream
from areasend.rules.place_kinds import COMMISSIONED

PACKAGE = "areasend.forecast.places"
INDEPENDENT, SPECIAL = KIND.index("independent"), KIND.index("special")
PLACED = np.array([KIND.index(kind) for kind in COMMISSIONED if kind != "mainstream"])


@dataclass(frozen=True)
class Year:
    """One year in all draws. `demand`, `short` and `unplaced`: (groups, draws); `taken`, `free`: (blocks, draws); `over`: (blocks,).

    `short` are children for whom there is no commissioned place: without one, or placed above the number."""

    year: int
    demand: Numbers
    new: Numbers
    unplaced: Numbers
    short: Numbers
    taken: Numbers
    free: Numbers
    over: Numbers
    stay: Stay
    cost: Numbers


@dataclass(frozen=True)
class Run:
    """What `tell` makes an outcome of."""

    facts: Facts
    params: Mapping[str, Any]
    groups: Groups
    travel: travel.Travel
    years: list[Year]
    seed: int
    draws: int

    @property
    def known_kinds(self) -> frozenset[int]:
        """Kinds of which any place is known: the shortage of others cannot be told."""
        return frozenset(block.kind for block in self.facts.blocks if block.numbers.any())


def run(inputs: dict[str, Any], params: dict[str, Any], *, seed: int, draws: int) -> Outcome:
    """Raises `BadInputs` where the facts contradict themselves and `BadParams` where what is asked cannot be."""
    from areasend.forecast.places.tell import outcome

    return outcome(simulated(inputs, params, seed=seed, draws=draws))


def simulated(inputs: dict[str, Any], params: dict[str, Any], *, seed: int, draws: int) -> Run:
    check_params(PACKAGE, params)
    if draws < 1:
        raise ValueError("Draw at least once.")
    given = with_defaults(params)
    facts = blocks_of(facts_of(inputs), given)
    groups = groups_of(facts)
    pairs = pairs_of(facts, groups, factor=given["road_factor"], reach_miles=given["reach_miles"])
    ways = travel.ways_of(facts, given)
    made = [_year(facts, groups, pairs, ways, given, number, seed, draws) for number in range(1, len(facts.years) + 1)]
    return Run(facts, given, groups, ways, made, seed, draws)


def with_defaults(params: Mapping[str, Any]) -> dict[str, Any]:
    """Every field of the schema, as given or by its default."""
    fields = schema(PACKAGE)["properties"]
    shares = {name: one["default"] for name, one in fields["travels"]["properties"].items()}
    defaults = {name: one["default"] for name, one in fields.items() if name != "travels"}
    return {**defaults, **params, "travels": {**shares, **params.get("travels", {})}}


def _year(
    facts: Facts,
    groups: Groups,
    pairs: Pairs,
    ways: travel.Travel,
    params: Mapping[str, Any],
    year: int,
    seed: int,
    draws: int,
) -> Year:
    median = shifted(facts, groups, year)
    demand = drawn(facts, groups, median, year, seed=seed, draws=draws, change=params["demand_change"])
    stay = staying(facts, groups, year, params["leaving_early"] / 100)
    new = newcomers(groups, demand, stay.by_group, seed=seed, year=year)
    _instead(groups, demand, new, params["from_independent"] / 100)
    room, over = free_places(facts, stay, year)
    price = travel.pair_cost(pairs.miles, groups.kind[pairs.group], groups.phase[pairs.group], ways, params)
    found = assigned(new, room, pairs, price)
    short = found.unplaced + (_above(stay, over))[:, np.newaxis]
    cost = _cost(groups, ways, demand, stay, found.unplaced, found.cost)
    return Year(facts.years[year - 1], demand, new, found.unplaced, short, found.taken, found.free, over, stay, cost)


def newcomers(groups: Groups, demand: Numbers, stay: Numbers, *, seed: int, year: int) -> Numbers:
    """Children who need a place and have none yet, whole ones: (groups, draws).

    What a kind needs beyond those who stay is shared out over its groups where they lack: those who stay grow into phases that today's
    pattern has fewer of, and count for the kind all the same. They are drawn as whole children (Poisson), so that small groups are as
    uncertain as small numbers are. Ordinary mainstream places are not shared out.
    """
    lacking = np.maximum(demand - stay[:, np.newaxis], 0)
    for one in np.unique(groups.kind):
        rows = groups.kind == one
        wanted = np.maximum(demand[rows].sum(axis=0) - stay[rows].sum(), 0)
        lacking[rows] *= wanted / np.maximum(lacking[rows].sum(axis=0), 1e-12)
    lacking[~np.isin(groups.kind, [*PLACED, INDEPENDENT])] = 0
    drawn_whole: Numbers = stream(seed, "places", "children", year).poisson(lacking).astype(float)
    return drawn_whole


def _instead(groups: Groups, demand: Numbers, new: Numbers, share: float) -> None:
    """In place: a share of those who newly need an independent school asks for a state special school of the same need, phase and part."""
    rows = list(
        zip(groups.kind.tolist(), groups.need.tolist(), groups.phase.tolist(), groups.part.tolist(), strict=True)
    )
    wish = {row[1:]: number for number, row in enumerate(rows) if row[0] == SPECIAL}
    for number, row in enumerate(rows):
        if share and row[0] == INDEPENDENT and row[1:] in wish:
            going = np.rint(new[number] * share)
            for table in (demand, new):
                table[number] -= going
                table[wish[row[1:]]] += going


def _above(stay: Stay, over: Numbers) -> Numbers:
    """Children placed above the number of places, shared out over the groups that stay there."""
    here = stay.at.sum(axis=1)
    share = np.divide(np.minimum(over, here), here, out=np.zeros_like(over), where=here > 0)
    above: Numbers = share @ stay.at
    return above


def _cost(
    groups: Groups, ways: travel.Travel, demand: Numbers, stay: Stay, unplaced: Numbers, placed: Numbers
) -> Numbers:
    """Pounds a year for travel: those who are where they are as today, newly placed ones by their new way, and children who find no
    place here, as those at independent special schools travel."""
    each = ways.cost[groups.kind, groups.phase]
    listed = np.isin(groups.kind, PLACED)
    elsewhere = ways.cost[INDEPENDENT][groups.phase]
    as_today = np.where(listed, stay.by_group, 0) @ each
    others: Numbers = np.where(listed, 0.0, each) @ demand
    return as_today + placed + others + np.where(listed, elsewhere, 0.0) @ unplaced
