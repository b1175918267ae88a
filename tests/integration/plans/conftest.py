"""A plan of last year's strategy, with actions that stand in every way, and those who come to it."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from tests.conftest import TODAY
from tests.factories import make_organisation, make_user, sign_in
from tests.factories import strategic as make

from areasend.rules.policies.access import Role


@pytest.fixture(autouse=True)
def held_still(settings, tmp_path):
    storages = settings.STORAGES
    settings.STORAGES = storages | {"default": {**storages["default"], "OPTIONS": {"location": str(tmp_path)}}}
    settings.AREASEND_TODAY = TODAY.isoformat()


@pytest.fixture
def area(db) -> Any:
    """`lead` runs the plans, `owner` holds a role in `late`, `partner` belongs to the body that leads `late`."""
    health = make_organisation("Integrated care board", "icb")
    lead = make_user("Lena Lead", roles=[Role.IMPROVEMENT_LEAD])
    owner = make_user("Omar Owner", roles=[Role.OFFICER])
    partner = make_user("Petra Partner", roles=[Role.PARTNER], organisation=health)
    strategy = make.make_strategy(title="The strategy", slug="the-strategy", vision="Every child is heard.")
    board = make.make_board(name="Improvement group")
    priority = make.make_priority(strategy, title="Early support", outcome="Help comes early.", board=board)
    plan = make.make_plan(strategy, title="The plan", slug="the-plan", ends_on=date(2027, 8, 31))
    late = make.make_action(plan, reference="1.1", title="Train every SENCO", priority=priority, term="short")
    make.make_date(late, on=date(2026, 9, 30), label="Launch")
    make.make_role(late, title="Head of SEND", user=owner)
    make.make_agency(late, organisation=health)
    fine = make.make_action(plan, reference="1.2", title="Publish the offer", priority=priority)
    make.make_date(fine, on=date(2027, 3, 31), precision="month")
    make.make_note(fine, on=TODAY - timedelta(5), percent=40)
    measure = make.make_measure(fine)
    for months, value in ((5, 10), (4, 18), (3, 26), (2, 33), (1, 40)):
        make.make_measure_reading(measure, on=TODAY - timedelta(30 * months), value=value)
    return SimpleNamespace(
        lead=lead, owner=owner, partner=partner, strategy=strategy, priority=priority, plan=plan, late=late, fine=fine,
        measure=measure, board=board, health=health,
    )  # fmt: skip


@pytest.fixture
def as_lead(area):
    return sign_in(area.lead)


@pytest.fixture
def as_owner(area):
    return sign_in(area.owner)
