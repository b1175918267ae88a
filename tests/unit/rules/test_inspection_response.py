"""What follows an inspection, with the letter of 2022 as the worked example."""

from __future__ import annotations

from datetime import date

import pytest

from areasend.rules.inspection_response import Expected, Inspection, Outcome, expected
from areasend.rules.readings import build_readings

LETTER = date(2022, 4, 26)
PUBLISHED = date(2026, 2, 10)


def by_key(inspection: Inspection, **overrides: str) -> dict[str, Expected]:
    return {found.key: found for found in expected(inspection, build_readings(overrides))}


def test_seventy_working_days_from_the_letter_of_2022_end_on_5_august() -> None:
    """Fourteen weeks are 2 August; 2 May, 2 June and 3 June were bank holidays."""
    found = by_key(Inspection("local_area", "statement_required", LETTER))["statement"]
    assert (found.due_on, found.evidence) == (date(2022, 8, 5), "primary")
    assert found.because == (
        "70 working days after 26 April 2022, the date of the report; the day it was received is not recorded."
    )


def test_received_the_day_after_they_end_on_8_august_when_it_was_sent_in() -> None:
    inspection = Inspection("local_area", "statement_required", LETTER, received_on=date(2022, 4, 27))
    assert by_key(inspection)["statement"].due_on == date(2022, 8, 8)


def test_the_revisit_runs_from_the_day_when_the_statement_was_accepted() -> None:
    inspection = Inspection("local_area", "statement_required", LETTER, plan_accepted_on=date(2022, 8, 25))
    found = by_key(inspection)["revisit"]
    assert (found.due_on, found.is_approximate) == (date(2024, 2, 25), True)
    assert by_key(Inspection("local_area", "statement_required", LETTER))["revisit"].due_on is None


@pytest.mark.parametrize(
    ("outcome", "due_on"),
    [
        ("typically_positive", date(2031, 2, 10)),
        ("inconsistent", date(2029, 2, 10)),
        ("systemic_failings", date(2029, 2, 10)),
    ],
)
def test_the_next_full_inspection_goes_by_the_outcome(outcome: Outcome, due_on: date) -> None:
    found = by_key(Inspection("area_send", outcome, PUBLISHED))
    assert found["full_inspection"].due_on == due_on
    assert found["strategic_plan"].due_on is None


def test_failings_ask_for_an_action_plan_and_bring_a_monitoring_inspection() -> None:
    """35 working days after Tuesday 10 February 2026: seven weeks are 31 March; no bank holiday lies between."""
    found = by_key(Inspection("area_send", "systemic_failings", PUBLISHED))
    assert list(found) == ["strategic_plan", "action_plan", "monitoring", "full_inspection"]
    assert (found["action_plan"].due_on, found["action_plan"].evidence) == (date(2026, 3, 31), "memory")
    assert "from memory" in found["action_plan"].because
    assert found["monitoring"].due_on == date(2027, 8, 10)


def test_the_number_of_working_days_for_an_action_plan_is_a_reading() -> None:
    found = by_key(Inspection("area_send", "systemic_failings", PUBLISHED), action_plan_working_days="30")
    assert found["action_plan"].due_on == date(2026, 3, 24)
    assert found["action_plan"].because.startswith("30 working days")


@pytest.mark.parametrize(
    "inspection",
    [
        Inspection("other", "", PUBLISHED),
        Inspection("local_area", "", LETTER),
        Inspection("area_send", "", PUBLISHED),
        Inspection("area_send", "statement_required", PUBLISHED),
    ],
)
def test_without_a_rule_nothing_is_expected(inspection: Inspection) -> None:
    assert expected(inspection) == ()
