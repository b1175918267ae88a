import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import TODAY
from tests.factories import make_user
from tests.factories.strategic import make_action, make_plan

from areasend.records.models import ActionPlan, PlanAction, User
from areasend.rules.policies.access import Role

ROOT = Path(__file__).parents[3]
DAY = date(2026, 10, 5)


@pytest.fixture(autouse=True)
def evidence_folder(settings, tmp_path) -> None:
    storages = settings.STORAGES
    settings.STORAGES = storages | {"default": {**storages["default"], "OPTIONS": {"location": str(tmp_path)}}}
    settings.AREASEND_TODAY = TODAY.isoformat()


@pytest.fixture
def lead(db) -> User:
    return make_user("Lena Lead", roles=[Role.IMPROVEMENT_LEAD])


@pytest.fixture
def said(lead) -> dict[str, Any]:
    return {"by": lead, "today": TODAY}


@pytest.fixture
def plan(db) -> ActionPlan:
    return make_plan()


@pytest.fixture
def action(plan) -> PlanAction:
    return make_action(plan)


@pytest.fixture(scope="session")
def published_plan() -> bytes:
    """The published text, given by AREASEND_SHARED or lying beside the repository."""
    path = Path(os.environ.get("AREASEND_SHARED", ROOT.parent / "shared")) / "seeds" / "action-plan-2025-2030.txt"
    if not path.is_file():
        pytest.skip(f"the published plan is not here: there is no file {path}")
    return path.read_bytes()
