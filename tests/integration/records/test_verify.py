"""`areasend verify` recomputes every derived value and names what differs."""

from datetime import date

import pytest
from tests.factories import make_advice, make_case

from areasend.records import verify as module
from areasend.records.models import Advice, Case
from areasend.records.verify import verify

pytestmark = pytest.mark.django_db


def test_what_follows_from_its_facts_is_not_named():
    make_advice(make_case())
    make_case(process="plan")
    assert verify() == []


@pytest.mark.parametrize(
    ("column", "value", "right"),
    [
        ("stage", "drafting", "deciding_to_assess"),
        ("stage_since", date(2026, 9, 2), "2026-09-01"),
        ("whose_move", "family", "local_authority"),
        ("next_rule", "", "assessment/decide_whether_to_assess"),
        ("next_due_on", None, "2026-10-13"),
        ("next_action_by", date(2026, 10, 1), "2026-10-13"),
        ("final_due_on", date(2026, 10, 1), "2027-01-19"),
        ("opened_on", date(2026, 9, 2), "2026-09-01"),
    ],
)
def test_a_tampered_column_is_named_with_what_is_right(column, value, right):
    case = make_case(facts={"request.received": date(2026, 9, 1)})
    Case.objects.filter(pk=case.pk).update(**{column: value})
    assert verify() == [f"{case.reference}: {column} is stored as {value}, the facts say {right}."]


def test_a_case_that_was_closed_by_hand_is_named():
    case = make_case()
    Case.objects.filter(pk=case.pk).update(is_open=False, ended_on=date(2026, 10, 1))
    assert len(verify()) == 2


def test_a_tampered_due_date_of_advice_is_named():
    advice = make_advice(make_case(), asked_on=date(2026, 10, 5))
    Advice.objects.update(due_on=None)
    assert verify() == [f"Advice {advice.pk}: due_on is stored as None, the facts say 2026-11-16."]


def test_cases_are_looked_at_in_parts(monkeypatch):
    monkeypatch.setattr(module, "CHUNK", 2)
    made = [make_case() for _ in range(5)]
    Case.objects.update(whose_move="family")
    assert [line.split(":")[0] for line in verify()] == [case.reference for case in made]
