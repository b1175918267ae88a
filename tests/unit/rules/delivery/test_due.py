"""Due dates: months, years that come round, and what was reached."""

from __future__ import annotations

from datetime import date

import pytest

from areasend.rules.delivery.due import (
    Due,
    due_words,
    following,
    is_late,
    late_dues,
    next_due,
    occurrences,
    outstanding_on,
)
from areasend.rules.terms import end_of_term

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


TERMLY = Due("Report", date(2026, 9, 1), "term", "termly")
QUARTERLY = Due("Figures", date(2026, 11, 30), "month", "quarterly")
YEAR = (date(2026, 9, 1), date(2027, 8, 31))


def test_a_termly_date_comes_round_at_the_end_of_each_term() -> None:
    assert occurrences(TERMLY, *YEAR) == (date(2026, 12, 31), date(2027, 4, 30), date(2027, 7, 31))
    assert due_words(TERMLY, date(2027, 4, 30)) == "Report, spring term 2027"


def test_a_quarterly_date_comes_round_every_three_months() -> None:
    assert occurrences(QUARTERLY, *YEAR) == (
        date(2026, 11, 30),
        date(2027, 2, 28),
        date(2027, 5, 31),
        date(2027, 8, 31),
    )


def test_a_quarterly_day_never_falls_out_of_a_short_month() -> None:
    assert occurrences(Due("", date(2026, 11, 30), "day", "quarterly"), date(2027, 2, 1), date(2027, 5, 31)) == (
        date(2027, 2, 28),
        date(2027, 5, 30),
    )


@pytest.mark.parametrize(
    ("on", "next_on"),
    [
        (date(2026, 12, 1), date(2027, 4, 30)),
        (date(2027, 1, 15), date(2027, 4, 30)),  # late for the autumn
        (date(2027, 4, 1), date(2027, 7, 31)),  # in time for the spring
    ],
)
def test_what_was_reached_settles_the_nearest_term(on: date, next_on: date) -> None:
    assert outstanding_on(reached(TERMLY, on)) == next_on


@pytest.mark.parametrize(("today", "late"), [(date(2026, 12, 31), False), (date(2027, 1, 1), True)])
def test_a_date_by_a_term_is_late_only_after_the_term(today: date, late: bool) -> None:
    by_autumn = Due("", date(2026, 9, 1), "term")
    assert is_late(by_autumn, today) == late
    assert due_words(by_autumn, date(2026, 12, 31)) == "autumn term 2026"


@pytest.mark.parametrize(
    ("due", "after"),
    [
        (TERMLY, date(2027, 4, 30)),
        (QUARTERLY, date(2027, 2, 28)),
        (FORECASTS, date(2026, 9, 30)),
        (Due("", date(2024, 2, 29), repeats="yearly"), date(2025, 2, 28)),
        (DECEMBER, None),
    ],
)
def test_what_comes_again_is_followed_by_its_next_turn(due: Due, after: date | None) -> None:
    assert following(due) == after


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (date(2026, 1, 1), date(2026, 4, 30)),
        (date(2026, 4, 30), date(2026, 4, 30)),
        (date(2026, 5, 1), date(2026, 7, 31)),
        (date(2026, 8, 1), date(2026, 12, 31)),
        (date(2026, 12, 31), date(2026, 12, 31)),
    ],
)
def test_every_day_lies_in_a_term(day: date, end: date) -> None:
    assert end_of_term(day) == end
