"""Two plans side by side: what was added, dropped, carried, changed and met."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from areasend.records.models import ActionPlan
from areasend.records.plan_tables import compare_plans
from areasend.rules.policies.access import Verb
from areasend.web.components.forms import BaseForm
from areasend.web.loaders import wants
from areasend.web.today import today


class ChooseForm(BaseForm, forms.Form):
    mark_optional = False
    before = forms.ModelChoiceField(
        ActionPlan.objects.all(), to_field_name="slug", label="Earlier plan", empty_label="Choose a plan"
    )
    after = forms.ModelChoiceField(
        ActionPlan.objects.all(), to_field_name="slug", label="Later plan", empty_label="Choose a plan"
    )


@require_GET
@wants(Verb.VIEW_STRATEGY)
def compare(request: HttpRequest) -> HttpResponse:
    """Without a choice: the newest plan that has one before it, beside that one."""
    latest = ActionPlan.objects.exclude(previous=None).select_related("previous").first()
    given: Any = request.GET if "before" in request.GET else None
    if given is None and latest:
        given = {"before": latest.previous.slug, "after": latest.slug}
    form = ChooseForm(given)
    context: dict[str, Any] = {"form": form, "breadcrumbs": [("Plans", reverse("plans:list"))]}
    if form.is_bound and form.is_valid():
        before, after = form.cleaned_data["before"], form.cleaned_data["after"]
        found = compare_plans(before, after, today())
        context |= {"before": before, "after": after, "found": found}
    return render(request, "plans/compare.html", context)
