"""What I owe."""

from datetime import date, timedelta

import pytest
from tests.conftest import TODAY
from tests.factories import make_user, sign_in
from tests.factories import strategic as make
from tests.integration.plans.asking import day, get, refused, send

from areasend.rules.policies.access import Role


@pytest.fixture
def promised(area):
    """Something that the owner promised at a meeting a month ago."""
    meeting = make.make_meeting(area.board, on=TODAY - timedelta(30), held_on=TODAY - timedelta(30))
    seat = make.make_seat(area.board, user=area.owner)
    return make.make_owed_action(meeting, seat=seat, text="Bring the waits by clinic", due_on=TODAY - timedelta(2))


def test_my_actions_are_there_with_their_form_and_nobody_elses(as_owner, area):
    page = get(as_owner, "owed")
    assert "Train every SENCO" in page
    assert "Publish the offer" not in page
    assert f'action="/improvement/plans/actions/{area.late.pk}/note/"' in page


def test_what_my_organisation_leads_is_mine_only_while_nobody_is_named(area):
    assert "Train every SENCO" not in get(sign_in(area.partner), "owed")
    area.late.roles.update(user=None)
    assert "Train every SENCO" in get(sign_in(area.partner), "owed")


def test_what_presses_most_comes_first(as_owner, area):
    make.make_role(area.fine, user=area.owner)
    page = get(as_owner, "owed")
    assert page.index("Train every SENCO") < page.index("Publish the offer")
    assert "2 actions of the plans, 1 of them wanting something now." in page


def test_who_owes_nothing_is_told_so(area):
    assert "You owe nothing now" in get(sign_in(make_user()), "owed")


def test_promises_made_at_meetings_and_risks_to_review_are_there(as_owner, area, promised):
    make.make_risk(owner_user=area.owner, title="Waits grow", review_on=TODAY + timedelta(3))
    make.make_risk(owner_user=area.owner, title="Far off", review_on=TODAY + timedelta(90))
    page = get(as_owner, "owed")
    assert "Bring the waits by clinic" in page
    assert "Waits grow" in page
    assert "Far off" not in page


def test_a_promise_is_done_in_one_step(as_owner, area, promised):
    get(as_owner, "promise", promised.pk)
    given = {"note": "Sent to all", "version": promised.version, **day("done_on", TODAY)}
    assert send(as_owner, "promise", promised.pk, **given)["Location"] == "/improvement/plans/owed/"
    promised.refresh_from_db()
    assert (promised.done_on, promised.done_note) == (TODAY, "Sent to all")


def test_a_promise_is_not_done_in_the_future_nor_by_a_stranger(as_owner, area, promised):
    given = {"version": promised.version, **day("done_on", date(2027, 1, 1))}
    assert "in the future" in refused(send(as_owner, "promise", promised.pk, **given))
    assert send(sign_in(make_user()), "promise", promised.pk, **given).status_code == 404


def test_those_who_only_read_owe_nothing(area):
    assert sign_in(make_user(roles=[Role.ANALYST])).get("/improvement/plans/owed/").status_code == 403
