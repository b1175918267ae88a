from datetime import date
from decimal import Decimal

from tests.factories import make_person, make_placement
from tests.factories.money import (
    make_banding,
    make_budget_line,
    make_budget_year,
    make_delivery,
    make_fee,
    make_ledger_entry,
    make_ledger_month,
    make_money_report,
    make_outturn,
    make_rate,
    make_saving,
    make_scheme,
    make_transport,
)

from areasend.records.models import BudgetYear

EARLY = date(2024, 1, 1)
LESS, NONE = Decimal(-1), Decimal(0)


def twice(make, *of, **fields):
    return [make(*of, **fields) for _ in "12"]


def two_years():
    return [BudgetYear.objects.create(starts_on=date(2026, 4, 1), opening_balance=0, source="x") for _ in "12"]


BREAKS = {
    "budgetyear.starts_on": two_years,
    "budget_year_starts_on_1_april": lambda: make_budget_year(starts_on=date(2026, 4, 2)),
    "budget_year_has_a_source": lambda: make_budget_year(source=""),
    "budget_line_once_a_year": lambda: twice(make_budget_line),
    "budget_line_not_below_nought": lambda: make_budget_line(amount=LESS),
    "bandscheme.slug": lambda: twice(make_scheme, slug="one"),
    "band_scheme_one_current": lambda: twice(make_scheme, state="current"),
    "band_rate_once": lambda: twice(make_rate, make_scheme()),
    "band_rate_not_below_nought": lambda: make_rate(amount=LESS),
    "band_rate_names_a_band": lambda: make_rate(band=""),
    "banding_ends_after_start": lambda: make_banding(until=EARLY),
    "banding_names_a_band": lambda: make_banding(band=""),
    "banding_one_at_a_time": lambda: twice(make_banding, make_person()),
    "fee_ends_after_start": lambda: make_fee(until=EARLY),
    "fee_above_nought": lambda: make_fee(amount=NONE),
    "fee_one_at_a_time": lambda: twice(make_fee, make_placement(make_person())),
    "transport_ends_after_start": lambda: make_transport(until=EARLY),
    "transport_above_nought": lambda: make_transport(cost_a_day=NONE),
    "transport_one_at_a_time": lambda: twice(make_transport, make_person()),
    "ledger_month_once": lambda: twice(make_ledger_month),
    "ledger_month_by_its_first_day": lambda: make_ledger_month(month=date(2026, 4, 2)),
    "ledger_month_replaced_with_reason": lambda: make_ledger_month(replaced_on=EARLY),
    "ledger_entry_once": lambda: twice(make_ledger_entry, make_ledger_month()),
    "outturnforecast.month": lambda: twice(make_outturn, make_ledger_month()),
    "saving_measure_ends_after_start": lambda: make_saving(ends_on=EARLY),
    "saving_measure_not_below_nought": lambda: make_saving(full_year=LESS),
    "saving_measure_is_owned": lambda: make_saving(owner=""),
    "saving_measure_dropped_with_reason": lambda: make_saving(dropped_on=EARLY),
    "saving_delivery_once_a_day": lambda: twice(make_delivery, make_saving()),
    "saving_delivery_has_evidence": lambda: make_delivery(evidence=""),
    "money_report_published_after_its_day": lambda: make_money_report(published_on=EARLY),
}
