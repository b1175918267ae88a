"""Bands in use and proposed: who would gain, who would lose, what it costs year by year, with protection; and rates from a file."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from areasend.actions import download
from areasend.actions.money_bands import bring_in
from areasend.exchange.ledger import workbook as workbooks
from areasend.forecast.money.rebanding import BadScheme, Protection
from areasend.records.models import BandScheme
from areasend.records.money.bands import Comparison, compare
from areasend.records.money.children import kind_label, need_label
from areasend.rules.disclosure import LIMIT
from areasend.rules.money.pence import money, to_pounds
from areasend.rules.money.year import FinancialYear, year_of
from areasend.rules.policies.access import Verb, may
from areasend.web.components.tables import Column, Table
from areasend.web.loaders import wants
from areasend.web.money.forms import PER_PAGE, ProtectionForm, RatesForm
from areasend.web.money.month_views import problems_table
from areasend.web.money.recording import trail
from areasend.web.money.views import rights
from areasend.web.today import today

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SCHOOL_COLUMNS = [
    Column("School"),
    *(Column(head, numeric=True) for head in ("Children", "Gain", "Lose", "The school gains or loses")),
]
FEW = f"Fewer than {LIMIT + 1}"


def _compared(request: HttpRequest) -> tuple[ProtectionForm, Comparison | None, str]:
    """The comparison that is asked for, or why it cannot be made."""
    form = ProtectionForm(request.GET or {"way": "none"})
    scheme = form.chosen
    if scheme is None:
        return form, None, "No scheme is proposed."
    try:
        return form, compare(scheme, year_of(today()), today(), Protection(**form.given)), ""
    except BadScheme as wrong:
        return form, None, str(wrong)


@require_GET
@wants(Verb.VIEW_MONEY)
def bands(request: HttpRequest) -> HttpResponse:
    form, found, wrong = _compared(request)
    query = request.GET.urlencode()
    shown: dict[str, Any] = {
        "form": form,
        "wrong": wrong,
        "schemes": [(scheme, _rates(scheme)) for scheme in BandScheme.objects.exclude(state=BandScheme.State.RETIRED)],
        "xlsx": f"{reverse('money:bands_xlsx')}?{query}" if query else reverse("money:bands_xlsx"),
        "breadcrumbs": trail(),
        **rights(request),
    }
    if found:
        page = Paginator(_school_rows(request, found), PER_PAGE).get_page(request.GET.get("page"))
        schools = Table(SCHOOL_COLUMNS, list(page), "By school, the greatest loss first")
        shown |= {"found": found, "cost": _cost(found), "schools": schools, "page": page, **_sums(found)}
    return render(request, "money/bands.html", shown)


def _sums(found: Comparison) -> dict[str, Any]:
    rows = found.found.cost.to_dicts()
    first = rows[0]
    return {
        "gain": found.found.gain,
        "lose": found.found.lose,
        "same": found.found.children.height - found.found.gain - found.found.lose,
        "first_year": money(to_pounds(first["paid"] - first["current"]), sign=True),
        "in_the_end": money(to_pounds(first["proposed"] - first["current"]), sign=True),
    }


def _cost(found: Comparison) -> Table:
    rows = [
        (f"Year {row['year']}", *(money(to_pounds(row[name])) for name in ("current", "proposed", "paid")),
         money(to_pounds(row["paid"] - row["current"]), sign=True))
        for row in found.found.cost.to_dicts()
    ]  # fmt: skip
    heads = ("As things are", "Proposed, at once", "Proposed, with protection", "More or less than now")
    return Table(
        [Column("After the change"), *(Column(head, numeric=True) for head in heads)],
        rows,
        "Cost by year, with the children of today",
    )


def _school_rows(request: HttpRequest, found: Comparison) -> list[tuple[Any, ...]]:
    """Numbers of one to four children are told only to those who may see what a child costs."""
    sees = may(request.user.roles, Verb.VIEW_CHILD_COSTS)
    rows = []
    for row in found.found.schools.to_dicts():
        is_few = not sees and row["children"] <= LIMIT
        counts = (
            (FEW, "–", "–", "–")
            if is_few
            else (row["children"], row["gain"], row["lose"], money(to_pounds(row["change"]), sign=True))
        )
        rows.append((row["setting_name"] or "At no setting", *counts))
    return rows


def _rates(scheme: BandScheme) -> Table:
    """The newest year's rates: a row a band, a column a kind of setting."""
    newest = max(scheme.rates.values_list("first", flat=True), default=0)
    kept = {(one.band, one.kind): one.amount for one in scheme.rates.filter(first=min(newest, year_of(today()).first))}
    kinds = list(dict.fromkeys(kind for _, kind in kept))
    names = sorted({band for band, _ in kept})
    rows = [(band, *(money(kept[band, kind]) if (band, kind) in kept else "–" for kind in kinds)) for band in names]
    title = f"{scheme}: pounds a year, {FinancialYear(min(newest, year_of(today()).first))}"
    return Table([Column("Band"), *(Column(kind_label(kind), numeric=True) for kind in kinds)], rows, title)


