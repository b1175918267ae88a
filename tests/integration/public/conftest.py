"""An area with one child whose name, number and words may stand on no public page."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.cache import cache
from tests.conftest import TODAY
from tests.factories import make_case, make_person, make_user
from tests.factories.strategic import (
    make_action,
    make_board,
    make_decision,
    make_meeting,
    make_note,
    make_plan,
    make_priority,
    make_question,
    make_said_did,
)

from areasend.actions import release
from areasend.rules.policies.access import Role

OCTOBER, SEPTEMBER = date(2026, 10, 31), date(2026, 9, 30)
PLANTED = "Zebedee Quillfeather lives next to the mill"


@pytest.fixture(autouse=True)
def _held_still(settings: Any) -> None:
    settings.AREASEND_TODAY = TODAY.isoformat()
    cache.clear()


@pytest.fixture
def lead(db: None) -> Any:
    return make_user(roles=[Role.IMPROVEMENT_LEAD])


@pytest.fixture
def child(db: None) -> Any:
    return make_person("Zebedee", "Quillfeather", upn="A123456789012")


def requests(number: int, month: int) -> None:
    for _ in range(number):
        make_case(facts={"request.received": date(2026, month, 3)})


@pytest.fixture
def released(child: Any, lead: Any) -> Any:
    """Seventy requests since February, one of them the child's, and the figures of October published."""
    make_case(person=child, facts={"request.received": date(2026, 9, 1)})
    for month in range(2, 9):
        requests(10, month)
    made = release.make(OCTOBER, by=lead, today=TODAY)
    return release.publish(made, by=lead, today=TODAY)


@pytest.fixture
def account(released: Any) -> Any:
    """Something of every public kind, and beside each what is not to be seen."""
    plan = make_plan(agreed_on=OCTOBER, published_on=OCTOBER, kind="strategy")
    action = make_action(plan, priority=make_priority(plan.strategy), title="Train every SENCO")
    make_action(plan, title=f"Secret: {PLANTED}", is_public=False)
    make_note(action, text="Forty were trained", is_public=True)
    make_note(action, text=PLANTED, is_public=False)
    board = make_board(is_public=True, name="The open board")
    make_meeting(board, on=date(2026, 12, 2), is_public=True)
    make_meeting(board, on=date(2026, 9, 2), held_on=date(2026, 9, 2), is_public=True, minutes=PLANTED)
    make_board(name=f"Closed: {PLANTED}")
    make_decision(title="More places")
    make_decision(title=PLANTED, is_public=False)
    make_said_did(published_on=OCTOBER)
    make_said_did(said=PLANTED)
    said = {"words": PLANTED, "about": "/plans"}
    answered = make_question(
        **said,
        state="answered",
        shown="Why so long?",
        answer="Too few advisers.",
        answered_by="Us",
        answered_on=OCTOBER,
    )
    waiting = make_question(**said)
    declined = make_question(**said, state="declined", declined_because="Write to your officer.")
    return SimpleNamespace(
        plan=plan, action=action, board=board, questions=[answered, waiting, declined], release=released
    )
