"""Distances between columns of places."""

from __future__ import annotations

import numpy as np
import pytest

from areasend.rules.distance import DETOUR, road_km, straight_line_km

HOMES = np.array([[480_000.0, 213_000.0], [480_000.0, 213_000.0], [np.nan, np.nan]])
SCHOOLS = np.array([[483_000.0, 217_000.0], [480_000.0, 213_000.0], [483_000.0, 217_000.0]])


def test_three_east_and_four_north_are_five() -> None:
    assert straight_line_km(HOMES, SCHOOLS).tolist()[:2] == [5.0, 0.0]


def test_an_unknown_place_is_at_no_distance() -> None:
    assert np.isnan(straight_line_km(HOMES, SCHOOLS)[2])


def test_one_place_serves_for_all() -> None:
    assert straight_line_km(SCHOOLS, HOMES[0]).tolist() == [5.0, 0.0, 5.0]


def test_roads_are_longer_by_the_factor() -> None:
    assert road_km(HOMES[:1], SCHOOLS[:1]).tolist() == [pytest.approx(5 * DETOUR)]
    assert road_km(HOMES[:1], SCHOOLS[:1], 1.5).tolist() == [7.5]


@pytest.mark.parametrize("factor", [0.9, float("nan")])
def test_a_road_shorter_than_the_line_is_refused(factor: float) -> None:
    with pytest.raises(ValueError, match="never shorter"):
        road_km(HOMES, SCHOOLS, factor)
