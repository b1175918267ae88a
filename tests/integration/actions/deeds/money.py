from datetime import date
from decimal import Decimal

from tests.factories.money import (
    make_banding,
    make_budget_line,
    make_budget_year,
    make_fee,
    make_money_report,
    make_rate,
    make_saving,
    make_scheme,
    make_transport,
)
from tests.factories.strategic import make_meeting

from areasend.actions import money_bands, money_budget, money_ledger, money_measure, money_price, money_report
from areasend.exchange.ledger.bands import Rate
from areasend.exchange.ledger.month import Entry, Month
from areasend.rules.money.year import FinancialYear

SINCE, DAY = date(2026, 9, 1), date(2026, 10, 5)
YEAR = FinancialYear(2026)
TEN = Decimal("10.00")


def banded(w):
    rate = make_rate()
    return money_price.band(w.case.person, **w.said, scheme=rate.scheme, band="B1", since=SINCE)


def put_right(w):
    rate = make_rate()
    return money_price.correct_band(make_banding(scheme=rate.scheme), **w.said, band="B1", because="Misread")


def accepted(w):
    make_budget_line()
    month = Month(date(2026, 4, 1), (Entry(2, "FEES-IND", TEN, ""),), TEN)
    return money_ledger.accept(month, **w.said, filename="april.csv", sha256="1" * 64)


def placed(w):
    return w.case.person.placements.create(arrangement="elective_home_education", since=date(2025, 9, 1))


def reported(w):
    make_budget_line()
    return money_report.compose(**w.said, title="Autumn term")


DEEDS = {
    "budget.open_year": lambda w: money_budget.open_year(YEAR, **w.said, opening_balance=-TEN, source="Accounts"),
    "budget.set_line": lambda w: money_budget.set_line(
        make_budget_year(), **w.said, code="THERAPY", amount=TEN, source="Cabinet"
    ),
    "band_scheme.record": lambda w: money_bands.record(**w.said, slug="new", title="New bands"),
    "band_scheme.set_rules": lambda w: money_bands.set_rules(make_scheme(), **w.said, rules=[{"to": "B1"}]),
    "band_scheme.set_rate": lambda w: money_bands.set_rate(
        make_scheme(), **w.said, rate=Rate(2, 2026, "B1", "special", TEN)
    ),
    "saving.plan": lambda w: money_measure.plan(
        **w.said, title="A base", code="FEES-IND", owner="Head", starts_on=SINCE, full_year=TEN
    ),
    "saving.deliver": lambda w: money_measure.deliver(make_saving(), **w.said, on=DAY, amount=TEN, evidence="Ledger"),
    "saving.drop": lambda w: money_measure.drop(make_saving(), **w.said, because="No site"),
    "ledger.accept": accepted,
    "money_report.compose": reported,
    "money_report.put_to_board": lambda w: money_report.put_to_board(
        make_money_report(published_on=DAY), **w.said, meeting=make_meeting(on=date(2026, 12, 1))
    ),
    "money_report.publish": lambda w: money_report.publish(make_money_report(), **w.said),
}
ABOUT_A_CHILD = {
    "banding.record": banded,
    "banding.correct": put_right,
    "transport.record": lambda w: money_price.transport(w.case.person, **w.said, cost_a_day=TEN, since=SINCE),
    "transport.correct": lambda w: money_price.correct_transport(
        make_transport(), **w.said, cost_a_day=TEN, because="Shared"
    ),
    "price.end": lambda w: money_price.end(make_transport(), **w.said, until=DAY),
    "placement_fee.record": lambda w: money_price.fee(placed(w), **w.said, amount=TEN, per="year", since=SINCE),
    "placement_fee.correct": lambda w: money_price.correct_fee(make_fee(), **w.said, amount=TEN, because="A slip"),
}
