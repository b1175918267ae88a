import pytest
from tests.conftest import TODAY
from tests.factories import make_user

from areasend.rules.policies.access import Role


@pytest.fixture(autouse=True)
def held_day(settings, tmp_path):
    settings.AREASEND_TODAY = TODAY.isoformat()
    storages = settings.STORAGES
    settings.STORAGES = storages | {"default": {**storages["default"], "OPTIONS": {"location": str(tmp_path)}}}


@pytest.fixture
def lead(db):
    return make_user("Marianne Lead", roles=[Role.IMPROVEMENT_LEAD])
