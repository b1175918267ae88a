"""Quorum, balance, and the days around a meeting."""

from __future__ import annotations

from datetime import date

import pytest

from areasend.rules.days import clear_working_days_before
from areasend.rules.governance.agenda_cycle import CycleTerms, Step, agenda_cycle
from areasend.rules.governance.balance import Seat, Terms, balance
from areasend.rules.governance.quorum import Quorum, attendance
from areasend.rules.governance.sectors import listed
from areasend.rules.law_files import LawError

ASKED = Quorum(3, ("health", "parents_carers"))


def steps(meeting_on: date, terms: CycleTerms | None = None) -> dict[str, Step]:
    return {step.key: step for step in agenda_cycle(meeting_on, terms)}


def test_enough_members_from_every_sector_asked_for_are_a_quorum() -> None:
    found = attendance(("health", "parents_carers", "education"), ASKED)
    assert (found.is_met, found.because) == (True, "Three members are present; the quorum is 3.")


def test_enough_members_without_a_sector_are_none() -> None:
    found = attendance(("education", "council", "health", "health"), ASKED)
    assert (found.is_met, found.missing, found.short_by) == (False, ("parents_carers",), 0)
    assert found.because.endswith("Nobody is here for parents and carers.")


def test_too_few_members_say_how_many_are_wanting() -> None:
    found = attendance(("health",), ASKED)
    assert found.because == (
        "One member is present; the quorum is 3, so 2 more must come. Nobody is here for parents and carers."
    )


def test_sectors_are_listed_so_that_no_and_misleads() -> None:
    assert listed(("education", "health")) == "education and health"
    assert listed(("health", "parents_carers")) == "health, and parents and carers"


def test_a_board_with_its_sectors_and_co_chairs_is_balanced() -> None:
    seats = (Seat("council", is_chair=True), Seat("health", is_chair=True), Seat("parents_carers"))
    assert balance(seats, Terms({"council": 1, "parents_carers": 1}, chairs=2)).is_balanced


def test_a_vacant_seat_does_not_count() -> None:
    found = balance(
        (Seat("council", is_chair=True), Seat("parents_carers", is_filled=False)), Terms({"parents_carers": 2})
    )
    assert found.because == ("Parents and carers: no seats are filled, 2 asked for; one seat is vacant.",)


def test_co_chairs_come_from_different_sectors_and_from_those_asked_for() -> None:
    seats = (Seat("council", is_chair=True), Seat("council", is_chair=True))
    found = balance(seats, Terms(chairs=2, chair_sectors=("health",)))
    assert found.because == (
        "No chair comes from health.",
        "Co-chairs come from different sectors; here more than one comes from members of the council.",
    )
    assert balance((), Terms()).because == ("It has no chairs; the terms ask for 1.",)


def test_the_days_around_a_meeting() -> None:
    """Tuesday 1 December 2026. Clear: 24, 25, 26, 27 and 30 November. After: 2 to 4, 7 to 11, 14 and 15 December."""
    found = steps(date(2026, 12, 1))
    assert {key: step.on for key, step in found.items()} == {
        "papers": date(2026, 11, 10),
        "pack": date(2026, 11, 23),
        "meeting": date(2026, 12, 1),
        "minutes": date(2026, 12, 15),
    }
    assert found["pack"].because == "Five clear working days before 1 December 2026; neither day is counted."
    assert found["pack"].evidence == "local"


def test_a_council_committee_has_its_days_from_the_act() -> None:
    found = steps(date(2026, 12, 1), CycleTerms(is_council_committee=True))["pack"]
    assert (found.on, found.evidence) == (date(2026, 11, 23), "secondary")
    assert "section 100B(3)" in found.because


def test_papers_are_not_called_for_on_a_bank_holiday() -> None:
    found = steps(date(2027, 1, 18))["papers"]
    assert found.on == date(2026, 12, 24)
    assert "28 December 2026 is not a working day" in found.because


def test_an_agenda_of_26_april_1990_was_too_late_for_three_clear_days_before_1_may() -> None:
    """The case that settled it: the 28th and 29th were a weekend."""
    assert clear_working_days_before(date(1990, 5, 1), 3) == date(1990, 4, 25)


def test_a_year_beyond_the_calendars_is_refused() -> None:
    with pytest.raises(LawError, match="outside the calendars"):
        agenda_cycle(date(2230, 1, 1))
