"""What is laid down about high-needs money, as dated values: `law/high_needs.yaml`.

>>> value_on("place_special", FinancialYear(2025))
Decimal('10000.00')
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from areasend.rules.law_files import LawError, read_yaml
from areasend.rules.money.pence import rounded
from areasend.rules.money.year import FinancialYear
from areasend.rules.readings import Readings, default_readings
from areasend.rules.shapes import Reference

FILE = "high_needs.yaml"
UPLIFTS: Mapping[str, Decimal] = {"as_2025": Decimal(1), "up_two_per_cent": Decimal("1.02")}
PLACE_VALUES: Mapping[str, str] = {
    "special": "place_special",
    "unit": "place_unit",
    "alternative": "place_alternative",
    "college": "place_college",
}
"""Kinds of setting that are paid by the place, and the value of each."""


@dataclass(frozen=True)
class Value:
    """One value that is laid down, with the days from which each amount stood, earliest first."""

    key: str
    label: str
    unit: str
    amounts: tuple[tuple[date, Decimal], ...]


@functools.cache
def values() -> Mapping[str, Value]:
    """Every value, by key."""
    return MappingProxyType(
        {
            key: Value(
                key,
                entry["label"],
                entry["unit"],
                tuple(sorted((on, Decimal(amount)) for on, amount in entry["from"].items())),
            )
            for key, entry in read_yaml(FILE)["values"].items()
        }
    )


def reference() -> Reference:
    return Reference(**read_yaml(FILE)["reference"])


def last_known_year() -> FinancialYear:
    """The last year whose values were found; for those after it the reading says what is taken."""
    return FinancialYear(int(read_yaml(FILE)["last_known_year"]))


def value_on(key: str, year: FinancialYear, readings: Readings | None = None) -> Decimal:
    """The value in that year. Raises LawError for a value that is unknown or did not stand yet."""
    if key not in values():
        raise LawError(f"law/{FILE}: there is no value {key!r}. The values are: {', '.join(values())}.")
    stood = [amount for on, amount in values()[key].amounts if on <= year.starts_on]
    if not stood:
        raise LawError(f"law/{FILE}: {key} has no value for {year}: it is laid down from a later year.")
    is_place_after = key.startswith("place_") and year > last_known_year()
    taken = (readings or default_readings()).choice("place_funding_after_2025") if is_place_after else "as_2025"
    return rounded(stood[-1] * UPLIFTS[taken]) if is_place_after else stood[-1]
