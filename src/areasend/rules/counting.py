"""The counting rules, each once, on arrays of dates: one case is an array of one.

Each counter takes the days that start a clock, a value (weeks, days, months or a day of the year), a `Reckoning` (the
working-day calendars and the readings) and gives the last lawful day; NaT in, NaT out. Source: facts base A1, rules
P1 to P10.

P1  `within_weeks_of`, `within_days_of`      the day itself is not counted; nothing rolls forward
P2  `days_beginning_with`                    the day itself is the first
P3  `within_months_of`                       the corresponding date, or the month's last day
P4  `months_beginning_with`                  the day before the corresponding date, or the month's last day
P5  `working_days_beginning_with`            the day itself is the first if it is worked
P6  `within_working_days_of`                 the first is the next working day
P7  `clear_weeks_before`                     clear weeks, or the weekday itself by reading
P8  `before_day_of_year`                     "before 15 February": the day before, or that day by reading
P9  `tribunal_months`, `tribunal_working_days`   the tribunal's own rule 12
P10 "as soon as practicable, and in any event within": the hard stop is the clock; `Deadline.target_on` is our own day
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from areasend.rules.calendars import (
    NO_DAY,
    Calendar,
    Days,
    days_in_month,
    in_tribunal_break,
    month_numbers,
    months,
    slots,
    tribunal_days,
    working_days,
)
from areasend.rules.readings import Readings
from areasend.rules.shapes import Value

_WEEKDAYS = (
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "monday",
    "tuesday",
    "wednesday",
)  # 1 January 1970 was a Thursday
_MONTHS = (
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)
_ORDINALS = ("first", "second", "third", "fourth")


@dataclass(frozen=True)
class Reckoning:
    """What counting needs besides dates: the readings and the calendars that follow from them."""

    readings: Readings
    working: Calendar
    tribunal: Calendar


@functools.cache
def reckoning(readings: Readings) -> Reckoning:
    """The calendars for these readings."""
    without = readings.is_choice("working_day_calendar", "bank_holidays_out")
    return Reckoning(readings, working_days(without), tribunal_days(without))


def _months_on(days: Days, count: int, less: int = 0, clamp: bool = True) -> Days:
    """The corresponding date `count` months on, less some days; the month's last day where the month is too short.

    Without `clamp` the date runs over into the next month instead.
    """
    own = month_numbers(days)
    target = np.where(own < 0, -1, own + count)
    into = np.take(months().into, slots(days)) - less
    if clamp:
        into = np.minimum(into, np.take(months().length, target, mode="clip") - 1)
    return days_in_month(target, into)


def within_weeks_of(days: Days, weeks: int, _: Reckoning) -> Days:
    """P1: the same weekday, `weeks` later."""
    return days + 7 * weeks


def within_days_of(days: Days, count: int, _: Reckoning) -> Days:
    """P1 in calendar days; 0 is the day itself."""
    return days + count


def days_beginning_with(days: Days, count: int, _: Reckoning) -> Days:
    """P2: day one is the day itself."""
    return days + (count - 1)


def within_months_of(days: Days, count: int, _: Reckoning) -> Days:
    """P3; with a negative number, at least that many months before."""
    return _months_on(days, count)


def months_beginning_with(days: Days, count: int, _: Reckoning) -> Days:
    """P4."""
    return _months_on(days, count, less=1)


def review_months(days: Days, count: int, by: Reckoning) -> Days:
    """The yearly review: P4, or the anniversary by the reading `review_year`."""
    counted = months_beginning_with if by.readings.is_choice("review_year", "beginning_with") else within_months_of
    return counted(days, count, by)


def working_days_beginning_with(days: Days, count: int, by: Reckoning) -> Days:
    """P5."""
    return by.working.nth_beginning_with(days, count)


def within_working_days_of(days: Days, count: int, by: Reckoning) -> Days:
    """P6."""
    return by.working.nth_after(days, count)


def working_days_of_awareness(days: Days, count: int, by: Reckoning) -> Days:
    """P5 or P6, by the reading of that name."""
    first_counts = by.readings.is_choice("working_days_of_awareness", "beginning_with")
    return (working_days_beginning_with if first_counts else within_working_days_of)(days, count, by)


def working_days_before(days: Days, count: int, by: Reckoning) -> Days:
    """The last day that leaves `count` working days before the day itself."""
    return by.working.nth_before(days, count)


def weeks_before(days: Days, weeks: int, _: Reckoning) -> Days:
    """The same weekday, `weeks` earlier."""
    return days - 7 * weeks


def clear_weeks_before(days: Days, weeks: int, by: Reckoning) -> Days:
    """P7, by the reading `review_notice`."""
    return days - (7 * weeks + (1 if by.readings.is_choice("review_notice", "clear_weeks") else 0))


def by_day_of_year(days: Days, day_of_year: str, _: Reckoning) -> Days:
    """The day itself ("02-15") in the year of each date."""
    month, day = day_of_year.split("-")
    return _in_month_of_year(days, int(month), int(day) - 1)


def _in_month_of_year(days: Days, month: int, into: int) -> Days:
    """The day `into` days after the first of that month, in the year of each date."""
    own = month_numbers(days)
    return days_in_month(np.where(own < 0, -1, own - own % 12 + month - 1), into)


def before_day_of_year(days: Days, day_of_year: str, by: Reckoning) -> Days:
    """P8, by the reading `phase_transfer_limit`."""
    strict = by.readings.is_choice("phase_transfer_limit", "before")
    return by_day_of_year(days, day_of_year, by) - (1 if strict else 0)


def before_fixed_day(days: Days, day: str, _: Reckoning) -> Days:
    """The day before one named day, for whoever has started."""
    return np.where(np.isnat(days), NO_DAY, np.datetime64(day, "D") - 1)


def tribunal_months(days: Days, count: int, by: Reckoning) -> Days:
    """P9(a), an application: months, then out of August and Christmas, else on to a working day."""
    ends = within_months_of(days, count, by)
    held = in_tribunal_break(ends)
    return np.where(held, by.tribunal.on_or_after(ends), by.working.on_or_after(ends))


def tribunal_working_days(days: Days, count: int, by: Reckoning) -> Days:
    """P9(b), every other act: working days without August and 25 December to 1 January."""
    return by.tribunal.nth_after(days, count)


def birthday(days: Days, years: int, by: Reckoning) -> Days:
    """The day on which a person born on each day reaches that age."""
    early = by.readings.is_choice("leap_day_birthday", "last_of_february")
    return _months_on(days, 12 * years, clamp=early)  # else 29 February runs over to 1 March in a common year


def day_before_birthday(days: Days, years: int, by: Reckoning) -> Days:
    """The last day before that birthday."""
    return birthday(days, years, by) - 1


def academic_year_end_after_birthday(days: Days, years: int, by: Reckoning) -> Days:
    """31 July on or after that birthday, at most the day before the next one."""
    turned = birthday(days, years, by)
    this_july = by_day_of_year(turned, "07-31", by)
    next_july = by_day_of_year(turned + 365, "07-31", by)
    july = np.where(turned <= this_july, this_july, next_july)
    return np.minimum(july, day_before_birthday(days, years + 1, by))


def other_course_limit(days: Days, years: int, by: Reckoning) -> Days:
    """The day before that birthday, or the end of the academic year by the reading `after_25_other_courses`."""
    if by.readings.is_choice("after_25_other_courses", "academic_year_end"):
        return academic_year_end_after_birthday(days, years - 1, by)
    return day_before_birthday(days, years, by)


def last_friday_in_june(days: Days, years: int, by: Reckoning) -> Days:
    """The last Friday in June of the school year (1 September to 31 August) in which that age is reached."""
    turned = birthday(days, years, by)
    in_the_year_it_ends = _months_on(turned, 4)
    end_of_june = by_day_of_year(in_the_year_it_ends, "06-30", by)
    return end_of_june - _weekday_distance(end_of_june, "friday")


def _weekday_distance(days: Days, weekday: str) -> np.ndarray[tuple[int, ...], np.dtype[np.timedelta64]]:
    """Days since the last such weekday, as whole days."""
    behind = (days.astype(np.int64) - _WEEKDAYS.index(weekday)) % 7
    return behind.astype("timedelta64[D]")


def nth_weekday_of_month(days: Days, which: str, _: Reckoning) -> Days:
    """Such as "third thursday january", in the year of each date."""
    ordinal, weekday, month = which.split()
    seventh = _in_month_of_year(days, _MONTHS.index(month) + 1, 6)
    return seventh - _weekday_distance(seventh, weekday) + 7 * _ORDINALS.index(ordinal)


def recommendation_weeks(days: Days, _weeks: int, by: Reckoning) -> Days:
    """P1 with the number of weeks that the reading of that name gives."""
    return days + 7 * int(by.readings.choice("recommendation_weeks"))


def action_plan_working_days(days: Days, _count: int, by: Reckoning) -> Days:
    """P6 with the number that the reading of that name gives."""
    return within_working_days_of(days, int(by.readings.choice("action_plan_working_days")), by)


NUMBERED: Mapping[str, Callable[[Days, int, Reckoning], Days]] = {
    counter.__name__: counter
    for counter in (
        within_weeks_of,
        within_days_of,
        days_beginning_with,
        within_months_of,
        months_beginning_with,
        review_months,
        working_days_beginning_with,
        within_working_days_of,
        working_days_of_awareness,
        working_days_before,
        weeks_before,
        clear_weeks_before,
        tribunal_months,
        tribunal_working_days,
        birthday,
        day_before_birthday,
        academic_year_end_after_birthday,
        other_course_limit,
        last_friday_in_june,
        recommendation_weeks,
        action_plan_working_days,
    )
}
NAMED_DAYS: Mapping[str, Callable[[Days, str, Reckoning], Days]] = {
    counter.__name__: counter
    for counter in (by_day_of_year, before_day_of_year, before_fixed_day, nth_weekday_of_month)
}
# The same rule on its later reading, kept beside the alarm: for returns, and for what another council would say.
LATER_READING: Mapping[str, str] = {"clear_weeks_before": "weeks_before", "before_day_of_year": "by_day_of_year"}


def count(counting: str, days: Days, value: Value, by: Reckoning) -> Days:
    """Apply the counter of that name."""
    if isinstance(value, str):
        return NAMED_DAYS[counting](days, value, by)
    return NUMBERED[counting](days, value, by)
