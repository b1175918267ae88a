from datetime import date

from tests.factories import make_case, make_placement
from tests.factories.places import make_place_forecast, make_places, make_special_school

from areasend.actions import place_commission, place_forecast

DAY = date(2026, 10, 5)
TOLD = {
    "kind": "special",
    "phase": "all_through",
    "lowest_age": 4,
    "highest_age": 19,
    "number": 100,
    "since": date(2020, 9, 1),
    "source": "Funding agreement",
}
SCHOOL = {
    "name": "New Brook School",
    "type": "special_academy_free",
    "phase": "primary",
    "lowest_age": 4,
    "highest_age": 11,
}


def publish(w):
    school = make_places().setting
    plan = make_case(process="plan", facts={"plan.made": date(2025, 12, 1)})
    make_placement(plan.person, school)
    return place_forecast.publish(**w.said)


DEEDS = {
    "places.record": lambda w: place_commission.record(make_special_school(), **w.said, **TOLD),
    "places.amend": lambda w: place_commission.amend(make_places(), **w.said, because="Counted wrongly", number=90),
    "places.end": lambda w: place_commission.end(make_places(), **w.said, because="It closes", until=date(2028, 8, 31)),
    "places.withdraw": lambda w: place_commission.withdraw(make_places(), **w.said, because="Given up"),
    "places.taken": lambda w: place_commission.taken(
        make_special_school(), **w.said, kind="special", on=DAY, number=4, source="The school"
    ),
    "places.part": lambda w: place_commission.set_part(by=w.by, number=1, name="North", outward_codes=["ZZ1"]),
    "places.setting": lambda w: place_commission.new_setting(**w.said, **SCHOOL),
    "place_forecast.publish": publish,
    "place_forecast.withdraw": lambda w: place_forecast.withdraw(make_place_forecast(), **w.said, because="Wrong"),
}
