"""How actions stand, from their rows."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.conftest import TODAY
from tests.factories import make_case
from tests.factories.strategic import (
    make_action,
    make_blocker,
    make_date,
    make_dependency,
    make_measure,
    make_measure_reading,
    make_note,
    make_overrule,
    make_plan,
)

from areasend.records.models import Observation, PlanAction
from areasend.records.plan_standing import counts, in_urgency, standing, standings

pytestmark = pytest.mark.django_db
LATELY, LONG_AGO = date(2026, 11, 10), date(2026, 6, 1)


def status(action, on=TODAY) -> str:
    return standing(action, on).status.key


def begun(**given) -> PlanAction:
    action = make_action(**given)
    make_note(action, on=LATELY)
    return action


def test_an_action_without_news_has_not_started(action):
    assert status(action) == "not_started"


def test_a_date_that_has_passed_makes_it_late(action):
    make_date(action, on=date(2026, 10, 31))
    found = standing(action, TODAY)
    assert found.status.key == "late"
    assert found.first_due_on == date(2026, 10, 31)


def test_a_month_is_late_only_after_its_last_day():
    action = begun()
    make_date(action, on=date(2026, 11, 1), precision="month")
    assert not standing(action, TODAY).late


def test_a_late_milestone_is_a_risk():
    action = begun()
    make_date(action, kind="milestone", label="Launch", on=date(2026, 10, 1))
    assert status(action) == "at_risk"


def test_a_yearly_date_that_was_reached_leaves_next_years_to_come():
    action = begun()
    make_date(action, on=date(2026, 9, 30), repeats="yearly", reached_on=date(2026, 9, 20))
    make_date(action, on=date(2027, 9, 30), repeats="yearly")
    found = standing(action, TODAY)
    assert (found.status.key, found.next_due.on) == ("on_track", date(2027, 9, 30))


def test_news_of_long_ago_is_stalled():
    action = make_action()
    make_note(action, on=LONG_AGO)
    assert status(action) == "stalled"


def test_a_blocker_is_a_risk_while_it_stands():
    action = begun()
    make_blocker(action, raised_on=date(2026, 11, 2), resolved_on=date(2026, 11, 16))
    assert [status(action, on) for on in (date(2026, 11, 12), TODAY)] == ["at_risk", "on_track"]


def test_an_earlier_day_tells_how_it_stood_then():
    action = make_action()
    make_note(action, on=LATELY, percent=50)
    assert status(action, LATELY - timedelta(days=1)) == "not_started"
    assert standing(action, TODAY).percent == 50


def test_what_waits_for_a_late_action_of_another_plan_is_at_risk():
    action, needed = begun(), make_action()
    make_date(needed, on=LONG_AGO)
    make_dependency(action, needs=needed)
    found = standing(action, TODAY)
    assert found.status.key == "at_risk"
    assert [one.action for one in found.needs] == [needed]


def test_the_word_of_a_person_stands_before_the_derived_one(action):
    make_overrule(action)
    found = standing(action, TODAY)
    assert (found.status.key, found.derived.key) == ("on_track", "not_started")
    assert "Told by the lead" in found.status.because[0]


def test_the_word_of_a_person_lapses(action):
    make_overrule(action, until=date(2026, 11, 1))
    assert standing(action, TODAY).overrule is None


def test_the_reason_of_what_was_dropped_is_told():
    action = make_action(closed_on=LATELY, closed_as="dropped", closed_because="The grant ended.")
    found = standing(action, TODAY).status
    assert found.key == "closed"
    assert found.because[-1] == "The grant ended."


def test_readings_that_were_taken_back_do_not_count():
    measure = make_measure(begun())
    make_measure_reading(measure, value=60, withdrawn_on=TODAY, withdrawn_because="Wrong year")
    make_measure_reading(measure, value=40)
    (found,) = standing(measure.action, TODAY).measures
    assert (found.value, found.shown, found.goal_shown) == (40.0, "40%", "50%")


def test_a_retired_measure_is_not_judged():
    measure = make_measure(begun(), retired_on=LATELY, retired_because="Not wanted")
    assert standing(measure.action, TODAY).measures == []


def observed(on: date, value: int, **given) -> None:
    Observation.objects.create(indicator="settings_using_guidance", on=on, value=value, source="Survey", **given)


def test_an_observed_indicator_tells_the_figure_up_to_the_day():
    measure = make_measure(begun(), indicator="settings_using_guidance")
    observed(date(2026, 9, 15), 41)
    observed(date(2026, 11, 3), 55)
    (found,) = standing(measure.action, TODAY).measures
    assert (found.shown, found.judged.state) == ("55%", "met")
    assert [one.value for one in found.readings] == [41.0, 55.0]


def test_a_counted_indicator_gives_whole_months_only():
    measure = make_measure(begun(), indicator="decided_in_6_weeks")
    make_case(facts={"request.received": date(2026, 9, 1), "decision.assess": date(2026, 10, 1)})
    make_case(facts={"request.received": date(2026, 11, 2), "decision.assess": date(2026, 11, 9)})
    (found,) = standing(measure.action, TODAY).measures
    assert [(one.on, one.value) for one in found.readings] == [(date(2026, 9, 30), 100.0)]


def test_one_group_of_an_indicator_is_read_alone():
    measure = make_measure(begun(), indicator="decided_in_6_weeks", cut="sex", group="nobody")
    make_case(facts={"request.received": date(2026, 9, 1), "decision.assess": date(2026, 10, 1)})
    assert standing(measure.action, TODAY).measures[0].judged.state == "no_reading"


def test_an_indicator_that_is_no_more_tells_nothing():
    measure = make_measure(begun(), indicator="gone")
    assert standing(measure.action, TODAY).measures[0].readings == ()


def test_the_order_asked_for_is_kept(plan):
    first, second = make_action(plan), make_action(plan)
    asked = PlanAction.objects.order_by("-pk")
    assert [one.action for one in standings(asked, TODAY)] == [second, first]


def test_the_worst_comes_first_and_each_status_is_counted(plan, action):
    late = make_action(plan)
    make_date(late, on=LONG_AGO)
    found = standings(PlanAction.objects.all(), TODAY)
    assert [one.action for one in in_urgency(found)] == [late, action]
    assert counts(found) == {"late": 1, "not_started": 1}


def full_action(plan) -> None:
    action = make_action(plan)
    make_date(action)
    make_note(action)
    make_blocker(action)
    make_measure_reading(make_measure(action))
    make_measure(action, indicator="settings_using_guidance")
    make_dependency(action)


def queries() -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        standings(PlanAction.objects.all(), TODAY)
    return len(captured)


def test_many_actions_take_as_many_queries_as_one():
    plan = make_plan()
    full_action(plan)
    queries()
    few = queries()
    for _ in range(4):
        full_action(plan)
    assert queries() <= few
