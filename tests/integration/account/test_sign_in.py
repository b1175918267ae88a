"""Signing in: by password, by the demo's buttons, with a second factor, and what the log says of it."""

import json

import pytest
from django.core.cache import cache
from django.urls import reverse
from tests.factories import make_team, make_user, sign_in
from tests.strict_html import check_html

from areasend.records.models import Deployment, User

pytestmark = pytest.mark.django_db
PASSWORD = "a long pass phrase of four words"
LOGIN = "/accounts/login/"


@pytest.fixture(autouse=True)
def no_earlier_tries():
    """The tries of a test before this one count for no more."""
    cache.clear()


@pytest.fixture
def officer():
    user = make_user("Olive Officer", email="olive@example.org", team=make_team())
    user.set_password(PASSWORD)
    user.save()
    return user


def log_in(client, email="olive@example.org", password=PASSWORD, **more):
    return client.post(LOGIN, {"login": email, "password": password, **more})


def test_an_officer_signs_in_and_finds_their_work(client, officer):
    response = log_in(client)
    assert (response.status_code, response["Location"]) == (302, reverse("work:mine"))
    assert client.get("/work/").status_code == 200


def test_who_was_sent_to_sign_in_comes_back_to_where_they_wanted(client, officer):
    assert log_in(client, next="/cases/")["Location"] == "/cases/"


@pytest.mark.parametrize("where", ["https://evil.example", "//evil.example/x"])
def test_nobody_is_led_elsewhere_by_signing_in(client, officer, where):
    assert log_in(client, next=where)["Location"] == reverse("work:mine")


@pytest.mark.parametrize(
    ("email", "password"),
    [("olive@example.org", "wrong"), ("nobody@example.org", PASSWORD), ("nobody@example.org", "wrong")],
)
def test_a_wrong_address_and_a_wrong_password_look_the_same(client, officer, email, password):
    response = log_in(client, email, password)
    check_html(response.text)
    assert response.status_code == 200
    assert "The email address and/or password you specified are not correct" in response.text


def test_who_has_left_does_not_sign_in(client, officer):
    officer.is_active = False
    officer.save()
    log_in(client)
    assert client.get("/work/").status_code == 302


def test_a_session_ends_when_its_sign_in_is_closed(officer):
    client = sign_in(officer)
    officer.is_active = False
    officer.save()
    assert client.get("/work/").status_code == 302


def test_nobody_makes_an_account_for_themselves(client):
    response = client.post(
        "/accounts/signup/", {"email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD}
    )
    check_html(response.text)
    assert not User.objects.filter(email="new@example.org").exists()


def test_a_password_reset_says_the_same_whether_the_address_is_known_or_not(client, officer, mailoutbox):
    answers = [
        client.post("/accounts/password/reset/", {"email": f"{name}@example.org"}) for name in ("olive", "nobody")
    ]
    assert {answer["Location"] for answer in answers} == {"/accounts/password/reset/done/"}
    assert [mail.to for mail in mailoutbox if "olive@example.org" in mail.to] == [["olive@example.org"]]


@pytest.mark.parametrize("path", [LOGIN, "/accounts/password/reset/", "/accounts/signup/", "/accounts/inactive/"])
def test_the_pages_are_strict_html(client, path):
    check_html(client.get(path).text)


@pytest.mark.parametrize(
    "path", ["/accounts/2fa/", "/accounts/2fa/webauthn/", "/accounts/password/change/", "/accounts/logout/"]
)
def test_the_pages_of_ones_account_are_strict_html(officer, path):
    check_html(sign_in(officer).get(path).text)


def test_a_failed_sign_in_leaves_no_address_in_the_log(client, officer, log_lines):
    for _ in range(6):
        log_in(client, password="wrong")
    assert log_lines()
    assert "olive" not in json.dumps(log_lines())


def test_guessing_is_stopped_at_the_fifth_try_and_the_right_password_comes_too_late(client, officer):
    locked = [log_in(client, password="wrong") for _ in range(5)][-1]
    check_html(locked.text)
    assert (locked.status_code, "Wait 15 minutes" in locked.text) == (429, True)
    log_in(client)
    assert "_auth_user_id" not in client.session


def test_guessing_one_address_locks_nobody_else_of_the_same_office_out(client, officer):
    for _ in range(5):
        log_in(client, "nobody@example.org", "wrong")
    assert log_in(client).status_code == 302


@pytest.mark.parametrize(
    ("is_demo_mode", "is_demo_area", "status"),
    [(True, True, 200), (True, False, 404), (False, True, 404), (False, False, 404)],
)
def test_the_demos_sign_ins_need_both_the_mode_and_an_invented_area(
    client, settings, is_demo_mode, is_demo_area, status
):
    settings.IS_DEMO = is_demo_mode
    Deployment.objects.create(area_code="825", is_demo=is_demo_area)
    user = make_user(is_demo=True, is_shown=True)
    assert client.get("/sign-in/demo/").status_code == status
    client.post("/sign-in/demo/", {"email": user.email})
    assert ("_auth_user_id" in client.session) is (status == 200)


@pytest.mark.parametrize("fields", [{"is_demo": False}, {"is_shown": False}, {"is_active": False}])
def test_only_the_shown_people_of_the_demo_sign_in_by_a_button(client, settings, fields):
    settings.IS_DEMO = True
    Deployment.objects.create(area_code="825", is_demo=True)
    user = make_user(**({"is_demo": True, "is_shown": True} | fields))
    assert client.post("/sign-in/demo/", {"email": user.email}).status_code == 404


def test_without_a_second_factor_there_is_only_the_page_that_sets_one_up(officer, settings):
    settings.AREASEND_SECOND_FACTOR = True
    response = sign_in(officer).get("/work/")
    assert (response.status_code, response["Location"]) == (302, reverse("mfa_index"))


def test_with_a_second_factor_everything_is_open(officer, settings):
    from allauth.mfa.models import Authenticator

    settings.AREASEND_SECOND_FACTOR = True
    Authenticator.objects.create(user=officer, type=Authenticator.Type.TOTP, data={"secret": "x"})
    assert sign_in(officer).get("/work/").status_code == 200


def test_public_pages_ask_for_no_second_factor(officer, settings):
    settings.AREASEND_SECOND_FACTOR = True
    assert sign_in(officer).get("/when-should-i-hear/").status_code == 200
