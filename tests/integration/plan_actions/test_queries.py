"""Whose actions are, and who may do what to them."""

import pytest
from tests.factories import make_organisation, make_user
from tests.factories.strategic import (
    make_action,
    make_agency,
    make_board,
    make_partner,
    make_plan,
    make_priority,
    make_role,
)

from areasend.records.models import PlanAction
from areasend.rules.policies.access import Role, Verb

pytestmark = pytest.mark.django_db


@pytest.fixture
def hubs():
    return make_organisation("Family hubs", "other")


def updates(user, action) -> bool:
    return action in PlanAction.objects.allowed(user, Verb.UPDATE_ACTION)


@pytest.mark.parametrize("role", [Role.IMPROVEMENT_LEAD, Role.HEAD_OF_SERVICE])
def test_who_runs_the_plan_updates_any_action(action, role):
    assert updates(make_user(roles=[role]), action)


def test_a_partner_updates_an_action_in_which_they_hold_a_role(action):
    partner = make_partner()
    assert not updates(partner, action)
    make_role(action, user=partner)
    assert updates(partner, action)


def test_a_partner_updates_what_their_body_leads(action, hubs):
    make_agency(action, organisation=hubs)
    assert updates(make_partner(organisation=hubs), action)


def test_a_body_that_supports_does_not_update(action, hubs):
    make_agency(action, organisation=hubs, part="supporting")
    assert not updates(make_partner(organisation=hubs), action)


def test_an_analyst_sees_all_and_updates_none(action):
    analyst = make_user(roles=[Role.ANALYST])
    assert not updates(analyst, action)
    assert action in PlanAction.objects.allowed(analyst, Verb.VIEW_STRATEGY)


def test_an_administrator_sees_none(action):
    assert not PlanAction.objects.allowed(make_user(roles=[Role.ADMINISTRATOR]), Verb.VIEW_STRATEGY)


def test_what_a_body_leads_is_owed_by_its_people_only_while_nobody_is_named(action, hubs):
    partner = make_partner(organisation=hubs)
    make_agency(action, organisation=hubs)
    assert list(PlanAction.objects.owed_by(partner)) == [action]
    make_role(action, user=make_partner())
    assert not PlanAction.objects.owed_by(partner)


def test_what_is_closed_is_owed_no_more(action):
    partner = make_partner()
    make_role(action, user=partner)
    PlanAction.objects.filter(pk=action.pk).update(closed_on="2026-10-05", closed_as="done")
    assert not PlanAction.objects.owed_by(partner)


def test_an_action_of_a_closed_plan_is_not_open():
    make_action(make_plan(closed_on="2026-10-05"))
    assert not PlanAction.objects.open()


def test_a_board_watches_over_its_own_its_priorities_and_its_plans_actions():
    above, own, other = make_board(), make_board(), make_board()
    plan = make_plan(board=above)
    priority = make_priority(plan.strategy, board=own)
    of_plan, of_priority = make_action(plan), make_action(plan, priority=priority)
    of_other = make_action(plan, priority=priority, board=other)
    found = [list(PlanAction.objects.of_board(board)) for board in (above, own, other)]
    assert found == [[of_plan], [of_priority], [of_other]]


@pytest.mark.parametrize("words", ["train", "hubs", "1.1", "family train"])
def test_a_search_finds_it_by_what_is_said_of_it(action, hubs, words):
    make_agency(action, organisation=hubs)
    other = make_action(reference="9", title="Other")
    found = PlanAction.objects.search(words)
    assert action in found
    assert other not in found
