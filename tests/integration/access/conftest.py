"""Everyone who may come to the door, and one of everything behind it."""

from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.base import ContentFile
from tests.conftest import TODAY
from tests.factories import (
    make_advice,
    make_carer,
    make_case,
    make_contact,
    make_exception,
    make_placement,
    make_team,
    make_user,
)
from tests.tiny_forecast import INPUTS, TINY

from areasend.actions import document, saved_view
from areasend.actions.caseload.run import begin
from areasend.forecast.models import MODELS
from areasend.records.models import Case, User
from areasend.records.outlook_inputs import GATHERERS
from areasend.rules.policies.access import Role

ROLES = {
    "officer": Role.OFFICER,
    "manager": Role.TEAM_MANAGER,
    "head": Role.HEAD_OF_SERVICE,
    "analyst": Role.ANALYST,
    "administrator": Role.ADMINISTRATOR,
}


@dataclass
class World:
    """`people` by what they are to the case; `rows` of everything that hangs on it."""

    people: dict[str, User | None]
    case: Case
    rows: Any


@pytest.fixture(autouse=True)
def tiny_model(monkeypatch):
    """The smallest model there can be, so that its pages and its scenarios can be tried."""
    monkeypatch.setitem(MODELS, "tiny", TINY)
    monkeypatch.setitem(GATHERERS, "tiny", lambda on, scope: INPUTS)


@pytest.fixture(autouse=True)
def storage(settings, tmp_path):
    storages = settings.STORAGES
    settings.STORAGES = storages | {"default": {**storages["default"], "OPTIONS": {"location": str(tmp_path)}}}
    settings.AREASEND_TODAY = TODAY.isoformat()


def people() -> dict[str, User | None]:
    """The owner's team and another; those who look at the whole area are in neither."""
    own, other = make_team("North team"), make_team("South team")
    found = {
        "anonymous": None,
        "owner": make_user(team=own),
        "colleague": make_user(team=own),
        "stranger": make_user(team=other),
        "manager": make_user(team=own, roles=[Role.TEAM_MANAGER]),
        "other_manager": make_user(team=other, roles=[Role.TEAM_MANAGER]),
    }
    return found | {name: make_user(roles=[ROLES[name]]) for name in ("head", "analyst", "administrator")}


@pytest.fixture
def world(db) -> World:
    everyone = people()
    owner = everyone["owner"]
    case = make_case(officer=owner, facts={"request.received": date(2026, 9, 1), "decision.assess": date(2026, 10, 1)})
    plan = make_case(officer=owner, process="plan", facts={"plan.made": date(2025, 12, 1)})
    said = {"by": owner, "today": TODAY, "received_on": TODAY, "kind": "advice", "title": "Report"}
    kept = document.add(case, file=ContentFile(b"%PDF words"), filename="report.pdf", **said)
    rows = SimpleNamespace(
        plan=plan,
        advice=make_advice(case).pk,
        contact=make_contact(case, TODAY, answer_due_on=TODAY).pk,
        document=kept.pk,
        exception=make_exception(case).pk,
        carer=make_carer(case.person).pk,
        placement=make_placement(case.person).pk,
        fact=case.facts.get(name="decision.assess").pk,
        view=saved_view.save(by=owner, page="cases", name="Mine", query="").pk,
        run=begin(by=owner, files=[], is_dry_run=True).pk,
        officer=owner.pk,
    )
    return World(everyone, case, rows)
