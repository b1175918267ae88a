"""What a person changes, one named step after another, on every drawn future: each step's factor of new plans, leavers, or growth.

Every future is taken apart: P(t) = P(t-1) - leavers + new plans. Without changes it is put together again to the same numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from areasend.forecast.bands import Numbers
from areasend.forecast.params import schema
from areasend.forecast.plans import population

PACKAGE = "areasend.forecast.plans"


def with_defaults(params: dict[str, Any]) -> dict[str, Any]:
    """`params` with the schema's default for every field left out."""
    return {name: params.get(name, field["default"]) for name, field in schema(PACKAGE)["properties"].items()}


@dataclass(frozen=True, eq=False)
class Changes:
    """By year of the forecast, shape (years,): what new plans and the share that leaves are multiplied by, new plans added, and
    growth added (log)."""

    joining: Numbers
    leaving: Numbers
    added: Numbers
    growth: Numbers

    @classmethod
    def none(cls, years: int) -> Changes:
        return cls(np.ones(years), np.ones(years), np.zeros(years), np.zeros(years))


def spread_over(values: list[float], years: int, then: float) -> Numbers:
    """A list by year, shape (years,); `then` for the years it leaves out."""
    return np.array([*values[:years], *[then] * (years - len(values))], dtype=float)


def by_new_plans(now: Changes, params: dict[str, Any], inputs: dict[str, Any]) -> Changes:
    return replace(now, joining=now.joining * (1 + params["new_plans_change"] / 100))


def by_refusals(now: Changes, params: dict[str, Any], inputs: dict[str, Any]) -> Changes:
    """New plans follow the share of requests that is not refused."""
    accepted = 1 - inputs["flows"]["refused"]
    return replace(now, joining=now.joining * np.clip(accepted - params["refused_change"] / 100, 0, 1) / accepted)


def by_early_support(now: Changes, params: dict[str, Any], inputs: dict[str, Any]) -> Changes:
    steps = np.arange(1, inputs["years"] + 1) - params["early_support_first_year"] + 1
    reached = np.clip(steps / params["early_support_build_up"], 0, 1)
    return replace(now, joining=now.joining * (1 - reached * params["early_support"] / 100))


def by_leavers(now: Changes, params: dict[str, Any], inputs: dict[str, Any]) -> Changes:
    return replace(now, leaving=now.leaving * (1 + params["leaving_change"] / 100))


def by_backlog(now: Changes, params: dict[str, Any], inputs: dict[str, Any]) -> Changes:
    """Fewer waiting means plans issued sooner, more waiting means plans issued later: over all years nothing is lost or won."""
    waiting = params["waiting"]
    path = spread_over(waiting, inputs["years"], waiting[-1] if waiting else 0.0)
    return replace(now, added=now.added - np.diff(path, prepend=0.0) * params["waiting_with_plan"] / 100)


def by_population(now: Changes, params: dict[str, Any], inputs: dict[str, Any]) -> Changes:
    """New plans follow the number of children: by age where the inputs hold it, else by the yearly change asked for."""
    years = inputs["years"]
    followed = np.cumprod(1 + spread_over(params["population_change"], years, 0.0) / 100)
    if inputs.get("population"):
        followed = followed * _by_age(inputs)
    return replace(now, joining=now.joining * followed)


def _by_age(inputs: dict[str, Any]) -> Numbers:
    """Children of each age against the origin, weighed by the ages at which new plans start (all alike where these are not known)."""
    weights = np.array(inputs["breakdowns"].get("age", {}).get("joining_by_age") or [1.0] * population.AGES)
    weights = np.where(np.array(inputs["population"][str(inputs["origin"])]) > 0, weights, 0.0)
    found: Numbers = population.against_origin(inputs) @ weights / weights.sum()
    return found


def by_hand(now: Changes, params: dict[str, Any], inputs: dict[str, Any]) -> Changes:
    return replace(now, growth=now.growth + np.log1p(spread_over(params["growth_change"], inputs["years"], 0.0) / 100))


@dataclass(frozen=True)
class Turn:
    """One step that a person may turn: its key, what it is called, the params it reads, what it does."""

    key: str
    label: str
    reads: tuple[str, ...]
    act: Callable[[Changes, dict[str, Any], dict[str, Any]], Changes]


TURNS = (
    Turn("population", "Number of children and young people", ("population_change",), by_population),
    Turn("new_plans", "More or fewer new plans", ("new_plans_change",), by_new_plans),
    Turn("refusals", "More or fewer requests refused", ("refused_change",), by_refusals),
    Turn("early_support", "Early support", ("early_support",), by_early_support),
    Turn("leavers", "More or fewer plans that end", ("leaving_change",), by_leavers),
    Turn("backlog", "Backlog cleared or grown", ("waiting",), by_backlog),
    Turn("by_hand", "Growth set by hand", ("growth_change",), by_hand),
)


def is_turned(turn: Turn, params: dict[str, Any], inputs: dict[str, Any]) -> bool:
    return any(params[name] for name in turn.reads) or (turn.key == "population" and bool(inputs.get("population")))


def put_together(plans: Numbers, start: float, leaving: float, changes: Changes) -> Numbers:
    """The futures `plans`, shape (draws, years), after `changes`; `leaving` is the share of plans that ends in a year.

    No future falls below nought.
    """
    before = np.concatenate([np.full((len(plans), 1), start), plans[:, :-1]], axis=1)
    new = plans - before * (1 - leaving)
    now, found = np.full(len(plans), start), np.empty_like(plans)
    for year in range(plans.shape[1]):
        ended = np.clip(leaving * changes.leaving[year], -1.0, 1.0)
        # Where fewer than none would join (figures put right, many moving away), a change of new plans has nothing to act on.
        joined = np.where(new[:, year] > 0, new[:, year] * changes.joining[year], new[:, year])
        now = np.maximum((now * (1 - ended) + joined + changes.added[year]) * np.exp(changes.growth[year]), 0.0)
        found[:, year] = now
    return found
