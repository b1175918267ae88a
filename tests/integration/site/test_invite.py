"""The first people of an area are invited from the command line."""

import argparse

import pytest
from tests.factories import make_organisation

from areasend.records.models import User
from areasend.rules.policies.access import Role
from areasend.site.commands import invite
from areasend.site.faults import Fault

pytestmark = pytest.mark.django_db


def asked(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    invite.add_arguments(parser)
    return parser.parse_args(["pat@example.org", "Pat Partner", *words])


def test_an_officer_comes_into_a_team_that_is_made():
    invite.run(asked("--role", "officer", "--team", "North team"))
    user = User.objects.get(email="pat@example.org")
    assert (user.roles, user.team.name, user.team.organisation.name) == ({Role.OFFICER}, "North team", "Council")


def test_a_partner_takes_part_for_a_body():
    body = make_organisation("The parents' forum")
    invite.run(asked("--role", "partner", "--organisation", "the parents' forum"))
    assert User.objects.get(email="pat@example.org").organisation == body


def test_a_partner_without_a_body_is_refused_with_the_bodies_that_are_known():
    make_organisation("The parents' forum")
    with pytest.raises(Fault, match="Known are: The parents' forum"):
        invite.run(asked("--role", "partner"))
