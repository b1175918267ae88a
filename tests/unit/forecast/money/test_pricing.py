"""Facts to priced spells: where placement, plan, band and rate meet; and what has no price."""

from datetime import date

import polars as pl
import pytest

from areasend.forecast.money.commitments import commit
from areasend.forecast.money.pricing import Facts, price
from areasend.rules.money.year import FinancialYear
from areasend.rules.readings import build_readings

YEAR = FinancialYear(2026)
OLD = date(2024, 9, 1)
SCHEMAS = {
    "plans": {"person": pl.Int64, "need": pl.String, "since": pl.Date, "until": pl.Date},
    "placements": {"placement": pl.Int64, "person": pl.Int64, "setting": pl.Int64, "kind": pl.String, "since": pl.Date,
                   "until": pl.Date},
    "bandings": {"person": pl.Int64, "scheme": pl.String, "band": pl.String, "since": pl.Date, "until": pl.Date},
    "rates": {"scheme": pl.String, "band": pl.String, "kind": pl.String, "amount": pl.Int64},
    "fees": {"placement": pl.Int64, "amount": pl.Int64, "per": pl.String, "since": pl.Date, "until": pl.Date},
    "transport": {"person": pl.Int64, "amount": pl.Int64, "since": pl.Date, "until": pl.Date},
    "places": {"setting": pl.Int64, "kind": pl.String, "places": pl.Int64, "since": pl.Date, "until": pl.Date},
}  # fmt: skip
RATES = [("now", "B1", "special", 1_200_000), ("now", "B1", "mainstream", 400_000)]


def facts(**rows):
    given = {"rates": RATES, **rows}
    return Facts(**{name: pl.DataFrame(given.get(name, []), schema=schema, orient="row") for name, schema in SCHEMAS.items()})  # fmt: skip


def child(person=1, kind="special", until=None, plan_until=None):
    """A plan and a placement."""
    plan = [(person, "ASD", OLD, plan_until)]
    return {"plans": plan, "placements": [(person * 10, person, 3, kind, OLD, until)]}


def together(*parts):
    return {
        name: [row for part in parts for row in part.get(name, [])]
        for name in SCHEMAS
        if any(name in part for part in parts)
    }


def test_a_top_up_is_traced_to_its_placement_and_rule():
    found = price(facts(**child(), bandings=[(1, "now", "B1", OLD, None)]), YEAR)
    row = found.spells.row(0, named=True)
    assert (row["line"], row["placement"], row["rate"]) == ("TOP-SPEC", 10, 1_200_000)
    assert row["rule"] == "Band B1, special, state funded"
    assert found.missing.is_empty()


def test_a_top_up_holds_while_plan_placement_and_band_hold():
    given = child(until=date(2026, 8, 31), plan_until=date(2026, 12, 31))
    found = price(facts(**given, bandings=[(1, "now", "B1", date(2026, 5, 1), None)]), YEAR)
    row = found.spells.row(0, named=True)
    assert (row["since"], row["until"]) == (date(2026, 5, 1), date(2026, 8, 31))


def test_a_new_band_takes_over_from_the_day_on_which_it_holds():
    bands = [(1, "now", "B1", OLD, date(2026, 9, 30)), (1, "now", "B2", date(2026, 10, 1), None)]
    rates = [*RATES, ("now", "B2", "special", 2_400_000)]
    spells = price(facts(**child(), bandings=bands, rates=rates), YEAR).spells
    assert commit(spells, YEAR).total == 601_644 + 1_196_712  # 183 and 182 days of 365


def test_nothing_is_paid_without_a_plan():
    given = child() | {"plans": []}
    assert price(facts(**given, bandings=[(1, "now", "B1", OLD, None)]), YEAR).spells.is_empty()


def test_a_fee_is_paid_where_the_kind_is_paid_by_fee():
    found = price(facts(**child(kind="independent"), fees=[(10, 2_500_000, "term", OLD, None)]), YEAR)
    assert commit(found.spells, YEAR).by_line()["FEES-IND"] == [2_500_000 if n in (0, 5, 9) else 0 for n in range(12)]


@pytest.mark.parametrize(
    ("kind", "bands", "why"),
    [
        ("special", [], "No band is recorded"),
        ("special", [(1, "now", "B9", OLD, None)], "Band B9 has no rate for this kind of setting"),
        ("independent", [], "No fee is recorded"),
    ],
)
def test_a_missing_cost_is_said(kind, bands, why):
    found = price(facts(**child(kind=kind), bandings=bands), YEAR)
    assert found.missing["why"].to_list() == [why]
    assert found.estimated.is_empty()


def test_a_missing_cost_is_taken_at_the_median_of_the_like():
    three = together(*(child(person, "independent") for person in (1, 2, 3, 4)))
    fees = [(10, 100, "year", OLD, None), (20, 300, "year", OLD, None), (30, 2_000, "term", OLD, None)]
    found = price(facts(**three, fees=fees), YEAR)
    assert found.missing["placement"].to_list() == [40]
    assert found.estimated["rate"].to_list() == [300]
    assert "median of like placements" in found.estimated["rule"][0]


def test_places_are_paid_for_whether_occupied_or_not():
    places = [(3, "special", 100, OLD, None), (4, "unit", 10, OLD, None), (5, "independent", 40, OLD, None)]
    assert commit(price(facts(places=places), YEAR).spells, YEAR).total == 100 * 1_000_000 + 10 * 600_000


def test_new_places_are_paid_for_from_the_day_on_which_they_open():
    places = [(4, "unit", 24, date(2026, 9, 1), None)]
    assert commit(price(facts(places=places), YEAR).spells, YEAR).total == 8_363_836  # 24 x 6,000 x 212/365


def test_another_reading_of_what_a_place_is_funded_with():
    more = build_readings({"place_funding_after_2025": "up_two_per_cent"})
    found = price(facts(places=[(3, "special", 1, OLD, None)]), YEAR, more).spells
    assert found["rate"].to_list() == [1_020_000]


def test_transport_is_paid_by_the_school_day():
    found = price(facts(transport=[(1, 6_000, date(2026, 9, 1), date(2026, 9, 4))]), YEAR)
    assert commit(found.spells, YEAR).by_line() == {"TRANSPORT": [0, 0, 0, 0, 0, 24_000, 0, 0, 0, 0, 0, 0]}
