"""A changed plan as a file: looked through first, written when somebody says so. Nothing is kept between the two but in the page itself."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from areasend.actions import plan_import
from areasend.actions.refusal import Refused
from areasend.exchange.action_plan import Reading
from areasend.records.models import ActionPlan
from areasend.rules.policies.access import Verb
from areasend.web.components.posting import posted_with_files
from areasend.web.loaders import wants
from areasend.web.plans.forms.plan import UploadForm
from areasend.web.plans.plan_views import trail
from areasend.web.plans.rights import get_plan
from areasend.web.today import today

LOST = "The file did not come with the page. Choose it again."


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_STRATEGY)
def upload(request: HttpRequest, slug: str) -> HttpResponse:
    plan = get_plan(slug)
    if request.method == "POST" and "content" in request.POST:
        return _write(request, plan)
    form = UploadForm(*posted_with_files(request), subject=plan, today=today())
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        return _look_through(request, plan, form, file.name, file.read())
    return _page(request, plan, form, status=422 if form.errors else 200)


def _look_through(request: HttpRequest, plan: ActionPlan, form: UploadForm, name: str, content: bytes) -> HttpResponse:
    """What the file would change; nothing is written."""
    try:
        reading: Reading = plan_import.read_file(name, content, plan.starts_on)
        report = (
            None if reading.problems else plan_import.dry_run(reading.plan, by=request.user, today=today(), plan=plan)
        )
    except Refused as refusal:
        form.add_error("file", str(refusal))
        return _page(request, plan, form, status=422)
    kept = base64.b64encode(content).decode("ascii")
    told = {"reading": reading, "report": report, "name": name, "content": kept}
    return _page(request, plan, form, status=422 if reading.problems else 200, **told)


def _write(request: HttpRequest, plan: ActionPlan) -> HttpResponse:
    """The same file again, written whole or not at all."""
    name = request.POST.get("name", "")
    try:
        content = base64.b64decode(request.POST["content"], validate=True)
        reading = plan_import.read_file(name, content, plan.starts_on)
        if reading.problems:
            raise Refused(reading.problems[0].sentence)
        plan_import.bring_in(reading.plan, by=request.user, today=today(), plan=plan)
    except (binascii.Error, ValueError):
        messages.error(request, LOST)
        return redirect("plans:upload", slug=plan.slug)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("plans:upload", slug=plan.slug)
    messages.success(request, "The plan is changed as the file says.")
    return redirect("plans:plan", slug=plan.slug)


def _page(request: HttpRequest, plan: ActionPlan, form: UploadForm, *, status: int, **told: Any) -> HttpResponse:
    crumbs = [*trail(plan), (plan.title, reverse("plans:plan", args=[plan.slug]))]
    return render(
        request, "plans/upload.html", {"plan": plan, "form": form, "breadcrumbs": crumbs, **told}, status=status
    )
