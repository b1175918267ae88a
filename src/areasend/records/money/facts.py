"""The facts of a financial year as frames, in the shape that `areasend.forecast.money.pricing` takes: one query a table."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import polars as pl
from django.db import connection
from django.db.models import Q

from areasend.forecast.money.commitments import Committed, commit, exit_rate
from areasend.forecast.money.pricing import Facts, Priced, price
from areasend.records.area_figures import Store
from areasend.records.figures_version import version_of
from areasend.records.models import (
    Banding,
    BandRate,
    BandScheme,
    Case,
    CommissionedPlaces,
    Person,
    Placement,
    PlacementFee,
    Setting,
    TransportAgreement,
)
from areasend.records.readings import readings
from areasend.rules.money.kinds import kind_of
from areasend.rules.money.pence import to_pence
from areasend.rules.money.year import FinancialYear

READ = (
    Case,
    Person,
    Placement,
    Setting,
    CommissionedPlaces,
    BandScheme,
    BandRate,
    Banding,
    PlacementFee,
    TransportAgreement,
)
SPAN = {"since": pl.Date, "until": pl.Date}
Rows = Iterable[tuple[Any, ...]]


class Year:
    """The commitments of one financial year: what is priced, what it comes to, what a whole year costs as this one ends."""

    def __init__(self, year: FinancialYear) -> None:
        self.year = year
        self.facts = gather(year)
        self.priced: Priced = price(self.facts, year, readings())
        self.committed: Committed = commit(self.priced.all, year)
        self.exit = exit_rate(self.priced.all, year)
        self.estimated = commit(self.priced.estimated, year).total


_KEPT = Store(4)
KIND_OF_PLACES = {
    "special": "special",
    "residential": "special",
    "resourced": "unit",
    "unit": "unit",
    "post_16": "college",
}
"""Kinds of commissioned places, and as which kind of setting each is funded."""


def within(year: FinancialYear) -> Q:
    """Facts that hold on some day of the year."""
    return Q(since__lte=year.ends_on) & (Q(until=None) | Q(until__gte=year.starts_on))


def commitments_of(year: FinancialYear) -> Year:
    """Worked out once, and kept until anything changes that it rests on."""
    key = (connection.settings_dict["NAME"], year, version_of(READ))
    found: Year = _KEPT.get(key, lambda: Year(year))
    return found


def gather(year: FinancialYear) -> Facts:
    """Every fact that touches the year."""
    touching = within(year)
    return Facts(
        plans=_plans(year),
        placements=_placements(touching),
        bandings=_frame(
            Banding.objects.filter(touching)
            .order_by()
            .values_list("person_id", "scheme__slug", "band", "since", "until"),
            {"person": pl.Int64, "scheme": pl.String, "band": pl.String, **SPAN},
        ),
        rates=_money(
            BandRate.objects.filter(first=year.first).order_by().values_list("scheme__slug", "band", "kind", "amount"),
            {"scheme": pl.String, "band": pl.String, "kind": pl.String, "amount": pl.Int64},
            3,
        ),
        fees=_money(
            PlacementFee.objects.filter(touching)
            .order_by()
            .values_list("placement_id", "amount", "per", "since", "until"),
            {"placement": pl.Int64, "amount": pl.Int64, "per": pl.String, **SPAN},
            1,
        ),
        transport=_money(
            TransportAgreement.objects.filter(touching)
            .order_by()
            .values_list("person_id", "cost_a_day", "since", "until"),
            {"person": pl.Int64, "amount": pl.Int64, **SPAN},
            1,
        ),
        places=_places(year),
    )


def _frame(rows: Rows, schema: dict[str, Any]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=schema, orient="row")


def _money(rows: Rows, schema: dict[str, Any], column: int) -> pl.DataFrame:
    """With the Decimal of that column as pence."""
    told = [(*row[:column], to_pence(Decimal(row[column])), *row[column + 1 :]) for row in rows]
    return pl.DataFrame(told, schema=schema, orient="row")


def _plans(year: FinancialYear) -> pl.DataFrame:
    in_force = Q(opened_on__lte=year.ends_on) & (Q(ended_on=None) | Q(ended_on__gte=year.starts_on))
    rows = Case.objects.filter(in_force, process="plan").order_by()
    told = rows.values_list("person_id", "person__primary_need", "opened_on", "ended_on")
    return _frame(told, {"person": pl.Int64, "need": pl.String, **SPAN})


def _placements(touching: Q) -> pl.DataFrame:
    """Main placements with the kind of their setting."""
    kinds = dict(Setting.objects.order_by().values_list("pk", "type"))
    rows = Placement.objects.filter(touching, is_main=True).order_by()
    told = rows.values_list("pk", "person_id", "setting_id", "provision", "since", "until")
    return _frame(
        (
            (pk, person, setting, kind_of(kinds.get(setting, ""), provision), since, until)
            for pk, person, setting, provision, since, until in told
        ),
        {"placement": pl.Int64, "person": pl.Int64, "setting": pl.Int64, "kind": pl.String, **SPAN},
    )


def _places(year: FinancialYear) -> pl.DataFrame:
    """Places as commissioned; of a setting without such a record the number of places that the council funds there."""
    paid = CommissionedPlaces.objects.filter(within(year), withdrawn_on=None).exclude(status="proposed").order_by()
    told = [
        (setting, KIND_OF_PLACES.get(kind, "other"), number, since, until)
        for setting, kind, number, since, until in paid.values_list("setting_id", "kind", "number", "since", "until")
    ]
    told += _funded(year, {row[0] for row in told})
    return _frame(told, {"setting": pl.Int64, "kind": pl.String, "places": pl.Int64, **SPAN})


def _funded(year: FinancialYear, known: set[int]) -> list[tuple[Any, ...]]:
    """Those of a mainstream school are its unit's."""
    open_then = Setting.objects.filter(Q(closed_on=None) | Q(closed_on__gte=year.starts_on), places__gt=0, in_area=True)
    rows = open_then.order_by().values_list("pk", "type", "places")
    return [(pk, _kind_of_places(kind), places, year.starts_on, None) for pk, kind, places in rows if pk not in known]


def _kind_of_places(setting_type: str) -> str:
    kind = kind_of(setting_type, "")
    return "unit" if kind == "mainstream" else kind
