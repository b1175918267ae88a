"""Measures to spend less: planned, what came of them, dropped."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from areasend.actions import money_measure as actions
from areasend.records.models import SavingMeasure
from areasend.rules.money.pence import money
from areasend.rules.policies.access import Verb
from areasend.web.components.posting import posted
from areasend.web.loaders import wants
from areasend.web.money.forms import BecauseForm, DeliverForm, MeasureForm
from areasend.web.money.recording import record, trail
from areasend.web.money.views import rights
from areasend.web.today import today


@require_GET
@wants(Verb.VIEW_MONEY)
def measures(request: HttpRequest) -> HttpResponse:
    found = SavingMeasure.objects.prefetch_related("deliveries").order_by("dropped_on", "starts_on")
    shown = {"measures": [_told(one) for one in found], "breadcrumbs": trail(), **rights(request)}
    return render(request, "money/measures.html", shown)


def _told(one: SavingMeasure) -> dict[str, Any]:
    newest = next(iter(one.deliveries.all()), None)
    return {
        "measure": one,
        "full_year": money(one.full_year),
        "cost": money(one.cost),
        "newest": newest,
        "saved": money(newest.amount) if newest else "",
    }


def _page(request: HttpRequest, form: Any, act: Any, title: str, done: str) -> HttpResponse:
    back = reverse("money:measures")
    return record(request, form, act, title=title, done=done, back=back, breadcrumbs=trail(("Measures", back)))


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_MONEY)
def new(request: HttpRequest) -> HttpResponse:
    def act(cost: Decimal | None, **given: Any) -> SavingMeasure:
        return actions.plan(by=request.user, today=today(), cost=cost or Decimal(0), **given)

    return _page(
        request,
        MeasureForm(posted(request)),
        act,
        "Plan a measure",
        "The measure is planned; forecasts count it from its day.",
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_MONEY)
def deliver(request: HttpRequest, row: int) -> HttpResponse:
    measure = get_object_or_404(SavingMeasure, pk=row)
    return _page(
        request,
        DeliverForm(posted(request)),
        lambda **given: actions.deliver(measure, by=request.user, today=today(), **given),
        f"What “{measure}” has saved",
        "What it saved is recorded.",
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_MONEY)
def drop(request: HttpRequest, row: int) -> HttpResponse:
    measure = get_object_or_404(SavingMeasure, pk=row)
    return _page(
        request,
        BecauseForm(posted(request)),
        lambda **given: actions.drop(measure, by=request.user, today=today(), **given),
        f"Drop “{measure}”",
        "The measure is dropped; forecasts leave it out.",
    )
