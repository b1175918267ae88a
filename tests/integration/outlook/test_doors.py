"""The menu: a door for each part of the house, and behind some of them rooms of their own."""

import pytest
from django.test import RequestFactory
from tests.factories import make_user, sign_in
from tests.strict_html import check_html

from areasend.rules.policies.access import Role
from areasend.web.components.frame import frame

pytestmark = pytest.mark.django_db


def framed(path: str, *roles: Role):
    request = RequestFactory().get(path)
    request.user = make_user(roles=roles)
    return frame(request)


@pytest.mark.parametrize(
    ("path", "label"), [("/improvement/plans/", "Improvement"), ("/looking-ahead/", "Looking ahead")]
)
def test_a_page_shows_the_rooms_of_its_own_part(path, label):
    found = framed(path, Role.HEAD_OF_SERVICE)
    assert found["section"].label == label
    assert [door.label for door in found["navigation"] if door.is_current] == [label]


def test_a_page_of_no_part_shows_no_rooms():
    assert framed("/cases/", Role.HEAD_OF_SERVICE)["section"] is None


def test_a_door_opens_at_the_first_room_that_one_may_enter(settings):
    settings.AREASEND_SECTIONS = {
        "Looking ahead": [("Overview", "outlook:home", "view_forecast"), ("Cases", "cases:list", "view_case")]
    }
    doors = {link.label: link.href for link in framed("/", Role.OFFICER)["navigation"]}
    assert doors["Looking ahead"] == "/cases/"


def test_who_may_enter_no_room_has_no_door():
    assert "Looking ahead" not in [link.label for link in framed("/", Role.ADMINISTRATOR)["navigation"]]


def test_the_home_of_looking_ahead_is_a_whole_page():
    page = sign_in(make_user(roles=[Role.HEAD_OF_SERVICE])).get("/looking-ahead/").content.decode()
    check_html(page)
    assert 'aria-label="Looking ahead"' in page
