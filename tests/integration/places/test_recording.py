"""Places are recorded, changed, ended and withdrawn by people, with refusals that say what to do."""

from datetime import date

import pytest
from tests.conftest import TODAY
from tests.factories import make_setting
from tests.factories.places import make_area_part, make_places, make_special_school
from tests.factories.strategic import make_decision
from tests.integration.actions.refusals import refused

from areasend.actions import place_commission as actions
from areasend.records.models import CommissionedPlaces, History, PlacesTaken

pytestmark = pytest.mark.django_db
SAID = {"by": None, "today": TODAY}
TOLD = {
    "kind": "special", "phase": "all_through", "lowest_age": 4, "highest_age": 19, "number": 24, "since": date(2020, 9, 1),
    "source": "Funding agreement",
}  # fmt: skip
AHEAD = {"since": date(2027, 9, 1), "status": "planned"}


def record(setting=None, **given):
    return actions.record(setting or make_special_school(), **SAID, **TOLD | given)


def test_places_fill_over_the_years_and_end_on_their_last_day():
    made = record(number=24, first_years=[8, 16], since=date(2024, 9, 1), until=date(2028, 8, 31))
    days = [
        date(2024, 8, 31),
        date(2024, 9, 1),
        date(2025, 9, 1),
        date(2026, 9, 1),
        date(2028, 8, 31),
        date(2028, 9, 1),
    ]
    assert [made.number_on(day) for day in days] == [0, 8, 16, 24, 24, 0]


def test_planned_places_name_the_decision_behind_them():
    made = record(**AHEAD, decision=make_decision(status="approved"))
    assert made.decision.status == "approved"
    assert CommissionedPlaces.objects.open_on(date(2027, 9, 1)).get() == made
    assert not CommissionedPlaces.objects.open_on(TODAY).exists()


def test_proposed_places_are_never_open():
    record(**AHEAD | {"status": "proposed"})
    assert not CommissionedPlaces.objects.open_on(date(2030, 1, 1)).exists()


@pytest.mark.parametrize(
    ("given", "sentence", "field"),
    [
        ({"since": date(2027, 9, 1)}, "planned or proposed, not yet commissioned", "status"),
        (AHEAD, "has a decision behind it", "decision"),
        ({"highest_age": 4}, "the lowest first", "highest_age"),
        ({"number": 0}, "from 1 to 2,000", "number"),
        ({"first_years": [30]}, "cannot be more than the 24", "first_years"),
        ({"since": date(1999, 9, 1)}, "Check the year", "since"),
        ({"since": date(2099, 9, 1), "status": "proposed"}, "years ahead", "since"),
        ({"until": date(2019, 9, 1)}, "before the first", "until"),
        ({"parts": ["Atlantis"]}, "no part of the area", "parts"),
        ({"source": "  "}, "where the number comes from", "source"),
        ({"kind": "unit"}, "no mainstream school", "kind"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(given, sentence, field):
    make_area_part(name="North")
    school = make_special_school()
    with refused(sentence, field):
        record(school, **given)


def test_a_mainstream_school_has_no_special_school_places():
    with refused("is no state special school", "kind"):
        record(make_setting())


def test_a_decision_that_was_not_an_approval_carries_no_places():
    decision = make_decision(status="deferred")
    with refused("is not an approval", "decision"):
        record(make_special_school(), **AHEAD, decision=decision)


def test_nothing_opens_at_a_school_that_closes_before():
    school = make_special_school(closed_on=date(2027, 8, 31))
    with refused("nothing can open there after", "since"):
        record(school, **AHEAD, decision=make_decision())


def test_a_change_keeps_what_was_with_its_reason():
    places = make_places(number=100)
    actions.amend(places, **SAID, because="Agreed for this year", number=96, version=1)
    assert (
        History.objects.get(table="records_commissionedplaces", row=places.pk, became__number=96).was["number"] == 100
    )


def test_a_change_without_a_reason_or_of_an_older_version_is_refused():
    places = make_places()
    with refused("Say why it changes", "because"):
        actions.amend(places, **SAID, because="", number=96)
    actions.amend(places, **SAID, because="Agreed", number=96, version=1)
    with refused("Someone changed this record"):
        actions.amend(places, **SAID, because="Agreed", number=90, version=1)


def test_places_end_on_a_day_that_may_lie_ahead():
    places = make_places()
    actions.end(places, **SAID, because="The school closes", until=date(2028, 8, 31))
    places.refresh_from_db()
    assert places.until == date(2028, 8, 31)
    with refused("cannot be before", "until"):
        actions.end(places, **SAID, because="Mistake", until=date(2019, 1, 1))


def test_withdrawn_places_count_for_nothing_and_change_no_more():
    places = make_places()
    actions.withdraw(places, **SAID, because="Recorded twice")
    places.refresh_from_db()
    assert places.number_on(TODAY) == 0
    with refused("They were withdrawn"):
        actions.amend(places, **SAID, because="Agreed", number=90)


def test_what_other_areas_take_is_told_by_day_and_put_right():
    school = make_special_school()
    for number in (5, 6):
        actions.taken(school, **SAID, kind="special", on=date(2026, 10, 1), number=number, source="The school")
    assert PlacesTaken.objects.get().number == 6
    with refused("in the future", "on"):
        actions.taken(school, **SAID, kind="special", on=date(2027, 10, 1), number=4, source="The school")


def test_a_postcode_belongs_to_one_part():
    actions.set_part(by=None, number=1, name="North", outward_codes=["hp20", "HP21 "])
    with refused("A code belongs to one part", "outward_codes"):
        actions.set_part(by=None, number=2, name="South", outward_codes=["HP20"])
    with refused("is no outward code", "outward_codes"):
        actions.set_part(by=None, number=2, name="South", outward_codes=["HP12 3"])
    with refused("called North already", "name"):
        actions.set_part(by=None, number=2, name="North", outward_codes=["HP12"])
    changed = actions.set_part(by=None, number=1, name="North and West", outward_codes=["HP20"])
    assert (changed.name, changed.outward_codes) == ("North and West", ["HP20"])


def test_a_school_that_is_to_open_gets_a_name_of_its_own():
    given = {"type": "special_academy_free", "phase": "primary", "lowest_age": 4, "highest_age": 11}
    actions.new_setting(**SAID, name="New Brook School", **given)
    with refused("is called New Brook School already", "name"):
        actions.new_setting(**SAID, name="New Brook School", **given)
