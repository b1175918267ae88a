"""Shares made into whole numbers, and labels nudged until their counts are the wanted ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Rng = np.random.Generator
Numbers = NDArray[np.int64]


def shares_to_counts(weights: Sequence[float] | NDArray[Any], total: int) -> Numbers:
    """Whole numbers in proportion to `weights` that sum to `total`: largest remainders first. Noughts where all weigh nought."""
    weighed = np.maximum(np.asarray(weights, dtype=float), 0.0)
    if total <= 0 or weighed.sum() <= 0:
        return np.zeros(len(weighed), dtype=np.int64)
    exact = weighed / weighed.sum() * total
    counts = np.floor(exact + 1e-9).astype(np.int64)
    missing = total - int(counts.sum())
    counts[np.argsort(-(exact - counts), kind="stable")[:missing]] += 1
    return counts


def capped_counts(weights: NDArray[Any], total: int, most: Numbers) -> Numbers:
    """As `shares_to_counts`, but never above `most`; what a full place cannot take goes to the others."""
    counts = np.zeros(len(most), dtype=np.int64)
    missing = min(total, int(np.maximum(most, 0).sum()))
    while missing > 0:
        room = np.maximum(most - counts, 0)
        open_weights = np.where(room > 0, np.maximum(weights, 1e-9), 0.0)
        counts += np.minimum(shares_to_counts(open_weights, missing), room)
        missing = min(total, int(np.maximum(most, 0).sum())) - int(counts.sum())
    return counts


def pick(rng: Rng, weights: NDArray[Any], count: int) -> NDArray[np.intp]:
    """Places of `count` members drawn without putting back, in proportion to `weights`; fewer where fewer weigh anything."""
    able = np.flatnonzero(np.asarray(weights) > 0)
    if count <= 0 or not len(able):
        return np.empty(0, dtype=np.intp)
    if count >= len(able):
        return able
    keys = np.log(np.asarray(weights, dtype=float)[able]) + rng.gumbel(size=len(able))
    return np.sort(able[np.argpartition(-keys, count)[:count]])


def draw_rows(rng: Rng, likelihood: NDArray[Any]) -> Numbers:
    """One column for each row, drawn by the row's weights. `likelihood` has shape (members, labels)."""
    upto = np.cumsum(likelihood, axis=1, dtype=float)
    aim = rng.random(len(upto)) * upto[:, -1]
    return np.minimum((upto < aim[:, None]).sum(axis=1), likelihood.shape[1] - 1).astype(np.int64)


def settle(rng: Rng, labels: Numbers, wanted: Numbers, likelihood: NDArray[Any]) -> Numbers:
    """Changes as few labels as it takes for the counts to be `wanted`, each to a label that is likely for that member.

    `labels` has shape (members,), `likelihood` (members, labels). Where `wanted` sums to less than there are members, the rest keep theirs.
    """
    settled = labels.copy()
    spare = np.bincount(settled, minlength=len(wanted)) - wanted
    loose: list[NDArray[np.intp]] = []
    for label in np.flatnonzero(spare > 0):
        holders = np.flatnonzero(settled == label)
        unlikely = 1.0 / (np.maximum(likelihood[holders, label], 1e-9)) ** 0.5
        loose.append(holders[pick(rng, unlikely, int(spare[label]))])
    free = np.concatenate(loose) if loose else np.empty(0, dtype=np.intp)
    for label in np.argsort(wanted, kind="stable"):
        lacking = min(int(-spare[label]), len(free))
        if lacking > 0:
            keys = np.log(np.maximum(likelihood[free, label], 1e-12)) + rng.gumbel(size=len(free)) * 0.3
            taken = np.argsort(-keys, kind="stable")[:lacking]
            settled[free[taken]] = label
            free = np.delete(free, taken)
    return settled


def allot(rng: Rng, counts: Numbers, size: int) -> Numbers:
    """`size` labels in random order with `counts` of each; stretched or cut to `size` in proportion."""
    exact = counts if int(counts.sum()) == size else shares_to_counts(np.maximum(counts, 1e-9), size)
    return rng.permutation(np.repeat(np.arange(len(exact)), exact))
