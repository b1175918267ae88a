"""From accepted findings to a plan, in one step."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_http_methods

from areasend.actions import inspection_plan
from areasend.actions.refusal import Refused
from areasend.records import inspection_standing
from areasend.records.models import ActionPlan
from areasend.rules.policies.access import Verb
from areasend.web.components.posting import posted
from areasend.web.inspections.forms import PlanForm
from areasend.web.inspections.loading import crumbs, get_inspection, page_of
from areasend.web.loaders import wants
from areasend.web.today import today


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_INSPECTION)
def start(request: HttpRequest, reference: str) -> HttpResponse:
    found, day = get_inspection(reference), today()
    form = PlanForm(posted(request), inspection=found, today=day)
    if request.method == "POST" and form.is_valid():
        try:
            plan = inspection_plan.start_plan(found, by=request.user, today=day, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(
                request, f"“{plan.title}” is made. Now give each action its lead, its days and its measures."
            )
            return redirect(_page(plan) or page_of(found))
    shown = {
        "form": form,
        "inspection": found,
        "steps": inspection_standing.steps(found, day),
        "breadcrumbs": crumbs(found),
    }
    return render(request, "inspections/plan.html", shown, status=422 if form.errors else 200)


def _page(plan: ActionPlan) -> str:
    try:
        return reverse("plans:plan", args=[plan.slug])
    except NoReverseMatch:
        return ""
