"""Handing cases over: from the list, and all that a leaver holds."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.conftest import TODAY
from tests.factories import make_case, make_cases, make_team, make_user, sign_in
from tests.strict_html import check_html

from areasend.records.models import AuditEntry, Case
from areasend.rules.policies.access import Role
from areasend.web.workload.sharing import receivers, shares


@pytest.fixture
def team():
    return make_team()


@pytest.fixture
def manager(team):
    return make_user("Maria Manager", roles=[Role.TEAM_MANAGER], team=team)


@pytest.fixture
def leaver(team):
    """Holds seven cases, three of them overdue."""
    leaver = make_user("Lee Leaver", team=team)
    for days in (90, 80, 70, 30, 20, 10, 5):
        make_case(officer=leaver, facts={"request.received": TODAY - timedelta(days)})
    return leaver


@pytest.fixture
def two(team):
    return [make_user("Ann", team=team), make_user("Bob", team=team)]


def given(cases, officers, **more) -> dict:
    return {
        "cases": ",".join(str(case.pk) for case in cases),
        "officers": [officer.pk for officer in officers],
        "because": "Lee leaves on 5 December",
    } | more


def test_ticked_cases_are_taken_along(manager, leaver):
    client, case = sign_in(manager), Case.objects.first()
    answer = client.post("/cases/choose/", {"case": [case.pk, "x"], "query": ""})
    assert answer.headers["Location"] == "/workload/share/"
    assert client.get("/workload/share/").context["found"].cases == [case]


def test_all_that_a_filter_selects_is_taken_along(manager, leaver):
    client = sign_in(manager)
    client.post("/cases/choose/", {"everything": "yes", "query": f"officer={leaver.pk}&lateness=overdue"})
    page = client.get("/workload/share/")
    check_html(page.content.decode())
    assert page.context["number"] == page.context["overdue"] == 3


def test_the_preview_changes_nothing_and_says_what_each_will_hold(manager, leaver, two):
    make_case(officer=two[0])
    page = sign_in(manager).post(f"/workload/{leaver.pk}/", given(leaver.assigned_cases.all(), two, preview="yes"))
    check_html(page.content.decode())
    assert [(s.officer.name, s.now, s.gets, s.gets_overdue, s.then) for s in page.context["preview"]] == [
        ("Ann", 1, 4, 2, 5),
        ("Bob", 0, 3, 1, 3),
    ]
    assert leaver.assigned_cases.count() == 7


def test_what_was_previewed_is_what_happens(manager, leaver, two):
    cases = list(Case.objects.held_by(leaver).in_legal_order())
    expected = {share.officer.name: share.then for share in shares(cases, two, TODAY)}
    sign_in(manager).post(f"/workload/{leaver.pk}/", given(cases, two, confirm="yes"))
    assert {officer.name: officer.assigned_cases.count() for officer in two} == expected


def test_after_a_handover_nothing_is_left_and_the_page_says_so(manager, leaver, two):
    cases = list(leaver.assigned_cases.all())
    page = sign_in(manager).post(f"/workload/{leaver.pk}/", given(cases, two, confirm="yes"), follow=True)
    text = page.content.decode()
    check_html(text)
    assert "Nothing is left" in text
    assert "7 cases handed over to Ann and Bob." in text


def test_every_case_keeps_who_handed_it_over_and_why(manager, leaver, two):
    sign_in(manager).post(f"/workload/{leaver.pk}/", given(leaver.assigned_cases.all(), two, confirm="yes"))
    entries = AuditEntry.objects.filter(action="case.reassign_many", by=manager, because="Lee leaves on 5 December")
    assert entries.count() == 7


def test_cases_of_another_team_are_left_out_and_counted(manager, two):
    others = make_cases(2, officer=make_user(team=make_team("South team")))
    own = make_cases(1, officer=two[0])
    page = sign_in(manager).post("/workload/share/", given([*others, *own], two, preview="yes"))
    assert (page.context["number"], page.context["found"].left_out) == (1, 2)


def test_a_forged_confirmation_moves_no_case_of_another_team(manager, two):
    stefan = make_user("Stefan", team=make_team("South team"))
    sign_in(manager).post("/workload/share/", given(make_cases(2, officer=stefan), two, confirm="yes"))
    assert stefan.assigned_cases.count() == 2


def test_a_team_manager_gives_to_her_own_team_and_the_head_to_everyone(manager, two):
    make_user("Stefan", team=make_team("South team"))
    head = make_user(roles=[Role.HEAD_OF_SERVICE])
    assert [officer.name for officer in receivers(manager)] == ["Ann", "Bob"]
    assert [officer.name for officer in receivers(head)] == ["Ann", "Bob", "Stefan"]


def test_the_leaver_does_not_receive(manager, leaver, two):
    assert leaver not in receivers(manager, leaver)


@pytest.mark.parametrize(
    ("missing", "sentence"), [("officers", "Select at least one officer"), ("because", "Enter why")]
)
def test_what_is_missing_is_said(manager, leaver, two, missing, sentence):
    posted = given(leaver.assigned_cases.all(), two, preview="yes") | {missing: []}
    page = sign_in(manager).post(f"/workload/{leaver.pk}/", posted)
    check_html(page.content.decode())
    assert page.status_code == 422
    assert sentence in page.content.decode()


def test_nothing_chosen_leads_to_the_list(manager):
    text = sign_in(manager).get("/workload/share/").content.decode()
    check_html(text)
    assert "No cases to hand over" in text


@pytest.mark.parametrize("role", [Role.OFFICER, Role.ANALYST, Role.ADMINISTRATOR])
def test_these_roles_hand_nothing_over(leaver, role):
    client = sign_in(make_user(roles=[role], team=leaver.team))
    assert client.get(f"/workload/{leaver.pk}/").status_code == 403
    assert client.post("/cases/choose/", {"case": []}).status_code == 403
    assert client.get("/workload/share/").status_code == 403
