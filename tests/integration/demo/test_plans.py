"""The strategies and plans of the demo area."""

from datetime import date

import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings

from areasend.demo.above import boards, figures, people, strategies
from areasend.demo.above.known import Known
from areasend.demo.store import copying
from areasend.records.models import ActionPlan, PlanAction, Strategy
from areasend.records.plan_standing import counts, standings
from areasend.records.plan_tables import compare_plans

pytestmark = pytest.mark.django_db
UNTIL = date(2026, 11, 18)


@pytest.fixture(scope="module", autouse=True)
def evidence_folder(tmp_path_factory):
    storages = settings.STORAGES
    place = {"OPTIONS": {"location": str(tmp_path_factory.mktemp("evidence"))}}
    with override_settings(STORAGES=storages | {"default": storages["default"] | place}):
        yield


def loaded(until: date) -> Known:
    known = people.load(until)
    boards.load(known)
    figures.load(known)
    strategies.load(known)
    return known


def test_nothing_has_happened_after_the_demos_day():
    known = loaded(date(2026, 2, 1))
    assert known.plans["plan-2025"].slug == "plan-2025"
    assert not PlanAction.objects.filter(closed_on__gt=known.until)
    assert not PlanAction.objects.filter(notes__on__gt=known.until)


def test_before_the_plan_there_is_none():
    assert loaded(date(2025, 3, 1)).plans == {}


@pytest.fixture(scope="module")
def known(django_db_setup, django_db_blocker):
    """Loaded once and taken away again."""
    with django_db_blocker.unblock():
        yield loaded(UNTIL)
        with transaction.atomic():
            copying.erase()


def test_each_strategy_has_its_published_priorities(known):
    found = {one.slug: one.priorities.count() for one in Strategy.objects.all()}
    assert found == {"strategy-2017": 7, "strategy-2021": 8, "strategy-2025": 4}


def test_the_seven_priorities_of_2017_say_what_was_promised_and_expected(known):
    told = known.strategies["strategy-2017"].priorities.values_list("commitments", "expected_impact")
    assert all(promised.count("\n") >= 5 and expected for promised, expected in told)


def test_the_plan_of_2025_has_all_twenty_actions_with_who_leads_and_by_when(known):
    first = ActionPlan.objects.get(slug="plan-2025")
    assert [first.actions.filter(priority__number=number).count() for number in (1, 2, 3, 4)] == [6, 4, 4, 6]
    assert (
        not first.actions.filter(agencies=None) | first.actions.filter(dates=None) | first.actions.filter(measures=None)
    )


def test_every_kind_of_status_occurs_on_the_demos_day(known):
    found = counts(standings(known.plans["plan-2025"].actions.all(), UNTIL))
    wanted = {"met", "late", "stalled", "at_risk", "not_started", "no_baseline", "no_news", "on_track"}
    assert wanted <= found.keys()


def test_one_status_is_overruled_by_a_person(known):
    found = standings(known.plans["plan-2025"].actions.all(), UNTIL)
    (one,) = [each for each in found if each.overrule]
    assert (one.action.reference, one.status.key, one.derived.key) == ("3.1", "on_track", "no_news")


def test_a_measure_that_an_indicator_tells_is_behind_its_course(known):
    (one,) = standings(known.plans["plan-2025"].actions.filter(reference="3.2"), UNTIL)
    assert (one.status.key, one.measures[0].judged.state) == ("at_risk", "behind")
    assert len(one.measures[0].readings) > 6


def test_the_second_year_goes_on_with_the_first(known):
    first, second = (ActionPlan.objects.get(slug=slug) for slug in ("plan-2025", "plan-2026"))
    found = compare_plans(first, second, UNTIL)
    assert [one.reference for one in found.added] == ["1.7", "4.7"]
    assert [one.action.reference for one in found.met] == ["1.1", "2.4", "3.4", "4.1"]
    assert [one.action.reference for one in found.dropped] == ["4.5"]
    assert (len(found.carried), found.unfinished) == (15, [])
