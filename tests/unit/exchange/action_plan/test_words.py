"""Due dates and success measures in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from areasend.exchange.action_plan import DueRow
from areasend.exchange.action_plan.due import read_due
from areasend.exchange.action_plan.measures import measure, read_measures
from areasend.exchange.action_plan.writing import due_words

START = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("December 2026", [("", date(2026, 12, 31), "month", "")]),
        ("by 14 March 2026", [("", date(2026, 3, 14), "day", "")]),
        ("Feb 2028", [("", date(2028, 2, 29), "month", "")]),
        ("October 2026 (review)", [("review", date(2026, 10, 31), "month", "")]),
        (
            "Start: May 2026; End: June 2026",
            [("Start", date(2026, 5, 31), "month", ""), ("End", date(2026, 6, 30), "month", "")],
        ),
        ("Every year in January", [("", date(2026, 1, 31), "month", "yearly")]),
        ("Each January", [("", date(2026, 1, 31), "month", "yearly")]),
        ("By autumn term 2026", [("", date(2026, 12, 31), "term", "")]),
        ("the end of the summer term 2026/27", [("", date(2027, 7, 31), "term", "")]),
        ("Launch - spring term 2027", [("Launch", date(2027, 4, 30), "term", "")]),
        ("Termly", [("", date(2026, 4, 30), "term", "termly")]),
        ("Report every term from autumn term 2026", [("Report", date(2026, 12, 31), "term", "termly")]),
        ("Quarterly", [("", date(2026, 3, 31), "month", "quarterly")]),
        ("Each quarter starting in May 2026", [("", date(2026, 5, 31), "month", "quarterly")]),
        ("Figures quarterly from 15 May 2026", [("Figures", date(2026, 5, 15), "day", "quarterly")]),
    ],
)
def test_due_dates_are_read(text, rows):
    found, why = read_due(text, START)
    assert [(row.label, row.on, row.precision, row.repeats) for row in found] == rows
    assert why == ""


def test_what_returns_every_year_needs_the_year_of_the_plan():
    assert read_due("Annually in May", None) == (
        (),
        "It returns every year, but the plan does not say in which year it starts.",
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Termly", "It returns every term, but the plan does not say when it starts."),
        ("Quarterly", "It returns every quarter, but the plan does not say when it starts."),
        ("Quarterly from 31 June 2026", "The calendar has no 31 June 2026."),
    ],
)
def test_what_returns_and_cannot_be_placed_says_why(text, why):
    assert read_due(text, None) == ((), why)


@pytest.mark.parametrize(
    "row",
    [
        DueRow("", date(2026, 12, 31), "term"),
        DueRow("Launch", date(2026, 12, 31), "term"),
        DueRow("Report", date(2026, 12, 31), "term", "termly"),
        DueRow("", date(2026, 5, 31), "month", "quarterly"),
        DueRow("Figures", date(2026, 5, 15), "day", "quarterly"),
        DueRow("", date(2026, 9, 30), "month", "yearly"),
    ],
)
def test_what_is_written_in_words_is_read_back_as_it_was(row):
    assert read_due(due_words(row), START) == ((row,), "")


@pytest.mark.parametrize(
    ("text", "kind", "target", "unit"),
    [
        ("60% of nurseries take part", "percentage", "60", "%"),
        ("Reach 12.5 per cent of families", "percentage", "12.5", "%"),
        ("25% increase in confidence", "percentage_increase", "25", "%"),
        ("Waits reduced by 10%", "percentage_increase", "10", "%"),
        ("Percentage increase in the number of clubs", "percentage_increase", None, "%"),
        ("Attendance up by 3 percentage points", "points_increase", "3", "percentage points"),
        ("Percentage of schools that feel ready", "percentage", None, "%"),
        ("Number of young people in work", "number", None, ""),
        ("Increased number of employers", "number_increase", None, ""),
        ("1,200 visits made", "number", "1200", "visits"),
        ("At least 15 schools", "number", "15", "schools"),
        ("Waits below 10 weeks", "number", "10", "weeks"),
        ("Guide written (May 2026)", "date", None, ""),
        ("New service bought (date TBC)", "date", None, ""),
        ("Guide published", "yes_no", None, ""),
        ("Plans reflect the future (Year 9 upwards)", "yes_no", None, ""),
    ],
)
def test_kind_target_and_unit_are_taken_from_the_words(text, kind, target, unit):
    found = measure(text)
    assert (found.kind, found.target, found.unit) == (kind, target and Decimal(target), unit)


def test_the_day_of_the_baseline_is_not_the_day_of_the_target():
    found = measure("20 visits made by June 2026 (baseline by May 2026).")
    assert (found.by_on, found.baseline_due_on) == (date(2026, 6, 30), date(2026, 5, 31))


@pytest.mark.parametrize(
    ("text", "direction"), [("Waits below 10 weeks", "down"), ("Above 90%", "up"), ("No more than 5% excluded", "down")]
)
def test_which_way_is_good_is_taken_from_the_words(text, direction):
    assert measure(text).direction == direction


def test_a_target_to_be_confirmed_is_provisional():
    assert measure("Satisfaction of 80% (TBC)").is_provisional


def test_sentences_are_measures_and_lines_too():
    assert len(read_measures("Guide out. 5 talks held.")) == 2
    assert len(read_measures("Guide out. As agreed, e.g. Online\n5 talks held")) == 2
