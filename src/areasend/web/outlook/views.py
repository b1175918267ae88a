"""Looking ahead: what is expected of plans, places, money and queues, and what decisions would change."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from areasend.rules.policies.access import Verb
from areasend.web.loaders import wants


@require_GET
@wants(Verb.VIEW_FORECAST)
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "outlook/home.html")
