"""The facts for a look at the 20 weeks, gathered from cases: who stands where, how old, what came and what was done; nothing later."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.factories.cases import make_case, make_cases

from areasend.forecast.recovery import run
from areasend.records.models import Advice, Case
from areasend.records.recovery_inputs import recovery_inputs

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 22)


def ago(weeks: int) -> date:
    return ON - timedelta(weeks=weeks)


def story(**weeks_ago: int) -> dict[str, date]:
    names = {"received": "request.received", "assess": "decision.assess", "refuse": "decision.refuse", "draft": "draft.served",
             "issued": "plan.issued", "withdrawn": "request.withdrawn"}  # fmt: skip
    return {names[name]: ago(weeks) for name, weeks in weeks_ago.items()}


def asked(case: Case, source: str, received: int | None = None) -> None:
    there = {"asked_on": ago(6), "reached_on": ago(6), "received_on": None if received is None else ago(received)}
    Advice.objects.create(case=case, source=source, **there)


def gathered(on: date = ON) -> dict:
    return recovery_inputs(Case.objects.all(), on, "An area")


def test_a_case_stands_where_the_last_thing_done_has_brought_it():
    make_case(facts=story(received=2))
    asked(make_case(facts=story(received=30, assess=24)), "psychology")
    asked(make_case(facts=story(received=9, assess=4)), "psychology", received=1)
    make_case(facts=story(received=18, assess=13, draft=1))
    found = gathered()["open"]
    assert {stage: [week for week, cases in enumerate(ages) if cases] for stage, ages in found.items()} == {
        "decision": [2],
        "advice": [30],
        "draft": [9],
        "final": [18],
    }


def test_an_assessment_without_advice_asked_for_waits_for_advice():
    make_case(facts=story(received=8, assess=2))
    assert sum(gathered()["open"]["advice"]) == 1


def test_whatever_ended_is_not_open():
    make_case(facts=story(received=20, refuse=15))
    make_case(facts=story(received=20, withdrawn=15))
    make_case(facts=story(received=40, assess=34, draft=5, issued=2))
    assert not any(sum(ages) for ages in gathered()["open"].values())


def test_nothing_later_than_the_day_is_read():
    make_case(facts=story(received=30, assess=24, draft=4, issued=1))
    asked(make_case(facts=story(received=30, assess=24)), "psychology", received=1)
    make_case(facts=story(received=1))
    before = gathered(ago(3))
    assert [sum(ages) for ages in before["open"].values()] == [0, 1, 0, 1]
    assert before["past"] == []


def test_shares_and_rates_are_those_of_the_last_months():
    make_cases(3, facts=story(received=20, assess=15, draft=4, issued=1))
    make_cases(1, facts=story(received=45, assess=40, draft=4, issued=1))
    make_cases(1, facts=story(received=20, refuse=15))
    found = gathered()
    assert (found["refused"], found["in_time"], found["no_plan"]) == (20.0, 75.0, 0.0)
    assert found["requests_per_week"] == pytest.approx(5 / 52)
    assert found["per_week"]["final"] == pytest.approx(4 / 26 * 1.25, abs=0.001)


def test_a_service_asked_seldom_holds_up_nothing():
    for case in make_cases(4, facts=story(received=20, assess=15)):
        asked(case, "psychology", received=2)
    asked(make_case(facts=story(received=20, assess=15)), "sensory", received=2)
    assert list(gathered()["per_week"]["advice"]) == ["psychology"]


def test_an_area_without_a_case_is_looked_ahead_at_all_the_same():
    found = run(gathered(), {"weeks": 26}, seed=1, draws=5)
    assert found["open"].bands.median.max() == 0
