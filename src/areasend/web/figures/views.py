"""Figures that the system does not count itself: what is wanted, what was told, and taking a wrong one back."""

from __future__ import annotations

import csv

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from areasend.actions import observation
from areasend.actions.observation_file import bring_in
from areasend.actions.refusal import Refused
from areasend.exchange.observations import COLUMNS, EXAMPLE, Problem
from areasend.indicators.catalogue.card import Card, catalogue_cards
from areasend.records.models import IndicatorTarget, Observation, PlanAction
from areasend.rules.policies.access import Verb
from areasend.web.components.posting import status_of
from areasend.web.components.tables import Column, Table
from areasend.web.figures.forms import BecauseForm, FigureForm, FilterForm, UploadForm
from areasend.web.figures.listing import value_of, wanted
from areasend.web.loaders import wants
from areasend.web.today import today

HOME = ("Figures", "/improvement/figures/")
TEXT = "text/csv; charset=utf-8"
LARGEST = 5 * 1024 * 1024


def card_of(key: str) -> Card:
    if key not in catalogue_cards():
        raise Http404("There is no indicator with this name.")
    return catalogue_cards()[key]


@require_GET
@wants(Verb.RECORD_FIGURE)
def overview(request: HttpRequest) -> HttpResponse:
    form = FilterForm(request.GET)
    form.is_valid()
    found = wanted(today(), form.cleaned_data.get("part", ""), form.cleaned_data.get("state", ""))
    waiting = sum(one.measures > 0 and one.state != "told" for one in found)
    return render(request, "figures/list.html", {"form": form, "found": found, "waiting": waiting, "today": today()})


@require_http_methods(["GET", "POST"])
@wants(Verb.RECORD_FIGURE)
def indicator(request: HttpRequest, key: str) -> HttpResponse:
    card = card_of(key)
    form = FigureForm(card, request.POST or None)
    if request.method == "POST" and card.is_observed and form.is_valid():
        try:
            told = observation.record(key, by=request.user, today=today(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, f"{card.label}: {value_of(told, card)} is recorded.")
            return redirect("figures:indicator", key=key)
    told = Observation.objects.filter(indicator=key).select_related("recorded_by").order_by("-on", "cut", "group")
    shown = {
        "card": card,
        "form": form,
        "told": [(one, value_of(one, card)) for one in told],
        "targets": IndicatorTarget.objects.filter(indicator=key).order_by("-since"),
        "actions": PlanAction.objects.filter(measures__indicator=key).distinct(),
        "breadcrumbs": [HOME],
    }
    return render(request, "figures/indicator.html", shown, status=status_of(form))


@require_http_methods(["GET", "POST"])
@wants(Verb.RECORD_FIGURE)
def take_back(request: HttpRequest, key: str, row: int) -> HttpResponse:
    told = get_object_or_404(Observation, pk=row, indicator=key)
    form = BecauseForm(request.POST or None)
    if form.is_valid():
        try:
            observation.withdraw(told, by=request.user, today=today(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "The figure is taken back. Enter the right one.")
            return redirect("figures:indicator", key=key)
    card = card_of(key)
    title = f"Take back {value_of(told, card)} of {told.on.day} {told.on:%B %Y}"
    return asked(request, form, title, card, "Take it back")


def asked(request: HttpRequest, form: BecauseForm, title: str, card: Card, button: str) -> HttpResponse:
    """A page with one form about an indicator."""
    back = (card.label, f"{HOME[1]}{card.key}/")
    shown = {"form": form, "title": title, "card": card, "button": button, "breadcrumbs": [HOME, back]}
    return render(request, "figures/form.html", shown, status=status_of(form))


@require_http_methods(["GET", "POST"])
@wants(Verb.RECORD_FIGURE)
def upload(request: HttpRequest) -> HttpResponse:
    form = UploadForm(request.POST or None, request.FILES or None)
    shown: dict[str, object] = {"form": form, "breadcrumbs": [HOME]}
    if form.is_valid():
        file, is_dry_run = form.cleaned_data["file"], form.cleaned_data["is_dry_run"]
        if file.size > LARGEST:
            form.add_error("file", "The file is larger than 5 MB. Split it.")
        else:
            found = bring_in(file.name, file.read(), by=request.user, today=today(), is_dry_run=is_dry_run)
            shown |= {"found": found, "is_dry_run": is_dry_run, "table": problems_of(found.problems)}
    status = 422 if form.errors or (shown.get("table") is not None) else 200
    return render(request, "figures/upload.html", shown, status=status)


def problems_of(problems: list[Problem]) -> Table | None:
    columns = [Column("Row", numeric=True), Column("Column"), Column("What is wrong, and what to do")]
    rows = [[one.number or "File", one.column or "–", one.words] for one in problems]
    return Table(columns, rows, "What is wrong in the file", caption_hidden=True) if rows else None


@require_GET
@wants(Verb.RECORD_FIGURE)
def template(request: HttpRequest) -> HttpResponse:
    response = HttpResponse("\ufeff", content_type=TEXT)
    response["Content-Disposition"] = 'attachment; filename="figures.csv"'
    csv.writer(response).writerows([list(COLUMNS), EXAMPLE])
    return response
