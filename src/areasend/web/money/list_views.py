"""Children whose provision is paid for, and fee-paid placements beside like ones: by reference only, filtered, sorted, downloaded."""

from __future__ import annotations

import csv
from typing import Any

import polars as pl
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from areasend.actions import download
from areasend.records.money.children import kind_label, need_label, told_lines
from areasend.records.money.facts import commitments_of
from areasend.records.money.high_cost import high_cost as placements_beside_like
from areasend.rules.money.lines import label_of
from areasend.rules.money.pence import money, to_pounds
from areasend.rules.money.year import year_of
from areasend.rules.policies.access import Verb
from areasend.web.components.tables import Column
from areasend.web.loaders import wants
from areasend.web.money.forms import PER_PAGE, ChildrenForm, HighCostForm
from areasend.web.money.recording import trail
from areasend.web.today import today

CHILD_COLUMNS = [
    Column("Child", sort="reference"),
    Column("Line", sort="line"),
    Column("Setting", sort="setting_name"),
    Column("Need", sort="need"),
    Column("Rule"),
    Column("Days or terms", sort="units", numeric=True),
    Column("Rate", sort="rate", numeric=True),
    Column("In the year", sort="amount", numeric=True),
]
COST_COLUMNS = [
    Column("Child", sort="reference"),
    Column("Setting", sort="setting_name"),
    Column("Need", sort="need"),
    Column("Age", sort="age", numeric=True),
    Column("A year", sort="yearly", numeric=True),
    Column("Median of the like", sort="median", numeric=True),
    Column("Above it", sort="distance", numeric=True),
    Column("Measured against"),
]


def _chosen_children(request: HttpRequest) -> tuple[ChildrenForm, pl.DataFrame]:
    form = ChildrenForm(request.GET)
    form.is_valid()
    given = form.cleaned_data
    found = told_lines(year_of(today()), today()).filter(pl.col("person").is_not_null())
    for name in ("line", "kind", "need", "phase"):
        if given.get(name):
            found = found.filter(pl.col(name) == given[name])
    if given.get("missing"):
        found = found.filter(pl.col("is_estimate"))
    return form, _ordered(_named(found, given.get("q", "")), request, CHILD_COLUMNS, "-amount")


def _named(found: pl.DataFrame, words: str) -> pl.DataFrame:
    """Those whose reference or setting holds the words."""
    if not words.strip():
        return found
    sought = words.strip().casefold()
    holds = [
        pl.col(name).fill_null("").str.to_lowercase().str.contains(sought, literal=True)
        for name in ("reference", "setting_name")
    ]
    return found.filter(pl.any_horizontal(holds))


def _ordered(found: pl.DataFrame, request: HttpRequest, columns: list[Column], first: str) -> pl.DataFrame:
    order = request.GET.get("sort", "") or first
    name = order.lstrip("-")
    if name not in {column.sort for column in columns if column.sort}:
        order, name = first, first.lstrip("-")
    return found.sort([name, "placement"], descending=[order.startswith("-"), False], nulls_last=True)


def _page(request: HttpRequest, found: pl.DataFrame) -> tuple[Any, list[dict[str, Any]]]:
    """The page's numbers, and its rows only."""
    page = Paginator(range(found.height), PER_PAGE).get_page(request.GET.get("page"))
    return page, found.slice(page.start_index() - 1 if page.object_list else 0, PER_PAGE).to_dicts()


@require_GET
@wants(Verb.VIEW_CHILD_COSTS)
def children(request: HttpRequest) -> HttpResponse:
    form, found = _chosen_children(request)
    page, rows = _page(request, found)
    kept = commitments_of(year_of(today()))
    shown = {
        "year": year_of(today()),
        "form": form,
        "columns": CHILD_COLUMNS,
        "page": page,
        "rows": [_child_row(row) for row in rows],
        "count": found.height,
        "people": found["person"].n_unique(),
        "total": money(to_pounds(found["amount"].sum())),
        "missing": kept.priced.missing.height,
        "csv": _with_query(request, "money:children_csv"),
        "breadcrumbs": trail(),
    }
    return render(request, "money/children.html", shown)


def _child_row(row: dict[str, Any]) -> dict[str, Any]:
    return {
        **row,
        "line": label_of(row["line"]),
        "need": need_label(row["need"]),
        "rate": money(to_pounds(row["rate"])),
        "amount": money(to_pounds(row["amount"])),
    }