@require_GET
@wants(Verb.VIEW_CHILD_COSTS)
def workbook(request: HttpRequest) -> HttpResponse:
    """Cost by year, schools, and every child by reference."""
    _, found, wrong = _compared(request)
    if found is None:
        raise Http404(wrong)
    told = found.found
    download.record(by=request.user, query="money bands", rows=told.children.height, form="xlsx")
    content = workbooks.write([_cost_sheet(found), _school_sheet(found), _child_sheet(found)])
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{found.scheme.slug}-{today().isoformat()}.xlsx"'
    return response


def _cost_sheet(found: Comparison) -> workbooks.Sheet:
    rows = [
        (row["year"], *(to_pounds(row[name]) for name in ("current", "proposed", "paid")))
        for row in found.found.cost.to_dicts()
    ]
    return workbooks.Sheet(
        "Cost by year", ("Year after the change", "As things are", "Proposed", "With protection"), rows
    )


def _school_sheet(found: Comparison) -> workbooks.Sheet:
    header = ("School", "Children", "Gain", "Lose", "Now", "Proposed", "Change")
    rows = [
        (row["setting_name"] or "", row["children"], row["gain"], row["lose"],
         *(to_pounds(row[name]) for name in ("current", "proposed", "change")))
        for row in found.found.schools.to_dicts()
    ]  # fmt: skip
    return workbooks.Sheet("Schools", header, rows)


def _child_sheet(found: Comparison) -> workbooks.Sheet:
    header = ("Child", "School", "Kind of setting", "Need", "Band now", "Proposed band", "Now", "Proposed", "Change")
    rows = [
        (row["reference"], row["setting_name"] or "", kind_label(row["kind"]), need_label(row["need"]), row["band"], row["to"],
         *(to_pounds(row[name]) for name in ("rate", "proposed", "change")))
        for row in found.found.children.to_dicts()
    ]  # fmt: skip
    return workbooks.Sheet("Children", header, rows)


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_MONEY)
def rates(request: HttpRequest, slug: str) -> HttpResponse:
    scheme = get_object_or_404(BandScheme, slug=slug)
    form = RatesForm(request.POST or None, request.FILES or None)
    shown: dict[str, Any] = {"form": form, "scheme": scheme, "breadcrumbs": trail(("Bands", reverse("money:bands")))}
    if form.is_valid():
        file, is_dry_run = form.cleaned_data["file"], form.cleaned_data["is_dry_run"]
        found = bring_in(scheme, file.name, file.read(), by=request.user, today=today(), is_dry_run=is_dry_run)
        shown |= {"found": found, "is_dry_run": is_dry_run}
        if found.problems:
            shown["table"] = problems_table(found.problems)
    status = 422 if (form.is_bound and form.errors) or "table" in shown else 200
    return render(request, "money/rates.html", shown, status=status)
