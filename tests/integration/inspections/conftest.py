"""A report whose findings can be counted on the fingers, and those who come to the door."""

from datetime import date

import pytest
from tests.conftest import TODAY
from tests.factories import make_user, sign_in

from areasend.actions import inspection
from areasend.rules.policies.access import Role

REPORT = """Area SEND inspection of Dorset Local Area Partnership

Inspection dates: 11 March 2024 to 15 March 2024

Inspection outcome

There are widespread and/or systemic failings leading to significant concerns about the experiences and outcomes of children.

What is the area partnership doing that is effective?

- Health visitors notice needs early.
- Nurseries are kind.

What does the area partnership need to do better?

- Waits for therapy are long.

Areas for priority action

Responsible body    Areas for priority action
Council and NHS     Leaders must cut the waits for therapy at once.

Areas for improvement

Leaders must make annual reviews better.
"""


@pytest.fixture(autouse=True)
def _held_still(settings, tmp_path):
    settings.AREASEND_TODAY = TODAY.isoformat()
    settings.AREASEND_AREA_NAME = "Dorset"
    storages = settings.STORAGES
    settings.STORAGES = storages | {"default": {**storages["default"], "OPTIONS": {"location": str(tmp_path)}}}


@pytest.fixture
def lead(db):
    return make_user("Lena Lead", roles=[Role.IMPROVEMENT_LEAD])


@pytest.fixture
def brought(lead):
    return inspection.bring_in(by=lead, today=TODAY, text=REPORT, name="dorset.txt", published_on=date(2024, 5, 15))


@pytest.fixture
def client_of():
    return sign_in
