"""How long things take: for managers, of the cases that they may see."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from areasend.indicators.cards import cards
from areasend.rules.policies.access import Verb
from areasend.web.loaders import wants
from areasend.web.timeliness import advice_list, download, drawings, pages, tables
from areasend.web.timeliness.forms import ScopeForm
from areasend.web.timeliness.measures import MEASURES, Measure
from areasend.web.timeliness.scope import sees_area
from areasend.web.today import today


def _scoped(request: HttpRequest) -> dict[str, Any]:
    form = ScopeForm(request.GET, request.user, today())
    scope = form.scope(request.user, today())
    breadcrumbs = [("Timeliness", pages.address(scope, "overview"))]
    return {"form": form, "scope": scope, "sees_area": sees_area(request.user), "breadcrumbs": breadcrumbs}


def _measure(key: str) -> Measure:
    if key not in MEASURES:
        raise Http404("There is no figure with this name.")
    return MEASURES[key]


@wants(Verb.VIEW_TIMELINESS)
def overview(request: HttpRequest) -> HttpResponse:
    given = _scoped(request)
    return render(
        request,
        "timeliness/overview.html",
        {**given, **pages.overview(given["scope"].looking_no_further_back), "breadcrumbs": []},
    )


@wants(Verb.VIEW_TIMELINESS)
def measure(request: HttpRequest, key: str) -> HttpResponse:
    given = _scoped(request)
    page = pages.measure_page(_measure(key), given["scope"])
    return render(request, "timeliness/measure.html", {**given, "page": page, "card": page.measure.card})


@wants(Verb.VIEW_TIMELINESS)
def open_now(request: HttpRequest) -> HttpResponse:
    given = _scoped(request)
    scope = given["scope"]
    drawn = {"chart": drawings.ages(scope), "table": tables.ages(scope), "card": cards()["open_by_age"]}
    return render(request, "timeliness/open.html", {**given, **drawn})


@wants(Verb.VIEW_TIMELINESS)
def advice(request: HttpRequest) -> HttpResponse:
    scope = _scoped(request)["scope"]
    return render(request, "timeliness/advice.html", advice_list.page(request.GET, scope))


@wants(Verb.VIEW_TIMELINESS)
def table(request: HttpRequest, key: str, name: str) -> HttpResponse:
    """One table of the pages as CSV."""
    scope = _scoped(request)["scope"]
    if key == "open":
        return download.csv_of(tables.ages(scope), scope, "open-by-age")
    found = getattr(pages.measure_page(_measure(key), scope), name)
    if found is None:
        raise Http404("This figure has no such table.")
    return download.csv_of(found, scope, f"{key}-{name}")
