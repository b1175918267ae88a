"""A small area whose figures can be counted on the fingers: two teams, and cases of 2025 and 2026."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from tests.conftest import TODAY
from tests.factories import make_advice, make_case, make_exception, make_team, make_user, sign_in

from areasend.records.models import Case, Team, User
from areasend.rules.policies.access import Role
from areasend.web.timeliness.scope import LAST_12, Scope


def issued(received_on: date, weeks: int, **given: Any) -> Case:
    """An assessment decided in the fifth week that ended with a plan after so many weeks."""
    facts = {
        "request.received": received_on,
        "decision.assess": received_on + timedelta(35),
        "decision.issue": received_on + timedelta(84),
        "draft.served": received_on + timedelta(98),
        "plan.issued": received_on + timedelta(7 * weeks),
    }
    return make_case(facts=facts, **given)


def asked(received_on: date, days: int | None = None, **given: Any) -> Case:
    """A request, decided after so many days or not at all."""
    decided = {} if days is None else {"decision.assess": received_on + timedelta(days)}
    return make_case(facts={"request.received": received_on, **decided}, **given)


def reviewed(meeting_on: date, days: int, **given: Any) -> Case:
    facts = {"review.meeting": meeting_on, "review.decided_maintain": meeting_on + timedelta(days)}
    return make_case(process="annual_review", facts=facts, **given)


@dataclass
class Area:
    north: Team
    south: Team
    head: User
    officer: User

    @property
    def client(self) -> Client:
        return sign_in(self.head)

    def scope(self, user: User | None = None, period: str = LAST_12, team: Team | None = None) -> Scope:
        return Scope(user or self.head, TODAY, period, team)


@pytest.fixture(autouse=True)
def _held_still(settings: Any) -> None:
    settings.AREASEND_TODAY = TODAY.isoformat()


@pytest.fixture
def area(db: None) -> Area:
    """Plans: 20, 21 and 60 weeks in the north, 20 weeks with an exception in the south. See the makers above for the rest."""
    north, south = make_team("North team"), make_team("South team")
    for weeks in (20, 21, 60):
        issued(date(2026, 9, 7) - timedelta(7 * weeks), weeks, team=north)
    make_exception(issued(date(2026, 3, 2), 20, team=south))
    asked(date(2026, 9, 1), 42, team=north)
    asked(date(2026, 9, 2), 43, team=north)
    late = asked(date(2026, 9, 3), team=south)
    asked(date(2026, 11, 2), team=south)
    asked(date(2025, 9, 1), 40, team=south)
    for received_on in (date(2026, 10, 13), date(2026, 10, 14), None):
        make_advice(late, asked_on=date(2026, 9, 1), received_on=received_on)
    make_advice(late, source="medical", asked_on=date(2026, 11, 10))
    reviewed(date(2026, 9, 1), 28, team=north)
    reviewed(date(2026, 9, 2), 29, team=south)
    return Area(
        north,
        south,
        make_user("Head of service", roles=[Role.HEAD_OF_SERVICE]),
        make_user("Officer of the north", roles=[Role.OFFICER], team=north),
    )
