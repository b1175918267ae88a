"""Chance that does not depend on the way of computing: the numpy engine and the numba kernel draw the very same numbers.

Each draw has an address (replication, week, queue, place in the queue, what is asked). Its uniform number is a hash of the address
(the mixing steps of splitmix64), and a binomial number is read off a table by that uniform. So nothing depends on the order in which
draws are made, and two scenarios with one seed meet the same luck wherever they ask the same question.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from areasend.forecast.seeds import stream

Ints = NDArray[np.int64]
Keys = NDArray[np.uint64]
Numbers = NDArray[np.float64]

MISSED, DISCHARGED, OUT, LEFT, WHO_LEFT = range(5)
LARGEST = 512
"""A table goes up to this many trials; more are drawn in portions."""

_STEP = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)


def replication_keys(seed: int, draws: int) -> Keys:
    """One key a replication, shape (draws,)."""
    return stream(seed, "queue", "replications").integers(0, 2**64, size=draws, dtype=np.uint64)


def uniforms(keys: Keys, week: int, queue: int, place: Ints, ask: int, portion: int = 0) -> Numbers:
    """Uniform numbers in [0, 1) for the addresses given, shape of `keys` and `place` (which agree)."""
    address = np.uint64((week << 40) + (queue << 34)) + (place.astype(np.uint64) << np.uint64(12))
    mixed = keys + (address + np.uint64((portion << 3) + ask + 1)) * _STEP
    mixed = (mixed ^ (mixed >> np.uint64(30))) * _FIRST
    mixed = (mixed ^ (mixed >> np.uint64(27))) * _SECOND
    mixed ^= mixed >> np.uint64(31)
    return np.asarray((mixed >> np.uint64(11)).astype(np.float64) * 2.0**-53)


@dataclass(frozen=True, eq=False)
class Table:
    """The binomial distributions of 0 to `len(low) - 1` trials with one share, end to end.

    `steps[starts[n] + i]` is `n` plus the chance of at most `low[n] + i` hits, so that the whole of `steps` rises.
    """

    steps: Numbers
    starts: Ints
    low: Ints

    def draw(self, trials: Ints, keys: Keys, week: int, queue: int, place: Ints, ask: int) -> Ints:
        """Hits among `trials`, one a key."""
        found = np.zeros(len(trials), dtype=np.int64)
        left, portion = trials, 0
        while True:
            now = np.minimum(left, LARGEST)
            sought = now + uniforms(keys, week, queue, place, ask, portion)
            at = np.searchsorted(self.steps, sought, side="right")
            at = np.minimum(at, self.starts[now + 1] - 1)
            found += np.where(now > 0, self.low[now] + at - self.starts[now], 0)
            left, portion = left - now, portion + 1
            if not left.any():
                return found


@functools.lru_cache(maxsize=64)
def table(share: float) -> Table:
    """The table for one share (0 to 1) of hits."""
    trials = np.arange(LARGEST + 1)
    logs = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, LARGEST + 1)))])
    spread = 9 * np.sqrt(trials * share * (1 - share)) + 15
    low = np.clip(np.floor(trials * share - spread), 0, trials).astype(np.int64)
    high = np.clip(np.ceil(trials * share + spread), 0, trials).astype(np.int64)
    if share in (0.0, 1.0):
        low = high = (trials * share).astype(np.int64)
    widths = high - low + 1
    starts = np.concatenate([[0], np.cumsum(widths)]).astype(np.int64)
    row = np.repeat(trials, widths)
    hits = np.arange(len(row)) - starts[row] + low[row]
    chance = np.exp(logs[row] - logs[hits] - logs[row - hits] + _power(hits, share) + _power(row - hits, 1 - share))
    summed = np.cumsum(chance)
    before = np.concatenate([[0.0], summed])[starts[row]]
    steps = np.minimum(summed - before, 1.0)
    steps[starts[1:] - 1] = 1.0
    return Table(row + steps, starts, low)


def _power(times: Ints, share: float) -> Numbers:
    """The logarithm of share ** times."""
    return times * np.log(share) if share > 0 else np.where(times > 0, -np.inf, 0.0)
