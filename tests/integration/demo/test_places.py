"""The demo's places: some full, some above their number, planned changes behind decisions, and a forecast that everyone may read."""

import pytest

from areasend.records.models import AreaPart, CommissionedPlaces, PlaceForecast, Setting
from areasend.records.places import kept
from areasend.records.places.children import children_on
from areasend.records.places.occupancy import occupancy, totals
from areasend.rules.place_kinds import SPECIALIST

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def found(area, django_db_blocker):
    with django_db_blocker.unblock():
        return occupancy(area.until)


def test_every_part_of_the_area_has_its_postcodes(area):
    assert AreaPart.objects.count() == 4
    here = children_on(area.until)
    assert here.filter(here["part"] == "").height == 0


def test_children_in_special_schools_of_the_area_take_commissioned_places(area, found):
    special = [one for one in found if one.kind == "special" and one.setting.in_area and one.own]
    assert special
    assert all(one.places for one in special)
    assert {one.state for one in found} >= {"full", "no_number"}


def test_what_is_planned_has_a_decision_behind_it(area):
    planned = CommissionedPlaces.objects.filter(status="planned")
    assert planned.count() >= 2
    assert all(row.decision.status == "approved" and row.since > area.until for row in planned)
    assert Setting.objects.filter(name="Merrow Brook School").exists()


def test_the_published_forecast_is_what_the_records_say(area, found):
    published = PlaceForecast.objects.get()
    assert published.as_at == area.until
    again = kept.outcome_on(area.until).as_dict()
    assert published.outcome["summary"] == again["summary"]
    told = totals(one for one in found if one.kind in SPECIALIST)
    assert told["places"] == sum(block["numbers"][0] for block in published.inputs["blocks"] if block["kind"] in SPECIALIST)
