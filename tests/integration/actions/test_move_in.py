"""Someone moves in with a plan: regulation 15 gives the new council its dates."""

from datetime import date

import pytest
from tests.conftest import TODAY
from tests.factories import make_case, make_person, make_placement, make_setting
from tests.integration.actions.refusals import refused

from areasend.actions import fact, move_in
from areasend.records.facts import facts_of
from areasend.records.models import Case
from areasend.records.verify import verify

pytestmark = pytest.mark.django_db
MOVED, LEARNED, CAME = date(2026, 10, 1), date(2026, 10, 5), date(2026, 10, 12)
MADE, REVIEWED = date(2024, 3, 4), date(2026, 2, 2)


@pytest.fixture
def receive(team, officer):
    said = {"by": officer, "today": TODAY, "came_from": "Oxfordshire", "team": team, "officer": officer}
    days = {"moved_on": MOVED, "learned_on": LEARNED, "transferred_on": CAME, "made_on": MADE, "reviewed_on": REVIEWED}
    return lambda person, **given: move_in.receive(person, **(said | days | given))


def test_the_new_council_has_six_weeks_to_tell_the_family(receive, officer):
    move = receive(make_person())
    assert (move.process, move.stage, move.officer, move.opened_on) == ("move", "telling", officer, LEARNED)
    assert (move.next_rule, move.next_due_on) == ("move/tell_family", date(2026, 11, 23))


@pytest.mark.parametrize(
    ("reviewed_on", "due_on"),
    [(REVIEWED, date(2027, 2, 1)), (date(2025, 10, 13), date(2027, 1, 11)), (None, date(2027, 1, 11))],
    ids=["a year after the review", "three months after the transfer", "never reviewed"],
)
def test_the_plan_is_to_be_reviewed_by_the_later_of_two_days(receive, reviewed_on, due_on):
    assert receive(make_person(), reviewed_on=reviewed_on).final_due_on == due_on


def test_the_plan_follows_from_the_move_and_keeps_its_own_days(receive):
    plan = receive(make_person()).follow_ups.get()
    assert (plan.process, plan.stage, plan.reference[:3]) == ("plan", "in_force", "P26")
    assert {name: facts_of(plan)[name] for name in ("plan.made", "review.completed")} == {
        "plan.made": MADE,
        "review.completed": REVIEWED,
    }
    assert verify() == []


def test_where_they_came_from_is_kept_with_the_transfer(receive):
    move = receive(make_person(), note="Sent by post")
    assert move.facts.get(name="plan.transferred").note == "From Oxfordshire. Sent by post"


def test_a_corrected_review_moves_the_date_of_the_move_too(receive, officer):
    move = receive(make_person())
    reviewed = move.follow_ups.get().facts.get(name="review.completed")
    fact.correct(reviewed, by=officer, today=TODAY, because="The letter says so", on=date(2026, 3, 2))
    move.refresh_from_db()
    assert move.final_due_on == date(2027, 3, 1)


def test_the_setting_in_the_plan_becomes_the_placement(receive):
    person, setting = make_person(), make_setting()
    receive(person, setting=setting)
    placement = person.placements.get()
    assert (placement.setting, placement.since, placement.is_named_in_plan) == (setting, CAME, True)


@pytest.mark.parametrize(("process", "sentence"), [("plan", "already has a plan here"), ("assessment", "under way")])
def test_beside_a_plan_or_an_assessment_it_is_refused(receive, process, sentence):
    case = make_case(process=process)
    with refused(sentence):
        receive(case.person)


def test_a_child_who_left_with_a_plan_may_come_back(receive):
    gone = make_case(process="plan", facts={"plan.made": MADE, "plan.transferred": date(2025, 6, 2)})
    assert receive(gone.person).is_open


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"came_from": " "}, "came_from", "Enter the council"),
        ({"moved_on": date(2026, 11, 19)}, "moved_on", "The day of the move is in the future"),
        ({"moved_on": date(2026, 10, 13)}, "transferred_on", "cannot be transferred before the move"),
        ({"learned_on": date(2026, 10, 13)}, "learned_on", "at the latest when the plan came"),
        ({"known_on": date(2026, 10, 13)}, "known_on", "when it sent the plan"),
        ({"made_on": date(2026, 10, 13), "reviewed_on": None}, "made_on", "was made before it came here"),
        ({"reviewed_on": date(2024, 3, 3)}, "reviewed_on", "cannot be reviewed before it was made"),
        ({"reviewed_on": date(2026, 10, 13)}, "reviewed_on", "last review was before the plan came here"),
        ({"made_on": date(2014, 8, 31)}, "made_on", "can be older than"),
    ],
)
def test_days_in_the_wrong_order_are_refused(receive, changes, field, sentence):
    with refused(sentence, field):
        receive(make_person(born_on=date(2012, 5, 4)), **changes)


def test_a_refused_placement_leaves_nothing_behind(receive):
    person = make_person()
    make_placement(person, make_setting(), since=date(2026, 11, 2))
    with refused("is already recorded", "since"):
        receive(person, setting=make_setting("Another School", urn="100001"))
    assert not Case.objects.exists()
