"""Commitments: worked by hand, exact to the penny, however the year is cut."""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from areasend.forecast.money.commitments import MONTH_COLUMNS, SPELL, BadSpells, commit, exit_rate
from areasend.rules.money.year import FinancialYear, school_days

YEAR = FinancialYear(2026)
FIRST, LAST = YEAR.starts_on, YEAR.ends_on


def spell(rate=1_000_000, since=date(2025, 9, 1), until=None, per="year", **more):
    plain = {"line": "TOP-SPEC", "rule": "Band 5", "per": per, "rate": rate, "since": since, "until": until}
    return {"person": 1, "placement": 7, "setting": 3, **plain, **more}


def frame(*spells):
    return pl.DataFrame(list(spells), schema=dict(SPELL))


@pytest.mark.parametrize(
    ("row", "units", "pence"),
    [
        (spell(), 365, 1_000_000),
        (spell(since=date(2026, 9, 1)), 212, 580_822),  # 10,000 x 212/365 = 5,808.219...
        (spell(until=date(2026, 4, 1)), 1, 2_740),  # 10,000 / 365 = 27.397...
        (spell(since=date(2027, 3, 31)), 1, 2_740),
        (spell(rate=1_800_000, per="term"), 3, 5_400_000),
        (spell(rate=1_800_000, per="term", since=date(2026, 9, 15)), 2, 3_600_000),
        (spell(rate=1_800_000, per="term", until=date(2026, 8, 31)), 1, 1_800_000),
        (spell(rate=1_800_000, per="term", since=date(2026, 5, 4), until=date(2026, 9, 1)), 2, 3_600_000),
        (spell(rate=5_050, per="school_day", since=date(2026, 9, 1), until=date(2026, 9, 7)), 5, 25_250),
    ],
)
def test_a_line_worked_by_hand(row, units, pence):
    line = commit(frame(row), YEAR).lines.row(0, named=True)
    assert (line["units"], line["amount"]) == (units, pence)


def test_a_term_falls_due_in_the_month_in_which_it_begins():
    assert commit(frame(spell(rate=100, per="term", since=date(2026, 5, 4))), YEAR).by_line() == {
        "TOP-SPEC": [0, 100, 0, 0, 0, 100, 0, 0, 0, 100, 0, 0]
    }


def test_what_lies_outside_the_year_costs_nothing_in_it():
    outside = frame(spell(until=date(2026, 3, 31)), spell(since=date(2027, 4, 1)))
    assert commit(outside, YEAR).total == 0


def test_a_leap_year_has_a_day_more():
    assert commit(frame(spell(rate=36_600, until=date(2027, 4, 1))), FinancialYear(2027)).total == 100


def test_a_year_as_it_ends_is_what_the_next_begins_with():
    there = frame(spell(), spell(rate=100, per="term"), spell(rate=2, per="school_day"), spell(until=date(2027, 3, 30)))
    assert exit_rate(there, YEAR) == {"TOP-SPEC": 1_000_000 + 300 + 2 * int(school_days(YEAR).sum())}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (spell(rate=None), "a cost is missing"),
        (spell(rate=-1), "below nought"),
        (spell(until=date(2025, 8, 31)), "ends before it begins"),
        (spell(per="week"), "unknown rule"),
    ],
)
def test_what_cannot_be_costed_is_said(row, said):
    with pytest.raises(BadSpells, match=said):
        commit(frame(row), YEAR)


DAYS = st.dates(FIRST - timedelta(days=400), LAST + timedelta(days=400))
RATES = st.integers(0, 40_000_000)
PERS = st.sampled_from(["year", "term", "school_day"])


@st.composite
def spells(draw):
    since, until = sorted([draw(DAYS), draw(DAYS)])
    return spell(draw(RATES), since, draw(st.sampled_from([until, None])), draw(PERS))


@settings(max_examples=60, deadline=None)
@given(st.lists(spells(), min_size=1, max_size=12))
def test_lines_and_months_add_up_to_the_total(rows):
    found = commit(frame(*rows), YEAR)
    assert found.lines["amount"].sum() == found.total == sum(map(sum, found.by_line().values()))
    assert found.lines.select(MONTH_COLUMNS).sum_horizontal().to_list() == found.lines["amount"].to_list()


@settings(max_examples=60, deadline=None)
@given(RATES, st.dates(FIRST, LAST), st.dates(FIRST, LAST))
def test_pence_in_columns_are_the_decimals_of_a_sum_by_hand(rate, one, other):
    since, until = min(one, other), max(one, other)
    start, end = (since - FIRST).days, (until - FIRST).days + 1
    upto = [(Decimal(rate) * days / 365).quantize(Decimal(1), ROUND_HALF_UP) for days in (start, end)]
    assert commit(frame(spell(rate, since, until)), YEAR).total == upto[1] - upto[0]


@settings(max_examples=60, deadline=None)
@given(RATES, st.sampled_from(["year", "school_day"]), st.dates(FIRST, LAST - timedelta(days=1)))
def test_a_spell_cut_in_two_costs_what_it_cost_whole(rate, per, cut):
    whole = commit(frame(spell(rate, per=per)), YEAR).total
    parts = frame(spell(rate, until=cut, per=per), spell(rate, since=cut + timedelta(days=1), per=per))
    assert commit(parts, YEAR).total == whole
