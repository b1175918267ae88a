"""The risk register and each risk's page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_GET

from areasend.records.models import Risk
from areasend.records.risk_standing import APPETITE, RiskStanding, standing_of
from areasend.rules.policies.access import Verb, may
from areasend.rules.risk import IMPACTS, LIKELIHOODS, Score
from areasend.web.components.charts import Chart, Series
from areasend.web.loaders import wants
from areasend.web.risks import listing
from areasend.web.risks.forms import FilterForm
from areasend.web.risks.loading import get_risk
from areasend.web.risks.matrix import matrix
from areasend.web.today import today

GREATEST = 25


def _chosen(request: HttpRequest) -> tuple[FilterForm, list[RiskStanding]]:
    seen = Risk.objects.allowed(request.user, Verb.VIEW_RISK)
    form = FilterForm(request.GET, seen)
    return form, listing.chosen(seen, form.given, request.GET.get("sort", ""), today())


@require_GET
@wants(Verb.VIEW_RISK)
def register(request: HttpRequest) -> HttpResponse:
    form, found = _chosen(request)
    query = request.GET.urlencode()
    shown = {
        "form": form,
        "found": found,
        "matrix": matrix([one for one in found if one.is_open]),
        "columns": listing.COLUMNS,
        "late": sum(one.is_review_due for one in found),
        "above": sum(one.is_open and one.now.value > APPETITE for one in found),
        "waiting": sum(one.open_escalation is not None for one in found),
        "rising": sum(one.is_open and one.trend == "rising" for one in found),
        "has_any": Risk.objects.allowed(request.user, Verb.VIEW_RISK).exists(),
        "may_edit": may(request.user.roles, Verb.EDIT_RISK),
        "csv": f"{reverse('risks:download')}?{query}" if query else reverse("risks:download"),
        "today": today(),
    }
    return render(request, "risks/list.html", shown)


@require_GET
@wants(Verb.VIEW_RISK)
def download(request: HttpRequest) -> HttpResponse:
    _, found = _chosen(request)
    return listing.as_csv(found, today())


@require_GET
@wants(Verb.VIEW_RISK)
def risk(request: HttpRequest, reference: str) -> HttpResponse:
    found, day = get_risk(request, reference), today()
    standing = standing_of(found, day)
    shown = {
        "risk": found,
        "standing": standing,
        "scores": [
            (score, Score(score.likelihood, score.impact)) for score in found.scores.select_related("recorded_by")
        ],
        "escalations": found.escalations.select_related("from_board", "to_board", "meeting"),
        "blockers": found.blockers.select_related("action__plan"),
        "chart": _chart(standing),
        "likelihood": LIKELIHOODS,
        "impact": IMPACTS,
        "appetite": APPETITE,
        "action_href": _address("plans:action", found.action_id),
        "may_edit": may(request.user.roles, Verb.EDIT_RISK),
        "may_review": Risk.objects.allowed(request.user, Verb.REVIEW_RISK).filter(pk=found.pk).exists(),
        "today": day,
        "breadcrumbs": [("Risks", reverse("risks:list"))],
    }
    return render(request, "risks/risk.html", shown)


def _chart(standing: RiskStanding) -> Chart | None:
    """Its scores over time against the one aimed at; nothing where there is one score only."""
    if len(standing.values) < 2:
        return None
    labels = [f"{day:%b %Y}" for day, _ in standing.values]
    series = [Series("Score", [float(value) for _, value in standing.values])]
    if standing.target is not None:
        series.append(Series("Aimed at", [float(standing.target)] * len(labels), muted=True))
    return Chart("Score over time", labels, series, maximum=GREATEST)


def _address(name: str, *args: Any) -> str:
    """Nothing where there is no such page or nothing to show on it."""
    try:
        return reverse(name, args=args) if all(args) else ""
    except NoReverseMatch:
        return ""
