"""Chance that can be had again, and chance that is spread evenly."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np

from areasend.forecast.seeds import even_normals, stream

DRAWS = 64


def test_even_normals_have_one_number_in_each_strip_of_each_row():
    edges = [NormalDist().inv_cdf(one / DRAWS) for one in range(1, DRAWS)]
    found = even_normals(stream(5, "a step"), 3, DRAWS)
    for row in found:
        assert np.bincount(np.searchsorted(edges, row), minlength=DRAWS).tolist() == [1] * DRAWS


def test_rows_of_even_normals_are_in_orders_of_their_own():
    one, other = even_normals(stream(5), 2, 2000)
    assert abs(np.corrcoef(one, other)[0, 1]) < 0.1


def test_even_normals_of_one_seed_are_the_same_again():
    assert np.array_equal(even_normals(stream(5), 2, 9), even_normals(stream(5), 2, 9))
