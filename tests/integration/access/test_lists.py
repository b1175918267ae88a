"""The querysets apply the table to lists: nobody counts or finds a case that they may not open."""

import pytest
from tests.factories import make_case, make_team, make_user

from areasend.records.models import Case
from areasend.rules.policies.access import Role, Verb

pytestmark = pytest.mark.django_db


@pytest.fixture
def cases():
    """One of my own, one of my team's, one of another team's."""
    own, other = make_team("North team"), make_team("South team")
    me = make_user(team=own)
    made = {"mine": make_case(officer=me), "ours": make_case(team=own), "theirs": make_case(team=other)}
    return me, made


def seen(made, user, verb) -> set[str]:
    allowed = set(Case.objects.allowed(user, verb))
    return {name for name, case in made.items() if case in allowed}


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        (Verb.VIEW_CASE, {"mine", "ours"}),
        (Verb.EDIT_CASE, {"mine", "ours"}),
        (Verb.CORRECT_FACT, {"mine"}),
        (Verb.REASSIGN_CASE, set()),
    ],
)
def test_an_officer(cases, verb, expected):
    me, made = cases
    assert seen(made, me, verb) == expected


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (Role.TEAM_MANAGER, {"mine", "ours"}),
        (Role.HEAD_OF_SERVICE, {"mine", "ours", "theirs"}),
        (Role.ANALYST, set()),
        (Role.ADMINISTRATOR, set()),
    ],
)
def test_who_else_may_edit(cases, role, expected):
    _, made = cases
    assert seen(made, make_user(team=make_team("North team"), roles=[role]), Verb.EDIT_CASE) == expected


def test_an_officer_without_a_team_sees_their_own_alone(cases):
    _, made = cases
    alone = make_user(team=None)
    Case.objects.filter(pk=made["theirs"].pk).update(officer=alone)
    assert seen(made, alone, Verb.VIEW_CASE) == {"theirs"}


def test_whose_role_has_ended_sees_nothing(cases):
    me, made = cases
    me.grants.update(until="2026-01-01")
    assert seen(made, type(me).objects.get(pk=me.pk), Verb.VIEW_CASE) == set()


def test_a_search_finds_no_case_of_another_team(cases):
    me, made = cases
    words = made["theirs"].person.surname
    assert made["theirs"] not in Case.objects.allowed(me, Verb.VIEW_CASE).search(words)
