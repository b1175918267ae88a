from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.conftest import TODAY
from tests.factories import make_case, make_organisation, make_user, sign_in
from tests.factories.strategic import make_evaluation, make_partner, make_statement, make_theme

from areasend.records.models import SelfEvaluation, Statement, User
from areasend.rules.policies.access import Role


@pytest.fixture(autouse=True)
def still(settings, tmp_path) -> Path:
    """The day held still, and a folder for files that goes with the test."""
    settings.AREASEND_TODAY = TODAY.isoformat()
    storages = settings.STORAGES
    settings.STORAGES = storages | {"default": {**storages["default"], "OPTIONS": {"location": str(tmp_path)}}}
    return tmp_path


@pytest.fixture
def lead(db) -> User:
    return make_user("Lee Lead", roles=[Role.IMPROVEMENT_LEAD])


@pytest.fixture
def partner(db) -> User:
    return make_partner(name="Pat Partner", organisation=make_organisation("Parent carer forum"))


@pytest.fixture
def evaluation(db) -> SelfEvaluation:
    return make_evaluation(slug="ours", title="How we see ourselves")


@pytest.fixture
def statement(evaluation) -> Statement:
    """One thing to develop, of the first theme, with nothing beside it."""
    return make_statement(make_theme(evaluation, title="Finding needs"), text="Plans take too long.")


@pytest.fixture
def requests(db) -> list[Any]:
    """Six requests of this autumn, which the figures count."""
    return [make_case(facts={"request.received": date(2026, 9, day)}) for day in range(1, 7)]


@pytest.fixture
def as_lead(lead) -> Client:
    return sign_in(lead)


@pytest.fixture
def as_partner(partner) -> Client:
    return sign_in(partner)
