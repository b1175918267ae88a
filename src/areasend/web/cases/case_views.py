"""One case: where it stands, whose move it is, what comes next and why, and its whole story."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from areasend.web.cases.case_page import CasePage
from areasend.web.loaders import get_case_for_view
from areasend.web.today import today


@require_GET
def case(request: HttpRequest, reference: str) -> HttpResponse:
    found = get_case_for_view(request, reference)
    day = today()
    return render(
        request,
        "cases/case.html",
        {"case": found, "page": CasePage(found, request.user, day), "today": day},
    )
