"""The assignment beside the best there could be: what the greedy order leaves over, against maximum flow."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import maximum_flow

from areasend.forecast.places.assign import Pairs, assigned

GROUPS, BLOCKS = 60, 18


def tables(seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Children wanting, places free, and which may go where: half of the places are for a few groups, half for many."""
    luck = np.random.default_rng(seed)
    breadth = np.where(np.arange(BLOCKS) % 2, 0.12, 0.55)
    able = luck.random((GROUPS, BLOCKS)) < breadth
    return luck.poisson(3, GROUPS), luck.integers(0, 20, BLOCKS), able


def pairs_in(able: np.ndarray, seed: int) -> Pairs:
    group, block = np.nonzero(able)
    return Pairs(group, block, np.random.default_rng(seed).random(len(group)) * 20, block % 2 == 1)


def best(wanting: np.ndarray, room: np.ndarray, able: np.ndarray) -> int:
    """The most children that any assignment could place."""
    size = GROUPS + BLOCKS + 2
    table = np.zeros((size, size), dtype=np.int32)
    table[0, 1 : GROUPS + 1] = wanting
    table[1 : GROUPS + 1, GROUPS + 1 : -1] = able * 1000
    table[GROUPS + 1 : -1, -1] = room
    return int(maximum_flow(csr_matrix(table), 0, size - 1).flow_value)


def test_nearly_as_many_are_placed_as_could_be():
    shares = []
    for seed in range(60):
        wanting, room, able = tables(seed)
        found = assigned(wanting[:, None].astype(float), room.astype(float), pairs_in(able, seed), np.zeros(able.sum()))
        shares.append((wanting.sum() - found.unplaced.sum()) / best(wanting, room, able))
    assert max(shares) <= 1
    assert np.mean(shares) > 0.985
    assert min(shares) > 0.93


@pytest.mark.parametrize("seed", range(5))
def test_nobody_is_made_or_lost_and_no_place_is_taken_twice(seed):
    wanting, room, able = tables(seed)
    many = np.repeat(wanting[:, None], 7, axis=1).astype(float)
    found = assigned(many, room.astype(float), pairs_in(able, seed), np.zeros(able.sum()))
    assert found.unplaced.sum(axis=0) + found.taken.sum(axis=0) == pytest.approx(many.sum(axis=0))
    assert found.taken + found.free == pytest.approx(np.repeat(room[:, None], 7, axis=1))
    assert (found.free >= 0).all()
    assert (found.unplaced >= 0).all()


def test_nobody_stays_without_a_place_while_a_suitable_one_is_free():
    wanting, room, able = tables(1)
    found = assigned(wanting[:, None].astype(float), room.astype(float), pairs_in(able, 1), np.zeros(able.sum()))
    lacking, open_places = found.unplaced[:, 0] > 0, found.free[:, 0] > 0
    assert not (able & lacking[:, None] & open_places[None, :]).any()


def test_the_cost_is_that_of_the_pairs_used():
    pairs = Pairs(np.array([0, 0]), np.array([0, 1]), np.array([1.0, 5.0]), np.array([False, False]))
    found = assigned(np.array([[3.0, 1.0]]), np.array([2.0, 9.0]), pairs, np.array([10.0, 100.0]))
    assert found.cost.tolist() == [2 * 10 + 1 * 100, 10]


def test_children_go_to_places_kept_for_their_need_before_open_ones_that_are_nearer():
    pairs = Pairs(np.array([0, 0]), np.array([0, 1]), np.array([1.0, 5.0]), np.array([False, True]))
    found = assigned(np.array([[3.0]]), np.array([9.0, 9.0]), pairs, np.array([10.0, 100.0]))
    assert found.taken[:, 0].tolist() == [0, 3]


def test_whoever_has_the_fewest_to_choose_from_comes_first():
    pairs = Pairs(np.array([0, 0, 1]), np.array([0, 1, 0]), np.array([1.0, 5.0, 9.0]), np.zeros(3, dtype=bool))
    found = assigned(np.array([[2.0], [2.0]]), np.array([2.0, 2.0]), pairs, np.zeros(3))
    assert found.unplaced.sum() == 0
