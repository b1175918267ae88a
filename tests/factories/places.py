"""Rows of places, with the dullest values; any field may be given by name."""

from datetime import date
from itertools import count
from typing import Any

from areasend.records import models
from tests.factories.people import make_setting

NUMBERS = count(1)
SINCE, DAY = date(2020, 9, 1), date(2026, 10, 5)


def make_special_school(name: str = "Willow Park School", **given: Any) -> models.Setting:
    plain = {"type": "special_academy_free", "phase": "all_through", "lowest_age": 4, "highest_age": 19}
    return make_setting(name, **plain | given)


def make_area_part(**given: Any) -> models.AreaPart:
    n = next(NUMBERS)
    return models.AreaPart.objects.create(**{"number": n, "name": f"Part {n}", "outward_codes": [f"ZZ{n}"]} | given)


def make_places(setting: models.Setting | None = None, **given: Any) -> models.CommissionedPlaces:
    plain = {"kind": "special", "phase": "all_through", "lowest_age": 4, "highest_age": 19, "number": 100}
    told = {"since": SINCE, "source": "Funding agreement"}
    return models.CommissionedPlaces.objects.create(setting=setting or make_special_school(), **plain | told | given)


def make_places_taken(setting: models.Setting | None = None, **given: Any) -> models.PlacesTaken:
    plain = {"kind": "special", "on": DAY, "number": 6, "source": "Told by the school"}
    return models.PlacesTaken.objects.create(setting=setting or make_special_school(), **plain | given)


def make_place_forecast(**given: Any) -> models.PlaceForecast:
    plain = {"as_at": DAY, "published_on": DAY, "inputs": {}, "params": {}, "outcome": {}, "told": {}}
    return models.PlaceForecast.objects.create(**plain | given)
