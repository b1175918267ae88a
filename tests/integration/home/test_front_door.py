"""The front door leads everyone to where their work is."""

import pytest
from django.urls import reverse
from tests.factories import make_team, make_user, sign_in

from areasend.rules.policies.access import Role

pytestmark = pytest.mark.django_db


def test_who_is_not_signed_in_is_led_to_the_sign_in(client):
    assert client.get("/")["Location"] == reverse("account_login")


@pytest.mark.parametrize(
    ("role", "door"),
    [
        (Role.OFFICER, "work:mine"),
        (Role.TEAM_MANAGER, "work:mine"),
        (Role.ANALYST, "timeliness:overview"),
        (Role.ADMINISTRATOR, "imports:start"),
    ],
)
def test_the_front_door_leads_to_ones_work(role, door):
    response = sign_in(make_user(roles=[role], team=make_team())).get("/")
    assert response["Location"] == reverse(door)


def test_someone_without_a_role_finds_the_public_page():
    assert sign_in(make_user(roles=[])).get("/")["Location"] == reverse("hear:start")


def test_machines_are_asked_to_look_at_the_public_page_only(client):
    words = client.get("/robots.txt").text
    assert "Disallow: /\n" in words
    assert f"Allow: {reverse('hear:start')}" in words
