"""A release put together from the figures of the area as at the last day of a month."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from areasend.indicators.catalogue.evaluate import Figures
from areasend.indicators.release.choice import Entry, entries
from areasend.indicators.release.tables import Days, table, withheld_months
from areasend.rules.disclosure import LIMIT

VERSION = 1


def make(
    of: Callable[[str], Figures], on: date, area: str, earlier: Sequence[dict[str, Any]] = (), only: Sequence[str] = ()
) -> dict[str, Any]:
    """`of` gives an indicator's figures; `earlier`: the releases before, any order; `only`: these indicators instead of all."""
    chosen = {key: entry for key, entry in entries().items() if not only or key in only}
    told = {key: table(of(key), entry, area, _withheld(earlier, entry)) for key, entry in chosen.items()}
    return {"version": VERSION, "as_at": on.isoformat(), "base": LIMIT + 1, "indicators": told}


def _withheld(earlier: Sequence[dict[str, Any]], entry: Entry) -> Days:
    return {days for release in earlier for days in withheld_months(release["indicators"], entry.key)}
