"""The response to an inspection, as page and as PDF."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from areasend.records.papers import inspection_response
from areasend.rules.policies.access import Verb
from areasend.web.components.paper_pdf import pdf_answer
from areasend.web.inspections.loading import crumbs, get_inspection
from areasend.web.loaders import wants
from areasend.web.today import today


@require_GET
@wants(Verb.VIEW_STRATEGY)
def response(request: HttpRequest, reference: str) -> HttpResponse:
    found = get_inspection(reference)
    shown = {
        "inspection": found,
        "paper": inspection_response.compose(found, today()),
        "breadcrumbs": crumbs(found),
    }
    return render(request, "inspections/response.html", shown)


@require_GET
@wants(Verb.VIEW_STRATEGY)
def pdf(request: HttpRequest, reference: str) -> HttpResponse:
    found = get_inspection(reference)
    paper = inspection_response.compose(found, today())
    name = f"response-{found.reference}-{paper.as_at.isoformat()}"
    return pdf_answer(request, paper, name, made_at=timezone.localtime())
