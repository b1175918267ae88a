from datetime import date

import pytest
from tests.conftest import TODAY
from tests.factories import make_case, make_team, make_user
from tests.integration.actions.refusals import refused

from areasend.actions import user as actions
from areasend.records.models import User
from areasend.rules.policies.access import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def said(db):
    return {"by": make_user(roles=[Role.ADMINISTRATOR]), "today": TODAY}


def test_who_is_invited_holds_the_roles_from_today_and_no_password(said):
    user = actions.invite(**said, email="New@Example.org", name="New", roles=[Role.OFFICER], team=make_team())
    assert (user.email, user.roles, user.has_usable_password()) == ("new@example.org", {Role.OFFICER}, False)
    assert user.grants.get().since == TODAY


def test_an_address_signs_in_once(said):
    make_user(email="sam@example.org")
    with refused("SAM@example.org already has a sign-in. Change that one instead.", "email"):
        actions.invite(**said, email="SAM@example.org", name="Sam", roles=[Role.OFFICER])


def test_roles_that_go_end_today_and_roles_that_come_begin(said):
    user = make_user(roles=[Role.OFFICER, Role.ANALYST])
    actions.set_roles(user, **said, roles=[Role.OFFICER, Role.TEAM_MANAGER], team=make_team())
    days = {grant.role: (grant.since, grant.until) for grant in user.grants.all()}
    long_ago = date(2020, 1, 1)
    assert days == {"officer": (long_ago, None), "analyst": (long_ago, TODAY), "team_manager": (TODAY, None)}
    assert User.objects.get(pk=user.pk).roles == {Role.OFFICER, Role.TEAM_MANAGER}


def test_a_role_may_come_back(said):
    user = make_user(roles=[Role.OFFICER])
    for roles in ([Role.ANALYST], [Role.OFFICER]):
        actions.set_roles(user, **said, roles=roles)
    assert User.objects.get(pk=user.pk).roles == {Role.OFFICER}


def test_who_holds_open_cases_hands_them_over_first(said):
    user = make_user("Sam")
    make_case(officer=user)
    with refused("Sam still holds 1 open case. Hand it over on the Workload page first."):
        actions.deactivate(user, by=said["by"])


def test_a_sign_in_is_closed(said):
    user = actions.deactivate(make_user(), by=said["by"], because="Left")
    assert not User.objects.get(pk=user.pk).is_active


def test_nobody_closes_their_own_sign_in(said):
    with refused("You cannot close your own sign-in. Ask another administrator."):
        actions.deactivate(said["by"], by=said["by"])
