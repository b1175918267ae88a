"""The overview: what wants somebody this week, over the plan, the boards, risks, self-evaluation, inspections and the public."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from areasend.rules.policies.access import Verb
from areasend.web.improvement.sections import sections
from areasend.web.loaders import wants
from areasend.web.today import today


@require_GET
@wants(Verb.VIEW_STRATEGY)
def overview(request: HttpRequest) -> HttpResponse:
    found = sections(request.user, today())
    return render(request, "improvement/overview.html", {"sections": found, "today": today()})
