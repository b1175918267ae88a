"""The list of cases: filter, search, sort, page, choose for a handover. Works as a GET form; htmx only spares the reload."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import Truncator
from django.views.decorators.http import require_GET, require_POST

from areasend.records.models import Case, SavedView, User
from areasend.rules.policies.access import Verb, may
from areasend.web.cases.listing.forms import FilterForm
from areasend.web.cases.listing.order import COLUMNS, cases_of, page_of
from areasend.web.cases.listing.rows import rows_of
from areasend.web.cases.listing.selection import Selection, select
from areasend.web.components import filters as tags
from areasend.web.components.tables import Column
from areasend.web.components.words import of, short_on
from areasend.web.loaders import wants
from areasend.web.today import today

PAGE = "cases"
MOST_AT_ONCE = 2000
LONGEST_SAID = 100
CHOICE = Column("Choose", hidden=True)


@require_GET
@wants(Verb.VIEW_CASE)
def list_cases(request: HttpRequest) -> HttpResponse:
    found = select(request.GET, request.user, today())
    per_page = int(found.form.cleaned_data.get("per") or 100)
    page = page_of(found.cases, found.sort, request.GET.get("page"), per_page, today())
    response = render(request, "cases/list.html", _context(request, found, page))
    if request.htmx:
        response["HX-Push-Url"] = f"{reverse('cases:list')}?{found.query}"
    return response


def _context(request: HttpRequest, found: Selection, page: Page) -> dict[str, Any]:
    user: User = request.user
    rows = rows_of(cases_of(list(page.object_list)), user, today())
    chooses = any(row["is_movable"] for row in rows)
    return {
        "wide": True,
        "form": found.form,
        "page": page,
        "rows": rows,
        "columns": [CHOICE, *COLUMNS] if chooses else COLUMNS,
        "chooses": chooses,
        "counted": counted(page.paginator.count, found.form),
        "query": found.query,
        "tags": _tags(found.form, request.GET),
        "saved": list(SavedView.objects.filter(user=user, page=PAGE)),
        "may_download": may(user.roles, Verb.DOWNLOAD_CASES),
        "may_start": may(user.roles, Verb.START_CASE),
    }


def counted(number: int, form: FilterForm) -> str:
    """1,230 open cases; 3 cases, open and ended."""
    state = form.cleaned_data.get("state", "open")
    if state == "all":
        return f"{of(number, 'case')}, open and ended"
    return of(number, f"{state} case")


def _tags(form: FilterForm, query: QueryDict) -> list[tags.Chosen]:
    """The filters in force, dates in words."""
    return [tag._replace(value=_said(tag.value)) for tag in tags.chosen(form, query)]


def _said(value: str) -> str:
    try:
        return short_on(date.fromisoformat(value))
    except ValueError:
        return Truncator(value).chars(LONGEST_SAID)


@require_POST
@wants(Verb.REASSIGN_CASE)
def choose(request: HttpRequest) -> HttpResponse:
    """Take the ticked cases, or all that the filter selects, to the page where they are handed over."""
    if "everything" in request.POST:
        query = QueryDict(request.POST.get("query", ""))
        cases = select(query, request.user, today(), Verb.REASSIGN_CASE).cases.open()
    else:
        ids = [pk for pk in request.POST.getlist("case") if pk.isdigit()]
        cases = Case.objects.allowed(request.user, Verb.REASSIGN_CASE).open().filter(pk__in=ids)
    chosen = cases.in_legal_order().values_list("pk", flat=True)[:MOST_AT_ONCE]
    request.session["handover"] = list(chosen)
    return redirect("workload:share")
