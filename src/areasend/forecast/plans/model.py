"""Runs the forecast: draws futures of all plans, turns what a person changed, breaks them down, and says what each step added."""

from __future__ import annotations

from typing import Any

import numpy as np

from areasend.forecast.bands import Numbers, bands
from areasend.forecast.outcome import Outcome, Series, Step
from areasend.forecast.params import BadParams, check_params
from areasend.forecast.plans import breakdowns, drawing, scenario, telling
from areasend.forecast.plans.inputs import check_inputs

MOST_DRAWS = 200_000


def run(inputs: dict[str, Any], params: dict[str, Any], *, seed: int, draws: int) -> Outcome:
    """The forecast of `inputs` (see `inputs_for`) under `params` (see `params.schema.json`).

    Series `plans`, and one `plans.<by>.<category>` for each breakdown asked for, in plans in January. Raises `BadParams` with a
    sentence for each fault, ValueError for a seed below nought.
    """
    check_params(scenario.PACKAGE, params)
    check_inputs(inputs)
    if not 1 <= draws <= MOST_DRAWS:
        raise BadParams([f"The number of draws is 1 to {MOST_DRAWS:,}, not {draws:,}."])
    chosen = scenario.with_defaults(params)
    breakdowns.check_known(chosen["by"], inputs)
    foretold = futures(inputs, seed, draws)
    turned, added, changed = turn(foretold, chosen, inputs)
    total = Series(
        key="plans",
        label="All plans",
        unit="plans in January",
        periods=telling.periods(inputs),
        bands=bands(turned),
        past=tuple((str(year), float(value)) for year, value in inputs["past"]),
    )
    parts = [one for by in chosen["by"] for one in breakdowns.series(by, inputs, foretold, turned, added, seed)]
    return Outcome(
        model="plans",
        summary=telling.summary(inputs, total.bands),
        series=(total, *parts),
        steps=(*telling.foretold_steps(inputs, foretold), *changed, *breakdowns.steps(chosen["by"], inputs)),
        assumptions=telling.assumptions(inputs, chosen),
        seed=seed,
        draws=draws,
        cautions=telling.cautions(inputs, chosen),
        figures=telling.figures(inputs, total.bands),
    )


def futures(inputs: dict[str, Any], seed: int, draws: int) -> Numbers:
    """Drawn futures of all plans as the published figures foretell them, shape (draws, years)."""
    errors = inputs["errors"]
    middle = sum(np.array(path) for path in inputs["log_growth"].values())
    shared = drawing.shared(errors["shock"], errors["weight"], inputs["years"], draws, seed)
    own = drawing.own(np.array(errors["quantiles"]), np.array(errors["kept"]), draws, seed)
    found: Numbers = inputs["plans"] * np.exp(middle + shared + own)
    return found


def turn(
    foretold: Numbers, params: dict[str, Any], inputs: dict[str, Any]
) -> tuple[Numbers, dict[str, Numbers], list[Step]]:
    """The futures after every step a person turned; what each turned step added to the median, shape (years,); and all steps in words."""
    changes, now, said = scenario.Changes.none(inputs["years"]), foretold, []
    added: dict[str, Numbers] = {}
    for one in scenario.TURNS:
        if not scenario.is_turned(one, params, inputs):
            said.append(telling.left_alone(one))
            continue
        changes = one.act(changes, params, inputs)
        after = scenario.put_together(foretold, inputs["plans"], inputs["flows"]["leaving"], changes)
        added[one.key] = np.median(after, axis=0) - np.median(now, axis=0)
        said.append(telling.turned(one, float(added[one.key][-1]), params, inputs))
        now = after
    return now, added, said
