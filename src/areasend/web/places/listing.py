"""Which settings the list shows, in which order, and as a file."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import HttpResponse

from areasend.records.places.occupancy import Occupancy
from areasend.web.components.tables import Column
from areasend.web.places.shown import Row

COLUMNS = [
    Column("Setting", sort="name"), Column("Kind", sort="kind"), Column("Part", sort="part"), Column("Places", sort="places", numeric=True),
    Column("Our children", sort="own", numeric=True), Column("Of other areas", sort="others", numeric=True),
    Column("Vacancies", sort="vacancies", numeric=True), Column("State", sort="share"),
]  # fmt: skip
ORDERS: dict[str, Callable[[Occupancy], Any]] = {
    "name": lambda one: one.setting.name.casefold(),
    "kind": lambda one: one.kind_label,
    "part": lambda one: one.part or "~",
    "places": lambda one: one.places or 0,
    "own": lambda one: one.own,
    "others": lambda one: one.others,
    "vacancies": lambda one: -1 if one.vacancies is None else one.vacancies - one.over,
    "share": lambda one: one.share or 0,
}
HEADER = (
    "URN", "Setting", "Type", "Kind", "Part of the area", "Places", "Our children", "Children of other areas", "Vacancies", "State",
    "Agreed to come",
)  # fmt: skip


def chosen(found: list[Occupancy], given: dict[str, Any], sort: str) -> list[Occupancy]:
    """Filtered and in order; by name unless another order is asked for."""
    kept = [one for one in found if _fits(one, given)]
    name, is_descending = sort.lstrip("-"), sort.startswith("-")
    return sorted(kept, key=ORDERS.get(name, ORDERS["name"]), reverse=is_descending and name in ORDERS)


def _fits(one: Occupancy, given: dict[str, Any]) -> bool:
    words = given.get("q", "").casefold().split()
    part = {"": one.part, "-": ""}.get(given.get("part", ""), given.get("part", ""))
    return (
        all(word in one.setting.name.casefold() for word in words)
        and given.get("kind", "") in ("", one.kind)
        and given.get("state", "") in ("", one.state)
        and part == one.part
    )


def as_csv(rows: list[Row], on: date) -> HttpResponse:
    """UTF-8 with its mark, so that spreadsheets read accents and dashes."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="places-{on.isoformat()}.csv"'
    writer = csv.writer(response)
    writer.writerow(HEADER)
    for row in rows:
        one = row.one
        told = [row.places, row.own, row.others, row.vacancies, row.tag[0], row.coming]
        writer.writerow([one.setting.urn or "", one.setting.name, one.type_label, one.kind_label, one.part, *told])
    return response
