"""Waiting lists are recorded by hand or from a file, all or nothing, and nobody on them is named."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.conftest import TODAY
from tests.factories.waits import make_waiting_list

from areasend.actions import waiting_list
from areasend.actions.refusal import Refused
from areasend.actions.waiting_list_file import bring_in
from areasend.forecast.waits import run
from areasend.records.models import WaitingList
from areasend.records.waits import NoFlows, waits_inputs

pytestmark = pytest.mark.django_db
TOTALS = {
    "pathway": "autism",
    "service": "Community paediatrics",
    "as_of": date(2026, 9, 30),
    "source": "Monthly report",
}
HEADER = "pathway,service,as_of,waiting,mean_weeks,longest_weeks,referrals,removals,source\n"
OF = {"pathway": "speech_language", "service": "Therapies", "source": "List of the trust"}


def recorded(**given) -> WaitingList:
    return waiting_list.record(by=None, today=TODAY, **TOTALS | given)


def brought(text: str, **given):
    return bring_in("waits.csv", text.encode(), by=None, today=TODAY, **given)


def test_a_list_by_weeks_is_reckoned():
    made = recorded(by_weeks=[4, 0, 6])
    assert (made.waiting, made.mean_weeks, made.longest_weeks) == (10, Decimal("1.7"), 2)
    assert (made.over(1), made.target_weeks) == (6, 13)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"waiting": 9}, "on average"),
        ({"waiting": 9, "mean_weeks": Decimal(80), "longest_weeks": 60}, "longer than the longest"),
        ({"waiting": 9, "mean_weeks": Decimal(8), "pathway": "dentist"}, "no pathway"),
        ({"waiting": 9, "mean_weeks": Decimal(8), "source": " "}, "where the figures come from"),
        ({"waiting": 9, "mean_weeks": Decimal(8), "as_of": date(2027, 1, 1)}, "future"),
        ({}, "how many wait"),
    ],
)
def test_what_cannot_be_is_refused(given, said):
    with pytest.raises(Refused, match=said):
        recorded(**given)


def test_a_list_is_told_once_a_day_unless_taken_back():
    first = recorded(waiting=9, mean_weeks=Decimal(8))
    with pytest.raises(Refused, match="already"):
        recorded(waiting=10, mean_weeks=Decimal(8))
    waiting_list.withdraw(first, by=None, today=TODAY, because="Counted twice")
    assert recorded(waiting=10, mean_weeks=Decimal(8)).waiting == 10


def test_monthly_totals_come_in_from_a_file():
    rows = "autism,CDC,31/08/2026,900,40.5,90,110,95,Report\nautism,CDC,30/09/2026,915,41,92,120,105,Report\n"
    assert brought(HEADER + rows).recorded == 2
    assert list(WaitingList.objects.latest(TODAY).values_list("waiting", flat=True)) == [915]


def test_one_wrong_row_keeps_the_whole_file_out():
    rows = "autism,CDC,31/08/2026,900,40.5,90,110,95,Report\nautism,CDC,30/09/2026,many,41,92,120,105,Report\n"
    found = brought(HEADER + rows)
    assert [str(one) for one in found.problems] == [
        "Row 3, waiting: “many” is no number of 0 or more. Write it as 104."
    ]
    assert not WaitingList.objects.exists()


def test_a_trial_writes_nothing():
    found = brought(HEADER + "autism,CDC,31/08/2026,900,40.5,90,110,95,Report\n", is_dry_run=True)
    assert (found.recorded, WaitingList.objects.count()) == (1, 0)


def test_referrals_become_the_list_on_the_last_months():
    rows = "".join(f"2026-0{1 + n // 25}-{1 + n % 25:02d},\n" for n in range(100)) + "2026-02-02,2026-09-10\n"
    found = brought("referral,removal\n" + rows, as_of=date(2026, 9, 30), **OF)
    assert found.problems == []
    last = WaitingList.objects.get(as_of=date(2026, 9, 30))
    assert (last.waiting, last.removals, last.referrals, sum(last.by_weeks)) == (100, 1, 0, 100)
    assert last.longest_weeks == (date(2026, 9, 30) - date(2026, 1, 1)).days // 7
    before = WaitingList.objects.get(as_of=date(2026, 8, 31))
    assert before.waiting == 101


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Child name,referral,removal\nAda,2026-01-01,\n", "may say who a child is"),
        ("referral,removal\n2026-03-01,2026-02-01\n", "before the referral"),
        ("referral,removal\n2026-12-30,\n", "after the day of the list"),
        ("referral,removal\nsoon,\n", "referral or removal"),
        ("referral,removal\n", "empty"),
        ("pathway,service\nautism,CDC\n", "has no column as_of"),
    ],
)
def test_a_file_that_cannot_be_is_refused_in_a_sentence(text, said):
    found = brought(text, as_of=date(2026, 9, 30), **OF)
    assert said in str(found.problems[0])
    assert not WaitingList.objects.exists()


def test_a_file_of_referrals_has_to_be_told_of_whom_it_is():
    assert "needs the day of the list" in str(brought("referral,removal\n2026-01-01,\n").problems[0])


def test_a_recorded_list_can_be_looked_ahead_at():
    make_waiting_list(service="CDC", as_of=date(2026, 8, 31), referrals=100, removals=80)
    last = make_waiting_list(service="CDC", referrals=120, removals=100)
    inputs = waits_inputs(last)
    assert inputs["referrals_per_week"] == pytest.approx(110 / (365.25 / 84), abs=0.01)
    assert [one["waiting"] for one in inputs["past"]] == [900, 900]
    assert run(inputs, {"weeks": 26}, seed=1, draws=10).figures["waiting_now"] == 900


def test_without_flows_it_is_said_what_to_record():
    with pytest.raises(NoFlows, match="how many were referred"):
        waits_inputs(make_waiting_list(referrals=None))
