"""Next year's plan goes on with what is left, and last year's stays to be read."""

from datetime import date

import pytest
from tests.conftest import TODAY
from tests.factories.strategic import (
    make_action,
    make_agency,
    make_blocker,
    make_date,
    make_dependency,
    make_finding_action,
    make_measure,
    make_measure_reading,
    make_note,
    make_role,
    make_statement_action,
)

from areasend.actions import plan_refresh
from areasend.records.models import Dependency
from areasend.records.plan_standing import standing
from areasend.records.plan_tables import compare_plans

pytestmark = pytest.mark.django_db
NEW = {"title": "Year two", "starts_on": date(2026, 9, 1), "ends_on": date(2027, 8, 31)}
DAY = date(2026, 10, 5)


@pytest.fixture
def refreshed(said, plan):
    """Makes next year's plan and answers with the new action, or None."""

    def go_on():
        return plan_refresh.refresh(plan, **said, **NEW).actions.first()

    return go_on


def test_an_open_action_goes_on_under_its_reference(action, refreshed):
    new = refreshed()
    action.refresh_from_db()
    assert (new.reference, new.title, new.continues) == (action.reference, action.title, action)
    assert (action.closed_as, action.closed_on) == ("carried", TODAY)


def test_the_old_plan_is_closed_and_followed(plan, action, refreshed):
    new = refreshed()
    plan.refresh_from_db()
    assert (plan.closed_on, plan.next) == (TODAY, new.plan)


def test_what_is_closed_stays_behind(plan, refreshed):
    make_action(plan, closed_on=DAY, closed_as="done")
    assert refreshed() is None


def test_who_leads_and_answers_for_it_goes_along(action, lead, refreshed):
    make_agency(action)
    make_role(action, user=lead)
    new = refreshed()
    assert (new.agencies.count(), new.roles.get().user) == (1, lead)


def test_only_dates_that_are_left_go_along(action, refreshed):
    make_date(action, label="Launch", on=DAY, reached_on=DAY)
    make_date(action, label="Embed", on=date(2027, 3, 31))
    assert [one.label for one in refreshed().dates.all()] == ["Embed"]


def test_a_measure_goes_along_with_its_readings(action, refreshed):
    measure = make_measure(action, baseline=20, baseline_on=DAY)
    make_measure_reading(measure, value=40)
    make_measure_reading(measure, on=date(2026, 11, 1), withdrawn_on=TODAY, withdrawn_because="Wrong")
    new = refreshed().measures.get()
    assert (new.baseline, [one.value for one in new.readings.all()]) == (20, [40])


def test_what_is_done_or_retired_is_measured_no_more(action, refreshed):
    make_measure(action, kind="yes_no", target=None, reached_on=DAY)
    make_measure(action, retired_on=DAY, retired_because="Not wanted")
    assert not refreshed().measures.exists()


def test_a_blocker_that_stands_goes_on_standing_since_its_day(action, refreshed):
    old = make_blocker(action)
    new = refreshed().blockers.get()
    old.refresh_from_db()
    assert (new.raised_on, new.resolved_on, old.resolved_on) == (old.raised_on, None, TODAY)


def test_the_last_news_keeps_its_day_so_that_nothing_looks_fresh(action, refreshed):
    make_note(action, on=date(2026, 6, 1), text="Two courses held", percent=40)
    make_note(action, on=date(2026, 7, 1), text="Summer break")
    found = standing(refreshed(), TODAY)
    assert (found.percent, found.last_note.on, found.status.key) == (40, date(2026, 7, 1), "on_track")


def test_what_waited_for_it_waits_for_its_successor(plan, action, refreshed):
    other = make_action(plan)
    make_dependency(action, needs=other)
    elsewhere = make_dependency(make_action(), needs=action).action
    new = refreshed()
    assert new.needs.get().needs.continues == other
    assert Dependency.objects.get(action=elsewhere).needs == new


def test_what_is_done_is_waited_for_no_more(plan, action, refreshed):
    make_dependency(action, needs=make_action(plan, closed_on=DAY, closed_as="done"))
    assert not refreshed().needs.exists()


def test_it_goes_on_answering_what_it_answered(action, refreshed):
    statement = make_statement_action(action=action).statement
    finding = make_finding_action(action=action).finding
    new = refreshed()
    assert (new.statements.get().statement, new.findings.get().finding) == (statement, finding)


def test_two_years_are_set_side_by_side(plan, action, said):
    done = make_action(plan, title="Open the centre", closed_on=DAY, closed_as="done")
    dropped = make_action(plan, title="Buy a bus", closed_on=DAY, closed_as="dropped", closed_because="No money")
    new = plan_refresh.refresh(plan, **said, **NEW)
    new.actions.update(title="Train every SENCO and governor")
    added = make_action(new, reference="9.1", title="Something new")
    found = compare_plans(plan, new, TODAY)
    assert [one.action for one in (*found.met, *found.dropped)] == [done, dropped]
    assert (found.added, found.unfinished) == ([added], [])
    assert [change.field for pair in found.changed for change in pair.changes] == ["title"]


def test_plans_that_do_not_know_each_other_are_matched_by_words(action):
    other = make_action(title="Train every SENCO")
    (pair,) = compare_plans(action.plan, other.plan, TODAY).carried
    assert (pair.before, pair.after, pair.changes) == (action, other, ())


def test_what_neither_ended_nor_went_on_is_unfinished(action):
    other = make_action(title="Something else altogether")
    assert [one.action for one in compare_plans(action.plan, other.plan, TODAY).unfinished] == [action]
