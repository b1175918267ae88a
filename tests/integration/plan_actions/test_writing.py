"""What the actions of strategy and plan write."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from tests.conftest import TODAY
from tests.factories import make_organisation
from tests.factories.strategic import (
    make_action,
    make_agency,
    make_date,
    make_decision,
    make_evidence,
    make_measure,
    make_overrule,
    make_plan,
    make_priority,
    make_strategy,
)
from tests.integration.actions.refusals import refused

from areasend.actions import (
    action_date,
    action_plan,
    blocker,
    evidence,
    measure_reading,
    overrule,
    plan_action,
    progress,
    strategy,
    success_measure,
)
from areasend.records.models import EvidenceFile, History

pytestmark = pytest.mark.django_db
DAY, LATER = date(2026, 10, 5), date(2026, 12, 31)
YEARS = {"starts_on": date(2026, 9, 1), "ends_on": date(2027, 8, 31)}


def test_a_strategy_gets_a_short_name_of_its_own(said):
    names = [strategy.create(**said, title="Growing together!", **YEARS).slug for _ in "12"]
    assert names == ["growing-together", "growing-together-2"]


def test_a_strategy_is_adopted_by_a_decision(said):
    found = strategy.adopt(make_strategy(), **said, on=DAY, decision=make_decision())
    assert found.adopted_by.title == "More places"


def test_a_change_is_counted_and_the_history_keeps_what_was(said):
    found = strategy.amend(make_strategy(vision="Before"), **said, vision="After", version=1)
    assert found.version == 2
    assert History.objects.filter(was__vision="Before").exists()


def test_an_action_gets_the_next_reference_of_its_priority(said, plan):
    priority = make_priority(plan.strategy, number=2)
    make_action(plan, reference="2.9", priority=priority)
    assert plan_action.add(plan, **said, title="More", priority=priority).reference == "2.10"
    assert plan_action.add(plan, **said, title="Beside").reference == "1"


def test_closing_an_action_ends_the_judgement_of_it(said, action):
    made = make_overrule(action)
    plan_action.close(action, **said, on=TODAY, closed_as="dropped", because="The grant ended")
    made.refresh_from_db()
    assert made.ended_on == TODAY


def test_an_action_that_is_open_again_has_no_end(said):
    action = make_action(closed_on=DAY, closed_as="dropped", closed_because="No money")
    found = plan_action.reopen(action, **said, because="Money was found")
    assert (found.closed_on, found.closed_as, found.closed_because) == (None, "", "")


def test_setting_the_same_agencies_writes_nothing(said, action):
    body = make_organisation()
    kept = make_agency(action, organisation=body)
    plan_action.set_agencies(action, **said, lead=[body])
    assert list(action.agencies.all()) == [kept]


def test_the_first_of_the_leading_bodies_stays_first(said, action):
    bodies = [make_organisation(name, "other") for name in ("Zebra", "Ant")]
    plan_action.set_agencies(action, **said, lead=bodies[:1], supporting=bodies[1:])
    assert [str(one) for one in action.agencies.all()] == ["Zebra (Lead)", "Ant (Supporting)"]


def test_a_role_may_be_held_by_nobody_yet(said, action, lead):
    plan_action.set_roles(action, **said, roles=[("Head", lead), ("SENCOs", None), (" ", None)])
    assert list(action.roles.values_list("title", "user")) == [("Head", lead.pk), ("SENCOs", None)]


def test_a_yearly_date_that_is_reached_is_followed_by_next_years(said, action):
    row = make_date(action, on=date(2026, 9, 30), precision="month", repeats="yearly", label="Forecasts")
    action_date.reach(row, **said, on=DAY, note="Published")
    action_date.unreach(row, **said, because="That was the draft")
    assert action.dates.count() == 1
    action_date.reach(row, **said, on=DAY)
    assert list(action.dates.values_list("on", "reached_on")) == [
        (date(2026, 9, 30), DAY),
        (date(2027, 9, 30), None),
    ]


@pytest.mark.parametrize(
    ("on", "precision", "repeats", "after"),
    [
        (date(2028, 2, 29), "day", "yearly", date(2029, 2, 28)),
        (date(2027, 2, 28), "month", "yearly", date(2028, 2, 29)),
        (date(2026, 9, 1), "term", "termly", date(2027, 4, 30)),
        (date(2026, 11, 30), "month", "quarterly", date(2027, 2, 28)),
    ],
)
def test_what_comes_again_is_followed_by_its_next_turn_when_it_is_reached(said, action, on, precision, repeats, after):
    row = make_date(action, on=on, precision=precision, repeats=repeats)
    action_date.reach(row, **said, on=DAY)
    assert list(action.dates.filter(reached_on=None).values_list("on", "repeats")) == [(after, repeats)]
    action_date.unreach(row, **said, because="That was the draft")
    assert action.dates.count() == 1


def test_what_comes_every_term_is_due_by_its_end(said, action):
    row = action_date.add(action, **said, on=date(2026, 10, 5), repeats="termly")
    assert (row.precision, row.repeats) == ("term", "termly")
    with refused("A term comes again every term", "repeats"):
        action_date.add(action, **said, on=date(2026, 10, 5), precision="term", repeats="quarterly")


def test_a_date_that_is_taken_away_is_in_the_history(said):
    row = make_date(label="Launch", on=LATER)
    action_date.remove(row, **said, because="Merged with the next")
    assert History.objects.filter(was__label="Launch").exists()


def test_a_target_that_is_not_agreed_may_be_wanting(said, action):
    found = success_measure.add(action, **said, text="Confidence", kind="percentage", is_provisional=True)
    assert found.target is None


def test_what_is_done_or_not_has_no_target(said):
    assert success_measure.amend(make_measure(), **said, kind="yes_no").target is None


def test_a_baseline_makes_a_change_judgeable(said):
    measure = make_measure(kind="percentage_increase", target=30, unit="%")
    found = success_measure.set_baseline(measure, **said, value=Decimal(50), on=DAY, version=1)
    assert (found.baseline, found.baseline_on) == (50, DAY)


def test_a_measure_lets_its_indicator_go(said):
    measure = make_measure(indicator="plans_in_20_weeks")
    success_measure.bind(measure, **said, indicator="")
    made = measure_reading.record(
        type(measure).objects.get(pk=measure.pk), **said, on=DAY, value=Decimal(40), source="Survey"
    )
    assert made.value == 40


def test_news_is_of_today_unless_another_day_is_said(said, action):
    assert progress.note(action, **said, text=" Two courses held ", percent=40).on == TODAY
    assert progress.note(action, **said, text="One course held", on=DAY).on == DAY


def test_a_blocker_names_who_can_clear_it(said, action):
    made = blocker.record(action, **said, text="No trainer", asked_of="The health board")
    assert (made.raised_on, made.asked_of) == (TODAY, "The health board")


def test_a_new_judgement_takes_the_place_of_the_old(said, action):
    first = make_overrule(action)
    second = overrule.begin(action, **said, status="at_risk", reason="The trainer left", until=LATER)
    assert list(action.overrules.filter(ended_on=None)) == [second]
    first.refresh_from_db()
    assert first.ended_on == TODAY


def test_the_same_file_is_kept_once_and_used_twice(said):
    given = {"filename": "a.pdf", "kind": "survey", "title": "Survey", "on": DAY}
    first, second = make_action(), make_action()
    for one in (first, second):
        evidence.add(**said, **given, file=ContentFile(b"%PDF the same"), action=one)
    kept = EvidenceFile.objects.get()
    assert [use.action for use in kept.uses.all()] == [first, second]


def test_a_file_that_was_taken_out_can_be_kept_again(said, action):
    struck = evidence.strike(make_evidence(), **said, because="It names a child")
    assert (struck.struck_on, struck.struck_because) == (TODAY, "It names a child")


def test_a_plan_without_open_actions_is_closed(said):
    assert action_plan.close(make_plan(), **said, on=DAY).closed_on == DAY
