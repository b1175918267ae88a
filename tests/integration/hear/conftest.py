from __future__ import annotations

from typing import Any

import pytest
from tests.conftest import TODAY


@pytest.fixture(autouse=True)
def _held_still(settings: Any) -> None:
    settings.AREASEND_TODAY = TODAY.isoformat()
