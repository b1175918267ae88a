"""The yearly forecast of places as it was published: from what was frozen, never from the records."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from areasend.records.places import published
from areasend.web.components.charts import Chart, Series
from areasend.web.components.tables import Column, Table
from areasend.web.public.frame import page

NOT_TOLD = "Not told"


@require_safe
def places(request: HttpRequest) -> HttpResponse:
    found = published.newest()
    shown: dict[str, Any] = {"forecast": found}
    if found is not None:
        told = found.told
        cuts = [(name, _cut(told, cut, name)) for cut, name in published.CUTS.items() if told["cuts"].get(cut)]
        shown |= {"told": told, "whole": _whole(told), "chart": _chart(told), "cuts": cuts}
    return page(request, "public/places.html", shown, crumbs=[])


def _whole(told: dict[str, Any]) -> Table:
    columns = [Column("School year"), Column("Places", numeric=True), Column("Need one", numeric=True)]
    columns += [Column("Would find none", numeric=True), Column("8 in 10 futures"), Column("Chance of a shortage")]
    rows = [
        [period, one["places"], _word(one["demand"]), _word(one["short"]), _span(one), _chance(one)]
        for period, one in zip(told["periods"], told["whole"], strict=True)
    ]
    return Table(columns, rows, "Specialist places by school year", caption_hidden=True)


def _cut(told: dict[str, Any], cut: str, name: str) -> Table:
    columns = [
        Column(name.removeprefix("By ").capitalize()),
        *(Column(f"{period}: none found", numeric=True) for period in told["periods"]),
    ]
    rows = [[row["label"], *(_word(one["short"]) for one in row["years"])] for row in told["cuts"][cut]]
    return Table(columns, rows, name, caption_hidden=True)


def _chart(told: dict[str, Any]) -> Chart:
    series = [
        Series("Need a place", [one["demand"] for one in told["whole"]]),
        Series("Places", [one["places"] for one in told["whole"]]),
    ]
    return Chart("Children who need a specialist place, and places", told["periods"], series)


def _word(value: int | None) -> str:
    return NOT_TOLD if value is None else f"{value:,}"


def _span(one: dict[str, Any]) -> str:
    return NOT_TOLD if one["low"] is None else f"{one['low']:,} to {one['high']:,}"


def _chance(one: dict[str, Any]) -> str:
    """In tens of a hundred, and never as certain."""
    if one["chance"] is None:
        return NOT_TOLD
    return {100: "over 95 in 100", 0: "under 5 in 100"}.get(one["chance"], f"about {one['chance']} in 100")
