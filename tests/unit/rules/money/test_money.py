"""Pence, years, lines, and what is laid down."""

from datetime import date
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from areasend.rules.law_files import LawError
from areasend.rules.money import funding, kinds, lines, pence
from areasend.rules.money.year import FinancialYear, NoYear, read_year, school_days, year_of


@pytest.mark.parametrize(
    ("text", "amount"),
    [("£1,234.50", "1234.50"), ("(1,234.5)", "-1234.50"), ("-12", "-12.00"), (" 7 ", "7.00"), ("−3.01", "-3.01")],
)
def test_money_is_read_as_people_write_it(text, amount):
    assert pence.read_money(text) == Decimal(amount)


@pytest.mark.parametrize("text", ["", "ten", "1.234", "NaN", "Infinity", "1e99", "12 p"])
def test_what_is_no_money_is_said(text):
    with pytest.raises(pence.NotMoney):
        pence.read_money(text)


@given(st.integers(-(10**11), 10**11))
def test_pence_and_pounds_are_the_same_money(amount):
    assert (
        pence.to_pence(pence.to_pounds(amount))
        == amount
        == pence.to_pence(pence.read_money(pence.money(pence.to_pounds(amount))))
    )


@given(st.integers(-(10**10), 10**10), st.integers(0, 365))
def test_a_share_is_rounded_half_up_away_from_nought(total, part):
    exact = (Decimal(total) * part / 365).quantize(Decimal(1), "ROUND_HALF_UP")
    assert pence.share_of(np.array([total]), np.array([part]), 365).tolist() == [int(exact)]


@pytest.mark.parametrize(
    ("amount", "words"),
    [(-15_234_567, "−£15.2 million"), (999_960, "£1.0 million"), (12_345, "£12,000"), (950, "£950"), (-0.4, "£0")],
)
def test_a_large_amount_is_said_short(amount, words):
    assert pence.millions(amount) == words


def test_a_financial_year_runs_from_april_to_march():
    assert [str(year_of(day)) for day in (date(2026, 3, 31), date(2026, 4, 1))] == ["2025-26", "2026-27"]
    assert (FinancialYear(2026).days, FinancialYear(2027).days) == (365, 366)
    assert [month.month for month in FinancialYear(2026).months] == [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3]


@pytest.mark.parametrize("text", ["2026", "2026-28", "26-27", "1899-00", "2026-2027"])
def test_what_is_no_year_is_said(text):
    with pytest.raises(NoYear, match="Write it as 2026-27"):
        read_year(text)


@pytest.mark.parametrize("first", range(2020, 2035))
def test_a_year_has_about_so_many_school_days(first):
    assert 185 <= school_days(FinancialYear(first)).sum() <= 206


def test_no_school_at_the_weekend_at_christmas_or_on_a_bank_holiday():
    open_days = {(date(2026, 4, 1).toordinal() + int(n)) for n in np.flatnonzero(school_days(FinancialYear(2026)))}
    closed = [date(2026, 12, 25), date(2026, 9, 5), date(2026, 5, 4), date(2026, 8, 12), date(2027, 3, 29)]
    assert not open_days & {day.toordinal() for day in closed}
    assert date(2026, 9, 1).toordinal() in open_days


def test_what_is_laid_down_is_told_by_year():
    assert funding.value_on("element_2", FinancialYear(2025)) == Decimal(6000)
    assert funding.value_on("schools_block_transfer", FinancialYear(2026)) == Decimal("0.5")


@pytest.mark.parametrize(("key", "first"), [("tea", 2026), ("place_unit", 2016)])
def test_what_is_not_laid_down_is_said(key, first):
    with pytest.raises(LawError):
        funding.value_on(key, FinancialYear(first))


def test_every_kind_that_is_paid_has_a_line():
    paid = {**kinds.TOP_UP_LINES, **kinds.FEE_LINES}
    assert set(paid) <= set(kinds.KINDS)
    assert set(paid.values()) <= set(lines.LINES)
    assert kinds.kind_of("mainstream_academy", "senunit") == "unit"
    assert kinds.kind_of("", "") == "other"
