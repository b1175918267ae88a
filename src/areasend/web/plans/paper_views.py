"""A plan to read and print: as a paper on a page, and as its PDF."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from areasend.documents.paper import Paper
from areasend.records.models import ActionPlan
from areasend.records.papers import plan as plan_paper
from areasend.records.papers import service_plan
from areasend.rules.policies.access import Verb
from areasend.web.components.paper_pdf import pdf_answer
from areasend.web.loaders import wants
from areasend.web.plans.plan_views import trail
from areasend.web.plans.rights import get_plan
from areasend.web.today import today


@require_GET
@wants(Verb.VIEW_STRATEGY)
def paper(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_plan(slug)
    home = (found.title, reverse("plans:plan", args=[slug]))
    context = {"plan": found, "paper": _paper(found), "breadcrumbs": [*trail(found), home]}
    return render(request, "plans/paper.html", context)


@require_GET
@wants(Verb.VIEW_STRATEGY)
def pdf(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_plan(slug)
    return pdf_answer(request, _paper(found), f"{found.slug}-{today().isoformat()}", timezone.localtime())


def _paper(plan: ActionPlan) -> Paper:
    """A service's plan tells what each line serves; any other goes by its priorities."""
    composer = service_plan if plan.kind == ActionPlan.Kind.SERVICE else plan_paper
    return composer.compose(plan, today(), settings.AREASEND_AREA_NAME)
