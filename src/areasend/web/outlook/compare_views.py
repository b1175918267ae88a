"""Two to four scenarios side by side: what was turned, by how much the answer changes, and in which step."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from areasend.forecast.compare import MOST, compare
from areasend.forecast.models import MODELS, Model
from areasend.forecast.outcome import Outcome
from areasend.forecast.words import period_of, sign
from areasend.records.models import Scenario
from areasend.rules.policies.access import Verb
from areasend.web.components.charts import Chart, Series
from areasend.web.loaders import wants
from areasend.web.outlook.recording import crumbs

CHOOSE = f"Tick two to {MOST} scenarios to compare them."
ALIKE = "Scenarios are compared within one model: choose those that are about the same."


@require_GET
@wants(Verb.VIEW_FORECAST)
def side_by_side(request: HttpRequest) -> HttpResponse:
    """Those whose numbers are in the address, in its order; the first is what the others are held against."""
    numbers = list(dict.fromkeys(int(one) for one in request.GET.getlist("s") if one.isdigit()))
    seen = Scenario.objects.allowed(request.user, Verb.VIEW_FORECAST).filter(model__in=MODELS).light().in_bulk(numbers)
    found = [seen[one] for one in numbers if one in seen]
    if not 2 <= len(found) <= MOST:
        messages.error(request, CHOOSE)
        return redirect("outlook:scenarios")
    if len({one.model for one in found}) > 1:
        messages.error(request, ALIKE)
        return redirect("outlook:scenarios")
    model, outcomes = MODELS[found[0].model], [Outcome.from_dict(one.outcome) for one in found]
    shown = {
        "scenarios": found,
        "model": model,
        "comparison": compare(model, [one.title for one in found], [one.params for one in found], outcomes),
        "chart": _chart(model, found, outcomes),
        "breadcrumbs": crumbs(),
        "wide": True,
    }
    return render(request, "outlook/compare.html", shown)


def _chart(model: Model, found: list[Scenario], outcomes: list[Outcome]) -> Chart:
    """The middle of each, over the periods of the first."""
    key = model.headline_of(outcomes[0])
    first = outcomes[0][key]
    lines = []
    for one, outcome in zip(found, outcomes, strict=True):
        known = {series.key: series for series in outcome.series}.get(key)
        middles = dict(zip(known.periods, known.bands.median, strict=True)) if known else {}
        lines.append(
            Series(one.title, [float(middles[period]) if period in middles else None for period in first.periods])
        )
    unit = "%" if sign(first.unit) == "%" else ""
    note = "The middle of each; the bands stand on each scenario's own page."
    return Chart(first.label, [period_of(one) for one in first.periods], lines, unit=unit, note=note)
