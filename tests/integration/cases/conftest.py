from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from tests.conftest import TODAY
from tests.factories import make_case, make_person, make_team, make_user, sign_in

from areasend.records.models import Case, User

RECEIVED, DECIDED = date(2026, 9, 1), date(2026, 10, 1)


@pytest.fixture(autouse=True)
def documents(settings, tmp_path) -> Path:
    """A folder for documents that goes with the test; and the day on which the pages think they are."""
    storages = settings.STORAGES
    settings.STORAGES = storages | {"default": {**storages["default"], "OPTIONS": {"location": str(tmp_path)}}}
    settings.AREASEND_TODAY = TODAY.isoformat()
    return tmp_path


@pytest.fixture
def officer(db) -> User:
    return make_user("Olive Officer", team=make_team())


@pytest.fixture
def client(officer) -> Client:
    return sign_in(officer)


@pytest.fixture
def case(officer) -> Case:
    """An assessment agreed to on 1 October, of a child called Amara Abbott."""
    person = make_person("Amara", "Abbott")
    return make_case(officer=officer, person=person, facts={"request.received": RECEIVED, "decision.assess": DECIDED})


@pytest.fixture
def plan(officer) -> Case:
    return make_case(process="plan", officer=officer, facts={"plan.made": date(2025, 12, 1)})
