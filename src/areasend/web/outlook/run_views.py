"""Long runs: asked for, one or many, followed and stopped."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from areasend.actions import jobs
from areasend.actions import scenario_run as actions
from areasend.records.models import ForecastRun, Scenario
from areasend.rules.policies.access import Verb, may
from areasend.web.components.posting import attempt
from areasend.web.components.words import of
from areasend.web.loaders import wants
from areasend.web.outlook.forms import DrawForm
from areasend.web.outlook.recording import address
from areasend.web.outlook.rights import scenario_for

MANY = 10_000


@require_POST
@wants(Verb.EDIT_FORECAST)
def draw(request: HttpRequest, row: int) -> HttpResponse:
    found = scenario_for(request, row, Verb.EDIT_FORECAST)
    form = DrawForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(form.errors["draws"]))
        return redirect(address(found))
    done = "A worker draws it now. This page moves on by itself."
    return attempt(request, lambda: actions.ask(found, by=request.user, **form.cleaned_data), done, address(found))


@require_POST
@wants(Verb.VIEW_FORECAST)
def choose(request: HttpRequest) -> HttpResponse:
    """What to do with the scenarios that were ticked: hold them side by side, or draw them many times."""
    numbers = [one for one in request.POST.getlist("s") if one.isdigit()]
    if request.POST.get("do") != "draw":
        return redirect(f"{reverse('outlook:compare')}?{urlencode([('s', one) for one in numbers])}")
    if not may(request.user.roles, Verb.EDIT_FORECAST):
        raise PermissionDenied
    found = list(Scenario.objects.allowed(request.user, Verb.EDIT_FORECAST).filter(pk__in=numbers))
    if not found:
        messages.error(request, "Tick scenarios that are yours to change.")
        return redirect("outlook:scenarios")
    done = f"{of(len(found), 'scenario')} in the queue, {MANY:,} futures each: as many are drawn at once as there are workers."
    act = partial(actions.ask_many, found, by=request.user, draws=MANY)
    return attempt(request, act, done, reverse("outlook:scenarios"))


@require_GET
@wants(Verb.VIEW_FORECAST)
def progress(request: HttpRequest, row: int) -> HttpResponse:
    """The part of the page that moves. Once the run has ended, htmx is told to fetch the whole page."""
    run = _run(request, row)
    response = render(request, "outlook/moving.html", {"run": run, "why": why_waiting(run), "may_stop": True})
    if run.finished_at:
        response["HX-Refresh"] = "true"
    return response


@require_POST
@wants(Verb.EDIT_FORECAST)
def stop(request: HttpRequest, row: int) -> HttpResponse:
    run = _run(request, row)
    scenario_for(request, run.scenario_id, Verb.EDIT_FORECAST)
    return attempt(request, lambda: actions.stop(run, by=request.user), "The run is stopped.", address(run.scenario))


def _run(request: HttpRequest, row: int) -> ForecastRun:
    found = ForecastRun.objects.select_related("scenario").filter(pk=row).first()
    if found is None:
        raise Http404("There is no such run.")
    scenario_for(request, found.scenario_id)
    return found


def why_waiting(run: ForecastRun) -> str:
    """Why nothing happens, where nobody is there to do it."""
    if run.state == ForecastRun.State.WAITING and not jobs.is_worker_running():
        return "No worker is running, so it waits. Your administrator can start one: areasend jobs."
    return ""
