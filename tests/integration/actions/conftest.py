from datetime import date
from pathlib import Path

import pytest
from tests.factories import make_case, make_team, make_user

from areasend.records.models import Case, Team, User

ASKED = date(2026, 9, 1)


@pytest.fixture(autouse=True)
def documents(settings, tmp_path) -> Path:
    """A folder for documents that goes with the test."""
    storages = settings.STORAGES
    settings.STORAGES = storages | {"default": {**storages["default"], "OPTIONS": {"location": str(tmp_path)}}}
    return tmp_path


@pytest.fixture
def team(db) -> Team:
    return make_team()


@pytest.fixture
def officer(team) -> User:
    return make_user("Olive Officer", team=team)


@pytest.fixture
def case(officer) -> Case:
    """An assessment asked for on 1 September 2026, seven weeks before TODAY's half term."""
    return make_case(officer=officer, facts={"request.received": ASKED})


@pytest.fixture
def assessing(officer) -> Case:
    """An assessment agreed to on 1 October."""
    return make_case(officer=officer, facts={"request.received": ASKED, "decision.assess": date(2026, 10, 1)})


@pytest.fixture
def plan(officer) -> Case:
    return make_case(process="plan", officer=officer, facts={"plan.made": date(2025, 12, 1)})
