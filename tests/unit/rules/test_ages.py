"""Ages and school years."""

from __future__ import annotations

from datetime import date

import pytest

from areasend.rules.ages import (
    academic_age,
    age_on,
    birthday_on,
    is_compulsory_school_age,
    leaves_compulsory_school_age_on,
    national_curriculum_year,
    reaches_compulsory_school_age_on,
    school_year_of,
)


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        (date(2010, 9, 1), date(2026, 8, 31), 15),
        (date(2010, 9, 1), date(2026, 9, 1), 16),
        (date(2004, 2, 29), date(2029, 2, 28), 24),
        (date(2004, 2, 29), date(2029, 3, 1), 25),
        (date(2004, 2, 29), date(2028, 2, 29), 24),
    ],
)
def test_an_age_is_reached_on_the_birthday(born: date, on: date, age: int) -> None:
    assert age_on(born, on) == age


def test_birthdays_of_a_leap_day_child() -> None:
    assert birthday_on(date(2012, 2, 29), 16) == date(2028, 2, 29)
    assert birthday_on(date(2012, 2, 29), 17) == date(2029, 3, 1)


def test_the_school_year_begins_with_september() -> None:
    assert (school_year_of(date(2026, 8, 31)), school_year_of(date(2026, 9, 1))) == (2025, 2026)


@pytest.mark.parametrize(
    ("born", "on", "year"),
    [
        (date(2021, 8, 31), date(2026, 11, 22), 1),
        (date(2021, 9, 1), date(2026, 11, 22), 0),
        (date(2015, 5, 1), date(2026, 11, 22), 7),
    ],
)
def test_pupils_are_in_the_year_of_their_age_before_september(born: date, on: date, year: int) -> None:
    assert national_curriculum_year(born, on) == year
    assert academic_age(born, on) == year + 4


def test_compulsory_school_age_runs_from_a_prescribed_day_to_a_friday_in_june() -> None:
    born = date(2010, 8, 31)
    assert reaches_compulsory_school_age_on(born) == date(2015, 8, 31)
    assert reaches_compulsory_school_age_on(date(2010, 9, 1)) == date(2015, 12, 31)
    assert leaves_compulsory_school_age_on(born) == date(2026, 6, 26)
    assert is_compulsory_school_age(born, date(2026, 6, 26))
    assert not is_compulsory_school_age(born, date(2026, 6, 27))
