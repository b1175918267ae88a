"""The whole: plain inputs and parameters to an outcome."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from areasend.forecast.outcome import Outcome
from areasend.forecast.params import check_params, schema
from areasend.forecast.transitions.futures import Futures, draw
from areasend.forecast.transitions.learnt import Learnt, learn
from areasend.forecast.transitions.scenario import factors
from areasend.forecast.transitions.telling import tell

PACKAGE = "areasend.forecast.transitions"


def run(inputs: dict[str, Any], params: dict[str, Any], *, seed: int, draws: int) -> Outcome:
    """People with plans each January after the last known one: in all, by need, setting and year group, and what they cost.

    `inputs` as `areasend.exchange.transitions.shapes.Table.as_inputs` gives them; `params` as `params.schema.json` has them. Raises
    `BadParams`, or ValueError with a sentence, where they cannot be used.
    """
    whole = completed(params)
    learnt, futures = project(inputs, whole, seed=seed, draws=draws)
    return tell(inputs, whole, learnt, futures, seed=seed, draws=draws)


def completed(params: Mapping[str, Any]) -> dict[str, Any]:
    """With the default of each field that is not given. Raises `BadParams`."""
    fields = schema(PACKAGE)["properties"]
    whole = {**{name: deepcopy(field["default"]) for name, field in fields.items()}, **params}
    check_params(PACKAGE, whole)
    return whole


def project(inputs: Mapping[str, Any], params: Mapping[str, Any], *, seed: int, draws: int) -> tuple[Learnt, Futures]:
    """What was learnt, and what was drawn from it; `params` completed."""
    learnt = learn(inputs, params)
    ahead = params["years"]
    origin = learnt.counts.origin
    if missing := [str(year) for year in range(origin + 1, origin + ahead + 1) if year not in learnt.counts.population]:
        raise ValueError(
            f"There is no population for January {', '.join(missing)}. Give it, or look ahead "
            f"{max((year - origin for year in learnt.counts.population), default=0)} years at most."
        )
    change = factors(params, learnt.axes, origin, ahead)
    return learnt, draw(learnt, change, years=ahead, seed=seed, draws=draws)
