"""The one way in which a form about a scenario becomes an action; and the way to a scenario's page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from areasend.records.models import Scenario
from areasend.web.components import posting


def record(
    request: HttpRequest, form: forms.Form, act: Any, *, template: str = "outlook/form.html", **shown: Any
) -> HttpResponse:
    return posting.record(request, form, act, template=template, **{"breadcrumbs": crumbs(), **shown})


def crumbs(scenario: Scenario | None = None) -> list[tuple[str, str]]:
    trail = [("Looking ahead", reverse("outlook:home")), ("Scenarios", reverse("outlook:scenarios"))]
    return [*trail, (scenario.title, address(scenario))] if scenario else trail


def address(scenario: Scenario) -> str:
    return reverse("outlook:scenario", args=[scenario.pk])
