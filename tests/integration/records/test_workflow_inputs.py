"""The facts for a look at reviews, panels and appeals, gathered from cases: who stands where, what came and was done; nothing later."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.factories.cases import make_case, make_cases

from areasend.forecast.models import MODELS
from areasend.records.models import Case
from areasend.records.outlook_inputs import NoInputs, gather
from areasend.records.workflow_inputs import READINGS, workflow_inputs
from areasend.rules import law

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 22)


def story(process: str, **weeks_ago: int):
    names = {
        "annual_review": {"met": "review.meeting", "kept": "review.decided_maintain", "amend": "review.decided_amend",
                          "notice": "amendment.notice_sent", "amended": "plan.amended"},
        "appeal": {"lodged": "appeal.lodged", "ordered": "order.amend", "conceded": "concession.amend", "dismissed": "order.dismissed",
                   "carried": "done.amended", "withdrawn": "appeal.withdrawn"},
        "assessment": {"received": "request.received", "assess": "decision.assess", "refuse": "decision.refuse"},
    }[process]  # fmt: skip
    return {names[name]: ON - timedelta(weeks=weeks) for name, weeks in weeks_ago.items()}


def made(process: str, number: int = 1, **weeks_ago: int) -> None:
    make_cases(number, process=process, facts=story(process, **weeks_ago))


def gathered(key: str, on: date = ON) -> dict:
    return workflow_inputs(key, Case.objects.all(), on, "An area")


def standing(found: dict) -> dict[str, list[int]]:
    return {step: [week for week, cases in enumerate(ages) if cases] for step, ages in found["open"].items()}


@pytest.mark.parametrize("key", sorted(READINGS))
def test_every_fact_that_is_read_is_one_of_the_law(key):
    reading = READINGS[key]
    known = set(law.process(reading.process).facts)
    assert {name for names in reading.names.values() for name in names} <= known


def test_a_review_stands_before_its_notice_or_before_its_plan():
    made("annual_review", met=3)
    made("annual_review", met=9, amend=6)
    made("annual_review", met=14, amend=10, notice=10)
    made("annual_review", met=30, kept=27)
    made("annual_review", met=20, amend=16, notice=16, amended=8)
    assert standing(gathered("amendments")) == {"decision": [3, 9], "final": [14]}


def test_an_appeal_stands_before_its_end_or_before_its_order_is_carried_out():
    made("appeal", lodged=20)
    made("appeal", lodged=40, ordered=5)
    made("appeal", lodged=35, conceded=2)
    made("appeal", lodged=50, dismissed=3)
    made("appeal", lodged=30, withdrawn=4)
    made("appeal", lodged=60, ordered=20, carried=15)
    found = gathered("tribunal")
    assert standing(found) == {"ending": [20], "order": [35, 40]}
    assert found["ends_early"] == pytest.approx(100 * 2 / 5)


def test_a_request_waits_for_the_panel_until_it_is_decided():
    made("assessment", received=4)
    made("assessment", received=9, refuse=3)
    assert standing(gathered("panels")) == {"panel": [4]}


def test_shares_and_rates_are_those_of_the_last_months():
    made("annual_review", 3, met=20, amend=16, notice=16, amended=9)
    made("annual_review", 1, met=40, amend=36, notice=36, amended=9)
    made("annual_review", 4, met=20, kept=17)
    found = gathered("amendments")
    assert (found["in_time"], found["ends_early"]) == (75.0, 50.0)
    assert found["arrivals_per_week"] == pytest.approx(8 / 52, abs=1e-4)
    assert found["per_week"]["final"] == pytest.approx(4 / 26 * 1.25, abs=1e-3)
    assert [(one["month"], one["done"], one["in_time"]) for one in found["past"]] == [("2026-09", 4, 75.0)]


def test_the_pace_is_that_of_ten_or_more_lately_in_time():
    made("annual_review", 9, met=15, amend=12, notice=12, amended=5)
    assert gathered("amendments")["pace"] == {}
    made("annual_review", 1, met=15, amend=12, notice=12, amended=5)
    assert gathered("amendments")["pace"] == {"decision": 3, "final": 7}


def test_nothing_later_than_the_day_is_read():
    made("annual_review", met=10, amend=6, notice=6, amended=1)
    made("annual_review", met=1)
    assert standing(gathered("amendments", ON - timedelta(weeks=3))) == {"decision": [], "final": [7]}


def test_a_fact_struck_out_counts_for_nothing():
    case = make_case(process="appeal", facts=story("appeal", lodged=20, withdrawn=2))
    case.facts.filter(name="appeal.withdrawn").update(struck_at="2026-11-21T10:00Z", struck_because="Another case")
    assert standing(gathered("tribunal"))["ending"] == [20]


@pytest.mark.parametrize("key", sorted(READINGS))
def test_without_a_case_it_is_said_and_with_one_it_can_be_looked_ahead_at(key):
    with pytest.raises(NoInputs, match="of the last year is recorded"):
        gather(key, ON, {})
    process = READINGS[key].process
    came = {"annual_review": "met", "appeal": "lodged", "assessment": "received"}[process]
    made(process, 2, **{came: 10})
    found = MODELS[key].run(gather(key, ON, {}), {"weeks": 26}, seed=1, draws=5)
    assert found.figures["open_now"] == 2


def test_a_season_is_not_taken_for_chance():
    """Four requests a week in some months and none in the others: seasonal, and no more scattered than chance."""
    made("appeal", lodged=54)
    for week in (*range(2, 12), *range(28, 38)):
        made("appeal", 4, lodged=week)
    found = gathered("tribunal")
    assert found["dispersion"] < 2.5
    assert max(found["season"]) > 1.5 > 0.5 > min(found["season"])
