import pytest
from tests.conftest import TODAY
from tests.factories import make_user, sign_in

from areasend.rules.policies.access import Role


@pytest.fixture(autouse=True)
def day(settings):
    settings.AREASEND_TODAY = TODAY.isoformat()


@pytest.fixture
def lead(db):
    return make_user("Ines Improver", roles=[Role.IMPROVEMENT_LEAD])


@pytest.fixture
def client(lead):
    return sign_in(lead)