def _with_query(request: HttpRequest, name: str) -> str:
    query = request.GET.urlencode()
    return f"{reverse(name)}?{query}" if query else reverse(name)


CHILD_HEADER = (
    "Child", "Line", "Setting", "Kind of setting", "Need", "Phase", "Postcode district", "Rule", "From", "Until",
    "Days or terms", "Rate", "In the year", "Cost recorded",
)  # fmt: skip


@require_GET
@wants(Verb.VIEW_CHILD_COSTS)
def children_csv(request: HttpRequest) -> HttpResponse:
    _, found = _chosen_children(request)
    rows = [
        (row["reference"], label_of(row["line"]), row["setting_name"], kind_label(row["kind"]), need_label(row["need"]), row["phase"],
         row["area"], row["rule"], row["since"], row["until"] or "", row["units"], to_pounds(row["rate"]), to_pounds(row["amount"]),
         "No" if row["is_estimate"] else "Yes")
        for row in found.iter_rows(named=True)
    ]  # fmt: skip
    return _csv(request, "commitments", CHILD_HEADER, rows)


def _csv(request: HttpRequest, name: str, header: tuple[str, ...], rows: list[tuple[Any, ...]]) -> HttpResponse:
    """UTF-8 with its mark. Who took the list is kept."""
    download.record(by=request.user, query=f"money {name}: {request.GET.urlencode()}", rows=len(rows), form="csv")
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}-{today().isoformat()}.csv"'
    writer = csv.writer(response)
    writer.writerow(header)
    writer.writerows(rows)
    return response


def _chosen_costs(request: HttpRequest) -> tuple[HighCostForm, pl.DataFrame]:
    form = HighCostForm(request.GET)
    form.is_valid()
    given = form.cleaned_data
    found = placements_beside_like(year_of(today()), today())
    for name in ("line", "need", "phase"):
        if given.get(name):
            found = found.filter(pl.col(name) == given[name])
    if given.get("boarding"):
        found = found.filter(pl.col("residential") == (given["boarding"] == "yes"))
    if given.get("above") is not None:
        found = found.filter(pl.col("percent") >= given["above"])
    return form, _ordered(_named(found, given.get("q", "")), request, COST_COLUMNS, "-distance")


@require_GET
@wants(Verb.VIEW_CHILD_COSTS)
def high_cost(request: HttpRequest) -> HttpResponse:
    form, found = _chosen_costs(request)
    page, rows = _page(request, found)
    above = found.filter(pl.col("distance") > 0)["distance"].sum()
    shown = {
        "form": form,
        "columns": COST_COLUMNS,
        "page": page,
        "rows": [_cost_row(row) for row in rows],
        "count": found.height,
        "total": money(to_pounds(found["yearly"].sum())),
        "above": money(to_pounds(above)),
        "csv": _with_query(request, "money:high_cost_csv"),
        "breadcrumbs": trail(),
    }
    return render(request, "money/high_cost.html", shown)


def _cost_row(row: dict[str, Any]) -> dict[str, Any]:
    has_like = row["median"] is not None
    like = f"{row['like']} others of the {row['group']}" if has_like else "Fewer than five are like it"
    return {
        **row,
        "need": need_label(row["need"]),
        "yearly": money(to_pounds(row["yearly"])),
        "median": money(to_pounds(row["median"])) if has_like else "–",
        "distance": f"{money(to_pounds(row['distance']), sign=True)} ({row['percent']:+.0f}%)" if has_like else "–",
        "like": like,
    }


COST_HEADER = (
    "Child", "Setting", "Line", "Need", "Age", "Phase", "Boards", "Fee a year", "Median of the like", "Above it",
    "Like placements", "Measured against",
)  # fmt: skip


@require_GET
@wants(Verb.VIEW_CHILD_COSTS)
def high_cost_csv(request: HttpRequest) -> HttpResponse:
    _, found = _chosen_costs(request)
    rows = [
        (row["reference"], row["setting_name"], label_of(row["line"]), need_label(row["need"]), row["age"], row["phase"],
         "Yes" if row["residential"] else "No", to_pounds(row["yearly"]), *_like(row))
        for row in found.iter_rows(named=True)
    ]  # fmt: skip
    return _csv(request, "high-cost-placements", COST_HEADER, rows)


def _like(row: dict[str, Any]) -> tuple[Any, ...]:
    known = row["median"] is not None
    return (
        to_pounds(row["median"]) if known else "",
        to_pounds(row["distance"]) if known else "",
        row["like"],
        row["group"],
    )
