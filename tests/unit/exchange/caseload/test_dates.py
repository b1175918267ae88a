"""Dates as people and spreadsheets write them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from areasend.exchange.caseload.cells.dates import parse_date
from areasend.exchange.caseload.shapes import Wrong

MARCH = date(2025, 3, 14)
DAYS = st.dates(date(1955, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    "said",
    [
        "14/03/2025",
        "14-3-2025",
        "14.03.2025",
        "2025-03-14",
        "2025-03-14T00:00:00",
        "2025-03-14 00:00:00",
        "14/03/2025 09:30",
        "14 March 2025",
        "14-Mar-2025",
        "14th Mar 2025",
        45730,
        45730.4,
        "45730",
        MARCH,
        datetime(2025, 3, 14, 9, 30),  # noqa: DTZ001  as a spreadsheet gives it
    ],
)
def test_a_date_is_understood_however_it_is_written(said):
    assert parse_date(said) == MARCH


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("14/03/25", "only two digits"),
        ("14 Mar 25", "only two digits"),
        ("31/02/2025", "February 2025 has 28 days"),
        ("29/02/2023", "has 28 days"),
        ("03/14/2025", "no month 14"),
        ("14/03/1825", "before 1900"),
        ("soon", "not a date"),
        ("14 Foo 2025", "not a date"),
        (12, "not a date"),
        (True, "not a date"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(said, wrong):
    with pytest.raises(Wrong, match=wrong):
        parse_date(said)


def test_an_american_date_is_offered_the_british_way_round():
    with pytest.raises(Wrong) as refusal:
        parse_date("03/14/2025")
    assert refusal.value.right == "Perhaps 14/03/2025."


def test_a_spreadsheet_that_counts_from_1904_is_followed():
    assert parse_date(44268, date(1904, 1, 1)) == MARCH


@given(DAYS)
def test_every_day_is_read_back_from_each_way_of_writing_it(day):
    serial = (day - date(1899, 12, 30)).days
    ways = [day.isoformat(), f"{day:%d/%m/%Y}", f"{day.day} {day:%B} {day.year}", serial, str(serial)]
    assert {parse_date(way) for way in ways} == {day}


@given(st.text(max_size=30))
def test_any_text_gives_a_date_or_a_reason(text):
    with suppress(Wrong):
        assert parse_date(text).year >= 1900
