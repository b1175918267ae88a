"""Where what a person turns comes in: more or fewer new plans change the ages at which plans start, and grow older from there."""

from __future__ import annotations

from typing import Any

import numpy as np

from areasend.forecast.bands import Numbers

LEAVING = "leavers"
EVENLY = "by_hand"
"""Growth set by hand is laid on all categories alike."""


def shares(given: dict[str, Any], foretold: Numbers, added: dict[str, Numbers]) -> Numbers:
    """Shares by year and category, shape (years, categories), after what each turned step `added` to all plans, shape (years,).

    `given` is a frozen breakdown, `foretold` the median of all plans before anything is turned, shape (years,).
    """
    counts = np.array(given["shares"]) * foretold[:, None]
    extra = np.zeros_like(counts)
    for key, path in added.items():
        if key != EVENLY and "joining" in given:
            extra += _leaving(given, counts, path) if key == LEAVING else _joining(given, path)
    rest = sum(added.values(), np.zeros(len(foretold))) - extra.sum(axis=1)
    found = np.maximum(counts * (1 + rest / foretold)[:, None] + extra, 0.0)
    whole = found.sum(axis=1, keepdims=True)
    shared: Numbers = np.divide(found, whole, out=np.array(given["shares"]), where=whole > 0)
    return shared


def _joining(given: dict[str, Any], path: Numbers) -> Numbers:
    """Extra plans by category when they join where new plans do; by age those of the years before are a year older, less those ended."""
    joining = np.array(given["joining"])
    if "ending" not in given:
        spread: Numbers = path[:, None] * joining
        return spread
    return _older(path, np.array(given["ending"]), joining)


def _leaving(given: dict[str, Any], counts: Numbers, path: Numbers) -> Numbers:
    """Extra plans by category when more or fewer end: at the ages at which plans end."""
    if "ending" not in given:
        return np.zeros_like(counts)
    weights = counts[0] * np.array(given["ending"])
    return _older(path, np.array(given["ending"]), weights / weights.sum())


def _older(path: Numbers, ending: Numbers, entering: Numbers) -> Numbers:
    now, found = np.zeros(len(ending)), []
    for wanted in path:
        kept = now * (1 - ending)
        now = np.concatenate([[0.0], kept[:-1]])
        now = now + (wanted - now.sum()) * entering
        found.append(now)
    return np.stack(found)
