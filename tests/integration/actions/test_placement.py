from datetime import date

import pytest
from tests.conftest import TODAY
from tests.factories import make_person, make_placement, make_setting
from tests.integration.actions.refusals import refused

from areasend.actions import placement as actions

pytestmark = pytest.mark.django_db
DAY = date(2026, 10, 5)


@pytest.fixture
def place(officer):
    return lambda person, **given: actions.record(person, **({"by": officer, "today": TODAY, "since": DAY} | given))


def test_a_new_placement_ends_the_former_the_day_before(place):
    person = make_person()
    former = make_placement(person)
    new = place(person, setting=make_setting("College"), provision="resourced_provision")
    former.refresh_from_db()
    assert (former.until, new.until, new.place) == (date(2026, 10, 4), None, "College (Resourced provision)")


def test_education_may_be_at_no_setting(place):
    assert place(make_person(), arrangement="elective_home_education").category == "elective_home_education"


@pytest.mark.parametrize(
    ("given", "sentence", "field"),
    [
        ({}, "Choose either a setting or another arrangement, not both.", "setting"),
        ({"arrangement": "neet", "provision": "senunit"}, "is part of a setting", "setting"),
        ({"arrangement": "neet", "since": date(2028, 5, 23)}, "more than eighteen months ahead", "since"),
    ],
)
def test_what_cannot_be_is_refused(place, given, sentence, field):
    with refused(sentence, field):
        place(make_person(), **given)


def test_a_setting_and_an_arrangement_are_too_much(place):
    with refused("not both", "setting"):
        place(make_person(), setting=make_setting(), arrangement="neet")


def test_a_closed_setting_takes_nobody(place):
    with refused("Hill Farm School closed on 1 October 2026. Choose another.", "setting"):
        place(make_person(), setting=make_setting(closed_on=date(2026, 10, 1)))


@pytest.mark.parametrize("since", [DAY, date(2026, 11, 1)])
def test_a_placement_does_not_begin_before_one_that_is_recorded(place, since):
    person = make_person()
    make_placement(person, since=since)
    with refused("is already recorded (Hill Farm School). End or correct that one first.", "since"):
        place(person, arrangement="neet")


def test_a_placement_ends(officer):
    placement = make_placement(make_person())
    assert actions.end(placement, by=officer, today=TODAY, until=DAY).until == DAY


@pytest.mark.parametrize(
    ("until", "sentence"),
    [(date(2026, 11, 19), "is in the future"), (date(2025, 8, 31), "It began on 1 September 2025.")],
)
def test_a_last_day_that_cannot_be_is_refused(officer, until, sentence):
    with refused(sentence, "until"):
        actions.end(make_placement(make_person()), by=officer, today=TODAY, until=until)
