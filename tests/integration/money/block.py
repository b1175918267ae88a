"""A small block of three children: one paid by band, one by fee, one whose cost nobody has entered."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tests.factories import make_case, make_person, make_placement, make_setting, make_user
from tests.factories.money import (
    make_banding,
    make_budget_line,
    make_budget_year,
    make_fee,
    make_rate,
    make_scheme,
    make_transport,
)

from areasend.records.models import BandScheme, Person, Placement, User
from areasend.rules.policies.access import Role

SINCE = date(2025, 9, 1)


@dataclass
class Block:
    finance: User
    banded: Person
    paid: Placement
    unpriced: Person
    scheme: BandScheme


def make_child(kind: str, **about: object) -> Placement:
    """A child with a plan and a placement at a setting of this type."""
    person = make_person(**{"primary_need": "ASD", "postcode": "HP19 1AB"} | about)
    make_case(process="plan", person=person, facts={"plan.made": date(2024, 5, 1)})
    return make_placement(person, make_setting(f"School {person.pk}", type=kind), since=SINCE)


def make_block() -> Block:
    """Budget of April 2026; nothing of the ledger yet. Commitments: 10,000, 60,000 and transport."""
    finance = make_user("Fay Finance", roles=[Role.FINANCE_OFFICER])
    scheme = make_scheme(slug="now", state="current")
    make_rate(scheme, band="B1", kind="special", amount=Decimal(10_000))
    banded = make_child("special_academy_free").person
    make_banding(banded, scheme=scheme, band="B1", since=SINCE)
    make_transport(banded, since=SINCE)
    paid = make_child("special_independent")
    make_fee(paid, since=SINCE)
    year = make_budget_year(opening_balance=Decimal("-5000.00"))
    for code, amount in {"IN-ALLOC": 60_000, "TOP-SPEC": 12_000, "FEES-IND": 54_000, "THERAPY": 1_200}.items():
        make_budget_line(year, code=code, amount=Decimal(amount))
    return Block(finance, banded, paid, make_child("special_academy_free").person, scheme)


def ledger(month: str = "2026-04", fees: str = "5000.00", total: str = "") -> bytes:
    """A month's file: 5,000 in, a top-up, fees and therapies out."""
    rows = {"IN-ALLOC": "5000.00", "TOP-SPEC": "821.92", "FEES-IND": fees, "THERAPY": "100.00"}
    control = total or str(sum(map(Decimal, rows.values())))
    lines = [f"{month},{code},{amount},Invented" for code, amount in rows.items()]
    return "\n".join(["period,line,amount,description", *lines, f"{month},TOTAL,{control},"]).encode()
