"""Search engines may find what is for everyone: the pages themselves, not searches, forms or what belongs to one question."""

from __future__ import annotations

import pytest
from django.urls import reverse

NOT_FOUND = '<meta name="robots" content="noindex, nofollow">'
HOME = "/how-we-are-doing/"
pytestmark = pytest.mark.django_db


def page(client, path):
    return client.get(path).content.decode()


OPEN = ("", "topics/plans/", "figures/requests_received/", "plans/", "decisions/", "questions/", "boards/", "data/")


@pytest.mark.parametrize("path", OPEN)
def test_a_public_page_may_be_found(client, account, path):
    said = page(client, HOME + path)
    assert NOT_FOUND not in said
    assert f'<link rel="canonical" href="http://testserver{HOME}{path}">' in said


@pytest.mark.parametrize(
    "path", ["questions/?q=school", "decisions/?q=places", "ask/", "ask/find/", "helpful/", "?thanks=1"]
)
def test_a_search_a_form_and_thanks_are_not_found(client, account, path):
    assert NOT_FOUND in page(client, HOME + path)


def test_what_became_of_a_question_is_not_found(client, account):
    assert NOT_FOUND in page(client, f"{HOME}ask/{account.questions[1].reference}/")


def test_the_calculator_is_found_without_anybody_s_dates(client):
    start = reverse("hear:start")
    assert NOT_FOUND not in page(client, start)
    situation = next(part for part in page(client, start).split('"') if part.startswith(start) and part != start)
    assert NOT_FOUND not in page(client, situation)
    assert NOT_FOUND in page(client, f"{situation}?received_day=1")


def test_staff_pages_and_errors_are_not_found(client, lead):
    assert NOT_FOUND in page(client, f"{HOME}plans/no-such-plan/")
    assert NOT_FOUND in page(client, reverse("account_login"))
    client.force_login(lead, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert NOT_FOUND in page(client, "/improvement/public/")
