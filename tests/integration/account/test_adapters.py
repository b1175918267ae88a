"""OpenID Connect opens the account of the same work address, and makes none."""

from types import SimpleNamespace

import pytest
from allauth.core.exceptions import ImmediateHttpResponse
from django.contrib.auth.models import AnonymousUser
from tests.factories import make_user
from tests.strict_html import check_html

from areasend.web.account.adapters import InvitedAccounts, KnownPeopleOnly

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_(rf):
    request = rf.get("/")
    request.user = AnonymousUser()
    return request


def login_of(email):
    return SimpleNamespace(user=SimpleNamespace(email=email))


def test_a_known_address_comes_in_whatever_its_capitals(request_):
    make_user(email="sam@example.org")
    assert KnownPeopleOnly().pre_social_login(request_, login_of("Sam@Example.org")) is None


@pytest.mark.parametrize("email", ["nobody@example.org", "", None, "gone@example.org"])
def test_anyone_else_is_told_whom_to_ask(request_, email):
    make_user(email="gone@example.org", is_active=False)
    with pytest.raises(ImmediateHttpResponse) as stopped:
        KnownPeopleOnly().pre_social_login(request_, login_of(email))
    assert stopped.value.response.status_code == 403
    check_html(stopped.value.response.text)


def test_nobody_signs_up(request_):
    assert not InvitedAccounts(request_).is_open_for_signup(request_)
    assert not KnownPeopleOnly(request_).is_open_for_signup(request_, login_of("new@example.org"))
