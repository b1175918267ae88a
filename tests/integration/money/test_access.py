"""A finance officer keeps the money and opens no case."""

import pytest
from django.urls import NoReverseMatch, reverse
from tests.factories import make_case, make_user, sign_in
from tests.integration.access.rows import money as rows

from areasend.records.models import AuditEntry, ReadEntry
from areasend.rules.policies.access import Role, Verb, may

pytestmark = pytest.mark.django_db


@pytest.fixture
def finance(db):
    return sign_in(make_user(roles=[Role.FINANCE_OFFICER]))


@pytest.mark.parametrize("name", rows.ROWS)
def test_every_page_of_money_is_open_to_a_finance_officer(finance, name):
    args = rows.GIVEN[name](None) if name in rows.GIVEN else []
    otherwise = {"money:publish_report": 405, "money:put_report": 403}
    assert finance.get(reverse(name, args=args)).status_code == otherwise.get(name, 200)


@pytest.mark.parametrize("path", ["/cases/", "/timeliness/", "/workload/", "/import/", "/staff/", "/improvement/"])
def test_casework_is_closed_to_a_finance_officer(finance, path):
    assert finance.get(path).status_code == 403


def test_a_case_is_not_there_for_a_finance_officer(finance):
    assert finance.get(reverse("cases:case", args=[make_case().reference])).status_code == 404


def test_officers_do_not_see_money():
    assert not any(may([role], Verb.VIEW_MONEY) for role in (Role.OFFICER, Role.TEAM_MANAGER, Role.PARTNER))


def test_no_page_of_money_names_a_child(client, block):
    for name in ("money:children", "money:high_cost", "money:overview", "money:bands"):
        page = client.get(reverse(name)).text
        assert block.banded.surname not in page
    page = client.get(reverse("money:child", args=[block.banded.reference])).text
    assert block.banded.reference in page
    assert block.banded.surname not in page
    assert block.banded.forename not in page


def test_who_opens_what_a_child_costs_is_logged(client, block):
    client.get(reverse("money:child", args=[block.banded.reference]))
    entry = ReadEntry.objects.get()
    assert (entry.by, entry.person, entry.page) == (block.finance, block.banded, "money:child")


def test_who_downloads_a_list_of_children_is_kept(client, block):
    client.get(reverse("money:children_csv"))
    entry = AuditEntry.objects.get(action="cases.download")
    assert (entry.by, entry.detail["rows"]) == (block.finance, 4)


@pytest.mark.parametrize("name", ["money:children", "money:high_cost"])
def test_small_numbers_of_children_are_not_for_those_who_only_see_totals(block, name):
    lead = sign_in(make_user(roles=[Role.IMPROVEMENT_LEAD]))
    assert lead.get(reverse(name)).status_code == 403
    assert lead.get(reverse("money:overview")).status_code == 200


def test_a_deed_that_there_is_not_is_not_found(client, block):
    with pytest.raises(NoReverseMatch):
        reverse("money:change", args=[block.banded.reference, "band"])
    for path in ("band/1/burn", "tea/1/end", "fee/999/end"):
        assert client.get(f"/looking-ahead/money/children/{block.banded.reference}/{path}/").status_code == 404
