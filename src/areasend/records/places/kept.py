"""The forecast of places as the records stand: made once and kept until anything changes that it is made from."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from django.conf import settings
from django.db import connection

from areasend.forecast.outcome import Outcome
from areasend.forecast.places import run
from areasend.records.area_figures import Store
from areasend.records.figures_version import figures_version
from areasend.records.models import AreaPart, CommissionedPlaces, History, PlacesTaken
from areasend.records.places.inputs import YEARS, inputs_for
from areasend.records.plans_ahead import plans_ahead
from areasend.rules.place_kinds import year_of

SEED, DRAWS = 1, 500
"""One seed for all pages, so that two answers differ by what was decided and not by luck."""
READ = (AreaPart, CommissionedPlaces, PlacesTaken)
_NEWEST = "(SELECT max(id) FROM {table}), (SELECT count(*) FROM {table})"
_CHANGED = '(SELECT max(id) FROM {table} WHERE "table" = ANY(%s))'
_MARK = ", ".join(
    [*(_NEWEST.format(table=one._meta.db_table) for one in READ), _CHANGED.format(table=History._meta.db_table)]
)
_INPUTS, _OUTCOMES = Store(2), Store(12)


def places_version() -> tuple[Any, ...]:
    """A mark of all that the forecast is made from, another one after any change of it."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {_MARK}", [[model._meta.db_table for model in READ]])
        found = cursor.fetchone()
    return (settings.DATABASES["default"]["NAME"], figures_version(), found)


def inputs_on(on: date) -> dict[str, Any]:
    """What a forecast as at this day is made from."""
    ahead = plans_ahead(settings.AREASEND_AREA, year_of(on) + YEARS)
    found: dict[str, Any] = _INPUTS.get((places_version(), on), lambda: inputs_for(on, ahead))
    return found


def outcome_on(on: date, params: dict[str, Any] | None = None, draws: int = DRAWS) -> Outcome:
    """Raises as `areasend.forecast.places.run` does."""
    given = params or {}
    key = (places_version(), on, json.dumps(given, sort_keys=True), draws)
    found: Outcome = _OUTCOMES.get(key, lambda: run(inputs_on(on), given, seed=SEED, draws=draws))
    return found
