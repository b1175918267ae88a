"""Ages, birthdays, school years. A person reaches an age at the start of the birthday (Family Law Reform Act 1969,
section 9).

All answers for one person; the columnar counts behind them are in `counting`. Someone born on 29 February has a
birthday by the reading `leap_day_birthday` in other years. The school year runs from 1 September to 31 August.
"""

from __future__ import annotations

from datetime import date

import numpy as np

from areasend.rules.calendars import Days, type_days
from areasend.rules.counting import Reckoning, birthday, last_friday_in_june, reckoning
from areasend.rules.readings import Readings, default_readings

# Compulsory school age begins on the first of these on or after the fifth birthday (Education Act 1996, section 8).
PRESCRIBED_DAYS = ((3, 31), (8, 31), (12, 31))


def _by(readings: Readings | None) -> Reckoning:
    return reckoning(readings or default_readings())


def _column(day: date) -> Days:
    return np.array([day], dtype=type_days)


def birthday_on(born: date, years: int, readings: Readings | None = None) -> date:
    """The day on which that age is reached."""
    found: date = birthday(_column(born), years, _by(readings))[0].astype(object)
    return found


def age_on(born: date, on: date, readings: Readings | None = None) -> int:
    """Whole years of age on that day; negative before birth."""
    years = on.year - born.year
    return years if birthday_on(born, years, readings) <= on else years - 1


def leaves_compulsory_school_age_on(born: date, readings: Readings | None = None) -> date:
    """The last Friday in June of the school year in which 16 is reached."""
    found: date = last_friday_in_june(_column(born), 16, _by(readings))[0].astype(object)
    return found


def reaches_compulsory_school_age_on(born: date, readings: Readings | None = None) -> date:
    """The prescribed day on or after the fifth birthday."""
    turned = birthday_on(born, 5, readings)
    days = [date(year, month, day) for year in (turned.year, turned.year + 1) for month, day in PRESCRIBED_DAYS]
    return next(day for day in days if day >= turned)


def is_compulsory_school_age(born: date, on: date, readings: Readings | None = None) -> bool:
    """Whether the child is of compulsory school age on that day."""
    return reaches_compulsory_school_age_on(born, readings) <= on <= leaves_compulsory_school_age_on(born, readings)


def school_year_of(on: date) -> int:
    """The year in whose September the school year of that day began."""
    return on.year if on.month >= 9 else on.year - 1


def academic_age(born: date, on: date) -> int:
    """Age on the 31 August before the school year of that day, by which pupils are put into years."""
    return age_on(born, date(school_year_of(on), 8, 31))


def national_curriculum_year(born: date, on: date) -> int:
    """The school year that goes with the academic age: 0 is Reception, 1 is year 1."""
    return academic_age(born, on) - 4
