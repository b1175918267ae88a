"""Scenarios for tests, of the smallest model that there can be."""

from datetime import date
from typing import Any

from areasend.forecast.models import plain
from areasend.records import models
from tests.factories.people import make_user
from tests.tiny_forecast import INPUTS, TINY

DAY = date(2026, 10, 5)


def make_scenario(owner: models.User | None = None, **given: Any) -> models.Scenario:
    """As `actions.scenario.keep` would have kept it."""
    params = TINY.completed(given.pop("params", {}))
    seed, draws = given.pop("seed", 7), given.pop("draws", 40)
    outcome = plain(TINY.run(INPUTS, params, seed=seed, draws=draws).as_dict())
    plainest = {"title": "As things are", "model": "tiny", "inputs": INPUTS, "inputs_on": DAY, "params": params}
    drawn = {"seed": seed, "draws": draws, "outcome": outcome}
    return models.Scenario.objects.create(owner=owner or make_user(), **plainest | drawn | given)


def make_forecast_run(scenario: models.Scenario | None = None, **given: Any) -> models.ForecastRun:
    return models.ForecastRun.objects.create(scenario=scenario or make_scenario(), **{"draws": 100} | given)
