"""Every address of the site with what each person gets there. An address without a row fails."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from tests.factories import make_user, sign_in
from tests.integration.access.test_above_the_case import ROWS as ABOVE

from areasend.rules.policies.access import Role

pytestmark = pytest.mark.django_db

#                         anonymous  officer  manager  head  analyst  administrator
PUBLIC = {
    "robots":                  (200, 200, 200, 200, 200, 200),
    "favicon":                 (302, 302, 302, 302, 302, 302),
    "brand_css":               (200, 200, 200, 200, 200, 200),
    "health":                  (200, 200, 200, 200, 200, 200),
    "hear:start":              (200, 200, 200, 200, 200, 200),
    "hear:situation":          (200, 200, 200, 200, 200, 200),
    "statements:accessibility": (200, 200, 200, 200, 200, 200),
    "statements:privacy":      (200, 200, 200, 200, 200, 200),
    "gallery:index":           (200, 200, 200, 200, 200, 200),
    "gallery:form":            (200, 200, 200, 200, 200, 200),
    "gallery:error":           (404, 404, 404, 404, 404, 404),
    "sign_in:demo":            (404, 404, 404, 404, 404, 404),
}  # fmt: skip
PAGES = {
    "home":                    (302, 302, 302, 302, 302, 302),
    "work:mine":               (302, 200, 200, 200, 200, 200),
    "work:colleague":          (302, 200, 200, 200, 200, 403),
    "cases:list":              (302, 200, 200, 200, 200, 403),
    "cases:download":          (302, 200, 200, 200, 200, 403),
    "cases:choose":            (302, 405, 405, 405, 405, 405),
    "cases:save_view":         (302, 405, 405, 405, 405, 405),
    "cases:delete_view":       (302, 405, 405, 405, 405, 405),
    "cases:new":               (302, 200, 200, 200, 403, 403),
    "cases:new_request":       (302, 200, 200, 200, 403, 403),
    "cases:new_move":          (302, 200, 200, 200, 403, 403),
    "cases:new_move_in":       (302, 200, 200, 200, 403, 403),
    "workload:teams":          (302, 403, 200, 200, 200, 403),
    "workload:share":          (302, 403, 200, 200, 403, 403),
    "workload:handover":       (302, 403, 200, 200, 403, 403),
    "dashboard:overview":      (302, 200, 200, 200, 200, 403),
    "dashboard:overview_csv":  (302, 200, 200, 200, 200, 403),
    "dashboard:indicator":     (302, 200, 200, 200, 200, 403),
    "dashboard:table":         (302, 200, 200, 200, 200, 403),
    "dashboard:cases":         (302, 200, 200, 200, 200, 403),
    "timeliness:overview":     (302, 200, 200, 200, 200, 403),
    "timeliness:open":         (302, 200, 200, 200, 200, 403),
    "timeliness:advice":       (302, 200, 200, 200, 200, 403),
    "timeliness:measure":      (302, 200, 200, 200, 200, 403),
    "timeliness:table":        (302, 200, 200, 200, 200, 403),
    "imports:start":           (302, 403, 403, 200, 403, 200),
    "imports:template":        (302, 403, 403, 200, 403, 200),
    "imports:run":             (302, 403, 403, 200, 403, 200),
    "imports:progress":        (302, 403, 403, 200, 403, 200),
    "imports:report":          (302, 403, 403, 404, 403, 404),
    "imports:import_now":      (302, 405, 405, 405, 405, 405),
    "staff:list":              (302, 403, 403, 403, 403, 200),
    "staff:invite":            (302, 403, 403, 403, 403, 200),
    "staff:change":            (302, 403, 403, 403, 403, 200),
    "staff:deactivate":        (302, 403, 403, 403, 403, 200),
}  # fmt: skip

#                   owner colleague stranger manager other_manager head analyst administrator
VIEW =              (200, 200, 404, 200, 200, 200, 200, 404)  # fmt: skip
EDIT =              (200, 200, 404, 200, 403, 200, 403, 404)  # fmt: skip
CORRECT =           (200, 403, 404, 200, 403, 200, 403, 404)  # fmt: skip
REASSIGN =          (403, 403, 404, 200, 403, 200, 403, 404)  # fmt: skip
CASE = {
    "cases:case": VIEW,
    "cases:document": VIEW,
    "cases:step": EDIT,
    "cases:open": EDIT,
    "cases:amend_person": EDIT,
    "cases:place": EDIT,
    "cases:end_placement": EDIT,
    "cases:add_carer": EDIT,
    "cases:amend_carer": EDIT,
    "cases:end_carer": EDIT,
    "cases:ask_advice": EDIT,
    "cases:receive_advice": EDIT,
    "cases:set_aside_advice": EDIT,
    "cases:log_contact": EDIT,
    "cases:answer_contact": EDIT,
    "cases:add_document": EDIT,
    "cases:claim_exception": EDIT,
    "cases:withdraw_exception": EDIT,
    "cases:history": CORRECT,
    "cases:correct_advice": CORRECT,
    "cases:strike_advice": CORRECT,
    "cases:strike_contact": CORRECT,
    "cases:strike_document": CORRECT,
    "cases:correct_fact": CORRECT,
    "cases:strike_fact": CORRECT,
    "cases:reassign": REASSIGN,
}

#                                     anonymous  signed in
ACCOUNT = {
    "account_login":                       (200, 302),
    "account_logout":                      (302, 200),
    "account_inactive":                    (200, 200),
    "account_signup":                      (200, 302),
    "account_reauthenticate":              (302, 200),
    "account_email_closed":                (404, 404),
    "account_email":                       (404, 404),
    "account_email_verification_sent":     (200, 200),
    "account_change_password":             (302, 200),
    "account_set_password":                (302, 302),
    "account_reset_password":              (200, 200),
    "account_confirm_login_code":          (302, 302),
    "account_confirm_email":               (200, 200),
    "account_reset_password_from_key_done": (200, 200),
    "account_reset_password_from_key":     (200, 200),
    "account_reset_password_done":         (200, 200),
    "mfa_index":                           (302, 200),
    "mfa_authenticate":                    (302, 302),
    "mfa_reauthenticate":                  (302, 302),
    "mfa_activate_totp":                   (302, 302),
    "mfa_deactivate_totp":                 (302, 404),
    "mfa_view_recovery_codes":             (302, 404),
    "mfa_generate_recovery_codes":         (302, 302),
    "mfa_download_recovery_codes":         (302, 404),
    "mfa_list_webauthn":                   (302, 200),
    "mfa_add_webauthn":                    (302, 302),
    "mfa_reauthenticate_webauthn":         (302, 302),
    "mfa_remove_webauthn":                 (302, 302),
    "mfa_edit_webauthn":                   (302, 302),
    "socialaccount_login_cancelled":       (200, 200),
    "socialaccount_login_error":           (401, 401),
    "socialaccount_signup":                (302, 302),
    "socialaccount_connections":           (302, 200),
    "openid_connect_login":                (404, 404),
    "openid_connect_callback":             (404, 404),
    "accounts/social/login/cancelled/":    (301, 301),
    "accounts/social/login/error/":        (301, 301),
    "accounts/social/signup/":             (301, 301),
    "accounts/social/connections/":        (301, 301),
}  # fmt: skip
OPEN_TO_PARTNERS = {
    "home", "work:mine", "dashboard:overview", "dashboard:overview_csv", "dashboard:indicator", "dashboard:table",
}  # fmt: skip
"""What partners and improvement leads see of the pages above: the figures, and a list of work that is empty for them."""
ONLY_READ = {"cases:case", "cases:document", "cases:history"}
ROLE_COLUMNS = ("anonymous", "owner", "manager", "head", "analyst", "administrator")
CASE_COLUMNS = ("owner", "colleague", "stranger", "manager", "other_manager", "head", "analyst", "administrator")
FIXED = {
    "hear:situation": ["asked-for-an-assessment"],
    "gallery:error": ["404"],
    "dashboard:indicator": ["plans_in_20_weeks"],
    "dashboard:table": ["plans_in_20_weeks", "months"],
    "dashboard:cases": ["plans_in_20_weeks"],
    "timeliness:measure": ["plans"],
    "timeliness:table": ["plans", "months"],
    "imports:template": ["people.csv"],
    "account_confirm_email": ["some-key"],
    "account_reset_password_from_key": ["1", "some-key"],
    "openid_connect_login": ["oidc"],
    "openid_connect_callback": ["oidc"],
    "mfa_remove_webauthn": [1],
    "mfa_edit_webauthn": [1],
}


def addresses(resolver: Any, prefix: str = "", space: str = "") -> Iterator[str]:
    """The names of all addresses; of one without a name, the address itself."""
    for entry in resolver.url_patterns:
        where = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from addresses(entry, where, f"{entry.namespace}:" if entry.namespace else space)
        elif isinstance(entry, URLPattern):
            yield f"{space}{entry.name}" if entry.name else where


def address(name: str, world: Any) -> str:
    rows, case = world.rows, world.case
    plan_case = rows.plan.reference
    known = {
        "cases:delete_view": [rows.view],
        "cases:open": [plan_case, "annual_review"],
        "cases:step": [case.reference, "decide_to_issue"],
        "work:colleague": [rows.officer],
        "workload:handover": [rows.officer],
        "staff:change": [rows.officer],
        "staff:deactivate": [rows.officer],
        "imports:run": [rows.run],
        "imports:progress": [rows.run],
        "imports:report": [rows.run, "csv"],
        "imports:import_now": [rows.run],
        **{name: [case.reference, getattr(rows, kind)] for name, kind in ROWS.items()},
        **FIXED,
    }
    only = [case.reference] if name in CASE else []
    return f"/{name}" if "/" in name else reverse(name, args=known.get(name, only))


ROWS = {
    "cases:receive_advice": "advice",
    "cases:set_aside_advice": "advice",
    "cases:correct_advice": "advice",
    "cases:strike_advice": "advice",
    "cases:answer_contact": "contact",
    "cases:strike_contact": "contact",
    "cases:amend_carer": "carer",
    "cases:end_carer": "carer",
    "cases:end_placement": "placement",
    "cases:document": "document",
    "cases:strike_document": "document",
    "cases:withdraw_exception": "exception",
    "cases:correct_fact": "fact",
    "cases:strike_fact": "fact",
}


def client_of(user: Any) -> Client:
    return sign_in(user) if user else Client()


def statuses(world: Any, name: str, columns: tuple[str, ...], method: str = "get") -> dict[str, int]:
    where = address(name, world)
    return {who: status_of(client_of(world.people[who]), method, where) for who in columns}


def status_of(client: Client, method: str, where: str) -> int:
    response = getattr(client, method)(where)
    list(response)  # a file is closed when it is read to its end
    return int(response.status_code)


def test_every_address_has_a_row():
    assert sorted(set(addresses(get_resolver()))) == sorted(PUBLIC | PAGES | CASE | ACCOUNT | ABOVE)


@pytest.mark.parametrize("name", PUBLIC | PAGES)
def test_a_page_is_for_these_roles(world, name):
    assert statuses(world, name, ROLE_COLUMNS) == dict(zip(ROLE_COLUMNS, (PUBLIC | PAGES)[name], strict=True))


@pytest.mark.parametrize("name", sorted(PAGES.keys() - OPEN_TO_PARTNERS))
@pytest.mark.parametrize("role", [Role.PARTNER, Role.IMPROVEMENT_LEAD])
def test_casework_is_closed_to_partners_and_to_those_who_run_the_plan(world, role, name):
    assert status_of(sign_in(make_user(roles=[role])), "get", address(name, world)) in (403, 405)


@pytest.mark.parametrize("name", sorted(OPEN_TO_PARTNERS))
@pytest.mark.parametrize("role", [Role.PARTNER, Role.IMPROVEMENT_LEAD])
def test_figures_are_open_to_them(world, role, name):
    assert status_of(sign_in(make_user(roles=[role])), "get", address(name, world)) in (200, 302)


@pytest.mark.parametrize("name", CASE)
@pytest.mark.parametrize("role", [Role.PARTNER, Role.IMPROVEMENT_LEAD])
def test_no_case_is_there_for_them(world, role, name):
    assert status_of(sign_in(make_user(roles=[role])), "get", address(name, world)) == 404


@pytest.mark.parametrize("name", CASE)
def test_a_page_of_a_case_is_for_those_who_stand_to_it_so(world, name):
    assert statuses(world, name, CASE_COLUMNS) == dict(zip(CASE_COLUMNS, CASE[name], strict=True))


@pytest.mark.parametrize("name", CASE)
def test_what_one_may_not_see_one_may_not_send_either(world, name):
    closed = [(who, status) for who, status in zip(CASE_COLUMNS, CASE[name], strict=True) if status != 200]
    expected = {who: 405 if name in ONLY_READ else status for who, status in closed}
    assert statuses(world, name, tuple(expected), "post") == expected


@pytest.mark.parametrize("name", ACCOUNT)
def test_a_page_of_ones_own_account(world, name):
    assert statuses(world, name, ("anonymous", "owner")) == dict(
        zip(("anonymous", "owner"), ACCOUNT[name], strict=True)
    )


@pytest.mark.parametrize("name", [*sorted(PAGES.keys() - {"home"}), *CASE])
def test_who_is_not_signed_in_is_sent_to_sign_in_and_back(client, world, name):
    where = address(name, world)
    sent = client.get(where)
    assert (sent.status_code, sent["Location"].split("?")[0]) == (302, reverse("account_login"))
    assert sent["Location"].endswith(where.replace("/", "%2F"))


@pytest.mark.parametrize("name", [*sorted(PAGES.keys() - {"home"}), *CASE])
def test_a_private_page_is_kept_nowhere(world, name):
    response = sign_in(world.people["head"]).get(address(name, world))
    list(response)
    assert "no-store" in response["Cache-Control"]


NO_FORM = sorted(PUBLIC.keys() - {"gallery:index", "gallery:form"})


@pytest.mark.parametrize("name", NO_FORM)
def test_a_public_page_sets_no_cookie(client, world, name):
    assert client.get(address(name, world)).cookies == {}
