"""Received when: London days, whatever the zone."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from areasend.rules.law_files import LawError
from areasend.rules.readings import build_readings
from areasend.rules.receipt import deemed_received_on, london_date

FRIDAY_EVENING = datetime(2026, 11, 20, 17, 30, tzinfo=UTC)


def test_half_past_eleven_in_july_by_greenwich_is_tomorrow_in_london() -> None:
    assert london_date(datetime(2026, 7, 15, 23, 30, tzinfo=UTC)) == date(2026, 7, 16)
    assert london_date(datetime(2026, 1, 15, 23, 30, tzinfo=UTC)) == date(2026, 1, 15)


def test_by_default_what_arrives_on_a_day_counts_for_it() -> None:
    assert deemed_received_on(FRIDAY_EVENING, "email") == date(2026, 11, 20)


def test_by_the_other_reading_an_evening_counts_for_the_next_working_day() -> None:
    readings = build_readings({"deemed_receipt": "next_working_day"})
    assert deemed_received_on(FRIDAY_EVENING, "email", readings) == date(2026, 11, 23)


def test_first_class_post_counts_for_the_next_working_day_on_either_reading() -> None:
    assert deemed_received_on(datetime(2026, 12, 24, 9, tzinfo=UTC), "first_class") == date(2026, 12, 29)


def test_a_moment_without_a_zone_and_an_unknown_method_are_refused() -> None:
    with pytest.raises(LawError, match=r"carries no time zone"):
        london_date(datetime(2026, 7, 15, 23, 30))  # noqa: DTZ001 - that is what is refused
    with pytest.raises(LawError, match=r"'pigeon' is not a way of sending"):
        deemed_received_on(FRIDAY_EVENING, "pigeon")
