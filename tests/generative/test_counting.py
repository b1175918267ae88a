"""Whatever the day: later events never have earlier dates, and month ends, leap days, bank holidays and August hold."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from areasend.rules.calendars import in_tribunal_break, working_days
from areasend.rules.counting import NUMBERED, birthday, count, reckoning
from areasend.rules.readings import default_readings

BY = reckoning(default_readings())
DAYS = st.dates(date(2014, 9, 1), date(2045, 12, 31))
LENGTHS = st.integers(min_value=1, max_value=60)
ANY_LENGTH = [name for name in NUMBERED if name not in ("last_friday_in_june",)]
FORWARD = [name for name in ANY_LENGTH if not name.endswith("before")]


def found(counting: str, day: date, length: int) -> date:
    answer: date = count(counting, np.array([day], "datetime64[D]"), length, BY)[0].astype(object)
    return answer


@pytest.mark.parametrize("counting", ANY_LENGTH)
@given(day=DAYS, later=st.integers(0, 400), length=LENGTHS)
def test_a_later_event_never_has_an_earlier_date(counting: str, day: date, later: int, length: int) -> None:
    assert found(counting, day, length) <= found(counting, day + timedelta(days=later), length)


@pytest.mark.parametrize("counting", FORWARD)
@given(day=DAYS, length=LENGTHS)
def test_no_time_ends_before_it_begins(counting: str, day: date, length: int) -> None:
    assert found(counting, day, length) >= day


@given(day=DAYS, length=LENGTHS)
def test_months_end_in_the_month_they_name_and_never_skip_a_short_one(day: date, length: int) -> None:
    ends = found("within_months_of", day, length)
    assert (ends.year * 12 + ends.month) - (day.year * 12 + day.month) == length
    assert ends.day == day.day or (ends.day < day.day and (ends + timedelta(days=1)).day == 1)


@given(day=DAYS, length=LENGTHS)
def test_months_beginning_with_a_day_never_pass_the_corresponding_date(day: date, length: int) -> None:
    within, beginning = found("within_months_of", day, length), found("months_beginning_with", day, length)
    assert within - beginning in (timedelta(days=0), timedelta(days=1))


@given(day=DAYS, length=LENGTHS)
def test_the_first_working_day_counted_is_the_day_itself_or_the_next(day: date, length: int) -> None:
    after, beginning = found("within_working_days_of", day, length), found("working_days_beginning_with", day, length)
    assert BY.working.is_worked(np.array([after, beginning], "datetime64[D]")).all()
    assert (beginning == after) == (not BY.working.is_worked(np.array([day], "datetime64[D]"))[0])


@given(day=DAYS, length=LENGTHS)
def test_so_many_working_days_lie_between(day: date, length: int) -> None:
    ends = found("within_working_days_of", day, length)
    span = np.arange(day + timedelta(days=1), ends + timedelta(days=1), dtype="datetime64[D]")
    assert int(working_days().is_worked(span).sum()) == length


@given(day=DAYS, length=LENGTHS)
def test_no_time_before_the_tribunal_ends_in_august_or_at_christmas(day: date, length: int) -> None:
    acts = found("tribunal_working_days", day, length)
    assert not in_tribunal_break(np.array([acts], "datetime64[D]"))[0]
    assert acts >= found("within_working_days_of", day, length)


@given(day=DAYS, length=st.integers(1, 12))
def test_an_application_s_time_ends_on_a_working_day_and_is_only_ever_longer(day: date, length: int) -> None:
    ends = found("tribunal_months", day, length)
    assert BY.working.is_worked(np.array([ends], "datetime64[D]"))[0]
    assert timedelta(0) <= ends - found("within_months_of", day, length) <= timedelta(days=36)


@given(day=DAYS, years=st.integers(1, 26))
def test_birthdays_keep_their_day_but_for_the_leap_day(day: date, years: int) -> None:
    turned = birthday(np.array([day], "datetime64[D]"), years, BY)[0].astype(object)
    assert turned.year == day.year + years
    assert (turned.month, turned.day) in ((day.month, day.day), (3, 1))


@given(day=DAYS)
def test_the_last_working_day_is_never_after_the_day(day: date) -> None:
    last = working_days().on_or_before(np.array([day], "datetime64[D]"))[0].astype(object)
    assert timedelta(0) <= day - last <= timedelta(days=5)
