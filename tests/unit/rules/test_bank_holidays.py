"""The computed bank holidays agree with the published ones wherever both exist."""

from __future__ import annotations

from datetime import date

import pytest

from areasend.rules.bank_holidays import (
    bank_holidays,
    computed_bank_holidays,
    easter_sunday,
    published_bank_holidays,
)


@pytest.mark.parametrize("year", sorted(published_bank_holidays()))
def test_computed_days_are_the_published_days(year: int) -> None:
    assert computed_bank_holidays(year) == published_bank_holidays()[year]


@pytest.mark.parametrize(
    "easter",
    [date(2000, 4, 23), date(2008, 3, 23), date(2011, 4, 24), date(2038, 4, 25), date(2049, 4, 18), date(2076, 4, 19)],
)
def test_easter_falls_where_the_church_tables_put_it(easter: date) -> None:
    assert easter_sunday(easter.year) == easter


def test_christmas_on_a_saturday_is_made_up_on_monday_and_tuesday() -> None:
    assert {date(2032, 12, 27), date(2032, 12, 28)} <= computed_bank_holidays(2032)


def test_the_extra_days_of_years_before_the_published_list_are_there() -> None:
    assert {date(2002, 6, 3), date(2002, 6, 4), date(2011, 4, 29)} <= set(bank_holidays())


def test_without_the_published_list_the_days_are_computed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert published_bank_holidays.__wrapped__() == {}
