"""The demo's scenarios: kept from the demo's facts, one before a board, one public; what lacks its facts is left out."""

from datetime import date

import pytest
from tests.factories.strategic import make_meeting

from areasend.demo.above import boards, outlook, people
from areasend.forecast.recovery import inputs_from_totals
from areasend.records.models import Scenario
from areasend.records.outlook_inputs import GATHERERS

pytestmark = pytest.mark.django_db
UNTIL = date(2026, 11, 18)
QUEUE = inputs_from_totals(
    area="Buckinghamshire", as_of="2026-11-18", under_assessment=60, past_20_weeks=40, mean_weeks=30, requests_per_month=10,
    issued_per_month=6, refused=25, in_time=20,
)  # fmt: skip


@pytest.fixture
def known():
    found = people.load(UNTIL)
    boards.load(found)
    return found


def kept():
    return set(Scenario.objects.values_list("title", flat=True))


def test_without_cases_there_are_the_plans_alone(known):
    outlook.load(known)
    assert kept() == {"Plans to January 2030", "Early support that works"}
    assert [one.title for one in Scenario.objects.public()] == ["Plans to January 2030"]


def test_with_a_queue_the_recovery_plan_is_before_the_board(known, monkeypatch):
    monkeypatch.setitem(GATHERERS, "recovery", lambda on, scope: QUEUE)
    meeting = make_meeting(known.boards["send-improvement-group"], on=date(2026, 12, 11))
    outlook.load(known)
    assert {"As things are", "Two more psychologists", "The recovery plan"} <= kept()
    assert [item.scenario.title for item in meeting.items.all()] == ["The recovery plan"]
