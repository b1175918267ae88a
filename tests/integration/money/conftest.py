import pytest
from tests.conftest import TODAY
from tests.factories import sign_in
from tests.integration.money.block import make_block


@pytest.fixture(autouse=True)
def day(settings):
    settings.AREASEND_TODAY = TODAY.isoformat()


@pytest.fixture
def block(db):
    return make_block()


@pytest.fixture
def client(block):
    return sign_in(block.finance)
