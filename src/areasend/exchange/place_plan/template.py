"""The sheets and columns of the workbook of places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """`must`: cannot be left empty. `kind`: how its cells are read."""

    name: str
    says: str
    must: bool = False
    kind: str = "text"


PLACES = (
    Column("urn", "The setting's URN; where it has none, give its name"),
    Column("setting", "The setting's name as it is recorded here"),
    Column("kind", "special, resourced, unit, residential, post_16 or mainstream", must=True),
    Column("phase", "early_years, primary, secondary, all_through or post_16", must=True),
    Column("lowest_age", "The age from which they are open, such as 4", must=True, kind="number"),
    Column("highest_age", "The age at which they are left, such as 11", must=True, kind="number"),
    Column("needs", "Codes of need with semicolons between, such as ASD; SEMH. Empty for any need", kind="list"),
    Column("number", "Places when they are full", must=True, kind="number"),
    Column("first_years", "Places in the first school years while they fill, such as 8; 16", kind="numbers"),
    Column("since", "The first day", must=True, kind="date"),
    Column("until", "The last day, where it is known", kind="date"),
    Column("status", "commissioned, planned or proposed. Planned needs a decision", must=True),
    Column("parts", "Parts of the area from which children may come, semicolons between. Empty for all", kind="list"),
    Column("within_km", "Straight kilometres from which children may come. Empty for any distance", kind="number"),
    Column("decision", "The reference of the decision behind it"),
    Column("source", "Where the number comes from, so that another can find it", must=True),
)
PARTS = (
    Column("number", "Its place in lists", must=True, kind="number"),
    Column("name", "What the part of the area is called", must=True),
    Column(
        "outward_codes", "First halves of its postcodes, semicolons between, such as HP20; HP21", must=True, kind="list"
    ),
)
TAKEN = (
    Column("urn", "The setting's URN; where it has none, give its name"),
    Column("setting", "The setting's name as it is recorded here"),
    Column("kind", "As in the sheet of places", must=True),
    Column("on", "The day on which it was counted", must=True, kind="date"),
    Column("number", "Places that children of other areas took", must=True, kind="number"),
    Column("source", "Who told it", must=True),
)
SHEETS: Mapping[str, tuple[Column, ...]] = {"Parts": PARTS, "Places": PLACES, "Taken by other areas": TAKEN}
"""In the order in which they are brought in: places may name parts."""
EXAMPLES: Mapping[str, tuple[object, ...]] = {
    "Parts": (1, "North", "HP20; HP21"),
    "Places": (
        "900001", "Willow Park School", "special", "all_through", 4, 19, "ASD; SLCN", 24, "8; 16", "01/09/2027", "", "planned", "North",
        "", "D-0012", "Cabinet report of 8 July",
    ),
    "Taken by other areas": ("900001", "Willow Park School", "special", "01/10/2026", 3, "Autumn count of the school"),
}  # fmt: skip
