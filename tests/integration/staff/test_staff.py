"""People who sign in: listed, invited, changed and closed by an administrator."""

import pytest
from tests.factories import make_case, make_organisation, make_team, make_user, sign_in
from tests.strict_html import check_html

from areasend.records.models import AuditEntry, User
from areasend.rules.policies.access import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator():
    return make_user("Ada Administrator", roles=[Role.ADMINISTRATOR])


@pytest.fixture
def client(administrator):
    return sign_in(administrator)


def invitation(**changes):
    given = {"name": "New Officer", "email": "new@example.org", "job_title": "", "roles": ["officer"]}
    return given | {"team": make_team().pk} | changes


def test_the_list_shows_what_each_may_do(client):
    make_user("Olive Officer", team=make_team(), roles=[Role.OFFICER, Role.TEAM_MANAGER])
    make_user("Gone Person", is_active=False)
    page = client.get("/staff/").text
    check_html(page)
    assert all(words in page for words in ("Olive Officer", "Officer, Team manager", "North team", "Closed"))


def test_the_list_takes_as_many_queries_for_many_as_for_few(client, django_assert_max_num_queries):
    for _ in range(20):
        make_user(team=make_team())
    with django_assert_max_num_queries(8):
        client.get("/staff/")


def test_someone_is_invited(client, administrator):
    response = client.post("/staff/invite/", invitation(), follow=True)
    assert "New Officer can now sign in" in response.text
    user = User.objects.get(email="new@example.org")
    assert (user.roles, user.team, AuditEntry.objects.get().by) == ({Role.OFFICER}, make_team(), administrator)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": ""}, "Enter the name"),
        ({"email": "nobody"}, "Enter a valid email address"),
        ({"roles": []}, "Select at least one role"),
        ({"team": ""}, "Select a team: officers and team managers work in one"),
        ({"email": "taken@example.org"}, "taken@example.org already has a sign-in"),
    ],
)
def test_an_invitation_that_will_not_do_says_why(client, changes, sentence):
    make_user(email="taken@example.org")
    response = client.post("/staff/invite/", invitation(**changes))
    check_html(response.text)
    assert (response.status_code, sentence in response.text) == (422, True)
    assert not User.objects.filter(email="new@example.org").exists()


def test_an_analyst_needs_no_team(client):
    assert client.post("/staff/invite/", invitation(roles=["analyst"], team="")).status_code == 302


def test_roles_are_changed(client):
    user = make_user("Olive Officer", team=make_team())
    assert "Olive Officer" in client.get(f"/staff/{user.pk}/").text
    client.post(f"/staff/{user.pk}/", {"roles": ["analyst"], "team": ""})
    changed = User.objects.get(pk=user.pk)
    assert (changed.roles, changed.team) == ({Role.ANALYST}, None)


def test_a_change_without_a_role_says_so(client):
    user = make_user(team=make_team())
    response = client.post(f"/staff/{user.pk}/", {"team": ""})
    assert (response.status_code, "Select at least one role" in response.text) == (422, True)


def test_a_sign_in_is_closed_with_a_reason(client):
    user = make_user("Olive Officer")
    check_html(client.get(f"/staff/{user.pk}/deactivate/").text)
    client.post(f"/staff/{user.pk}/deactivate/", {"because": "Left"})
    user.refresh_from_db()
    assert (user.is_active, AuditEntry.objects.get().because) == (False, "Left")


def test_a_sign_in_that_holds_cases_stays_open(client):
    user = make_user("Olive Officer", team=make_team())
    make_case(officer=user)
    response = client.post(f"/staff/{user.pk}/deactivate/", {"because": "Left"})
    assert (response.status_code, "still holds 1 open case" in response.text) == (422, True)


def test_a_partner_takes_part_for_an_organisation(client):
    body = make_organisation("The parents' forum")
    refused = client.post("/staff/invite/", invitation(roles=["partner"], team=""))
    assert "Select an organisation" in refused.text
    client.post("/staff/invite/", invitation(roles=["partner"], team="", organisation=body.pk))
    assert User.objects.get(email="new@example.org").organisation == body


def test_nobody_takes_the_right_to_manage_sign_ins_from_themselves(client, administrator):
    response = client.post(f"/staff/{administrator.pk}/", {"roles": ["analyst"], "team": ""})
    assert "Ask another one" in response.text
    assert Role.ADMINISTRATOR in User.objects.get(pk=administrator.pk).roles
