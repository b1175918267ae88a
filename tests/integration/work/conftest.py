from __future__ import annotations

import pytest
from tests.conftest import TODAY


@pytest.fixture(autouse=True)
def held_still(settings, db):
    settings.AREASEND_TODAY = TODAY.isoformat()
