from datetime import date

import pytest
from tests.conftest import TODAY
from tests.factories import make_user, sign_in
from tests.factories.strategic import make_board, make_item, make_meeting, make_seat

from areasend.rules.policies.access import Role


@pytest.fixture(autouse=True)
def held_day(settings, tmp_path):
    settings.AREASEND_TODAY = TODAY.isoformat()
    storages = settings.STORAGES
    settings.STORAGES = storages | {"default": {**storages["default"], "OPTIONS": {"location": str(tmp_path)}}}


@pytest.fixture
def lead(db):
    return make_user("Marianne Lead", roles=[Role.IMPROVEMENT_LEAD])


@pytest.fixture
def board(db):
    return make_board(
        slug="send-board", name="SEND Board", quorum=2, quorum_sectors=["health"], seat_sectors=["health", "education"]
    )


@pytest.fixture
def member(board):
    """Sits on the board for health, with a sign-in."""
    user = make_user("Hana Member", roles=[Role.PARTNER])
    make_seat(board, name=user.name, user=user, sector="health")
    return user


@pytest.fixture
def meeting(board):
    return make_meeting(board, on=date(2026, 12, 9), place="County hall")


@pytest.fixture
def held(board):
    """A meeting of the autumn that was held, with one item minuted."""
    past = make_meeting(board, on=date(2026, 10, 14), held_on=date(2026, 10, 14), is_public=True)
    make_item(past, title="Waiting times", minute="The board asked for a plan.")
    return past


@pytest.fixture
def client_of():
    return sign_in
