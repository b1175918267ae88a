"""Where what a person turns comes in: more or fewer new plans change the ages at which plans start, and grow older from there."""

from __future__ import annotations

from typing import Any

import numpy as np

from areasend.forecast.bands import Numbers

LEAVING = "leavers"
CHILDREN = "population"
SMALLEST = 1e-3
"""Where all ages together change by less than this share, the change has no ages of its own to speak of."""
EVENLY = "by_hand"
"""Growth set by hand is laid on all categories alike."""


def shares(
    given: dict[str, Any], foretold: Numbers, added: dict[str, Numbers], ratios: Numbers | None = None
) -> Numbers:
    """Shares by year and category, shape (years, categories), after what each turned step `added` to all plans, shape (years,).

    `given` is a frozen breakdown, `foretold` the median of all plans before anything is turned, shape (years,); `ratios` the children of
    each age against the origin, shape (years, 26), where their number is given by age.
    """
    counts = np.array(given["shares"]) * foretold[:, None]
    extra = np.zeros_like(counts)
    for key, path in added.items():
        if key != EVENLY and "joining" in given:
            extra += (
                _leaving(given, counts, path)
                if key == LEAVING
                else _joining(given, path, ratios if key == CHILDREN else None)
            )
    rest = sum(added.values(), np.zeros(len(foretold))) - extra.sum(axis=1)
    found = np.maximum(counts * (1 + rest / foretold)[:, None] + extra, 0.0)
    whole = found.sum(axis=1, keepdims=True)
    shared: Numbers = np.divide(found, whole, out=np.array(given["shares"]), where=whole > 0)
    return shared


def _joining(given: dict[str, Any], path: Numbers, ratios: Numbers | None) -> Numbers:
    """Extra plans by category when they join where new plans do, or where there are more or fewer children than at the origin; by age
    those of the years before are a year older, less those ended."""
    joining = np.array(given["joining"])
    if "ending" not in given:
        spread: Numbers = path[:, None] * joining
        return spread
    entering = np.tile(joining, (len(path), 1))
    if ratios is not None:
        cells = np.concatenate([ratios[:, :3].mean(axis=1, keepdims=True), ratios[:, 3:]], axis=1) - 1
        changed = joining * cells
        whole = changed.sum(axis=1, keepdims=True)
        entering = np.divide(changed, whole, out=entering, where=np.abs(whole) > SMALLEST)
    return _older(path, np.array(given["ending"]), entering)


def _leaving(given: dict[str, Any], counts: Numbers, path: Numbers) -> Numbers:
    """Extra plans by category when more or fewer end: at the ages at which plans end."""
    if "ending" not in given:
        return np.zeros_like(counts)
    weights = counts[0] * np.array(given["ending"])
    return _older(path, np.array(given["ending"]), np.tile(weights / weights.sum(), (len(path), 1)))


def _older(path: Numbers, ending: Numbers, entering: Numbers) -> Numbers:
    now, found = np.zeros(len(ending)), []
    for wanted, where in zip(path, entering, strict=True):
        kept = now * (1 - ending)
        now = np.concatenate([[0.0], kept[:-1]])
        now = now + (wanted - now.sum()) * where
        found.append(now)
    return np.stack(found)
