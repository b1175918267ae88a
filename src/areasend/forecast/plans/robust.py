"""Regression by least absolute errors, with shrinkage: it aims at the median, and one odd return in a hundred does not move it."""

from __future__ import annotations

import numpy as np

from areasend.forecast.bands import Numbers

SMALLEST = 1e-3
"""Errors smaller than this (in log growth: a tenth of a per cent) count as this large, so that no row decides alone."""
ROUNDS = 15


def least_absolute(x: Numbers, y: Numbers, weights: Numbers, shrink: float) -> Numbers:
    """The slopes b, shape (columns,), that make the weighted sum of |y - x b| least, drawn towards nought by `shrink`.

    `x` is (rows, columns), `y` and `weights` (rows,). Columns are scaled before they are shrunk, so that their units do not matter;
    a column without variation gets nought. By iteratively reweighted least squares.
    """
    spread = x.std(axis=0)
    scaled = np.divide(x, spread, out=np.zeros_like(x), where=spread > 0)
    typical = max(float(np.median(np.abs(y))), SMALLEST)
    penalty = shrink * weights.sum() / (100 * typical) * np.eye(x.shape[1])
    now = weights / typical
    found = np.zeros(x.shape[1])
    for _ in range(ROUNDS):
        weighted = scaled.T * now
        found = np.linalg.solve(weighted @ scaled + penalty, weighted @ y)
        now = weights / np.maximum(np.abs(y - scaled @ found), SMALLEST)
    slopes: Numbers = np.divide(found, spread, out=np.zeros_like(found), where=spread > 0)
    return slopes
