from datetime import date

from tests.factories import make_setting
from tests.factories.places import make_area_part, make_place_forecast, make_places, make_places_taken

EARLY = date(2026, 9, 1)


def told_twice():
    setting = make_setting()
    return [make_places_taken(setting) for _ in "12"]


BREAKS = {
    "areapart.number": lambda: [make_area_part(number=90) for _ in "12"],
    "areapart.name": lambda: [make_area_part(name="North") for _ in "12"],
    "area_part_has_outward_codes": lambda: make_area_part(outward_codes=[]),
    "area_part_named": lambda: make_area_part(name=""),
    "places_number": lambda: make_places(number=0),
    "places_ages_in_order": lambda: make_places(lowest_age=11, highest_age=11),
    "places_end_after_start": lambda: make_places(until=date(2019, 8, 31)),
    "places_planned_by_a_decision": lambda: make_places(status="planned"),
    "places_have_a_source": lambda: make_places(source=""),
    "places_withdrawn_with_reason": lambda: make_places(withdrawn_on=EARLY),
    "places_taken_told_once_a_day": told_twice,
    "places_taken_have_a_source": lambda: make_places_taken(source=""),
    "place_forecast_published_after_its_day": lambda: make_place_forecast(published_on=EARLY),
    "place_forecast_withdrawn_with_reason": lambda: make_place_forecast(withdrawn_because="Wrong"),
    "place_forecast_one_a_day": lambda: [make_place_forecast() for _ in "12"],
}
