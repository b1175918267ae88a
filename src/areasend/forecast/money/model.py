"""The forecast of the high-needs block: `run(inputs, params, seed=..., draws=...)`.

The year under way is foreseen line by line (`outturn`); the years after it start from what the last day of this year costs for a whole
year (`exit`), and grow by plans, prices and the shift to fee-paid places. What is in doubt is drawn: growth, inflation, the shift, the
allocation, the unevenness of months, how much of the savings comes true. The same draws serve the balance with and without measures, so
that their difference is what the measures do.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from areasend.forecast.bands import bands
from areasend.forecast.money.inputs import BadInputs, Inputs, read_inputs
from areasend.forecast.money.outturn import Outturn, outturn
from areasend.forecast.money.telling import assumptions, cautions, figures, steps, summary
from areasend.forecast.money.years import Futures, futures
from areasend.forecast.outcome import Outcome, Series
from areasend.forecast.params import check_params, schema

PACKAGE = "areasend.forecast.money"
MOST_DRAWS = 100_000
UNIT = "£"


def with_defaults(params: dict[str, Any]) -> dict[str, Any]:
    """Every parameter, those left out at their default. Raises `BadParams`."""
    check_params(PACKAGE, params)
    return {name: field["default"] for name, field in schema(PACKAGE)["properties"].items()} | params


def central(inputs: dict[str, Any], params: dict[str, Any]) -> Outturn:
    """The year under way alone, to the penny, without draws. Raises `BadInputs`, `BadParams`."""
    return outturn(read_inputs(inputs), with_defaults(params))


def run(inputs: dict[str, Any], params: dict[str, Any], *, seed: int, draws: int) -> Outcome:
    """`inputs` as in `inputs.py`, `params` as in the schema. Raises `BadInputs`, `BadParams`, ValueError for draws or seed."""
    if not 1 <= draws <= MOST_DRAWS:
        raise BadInputs(f"Ask for 1 to {MOST_DRAWS:,} draws.")
    facts, given = read_inputs(inputs), with_defaults(params)
    now = outturn(facts, given)
    drawn = futures(facts, now, given, seed, draws)
    return Outcome(
        model="money",
        summary=summary(facts, now, drawn),
        series=_series(facts, drawn),
        steps=steps(facts, now, given, drawn),
        assumptions=assumptions(facts, given),
        seed=seed,
        draws=draws,
        cautions=cautions(facts, now, given),
        figures=figures(facts, now, drawn),
    )


def _series(facts: Inputs, drawn: Futures) -> tuple[Series, ...]:
    told = {
        "balance": ("Balance if nothing more is done", drawn.balance, "balance"),
        "mitigated": ("Balance with the measures", drawn.mitigated, "balance"),
        "in_year": ("Result of the year if nothing more is done", drawn.income - drawn.spend, "in_year"),
        "spend": ("Spending", drawn.spend, "spend"),
        "income": ("Income", drawn.income, "income"),
    }
    return tuple(
        Series(key, label, UNIT, drawn.periods, bands(np.asarray(values)), _past(facts, past))
        for key, (label, values, past) in told.items()
    )


def _past(facts: Inputs, name: str) -> tuple[tuple[str, float], ...]:
    return tuple((one["year"], float(one[name])) for one in facts.past)
