"""Scenarios: kept, changed, copied, dropped. What is stored is what the model gave; nobody writes an outcome by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from areasend.actions.audit import action
from areasend.actions.checks import check_reason, say
from areasend.actions.lock import claim
from areasend.actions.refusal import Refused
from areasend.forecast.models import Model, model, plain
from areasend.forecast.outcome import Outcome
from areasend.forecast.params import BadParams
from areasend.records.models import Scenario, User

SEED = 825
"""One seed for all, unless somebody chooses another: scenarios that are compared should meet the same luck."""
DRAWS = 500
"""Drawn while the user waits. A long run draws more."""
MOST_AT_ONCE = 2000


@action("scenario.keep")
def keep(
    *,
    by: User,
    today: date,
    title: str,
    model: str,
    inputs: dict[str, Any],
    params: dict[str, Any],
    scope: dict[str, Any] | None = None,
    inputs_on: date | None = None,
    about: str = "",
    seed: int = SEED,
    draws: int = DRAWS,
) -> Scenario:
    """Keep what was tried: the facts that went in, what was turned, and what came out. It is run once more here, so that they agree."""
    check_reason(title, field="title", ask="Give the scenario a name by which others know it.")
    known, given = _model(model), plain(inputs)
    whole, outcome = run(known, given, params, seed=seed, draws=draws)
    return Scenario.objects.create(
        title=title.strip(),
        about=about.strip(),
        model=known.key,
        owner=by,
        scope=scope or {},
        inputs=given,
        inputs_on=inputs_on or today,
        params=whole,
        seed=seed,
        draws=draws,
        outcome=outcome,
        recorded_by=by,
    )


@action("scenario.amend")
def amend(
    scenario: Scenario,
    *,
    by: User,
    version: int | None,
    title: str,
    about: str = "",
    params: dict[str, Any] | None = None,
    draws: int | None = None,
) -> Scenario:
    """Name it better, or turn something else. What it was before stays in its history."""
    check_reason(title, field="title", ask="Give the scenario a name by which others know it.")
    check_open(scenario)
    held = claim(scenario, version)
    held.title, held.about = title.strip(), about.strip()
    if params is not None or draws is not None:
        held.draws = min(draws or held.draws, MOST_AT_ONCE)
        held.params, held.outcome = run(
            _model(held.model), held.inputs, held.params if params is None else params, seed=held.seed, draws=held.draws
        )
    held.save(update_fields=["title", "about", "params", "draws", "outcome"])
    return held


@action("scenario.refresh")
def refresh(
    scenario: Scenario, *, by: User, today: date, inputs: dict[str, Any], version: int | None = None
) -> Scenario:
    """The same turns, from the facts of today."""
    check_open(scenario)
    held = claim(scenario, version)
    held.inputs, held.inputs_on = plain(inputs), today
    held.draws = min(held.draws, MOST_AT_ONCE)
    held.params, held.outcome = run(_model(held.model), held.inputs, held.params, seed=held.seed, draws=held.draws)
    held.save(update_fields=["inputs", "inputs_on", "draws", "params", "outcome"])
    return held


@action("scenario.copy")
def copy(scenario: Scenario, *, by: User, title: str) -> Scenario:
    """Begin another from it: the same facts and turns, the copier's own."""
    check_reason(title, field="title", ask="Give the copy a name of its own.")
    return Scenario.objects.create(
        title=title.strip(),
        about=scenario.about,
        model=scenario.model,
        owner=by,
        scope=scenario.scope,
        inputs=scenario.inputs,
        inputs_on=scenario.inputs_on,
        params=scenario.params,
        seed=scenario.seed,
        draws=scenario.draws,
        outcome=scenario.outcome,
        copied_from=scenario,
        recorded_by=by,
    )


@action("scenario.drop")
def drop(scenario: Scenario, *, by: User, today: date, because: str) -> Scenario:
    """Put it away: it is in no list any more, and stays in the history."""
    check_reason(because, field="because", ask="Say why it is put away.")
    check_open(scenario)
    held = claim(scenario, None)
    held.dropped_on, held.dropped_because = today, because.strip()
    held.save(update_fields=["dropped_on", "dropped_because"])
    return held


def run(
    known: Model, inputs: dict[str, Any], params: dict[str, Any], *, seed: int, draws: int
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The whole parameters and the outcome, as they are stored. What the model refuses is refused to the user, at its field."""
    try:
        whole = plain(known.completed(params))
        outcome: Outcome = known.run(inputs, whole, seed=seed, draws=draws)
    except BadParams as fault:
        raise Refused(fault.faults[0], field=fault.fields[0] or None) from fault
    except ValueError as fault:
        raise Refused(str(fault)) from fault
    return whole, plain(outcome.as_dict())


def check_open(scenario: Scenario) -> None:
    """It can still be changed: no board has it, it is not public, nobody put it away."""
    if scenario.dropped_on is not None:
        raise Refused(f"It was put away on {say(scenario.dropped_on)}. Copy it to go on from it.")
    if scenario.frozen_on is not None:
        raise Refused(
            f"It was frozen on {say(scenario.frozen_on)}, so that it stays as others have seen it. Copy it to go on from it."
        )


def _model(key: str) -> Model:
    try:
        return model(key)
    except ValueError as fault:
        raise Refused(str(fault), field="model") from fault
