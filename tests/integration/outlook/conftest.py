import pytest
from tests.conftest import TODAY
from tests.factories import make_user
from tests.tiny_forecast import INPUTS, TINY

from areasend.forecast.models import MODELS
from areasend.records.outlook_inputs import GATHERERS
from areasend.rules.policies.access import Role


@pytest.fixture(autouse=True)
def held_still(settings, monkeypatch):
    """On TODAY, with the smallest of models among those there are."""
    settings.AREASEND_TODAY = TODAY.isoformat()
    monkeypatch.setitem(MODELS, "tiny", TINY)
    monkeypatch.setitem(GATHERERS, "tiny", lambda on, scope: dict(INPUTS))


@pytest.fixture
def head(db):
    return make_user("Hana Head", roles=[Role.HEAD_OF_SERVICE])


@pytest.fixture
def analyst(db):
    return make_user("Ana Analyst", roles=[Role.ANALYST])
