"""What if: new places that are only tried out, and what they would change."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from areasend.forecast.outcome import Outcome
from areasend.rules.place_kinds import year_of
from areasend.rules.policies.access import Verb
from areasend.web.components.charts import Chart, Series
from areasend.web.components.tables import Column, Table
from areasend.web.loaders import wants
from areasend.web.places.forms import TryForm
from areasend.web.places.shown import hides, number
from areasend.web.places.views import crumbs, forecast, rights
from areasend.web.today import today

AHEAD = 5


@require_GET
@wants(Verb.VIEW_PLACES)
def what_if(request: HttpRequest) -> HttpResponse:
    base = year_of(today())
    form = TryForm(request.GET, list(range(base + 1, base + AHEAD + 1)))
    shown: dict[str, Any] = {**rights(request), "form": form, "breadcrumbs": crumbs()}
    now = forecast()
    status = 200
    if now is None or not now.figures["cells"]:
        shown["nothing"] = True
    elif form.is_bound and form.is_valid():
        tried = forecast(**form.params)
        shown |= answer(now, tried, hides(request.user)) if tried else {}
    elif form.is_bound:
        status = 422
    return render(request, "places/what_if.html", shown, status=status)


def answer(now: Outcome, tried: Outcome, hidden: bool) -> dict[str, Any]:
    """The change in the shortage, the same luck on both sides, so that it is the places that make the difference."""
    before, after = now["short"].bands, tried["short"].bands
    columns = [
        Column("School year"), Column("Without a place as planned", numeric=True), Column("With the new places", numeric=True),
        Column("Fewer", numeric=True),
    ]  # fmt: skip
    rows = [
        [
            period,
            number(float(was), hidden),
            number(float(then), hidden),
            number(max(round(float(was)) - round(float(then)), 0), hidden),
        ]
        for period, was, then in zip(now["short"].periods, before.median, after.median, strict=True)
    ]
    fewer = round(float(before.median[-1])) - round(float(after.median[-1]))
    cost = float(tried["transport_cost"].bands.median[-1] - now["transport_cost"].bands.median[-1])
    series = [
        Series("As planned", [round(float(one)) for one in before.median]),
        Series("With the new places", [round(float(one)) for one in after.median]),
    ]
    return {
        "table": Table(columns, rows, "Children without a commissioned place", caption_hidden=True),
        "chart": Chart("Children without a commissioned place", list(now["short"].periods), series),
        "sentence": sentence(fewer, now["short"].periods[-1], float(after.median[-1]), hidden),
        "cost": f"Travel to school would cost about £{round(abs(cost), -4):,.0f} a year {'less' if cost < 0 else 'more'} by then.",
    }


def sentence(fewer: int, when: str, left: float, hidden: bool) -> str:
    if fewer <= 0:
        return f"By {when}, these places would leave as many children without a place: no child who lacks one could take them."
    still = number(left, hidden)
    still = f"{still:,}" if isinstance(still, int) else still
    return f"By {when}, {number(fewer, hidden)} children fewer would be without a commissioned place, and {still} still would be."
