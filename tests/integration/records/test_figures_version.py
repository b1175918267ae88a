"""The figures of the area are kept while they hold, and made anew after any change of what they are counted from."""

import re
from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.factories import (
    make_advice,
    make_carer,
    make_case,
    make_contact,
    make_exception,
    make_fact,
    make_person,
    make_placement,
    make_setting,
    make_team,
    make_user,
)
from tests.factories.strategic import make_action, make_indicator_target, make_note

from areasend.demo.store import copying
from areasend.records import frames_catalogue
from areasend.records.area_figures import area_figures, forget
from areasend.records.evidence_room.checks import check_all
from areasend.records.figures_version import READ, figures_version
from areasend.records.models import Case, Observation, RoleGrant, Team

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 18)


def make_observation():
    return Observation.objects.create(indicator="weeks_for_autism_assessment", on=ON, value=40, source="Trust report")


MADE = {
    "advice": lambda case: make_advice(case),
    "care link": lambda case: make_carer(case.person),
    "case": lambda case: make_case(),
    "contact": lambda case: make_contact(case, ON),
    "exception": lambda case: make_exception(case),
    "fact": lambda case: make_fact(case, "decision.assess", ON),
    "observation": lambda case: make_observation(),
    "person": lambda case: make_person(),
    "placement": lambda case: make_placement(case.person),
    "setting": lambda case: make_setting(),
    "target": lambda case: make_indicator_target(),
    "team": lambda case: make_team("A team not yet there"),
    "user": lambda case: make_user(),
}
CHANGED = {
    "advice": (lambda case: make_advice(case), {"received_on": ON}),
    "case": (lambda case: case, {"source": "school"}),
    "contact": (lambda case: make_contact(case, date(2026, 11, 2)), {"on": ON}),
    "exception": (lambda case: make_exception(case), {"withdrawn_on": ON, "withdrawn_because": "Too early"}),
    "fact": (lambda case: case.facts.get(), {"on": ON}),
    "observation": (lambda case: make_observation(), {"value": 41}),
    "person": (lambda case: case.person, {"postcode": "HP20 1UY"}),
    "placement": (lambda case: make_placement(case.person), {"until": ON}),
    "grant": (lambda case: RoleGrant.objects.create(user=make_user(), role="head_of_service", since=ON), {"until": ON}),
    "setting": (lambda case: make_setting(), {"in_area": False}),
    "target": (lambda case: make_indicator_target(), {"value": 12}),
    "user": (lambda case: make_user(team=make_team()), {"team": None}),
}


@pytest.mark.parametrize("name", MADE)
def test_whatever_is_added_makes_new_figures(name):
    case = make_case()
    before = figures_version()
    MADE[name](case)
    assert figures_version() != before


@pytest.mark.parametrize("name", CHANGED)
def test_whatever_is_changed_makes_new_figures(name):
    make, change = CHANGED[name]
    row = make(make_case())
    before = figures_version()
    type(row).objects.filter(pk=row.pk).update(**change)
    assert figures_version() != before


def test_nothing_is_counted_from_a_table_that_is_not_watched():
    with CaptureQueriesContext(connection) as asked:
        frames_catalogue.catalogue(Case.objects.all())
        forget()
        check_all(ON)
    said = {name for query in asked for name in re.findall(r"records_[a-z]+", query["sql"])}
    watched = {model._meta.db_table for model in READ}
    assert said - {name for name in said if name.startswith("records_history")} <= watched


def test_the_database_itself_keeps_the_changes_of_every_table_that_is_watched():
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'history_update'")
        kept = {name for (name,) in cursor.fetchall()}
    assert {model for model in READ if model._meta.db_table not in kept} == {Team}


def test_the_same_records_give_the_same_figures():
    make_case()
    assert area_figures(ON) is area_figures(ON)


def test_what_happens_above_the_cases_leaves_the_figures_as_they_are():
    action = make_action()
    before = area_figures(ON)
    make_note(action)
    action.title = "Changed"
    action.save()
    assert area_figures(ON) is before


def test_a_figure_counts_the_case_that_came_since():
    make_case(facts={"request.received": ON})
    assert area_figures(ON).of("requests_received").behind((ON, ON)) != []
    case = make_case(facts={"request.received": ON})
    assert case.pk in area_figures(ON).of("requests_received").behind((ON, ON))


def test_an_older_number_that_comes_late_makes_new_figures():
    """Whoever began first has the lower number, and may be the last to end."""
    case = make_case()
    newest = make_contact(case, ON)
    before = figures_version()
    make_contact(case, ON, pk=newest.pk - 1_000_000)
    assert figures_version() != before


def test_the_figures_are_taken_back_with_a_change_that_is():
    make_case()
    before = area_figures(ON)
    with transaction.atomic():
        make_case()
        assert area_figures(ON) is not before
        transaction.set_rollback(True)
    assert area_figures(ON) is before


def test_tables_that_were_emptied_and_filled_alike_make_new_figures():
    make_case()
    before = figures_version()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    copying.erase()
    make_case()
    assert figures_version() != before


def test_asking_whether_they_hold_is_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        figures_version()
