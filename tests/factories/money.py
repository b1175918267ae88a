"""Rows of money, with the dullest values; any field may be given by name."""

from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from areasend.documents.paper import Paper, Text
from areasend.records import models
from areasend.records.papers.frozen import freeze
from tests.factories.people import make_person, make_placement

NUMBERS = count(1)
SINCE, DAY = date(2025, 9, 1), date(2026, 10, 5)
APRIL = date(2026, 4, 1)
PAPER = freeze(Paper("High-needs block", "", "Buckinghamshire", DAY, blocks=(Text("What stood then."),)))


def make_budget_year(**given: Any) -> models.BudgetYear:
    plain = {"opening_balance": Decimal("-5000.00"), "source": "Statement of accounts"}
    return models.BudgetYear.objects.get_or_create(starts_on=given.pop("starts_on", APRIL), defaults=plain | given)[0]


def make_budget_line(year: models.BudgetYear | None = None, **given: Any) -> models.BudgetLine:
    plain = {"code": "FEES-IND", "amount": Decimal("1200.00"), "source": "Cabinet, 17 February 2026"}
    return models.BudgetLine.objects.create(year=year or make_budget_year(), **plain | given)


def make_scheme(**given: Any) -> models.BandScheme:
    n = next(NUMBERS)
    return models.BandScheme.objects.create(**{"slug": f"scheme-{n}", "title": f"Scheme {n}"} | given)


def make_rate(scheme: models.BandScheme | None = None, **given: Any) -> models.BandRate:
    plain = {"first": 2026, "band": "B1", "kind": "special", "amount": Decimal("10000.00")}
    return models.BandRate.objects.create(scheme=scheme or make_scheme(), **plain | given)


def make_banding(person: models.Person | None = None, **given: Any) -> models.Banding:
    plain = {"scheme": given.pop("scheme", None) or make_scheme(), "band": "B1", "since": SINCE}
    return models.Banding.objects.create(person=person or make_person(), **plain | given)


def make_fee(placement: models.Placement | None = None, **given: Any) -> models.PlacementFee:
    plain = {"amount": Decimal("60000.00"), "since": SINCE}
    return models.PlacementFee.objects.create(placement=placement or make_placement(make_person()), **plain | given)


def make_transport(person: models.Person | None = None, **given: Any) -> models.TransportAgreement:
    plain = {"cost_a_day": Decimal("60.00"), "since": SINCE}
    return models.TransportAgreement.objects.create(person=person or make_person(), **plain | given)


def make_ledger_month(**given: Any) -> models.LedgerMonth:
    plain = {"month": APRIL, "control_total": Decimal("100.00"), "filename": "april.csv", "sha256": "0" * 64}
    return models.LedgerMonth.objects.create(**plain | given)


def make_ledger_entry(month: models.LedgerMonth | None = None, **given: Any) -> models.LedgerEntry:
    plain = {"number": 2, "code": "FEES-IND", "amount": Decimal("100.00")}
    return models.LedgerEntry.objects.create(month=month or make_ledger_month(), **plain | given)


def make_saving(**given: Any) -> models.SavingMeasure:
    plain = {"title": "A new base", "code": "FEES-IND", "owner": "Head of SEND", "starts_on": DAY}
    return models.SavingMeasure.objects.create(**plain | {"full_year": Decimal("1200.00")} | given)


def make_delivery(measure: models.SavingMeasure | None = None, **given: Any) -> models.SavingDelivery:
    plain = {"on": DAY, "amount": Decimal("100.00"), "evidence": "Ledger of September"}
    return models.SavingDelivery.objects.create(measure=measure or make_saving(), **plain | given)


def make_outturn(month: models.LedgerMonth | None = None, **given: Any) -> models.OutturnForecast:
    plain = {"as_at": DAY, "inputs": {}, "figures": {}}
    return models.OutturnForecast.objects.create(month=month or make_ledger_month(), **plain | given)


def make_money_report(**given: Any) -> models.MoneyReport:
    plain = {"title": "Autumn term 2026", "as_at": DAY, "paper": PAPER}
    return models.MoneyReport.objects.create(**plain | given)


EVERY_MONEY_ROW = {
    "banding": make_banding, "bandrate": make_rate, "bandscheme": make_scheme, "budgetline": make_budget_line,
    "budgetyear": make_budget_year, "ledgerentry": make_ledger_entry, "ledgermonth": make_ledger_month,
    "moneyreport": make_money_report, "outturnforecast": make_outturn, "placementfee": make_fee, "savingdelivery": make_delivery,
    "savingmeasure": make_saving, "transportagreement": make_transport,
}  # fmt: skip
