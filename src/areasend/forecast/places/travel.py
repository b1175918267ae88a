"""How far children go, how many are taken there by the council, and what it costs a year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from areasend.forecast.places.assign import MILES
from areasend.forecast.places.facts import KIND, PHASE, Facts, Indices, Numbers


@dataclass(frozen=True)
class Travel:
    """By kind and phase, shape (kinds, phases): the mean of those whose way is known. `taken` and `far` are shares, `cost` pounds a year
    and child of the kind; `known` children."""

    taken: Numbers
    far: Numbers
    cost: Numbers
    known: Numbers


def ways_of(facts: Facts, params: Mapping[str, Any]) -> Travel:
    """From the distances in the inputs. A kind and phase without any takes the mean of its kind; a kind without any, nought."""
    rows = facts.travel
    miles = rows[:, 2] * params["road_factor"] / MILES
    of = (rows[:, 0].astype(int), rows[:, 1].astype(int))
    goes = _goes(params)[of[0]] * (miles > params["walking_miles"])
    yearly = goes * day_cost(miles, params) * params["travel_days"]
    known = _summed(of, rows[:, 3])
    return Travel(
        _mean(_summed(of, goes * rows[:, 3]), known),
        _mean(_summed(of, (miles > params["far_miles"]) * rows[:, 3]), known),
        _mean(_summed(of, yearly * rows[:, 3]), known),
        known,
    )


def _goes(params: Mapping[str, Any]) -> Numbers:
    return np.array([params["travels"][kind] / 100 for kind in KIND])


def _summed(of: tuple[Any, Any], values: Numbers) -> Numbers:
    table = np.zeros((len(KIND), len(PHASE)))
    np.add.at(table, of, values)
    return table


def _mean(sums: Numbers, known: Numbers) -> Numbers:
    whole = sums.sum(axis=1, keepdims=True) / np.maximum(known.sum(axis=1, keepdims=True), 1e-12)
    found: Numbers = np.where(known > 0, sums / np.maximum(known, 1e-12), whole)
    return found


def day_cost(miles: Numbers, params: Mapping[str, Any]) -> Numbers:
    """Pounds a child and day: the rate of the first band that reaches so far, that of the last beyond."""
    bands = sorted(params["day_rates"], key=lambda one: one["up_to_miles"])
    ends = np.array([one["up_to_miles"] for one in bands])
    rates = np.array([one["pounds"] for one in bands], dtype=float)
    found: Numbers = rates[np.minimum(np.searchsorted(ends, miles), len(rates) - 1)]
    return found


def pair_cost(miles: Numbers, kinds: Indices, phases: Indices, found: Travel, params: Mapping[str, Any]) -> Numbers:
    """Pounds a year for a child who goes so far to a kind of place; the mean of kind and phase where it is not known how far."""
    kind, phase = kinds, phases
    far_enough = np.nan_to_num(miles) > params["walking_miles"]
    known = _goes(params)[kind] * far_enough * day_cost(np.nan_to_num(miles), params) * params["travel_days"]
    cost: Numbers = np.where(np.isnan(miles), found.cost[kind, phase], known)
    return cost
