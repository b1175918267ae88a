"""A small area with places: two parts, a special school of ten places and eight children, an independent school outside."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import pytest
from tests.conftest import TODAY
from tests.factories import make_case, make_person, make_placement, make_setting, make_user
from tests.factories.places import make_area_part, make_places, make_special_school

from areasend.records.models import AreaPart, CommissionedPlaces, Person, Setting, User
from areasend.rules.policies.access import Role

HOME, SOUTH = "HP20 1CI", "HP12 3CO"


@dataclass
class Area:
    north: AreaPart
    south: AreaPart
    school: Setting
    places: CommissionedPlaces
    away: Setting
    head: User
    children: list[Person] = field(default_factory=list)


def place(setting: Setting | None, born: date = date(2019, 5, 1), postcode: str = HOME, **given) -> Person:
    """A child with a plan since last year, placed there."""
    person = make_person(
        born_on=born, postcode=postcode, primary_need=given.pop("need", "ASD"), **given.pop("person", {})
    )
    made_on = given.pop("made_on", date(2025, 12, 1))
    make_case(process="plan", person=person, facts={"plan.made": made_on})
    if setting or given.get("arrangement"):
        make_placement(person, setting, **given)
    return person


@pytest.fixture(autouse=True)
def held_day(settings):
    settings.AREASEND_TODAY = TODAY.isoformat()


@pytest.fixture
def area(db) -> Area:
    north = make_area_part(number=1, name="North", outward_codes=["HP20", "HP21"])
    south = make_area_part(number=2, name="South", outward_codes=["HP12"])
    school = make_special_school("Willow Park School", postcode="HP21 7CC")
    places = make_places(school, number=10)
    away = make_setting(
        "Far Manor School", type="special_independent", in_area=False, postcode="SN1 1AA", phase="all_through"
    )
    made = Area(north, south, school, places, away, make_user("Hal Head", roles=[Role.HEAD_OF_SERVICE]))
    made.children = [place(school) for _ in range(6)] + [place(school, postcode=SOUTH, need="SEMH") for _ in range(2)]
    made.children += [place(away, person={"looked_after": True}, residential_weeks=38)]
    made.children += [place(None, arrangement="placement_unknown")]
    return made
