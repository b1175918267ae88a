"""Where the year ends, worked by hand; the parts of a line add up to it."""

import pytest
from tests.unit.forecast.money.facts import inputs, line, measure, with_line

from areasend.forecast.money.inputs import BadInputs
from areasend.forecast.money.model import central
from areasend.forecast.money.moved import moved
from areasend.forecast.money.outturn import PARTS
from areasend.forecast.params import BadParams


def found(code, given=None, **params):
    now = central(given or inputs(), params)
    return next(one for one in (*now.lines, *now.beside) if one.code == code)


@pytest.mark.parametrize(
    ("code", "params", "pence"),
    [
        ("IN-ALLOC", {}, 1_200_000),  # 6 x 1,000 and half the budget
        ("FEES-IND", {}, 132_000),  # 660, 600 committed, and a tenth more of it
        ("FEES-IND", {"ledger_weight": 0}, 126_000),
        ("FEES-IND", {"ledger_weight": 0, "growth": 12}, 127_800),  # 600 x 12% x a quarter of a year
        ("THERAPY", {}, 114_000),  # 540 and half the budget
        ("NOPLAN", {}, 84_000),  # 420, and so again
    ],
)
def test_a_line_worked_by_hand(code, params, pence):
    assert found(code, **params).forecast == pence


def test_the_balance_is_what_was_brought_in_and_what_the_year_adds():
    now = central(inputs(), {})
    assert (now.in_year, now.balance) == (1_200_000 - 330_000, -500_000 + 870_000)


def test_more_spent_is_worse_and_more_income_is_better():
    assert found("FEES-IND").variance == -12_000
    assert found("IN-ALLOC", with_line("IN-ALLOC", budget="11000.00")).variance == 50_000


def test_transport_stands_beside_the_block_unless_the_area_charges_it_there():
    assert [one.code for one in central(inputs(), {}).beside] == ["TRANSPORT"]
    borne = central(inputs(), {"transport_in_block": True})
    assert (borne.beside, borne.total("spend")) == ((), 330_000 + 30_000)


def test_a_ledger_far_from_its_commitments_is_followed_by_a_quarter_at_most():
    assert found("FEES-IND", with_line("FEES-IND", actual=["900.00"] * 6)).drift == 15_000


def test_the_parts_of_a_line_add_up_to_it():
    one = found("FEES-IND", growth=7.3)
    assert sum(getattr(one, part) for part in PARTS) == one.forecast


def test_growth_comes_from_a_forecast_of_plans_where_there_is_one():
    params = {"ledger_weight": 0, "growth": 5, "growth_by_year": [12, 3]}
    assert found("FEES-IND", **params).growth == 1_800


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (inputs(lines=[]), "has no line"),
        (inputs(year="2026"), "not a financial year"),
        (inputs(closed=13), "twelve months"),
        (inputs(closed=5), "figures of 6 months, but 5 are closed"),
        (inputs(lines=[line("THERAPY", code="TEA")]), "no budget line TEA"),
        (inputs(lines=[line("THERAPY", budget="1.234")]), "whole pence"),
        (inputs(lines=[line("FEES-IND", committed=["1.00"])]), "commitments for 1 months"),
        (inputs(measures=[measure(ends_on="2026-10-01")]), "ends on 2026-10-01, before it starts"),
        (inputs(measures=[measure(starts_on="1.4.26")]), "not a day"),
        ({"year": "2026-27"}, "lack 'closed'"),
    ],
)
def test_facts_that_cannot_be_used_are_said(given, said):
    with pytest.raises(BadInputs, match=said):
        central(given, {})


@pytest.mark.parametrize("params", [{"growth": 99}, {"tea": 1}, {"years": 0}, {"delivery": -1}])
def test_parameters_out_of_bounds_are_refused(params):
    with pytest.raises(BadParams):
        central(inputs(), params)


LATER = inputs(
    closed=7,
    opening="-4900.00",
    growth=6.0,
    lines=[
        line("IN-ALLOC", actual=["1000.00"] * 7),
        line("FEES-IND", actual=["110.00"] * 6 + ["150.00"], committed=["100.00"] * 6 + ["120.00"] * 6),
        line("THERAPY", actual=["90.00"] * 7, budget="1300.00"),
        line("NOPLAN", actual=["70.00"] * 7),
        line("TRANSPORT", actual=["25.00"] * 7),
    ],
)


def test_what_moved_the_outturn_adds_up_to_the_movement():
    causes = moved(inputs(), LATER, {})
    assert sum(cause.pence for cause in causes) == central(LATER, {}).balance - central(inputs(), {}).balance
    assert [cause.key for cause in causes] == ["opening", "budget", "commitments", "growth", "ledger"]


def test_a_cause_is_what_it_alone_moved():
    higher = with_line("THERAPY", budget="1300.00")
    assert [(cause.key, cause.pence) for cause in moved(inputs(), higher, {})] == [("budget", -5_000)]


def test_a_line_that_came_since_moves_the_outturn_too():
    more = inputs(lines=[*inputs()["lines"], line("THERAPY", code="SUPPORT")])
    assert sum(cause.pence for cause in moved(inputs(), more, {})) == -114_000


def test_two_years_cannot_be_compared():
    with pytest.raises(BadInputs, match="Compare two of one year"):
        moved(inputs(), inputs(year="2025-26"), {})
