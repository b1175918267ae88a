"""A small area whose dashboard can be counted on the fingers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from tests.conftest import TODAY
from tests.factories import make_advice, make_case, make_team, make_user

from areasend.records.models import Team, User
from areasend.rules.policies.access import Role


@dataclass
class Area:
    north: Team
    south: Team
    head: User
    officer: User


@pytest.fixture(autouse=True)
def _held_still(settings: Any) -> None:
    settings.AREASEND_TODAY = TODAY.isoformat()


@pytest.fixture
def area(db: None) -> Area:
    """Requests: three in the north (one refused), two in the south (one with advice overdue). One plan in the north, never reviewed."""
    north, south = make_team("North team"), make_team("South team")
    for month in (7, 8):
        make_case(facts={"request.received": date(2026, month, 1)}, team=north)
    make_case(facts={"request.received": date(2026, 9, 1), "decision.refuse": date(2026, 10, 1)}, team=north)
    make_case(facts={"request.received": date(2026, 9, 2)}, team=south)
    late = make_case(facts={"request.received": date(2026, 9, 3), "decision.assess": date(2026, 9, 20)}, team=south)
    make_advice(late, asked_on=date(2026, 9, 21))
    make_case(process="plan", facts={"plan.made": date(2025, 9, 1)}, team=north)
    return Area(
        north,
        south,
        make_user("Head of service", roles=[Role.HEAD_OF_SERVICE]),
        make_user("Officer of the north", roles=[Role.OFFICER], team=north),
    )
