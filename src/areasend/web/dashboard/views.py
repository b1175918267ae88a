"""The partnership dashboard: every indicator of the cases that the reader may see, each with the page that explains it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from areasend.indicators.catalogue import indicators
from areasend.indicators.catalogue.standing import written
from areasend.records.models import Case, IndicatorTarget, SuccessMeasure
from areasend.rules.policies.access import Verb, may
from areasend.web.components.tables import Column
from areasend.web.dashboard import download, tiles
from areasend.web.dashboard.forms import CutForm, ScopeForm, day_of
from areasend.web.dashboard.page import Page
from areasend.web.dashboard.scope import Scope, hides, sees_area
from areasend.web.loaders import wants
from areasend.web.today import today

COLUMNS = [Column(name) for name in ("Indicator", "Now", "Two years", "Last month", "Target", "Beside")]
CASE_COLUMNS = [Column(name) for name in ("Case", "Child or young person", "Stage", "Officer", "Team")]
PER_PAGE = 100


def _given(scope: Scope, form: ScopeForm) -> dict[str, Any]:
    home = [("Dashboard", tiles.address(scope, "overview"))]
    return {"scope": scope, "form": form, "sees_area": sees_area(scope.user), "breadcrumbs": home}


@wants(Verb.VIEW_FIGURES)
def overview(request: HttpRequest) -> HttpResponse:
    form = ScopeForm(request.GET, request.user, today())
    scope = form.scope()
    groups = tiles.groups(scope)
    headlines = [one for group in groups for one in group.known if one.card.headline]
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    shown = {"groups": groups, "headlines": headlines, "columns": COLUMNS, "query": query, "breadcrumbs": []}
    return render(request, "dashboard/overview.html", {**_given(scope, form), **shown})


@wants(Verb.VIEW_FIGURES)
def overview_csv(request: HttpRequest) -> HttpResponse:
    scope = ScopeForm(request.GET, request.user, today()).scope()
    return download.dashboard(tiles.groups(scope), scope)


def _page(request: HttpRequest, key: str) -> tuple[Page, CutForm]:
    if key not in indicators():
        raise Http404("There is no indicator with this name.")
    form = CutForm(request.GET, request.user, today())
    plain = Page(key, form.scope())
    form.offer(plain.cuts)
    return Page(key, plain.scope, form.chosen_cut, form.hides or hides(request.user)), form


@wants(Verb.VIEW_FIGURES)
def indicator(request: HttpRequest, key: str) -> HttpResponse:
    page, form = _page(request, key)
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    groups = Paginator(page.groups.rows, PER_PAGE).get_page(request.GET.get("page")) if page.groups else None
    shown = {
        "page": page,
        "query": query,
        **_around(page),
        "may_tell": may(request.user.roles, Verb.RECORD_FIGURE),
        "groups": groups,
        "group_table": replace(page.groups, rows=list(groups)) if page.groups and groups is not None else None,
    }
    return render(request, "dashboard/indicator.html", {**_given(page.scope, form), **shown})


def _around(page: Page) -> dict[str, Any]:
    """The area's own target, and the measures that depend on the figure."""
    aims = IndicatorTarget.objects.in_force(page.scope.on).filter(indicator=page.key)
    measures = SuccessMeasure.objects.filter(indicator=page.key, retired_on=None).select_related("action__plan")
    return {"aims": [(aim, written(float(aim.value), page.card)) for aim in aims], "depending": measures}


@wants(Verb.VIEW_FIGURES)
def table(request: HttpRequest, key: str, name: str) -> HttpResponse:
    """One table of an indicator's page as CSV."""
    page, _ = _page(request, key)
    found = {"months": page.months, "groups": page.groups, "neighbours": page.neighbours}[name]
    if found is None:
        raise Http404("This indicator has no such table.")
    return download.table(found, f"{key}-{name}", page.scope)


@wants(Verb.VIEW_CASE)
def cases(request: HttpRequest, key: str) -> HttpResponse:
    """The cases behind a figure, of those that the reader may open."""
    page, form = _page(request, key)
    scope = page.scope
    span = day_of(request.GET.get("first", ""), scope.on), day_of(request.GET.get("last", ""), scope.on)
    met = True if request.GET.get("met") == "yes" else None
    cut, group = (page.cut, request.GET.get("group", "")) if request.GET.get("group") else ("", "")
    found = page.figures.behind(span, met, cut, group)
    seen = Case.objects.allowed(request.user, Verb.VIEW_CASE).filter(pk__in=found).with_people().order_by("pk")
    home = [("Dashboard", tiles.address(scope, "overview")), (page.card.label, tiles.address(scope, "indicator", key))]
    shown = {
        "page": page,
        "rows": Paginator(seen, PER_PAGE).get_page(request.GET.get("page")),
        "columns": CASE_COLUMNS,
        "first": span[0],
        "last": span[1],
        "is_day": span[0] == span[1] or page.card.kind == "stock",
        "what": page.card.numerator if met else page.card.denominator or page.card.numerator,
        "group": page.group_name(group) if group else "",
    }
    return render(request, "dashboard/cases.html", {**_given(scope, form), **shown, "breadcrumbs": home})
