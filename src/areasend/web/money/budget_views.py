"""The budget of the year: what was brought in and what each line is set at."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from areasend.actions import money_budget as actions
from areasend.records.models import BudgetLine, BudgetYear
from areasend.rules.money.lines import LINES
from areasend.rules.money.pence import money
from areasend.rules.money.year import FinancialYear, NoYear, read_year, year_of
from areasend.rules.policies.access import Verb
from areasend.web.components.posting import posted
from areasend.web.loaders import wants
from areasend.web.money.forms import LineForm, OpeningForm
from areasend.web.money.recording import record, trail
from areasend.web.money.views import rights
from areasend.web.today import today


def asked(request: HttpRequest) -> FinancialYear:
    """The year that the address names, this one where it names none: from the first with a budget to the next."""
    given = request.GET.get("year")
    try:
        year = read_year(given) if given else year_of(today())
    except NoYear as wrong:
        raise Http404(str(wrong)) from wrong
    if year > year_of(today()).next:
        raise Http404(f"{year} is too far ahead. Set the budget of next year at most.")
    return year


def address(year: FinancialYear) -> str:
    return f"{reverse('money:budget')}?year={year}"


def _years(shown: FinancialYear) -> list[tuple[FinancialYear, bool]]:
    """Each year with a budget, this one and the next, the newest first; and whether it is the one shown."""
    kept = {one.year for one in BudgetYear.objects.all()}
    now = year_of(today())
    return [(year, year == shown) for year in sorted(kept | {now, now.next, shown}, reverse=True)]


@require_GET
@wants(Verb.VIEW_MONEY)
def budget(request: HttpRequest) -> HttpResponse:
    """The year asked for, this one where none is; and which others there are."""
    year = asked(request)
    held = BudgetYear.objects.filter(starts_on=year.starts_on).first()
    set_at = {one.code: one for one in held.lines.all()} if held else {}
    shown = {
        "year": year,
        "years": _years(year),
        "budget": held,
        "begin": f"{reverse('money:opening')}?year={year}",
        "brought": money(held.opening_balance) if held else "",
        "lines": [_row(code, set_at.get(code)) for code in LINES],
        "totals": [
            (f"All {name}", _total(set_at, kind)) for kind, name in (("income", "income"), ("spend", "spending"))
        ],
        "breadcrumbs": trail(),
        **rights(request),
    }
    return render(request, "money/budget.html", shown)


def _row(code: str, held: BudgetLine | None) -> dict[str, Any]:
    return {
        "line": LINES[code],
        "amount": money(held.amount) if held else "–",
        "agreed": held.source if held else "Not set",
        "deed": "Change" if held else "Set",
    }


def _total(set_at: dict[str, BudgetLine], kind: str) -> str:
    """Of the lines in the block; what is charged elsewhere is no part of its balance."""
    held = (one.amount for code, one in set_at.items() if LINES[code].kind == kind and LINES[code].in_block)
    return money(sum(held, Decimal(0)))


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_MONEY)
def opening(request: HttpRequest) -> HttpResponse:
    year = asked(request)
    held = BudgetYear.objects.filter(starts_on=year.starts_on).first()
    first = {"opening_balance": held.opening_balance, "source": held.source} if held else {}
    return record(
        request,
        OpeningForm(posted(request), initial=first),
        lambda **given: actions.open_year(year, by=request.user, today=today(), **given),
        title=f"Balance brought into {year}",
        done="The balance is recorded.",
        back=address(year),
        breadcrumbs=trail(("Budget", address(year))),
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_MONEY)
def set_line(request: HttpRequest, code: str) -> HttpResponse:
    year = asked(request)
    held = BudgetYear.objects.filter(starts_on=year.starts_on).first()
    if code not in LINES or held is None:
        raise Http404("There is no such line, or no budget for this year yet.")
    line = BudgetLine.objects.filter(year=held, code=code).first()
    first: dict[str, Any] = {"amount": line.amount, "source": line.source} if line else {}
    return record(
        request,
        LineForm(posted(request), initial=first),
        lambda **given: actions.set_line(held, by=request.user, today=today(), code=code, **given),
        title=f"Budget of {LINES[code].label}, {year}",
        done=f"{LINES[code].label} is set.",
        back=address(year),
        intro=LINES[code].holds,
        breadcrumbs=trail(("Budget", address(year))),
    )
