"""The table of roles, verbs and relations itself; no database."""

import pytest

from areasend.rules.policies.access import AREA, OWN, TABLE, TEAM, Relation, Role, Verb, allows, may, relations_for

SENIOR = {Relation.OFFICER: OWN, Relation.TEAM: TEAM, Relation.AREA: AREA}
READS = {verb for verb in Verb if verb.value.startswith(("view_", "download_"))}


@pytest.mark.parametrize("role", Role)
def test_every_role_has_a_row_and_a_label(role):
    assert TABLE[role]
    assert role.label


@pytest.mark.parametrize("verb", Verb)
def test_every_verb_is_allowed_to_someone(verb):
    assert any(may([role], verb) for role in Role)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("verb", Verb)
def test_every_cell_is_one_of_four(role, verb):
    assert relations_for([role], verb) in (frozenset(), OWN, TEAM, AREA)


@pytest.mark.parametrize(
    ("role", "verb", "nearest"),
    [
        (Role.OFFICER, Verb.VIEW_CASE, Relation.TEAM),
        (Role.OFFICER, Verb.EDIT_CASE, Relation.TEAM),
        (Role.OFFICER, Verb.CORRECT_FACT, Relation.OFFICER),
        (Role.OFFICER, Verb.REASSIGN_CASE, None),
        (Role.TEAM_MANAGER, Verb.VIEW_CASE, Relation.AREA),
        (Role.TEAM_MANAGER, Verb.CORRECT_FACT, Relation.TEAM),
        (Role.TEAM_MANAGER, Verb.REASSIGN_CASE, Relation.TEAM),
        (Role.HEAD_OF_SERVICE, Verb.EDIT_CASE, Relation.AREA),
        (Role.HEAD_OF_SERVICE, Verb.MANAGE_USERS, None),
        (Role.ANALYST, Verb.VIEW_CASE, Relation.AREA),
        (Role.ANALYST, Verb.EDIT_CASE, None),
        (Role.ADMINISTRATOR, Verb.MANAGE_USERS, Relation.AREA),
        (Role.ADMINISTRATOR, Verb.VIEW_CASE, None),
    ],
)
def test_a_role_reaches_as_far_as_this(role, verb, nearest):
    assert relations_for([role], verb) == SENIOR.get(nearest, frozenset())


def test_an_analyst_only_reads_and_keeps_scenarios():
    assert TABLE[Role.ANALYST].keys() <= READS | {Verb.EDIT_FORECAST}


def test_an_administrator_sees_no_child():
    assert not {Verb.VIEW_CASE, Verb.EDIT_CASE, Verb.DOWNLOAD_CASES} & TABLE[Role.ADMINISTRATOR].keys()


def test_who_may_edit_may_view():
    for row in TABLE.values():
        assert row.get(Verb.EDIT_CASE, frozenset()) <= row.get(Verb.VIEW_CASE, frozenset())


def test_two_roles_allow_what_either_allows():
    both = [Role.ADMINISTRATOR, Role.OFFICER]
    assert allows(both, Verb.VIEW_CASE, {Relation.TEAM, Relation.AREA})
    assert may(both, Verb.MANAGE_USERS)


def test_no_role_allows_nothing():
    assert not any(may([], verb) for verb in Verb)
