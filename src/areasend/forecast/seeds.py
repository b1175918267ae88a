"""Chance that can be had again: each step of a forecast draws from a stream of its own, made from the seed and the step's name.

So a step added or left out changes no other step's draws, and two scenarios with one seed meet the same luck.
"""

from __future__ import annotations

import zlib
from statistics import NormalDist

import numpy as np


def stream(seed: int, *names: str | int) -> np.random.Generator:
    """The random numbers of one step. `names` say which; the same seed and names give the same numbers on every machine."""
    if seed < 0:
        raise ValueError("A seed is a whole number, nought or more.")
    words = [zlib.crc32(name.encode()) if isinstance(name, str) else name for name in names]
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, *words])))


def even_normals(luck: np.random.Generator, rows: int, draws: int) -> np.ndarray:
    """Standard normal numbers, shape (rows, draws): each row has one in each of `draws` equally likely strips, in an order of its own
    (Latin hypercube sampling, McKay, Beckman and Conover 1979), so that a few draws already have the middle and the tails of many.
    """
    strips = np.argsort(luck.random((rows, draws)), axis=1)
    chances = (strips + luck.random((rows, draws))) / draws
    quantile = NormalDist().inv_cdf
    return np.array([quantile(max(chance, 1e-12)) for chance in chances.ravel().tolist()]).reshape(rows, draws)
