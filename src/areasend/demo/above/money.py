"""The demo area's money: bands, fees and transport of the invented children, budgets and a ledger for the years from the year before last.

What is paid follows from the children; what the ledger shows strays from it a little, as ledgers do; the allocation is what makes the
balances those of `money.yaml`, at the size of the area. All of it is invented.
"""

from __future__ import annotations

from importlib import import_module
from importlib.resources import files
from typing import Any

import numpy as np
import yaml

from areasend.demo.above.known import Known
from areasend.rules.money.year import FinancialYear, year_of

FIRST_YEARS = 2
"""Years before the one under way that have a budget and a ledger."""
PARTS = ("money_children", "money_ledger", "money_measures")


def load(known: Known) -> None:
    """Facts of the children first, then the ledger that follows from them, then measures and the report."""
    given = yaml.safe_load((files(__package__) / "money.yaml").read_text(encoding="utf-8"))
    rng = np.random.default_rng([known.until.toordinal(), 7])
    for part in PARTS:
        import_module(f"{__package__}.{part}").load(known, given, rng)


def years(known: Known) -> tuple[FinancialYear, ...]:
    """The year before last, last year, and the one under way on the demo's day."""
    now = year_of(known.until)
    return tuple(FinancialYear(now.first - back) for back in range(FIRST_YEARS, -1, -1))


def said(known: Known, given: dict[str, Any]) -> dict[str, Any]:
    """Who enters it, and when."""
    return {"by": known.users.get("finance", known.lead), "today": known.until}
