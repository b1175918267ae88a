"""The lines of the high-needs budget: what each holds, whether money comes in or goes out, and how the rest of a year is foreseen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Basis = Literal["commitment", "budget", "run_rate"]
INCOME: Literal["income"] = "income"
SPEND: Literal["spend"] = "spend"


@dataclass(frozen=True)
class Line:
    """`basis`: what the months to come are foreseen from: commitments child by child (or place by place), the rest of the
    budget in equal months, or the mean month of the ledger. `in_block`: whether the high-needs block bears it, unless the area says
    otherwise.
    """

    code: str
    label: str
    kind: Literal["income", "spend"]
    basis: Basis
    holds: str
    in_block: bool = True

    @property
    def is_income(self) -> bool:
        return self.kind == INCOME

    @property
    def sign(self) -> int:
        """+1 where it adds to the balance, -1 where it takes from it."""
        return 1 if self.is_income else -1


_ALL = (
    Line("IN-ALLOC", "High-needs allocation", INCOME, "budget", "The high-needs block of the Dedicated Schools Grant"),
    Line(
        "IN-IMPEX", "Import and export adjustment", INCOME, "budget",
        "For children who live in one area and are placed in another; less than nought where more go out",
    ),
    Line(
        "IN-TRANSFER", "Transfer from the schools block", INCOME, "budget",
        "As the Schools Forum approved: up to 0.5% of the schools block",
    ),
    Line(
        "PLACES", "Place funding", SPEND, "commitment",
        "Places in special schools, units, resourced and alternative provision, occupied or not",
    ),
    Line("TOP-EY", "Top-ups in early years settings", SPEND, "commitment", "By band, child by child"),
    Line(
        "TOP-MAIN", "Top-ups in mainstream schools", SPEND, "commitment",
        "By band, above what the school meets itself",
    ),
    Line("TOP-UNIT", "Top-ups in units and resourced provision", SPEND, "commitment", "By band, above the place"),
    Line("TOP-SPEC", "Top-ups in special schools", SPEND, "commitment", "By band, above the place"),
    Line("TOP-P16", "Top-ups in further education", SPEND, "commitment", "By band, above the place"),
    Line("FEES-IND", "Independent and non-maintained schools", SPEND, "commitment", "Fees, child by child"),
    Line("FEES-P16", "Specialist post-16 providers", SPEND, "commitment", "Fees, young person by young person"),
    Line(
        "ALTPROV", "Alternative provision", SPEND, "run_rate",
        "Education otherwise than at school, and alternative provision bought by the place or the day",
    ),
    Line("THERAPY", "Therapies", SPEND, "budget", "The block's share of jointly commissioned therapies"),
    Line("NOPLAN", "Funding without plans", SPEND, "run_rate", "Enhanced support for children who have no plan"),
    Line("SUPPORT", "SEN support services", SPEND, "budget", "Specialist teaching, sensory and other central services"),
    Line("TRANSPORT", "Home to school transport", SPEND, "commitment", "Agreements child by child", in_block=False),
)  # fmt: skip
LINES: Mapping[str, Line] = MappingProxyType({line.code: line for line in _ALL})
"""By code, income first, in the order in which they are told."""


def label_of(code: str) -> str:
    return LINES[code].label if code in LINES else code
