"""Due dates: months, years that come round, and what was reached."""

from __future__ import annotations

from datetime import date

import pytest

from areasend.rules.delivery.due import Due, due_words, is_late, late_dues, next_due, occurrences, outstanding_on

DECEMBER = Due("", date(2025, 12, 1), precision="month")
FORECASTS = Due("Forecasts", date(2025, 9, 1), precision="month", repeats="yearly")


def reached(due: Due, on: date) -> Due:
    return Due(due.label, due.on, due.precision, due.repeats, on)


@pytest.mark.parametrize(("today", "late"), [(date(2025, 12, 31), False), (date(2026, 1, 1), True)])
def test_a_month_is_late_only_after_its_last_day(today: date, late: bool) -> None:
    assert is_late(DECEMBER, today) == late


@pytest.mark.parametrize(("today", "late"), [(date(2026, 7, 15), False), (date(2026, 7, 16), True)])
def test_a_day_is_late_from_the_day_after(today: date, late: bool) -> None:
    assert is_late(Due("", date(2026, 7, 15)), today) == late


def test_what_is_reached_is_no_longer_late_but_was_before() -> None:
    due = reached(DECEMBER, date(2026, 1, 20))
    assert not is_late(due, date(2026, 2, 1))
    assert is_late(due, date(2026, 1, 10))


def test_a_yearly_date_comes_round() -> None:
    found = occurrences(FORECASTS, date(2025, 1, 1), date(2027, 12, 31))
    assert found == (date(2025, 9, 30), date(2026, 9, 30), date(2027, 9, 30))
    assert occurrences(DECEMBER, date(2026, 1, 1), date(2027, 1, 1)) == ()


@pytest.mark.parametrize(
    ("on", "next_on"),
    [
        (date(2025, 6, 1), date(2026, 9, 30)),  # early for the first
        (date(2025, 10, 10), date(2026, 9, 30)),  # late for the first, not early for the second
        (date(2026, 8, 20), date(2027, 9, 30)),  # early for the second
    ],
)
def test_what_was_reached_settles_the_nearest_year(on: date, next_on: date) -> None:
    assert outstanding_on(reached(FORECASTS, on)) == next_on


def test_a_leap_day_comes_round_on_the_28th() -> None:
    due = Due("", date(2024, 2, 29), repeats="yearly")
    assert occurrences(due, date(2025, 1, 1), date(2025, 12, 31)) == (date(2025, 2, 28),)


def test_the_next_date_is_the_first_ahead_and_the_late_ones_stand_apart() -> None:
    dues = (Due("Launch", date(2025, 9, 1), "month"), Due("Embed", date(2026, 9, 1), "month"))
    today = date(2025, 10, 1)
    coming = next_due(dues, today)
    assert coming is not None
    assert (coming.due.label, coming.on, coming.days, coming.is_late) == ("Embed", date(2026, 9, 30), 364, False)
    assert [(late.due.label, late.days) for late in late_dues(dues, today)] == [("Launch", -1)]


def test_a_yearly_date_that_is_late_has_its_next_year_ahead() -> None:
    coming = next_due((FORECASTS,), date(2025, 11, 1))
    assert coming is not None
    assert coming.on == date(2026, 9, 30)
    assert next_due((), date(2025, 11, 1)) is None


def test_a_month_is_told_as_a_month() -> None:
    assert due_words(FORECASTS, date(2025, 9, 30)) == "Forecasts, September 2025"
    assert due_words(Due("", date(2026, 7, 15)), date(2026, 7, 15)) == "15 July 2026"
