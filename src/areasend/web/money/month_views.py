"""The ledger month by month: what is in, whether it agrees, and bringing one in: shown first, written when it is accepted."""

from __future__ import annotations

import csv
from base64 import b64decode, b64encode
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from areasend.actions.money_ledger import Brought, bring_in
from areasend.exchange.ledger.month import COLUMNS
from areasend.exchange.observations import Problem
from areasend.records.models import LedgerMonth
from areasend.records.money.facts import commitments_of
from areasend.rules.money.lines import LINES, label_of
from areasend.rules.money.pence import money, to_pounds
from areasend.rules.money.year import year_of
from areasend.rules.policies.access import Verb
from areasend.web.components.tables import Column, Table
from areasend.web.loaders import wants
from areasend.web.money.forms import AcceptForm, MonthForm
from areasend.web.money.recording import trail
from areasend.web.money.views import rights
from areasend.web.today import today

SALT, LASTS = "money.month", 60 * 60
LARGEST = 2 * 1024 * 1024
EXAMPLE = (("2026-10", "FEES-IND", "2890112.40", "Independent schools"), ("2026-10", "TOTAL", "2890112.40", ""))
MONTHS = ("Months of the ledger", "/looking-ahead/money/months/")


@require_GET
@wants(Verb.VIEW_MONEY)
def months(request: HttpRequest) -> HttpResponse:
    found = LedgerMonth.objects.select_related("recorded_by", "forecast")
    shown = {
        "months": [(one, money(one.control_total)) for one in found.filter(replaced_on=None)],
        "replaced": [(one, money(one.control_total)) for one in found.exclude(replaced_on=None)],
        "breadcrumbs": trail(),
        **rights(request),
    }
    return render(request, "money/months.html", shown)


@require_GET
@wants(Verb.VIEW_MONEY)
def month(request: HttpRequest, row: int) -> HttpResponse:
    held = get_object_or_404(LedgerMonth.objects.select_related("recorded_by", "forecast"), pk=row)
    sums: dict[str, Decimal] = {}
    for code, amount in held.entries.values_list("code", "amount"):
        sums[code] = sums.get(code, Decimal(0)) + amount
    shown = {
        "month": held,
        "control": money(held.control_total),
        "adds_up": sum(sums.values(), Decimal(0)) == held.control_total,
        "table": reconciliation(held.month, sums),
        "entries": [(one, money(one.amount)) for one in held.entries.all()],
        "forecast": getattr(held, "forecast", None),
        "breadcrumbs": trail(MONTHS),
    }
    return render(request, "money/month.html", shown)


def reconciliation(period: Any, sums: dict[str, Decimal]) -> Table:
    """Each line of the month beside what was committed for it."""
    year = year_of(period)
    committed = commitments_of(year).committed.by_line()
    place = year.month_number(period)
    rows = []
    for code in LINES:
        if code not in sums and code not in committed:
            continue
        shown, due = sums.get(code, Decimal(0)), to_pounds(committed.get(code, [0] * 12)[place])
        apart = money(shown - due, sign=True) if code in committed else "–"
        rows.append((label_of(code), money(shown), money(due) if code in committed else "–", apart))
    rows.append(("All", money(sum(sums.values(), Decimal(0))), "", ""))
    heads = ("Ledger", "Committed", "Apart")
    return Table([Column("Line"), *(Column(head, numeric=True) for head in heads)], rows, "By line")


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_MONEY)
def new(request: HttpRequest) -> HttpResponse:
    """First the file is read and shown; only then, when it is accepted, is it written."""
    if request.method == "POST" and "kept" in request.POST:
        return _accept(request)
    form = MonthForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        if file.size > LARGEST:
            form.add_error("file", "The file is larger than 2 MB. Sum it up by line first.")
        else:
            content = file.read()
            found = _trial(request, file.name, content)
            return _preview(request, form, file.name, content, found)
    return _page(request, form, status=422 if form.is_bound and form.errors else 200)


def _trial(request: HttpRequest, name: str, content: bytes, because: str = "") -> Brought:
    return bring_in(name, content, by=request.user, today=today(), because=because, is_dry_run=True)


def _preview(
    request: HttpRequest, form: Any, name: str, content: bytes, found: Brought, accept: Any = None
) -> HttpResponse:
    asks_why = [one for one in found.problems if one.column == "because"]
    if found.read is None or (found.problems and not asks_why):
        return _page(request, form, status=422, table=problems_table(found.problems))
    kept = signing.dumps([name, b64encode(content).decode()], salt=SALT, compress=True)
    accept = accept or AcceptForm(initial={"kept": kept})
    if not asks_why and accept.data.get("because") is None:
        del accept.fields["because"]
    shown = {
        "month": found.read,
        "control": money(found.read.control),
        "preview": reconciliation(found.read.period, found.by_line),
        "lacks": [label_of(code) for code in found.lacks],
        "asks_why": asks_why,
        "accept": accept,
        "kept": kept,
    }
    return _page(request, form, status=422 if accept.is_bound else 200, **shown)


def _accept(request: HttpRequest) -> HttpResponse:
    try:
        name, coded = signing.loads(request.POST["kept"], salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        messages.error(request, "The file was read more than an hour ago. Choose it again.")
        return redirect("money:new_month")
    content = b64decode(coded)
    found = bring_in(name, content, by=request.user, today=today(), because=request.POST.get("because", ""))
    if found.month is None:
        accept = AcceptForm(request.POST)
        accept.is_valid()
        for problem in found.problems:
            accept.add_error("because" if problem.column == "because" else None, problem.words)
        return _preview(request, MonthForm(), name, content, found, accept)
    messages.success(
        request, f"{found.month} is in: it adds up to its control total, to the penny. The forecast follows from it."
    )
    return redirect("money:month", row=found.month.pk)


def _page(request: HttpRequest, form: Any, *, status: int, **shown: Any) -> HttpResponse:
    lines = [(line.code, line.label) for line in LINES.values()]
    whole = {"form": form, "lines": lines, "breadcrumbs": trail(MONTHS), **shown}
    return render(request, "money/new_month.html", whole, status=status)


def problems_table(problems: list[Problem]) -> Table:
    rows = [(one.number or "File", one.column or "–", one.words) for one in problems]
    columns = [Column("Row", numeric=True), Column("Column"), Column("What is wrong, and what to do")]
    return Table(columns, rows, "What is wrong in the file", caption_hidden=True)


@require_GET
@wants(Verb.EDIT_MONEY)
def template(request: HttpRequest) -> HttpResponse:
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="ledger.csv"'
    csv.writer(response).writerows([list(COLUMNS), *EXAMPLE])
    return response


def months_address() -> str:
    return reverse("money:months")
