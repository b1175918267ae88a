"""What goes out: the tables of the place collection and the high-needs plan, and the yearly forecast for everyone."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from areasend.actions import place_forecast
from areasend.actions.refusal import Refused
from areasend.exchange.place_plan.writing import Table as Sheet
from areasend.exchange.place_plan.writing import write_tables
from areasend.records.models import PlaceForecast
from areasend.records.places import export, published
from areasend.records.places.occupancy import occupancy
from areasend.rules.policies.access import Verb
from areasend.web.components.posting import posted
from areasend.web.components.tables import Column, Table
from areasend.web.loaders import wants
from areasend.web.places.file_views import workbook
from areasend.web.places.forms import BecauseForm
from areasend.web.places.recording import record
from areasend.web.places.shown import hides
from areasend.web.places.views import crumbs, forecast, rights
from areasend.web.today import today


def tables() -> list[Sheet]:
    """None where there is too little for a forecast."""
    mitigated, unmitigated = forecast(), forecast(only_open_now=True)
    if mitigated is None or unmitigated is None:
        return []
    return export.collection(occupancy(today()), mitigated, unmitigated, today())


def check_open(request: HttpRequest) -> None:
    """The tables hold small numbers, so they are for those who may open cases."""
    if hides(request.user):
        raise PermissionDenied


@require_GET
@wants(Verb.VIEW_PLACES)
def collection(request: HttpRequest) -> HttpResponse:
    check_open(request)
    told = [
        (
            sheet,
            Table(
                [Column(name, numeric=place > 1) for place, name in enumerate(sheet.head)],
                sheet.rows,
                sheet.title,
                caption_hidden=True,
            ),
        )
        for sheet in tables()
    ]
    return render(request, "places/collection.html", {**rights(request), "tables": told, "breadcrumbs": crumbs()})


@require_GET
@wants(Verb.VIEW_PLACES)
def collection_file(request: HttpRequest) -> HttpResponse:
    check_open(request)
    found = tables()
    if not found:
        messages.error(request, "There is too little on record for a forecast. Record the commissioned places first.")
        return redirect("places:overview")
    return workbook(write_tables(found), f"place-collection-{today().isoformat()}")


@require_http_methods(["GET", "POST"])
@wants(Verb.PUBLISH)
def publish(request: HttpRequest) -> HttpResponse:
    """What everyone would see, and one button."""
    outcome = forecast()
    if request.method == "POST":
        try:
            place_forecast.publish(by=request.user, today=today())
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("places:publish")
        messages.success(request, "The forecast is frozen and published. Everyone sees it from now on.")
        return redirect("places:publish")
    shown = {
        **rights(request),
        "told": published.told(outcome) if outcome and outcome.figures["cells"] else None,
        "every": PlaceForecast.objects.select_related("recorded_by"),
        "breadcrumbs": crumbs(),
    }
    return render(request, "places/publish.html", shown)


@require_http_methods(["GET", "POST"])
@wants(Verb.PUBLISH)
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(PlaceForecast, pk=pk, withdrawn_on=None)
    return record(
        request,
        BecauseForm(posted(request)),
        lambda **given: place_forecast.withdraw(found, by=request.user, today=today(), **given),
        title="Take this forecast back",
        done="It is taken back. The public sees the one before, or none.",
        back=reverse("places:publish"),
        button="Take it back",
        caption=str(found),
        breadcrumbs=crumbs(("Publish", reverse("places:publish"))),
    )
