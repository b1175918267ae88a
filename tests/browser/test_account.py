"""Signing in, with a second step by app and by security key, in a real browser under the real security policy."""

import re

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from playwright.sync_api import Page, expect
from tests.browser.conftest import NARROW, WIDE
from tests.factories import make_user

PASSWORD = "correct-horse-battery"
PUBLIC = ["/accounts/login/", "/accounts/password/reset/", "/accounts/password/reset/done/", "/accounts/signup/"]
PUBLIC += ["/accounts/inactive/", "/accounts/password/reset/key/1-set-password/"]


@pytest.fixture
def officer(db):
    user = make_user("Amara Osei", email="amara@example.org")
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in_by_form(page: Page) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("Email").fill("amara@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page).not_to_have_url(re.compile("/accounts/login/"))


def go_where_it_asks_again(page: Page, path: str) -> None:
    """Whatever changes how one signs in wants the password once more."""
    page.goto(path)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()
    expect(page).to_have_url(re.compile(re.escape(path)))


def code_of(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


@pytest.mark.django_db
@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("path", PUBLIC)
def test_a_page_before_sign_in_is_accessible(open_page, check_page, path, width):
    check_page(open_page(path, width=width))


@pytest.mark.parametrize("js", [True, False], ids=["js", "no-js"])
def test_a_wrong_password_is_told_in_a_summary(officer, open_page, check_page, js):
    page = open_page("/accounts/login/", js=js)
    page.get_by_label("Email").fill("amara@example.org")
    page.get_by_label("Password", exact=True).fill("wrong")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_be_visible()
    check_page(page)


def test_an_app_is_set_up_and_asked_for_at_the_next_sign_in(officer, open_page, check_page):
    page = open_page("/accounts/login/")
    sign_in_by_form(page)
    go_where_it_asks_again(page, "/accounts/2fa/totp/activate/")
    check_page(page)
    secret = page.locator(".app-reference").inner_text()
    page.get_by_label("Authenticator code").fill(code_of(secret))
    page.get_by_role("button", name="Turn on").click()
    expect(page.get_by_role("heading", name="Recovery codes").first).to_be_visible()
    check_page(page)
    page.goto("/accounts/logout/")
    check_page(page)
    page.locator("main").get_by_role("button", name="Sign out").click()
    sign_in_by_form(page)
    expect(page.get_by_role("heading", name="Second step")).to_be_visible()
    check_page(page)


def test_a_security_key_is_added_under_the_security_policy(officer, open_page, check_page):
    page = open_page("/accounts/login/")
    sign_in_by_form(page)
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "usb", "hasResidentKey": True, "hasUserVerification": True}
    options |= {"isUserVerified": True, "automaticPresenceSimulation": True}
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    go_where_it_asks_again(page, "/accounts/2fa/webauthn/add/")
    check_page(page)
    page.locator("#mfa_webauthn_add").click()
    expect(page.get_by_role("heading", name="Recovery codes").first).to_be_visible()
    page.goto("/accounts/2fa/webauthn/")
    expect(page.get_by_role("table")).to_be_visible()
    check_page(page)


@pytest.mark.parametrize("path", ["/accounts/2fa/", "/accounts/password/change/", "/accounts/reauthenticate/"])
def test_a_page_of_the_account_is_accessible(officer, open_page, check_page, path):
    page = open_page("/accounts/login/")
    sign_in_by_form(page)
    page.goto(path)
    check_page(page)
