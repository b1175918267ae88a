"""Scenarios: the list, one, kept, changed, copied, taken anew from today's facts, put away; its file."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from areasend.actions import scenario as actions
from areasend.actions.refusal import Refused
from areasend.forecast.models import MODELS
from areasend.forecast.outcome import Outcome
from areasend.forecast.run_file import RunFile
from areasend.records.models import Scenario
from areasend.records.outlook_inputs import gather
from areasend.rules.policies.access import Verb
from areasend.web.components.posting import attempt, posted
from areasend.web.loaders import wants
from areasend.web.outlook import listing
from areasend.web.outlook.forms import AmendForm, BecauseForm, CopyForm, DrawForm, FilterForm, NameForm
from areasend.web.outlook.history import versions
from areasend.web.outlook.recording import address, crumbs, record
from areasend.web.outlook.rights import (
    for_eyes,
    may_change,
    may_have_inputs,
    model_for,
    models_for,
    rights,
    say,
    scenario_for,
)
from areasend.web.outlook.shown import Answer
from areasend.web.outlook.trying import trial
from areasend.web.today import today

PER_PAGE = 25


@require_GET
@wants(Verb.VIEW_FORECAST)
def scenarios(request: HttpRequest) -> HttpResponse:
    form = FilterForm(request.GET, models_for(request.user))
    found = listing.chosen(request.user, form.given, request.GET.get("sort", ""))
    query = request.GET.urlencode()
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    say(request.user, page.object_list)
    shown = {
        "form": form,
        "page": page,
        "columns": listing.COLUMNS,
        "models": models_for(request.user),
        "csv": f"{reverse('outlook:download')}?{query}" if query else reverse("outlook:download"),
        "breadcrumbs": crumbs()[:1],
        **rights(request),
    }
    return render(request, "outlook/scenarios.html", shown)


@require_GET
@wants(Verb.VIEW_FORECAST)
def download(request: HttpRequest) -> HttpResponse:
    form = FilterForm(request.GET, models_for(request.user))
    found = listing.chosen(request.user, form.given, request.GET.get("sort", ""))
    return listing.as_csv(say(request.user, found), today())


@require_GET
@wants(Verb.VIEW_FORECAST)
def scenario(request: HttpRequest, row: int) -> HttpResponse:
    found = scenario_for(request, row)
    model = MODELS[found.model]
    is_own = may_change(request.user, found)
    shown = {
        "scenario": found,
        "model": model,
        "answer": for_eyes(request.user, Answer(model, Outcome.from_dict(found.outcome), found.params)),
        "run": found.runs.first(),
        "draw_form": DrawForm(),
        "versions": versions(found, request.user),
        "items": found.items.select_related("meeting__board"),
        "is_own": is_own,
        "may_amend": is_own and found.frozen_on is None and found.dropped_on is None,
        "may_have_inputs": may_have_inputs(request.user, model),
        "breadcrumbs": crumbs(),
        **rights(request),
    }
    return render(request, "outlook/scenario.html", shown)


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_FORECAST)
def keep(request: HttpRequest, key: str) -> HttpResponse:
    """What was tried, under a name. The turns stand in the address, as on the page they come from."""
    model, day = model_for(request, key), today()
    made = trial(request, model, day)
    if made.answer is None:
        return redirect(f"{reverse('outlook:model', args=[key])}?{request.GET.urlencode()}")
    params, scope = made.answer.params, made.scope.scope

    def act(**given: Any) -> Scenario:
        inputs = gather(key, day, scope)
        named = {**given, "model": key, "inputs": inputs, "params": params, "scope": scope}
        return actions.keep(by=request.user, today=day, **named)

    return record(
        request,
        NameForm(posted(request)),
        act,
        title="Keep it as a scenario",
        done="The scenario is kept.",
        onward=address,
        back=f"{reverse('outlook:model', args=[key])}?{request.GET.urlencode()}",
        button="Keep it",
        answer=for_eyes(request.user, made.answer),
        template="outlook/keep.html",
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_FORECAST)
def amend(request: HttpRequest, row: int) -> HttpResponse:
    found = scenario_for(request, row, Verb.EDIT_FORECAST)
    form = AmendForm(MODELS[found.model], found, posted(request))
    if request.method == "POST" and form.is_valid() & form.naming.is_valid():
        try:
            sent = request.POST.get("version", "")
            actions.amend(
                found,
                by=request.user,
                version=int(sent) if sent.isdigit() else None,
                params=form.params,
                **form.naming.cleaned_data,
            )
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            return attempt(request, lambda: None, "The scenario is changed and drawn again.", address(found))
    shown = {"scenario": found, "form": form, "error_forms": [form.naming, form], "breadcrumbs": crumbs(found)}
    return render(request, "outlook/amend.html", shown, status=422 if form.errors or form.naming.errors else 200)


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_FORECAST)
def copy(request: HttpRequest, row: int) -> HttpResponse:
    found = scenario_for(request, row)
    return record(
        request,
        CopyForm(posted(request), initial={"title": f"{found.title}, copy"}),
        lambda **given: actions.copy(found, by=request.user, **given),
        title="Copy the scenario",
        done="The copy is yours: change what you like.",
        onward=address,
        back=address(found),
        button="Copy it",
    )


@require_POST
@wants(Verb.EDIT_FORECAST)
def refresh(request: HttpRequest, row: int) -> HttpResponse:
    found = scenario_for(request, row, Verb.EDIT_FORECAST)

    def act() -> Scenario:
        try:
            inputs = gather(found.model, today(), found.scope)
        except ValueError as fault:
            raise Refused(str(fault)) from fault
        return actions.refresh(found, by=request.user, today=today(), inputs=inputs)

    return attempt(request, act, "It is drawn again from the facts of today.", address(found))


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_FORECAST)
def drop(request: HttpRequest, row: int) -> HttpResponse:
    found = scenario_for(request, row, Verb.EDIT_FORECAST)
    return record(
        request,
        BecauseForm(posted(request)),
        lambda **given: actions.drop(found, by=request.user, today=today(), **given),
        title=f"Put away “{found.title}”",
        done="The scenario is put away.",
        onward=lambda _: reverse("outlook:scenarios"),
        back=address(found),
        button="Put it away",
    )


@require_GET
@wants(Verb.VIEW_FORECAST)
def file(request: HttpRequest, row: int) -> HttpResponse:
    """What went in and what came out: `areasend forecast run` draws the same numbers from it."""
    found = scenario_for(request, row)
    if not may_have_inputs(request.user, MODELS[found.model]):
        return _not_for_you(request, found)
    told = {
        "title": found.title,
        "about": found.about,
        "facts_as_at": found.inputs_on.isoformat(),
        "scope": found.scope,
    }
    made = RunFile(found.model, found.inputs, found.params, found.seed, found.draws, found.outcome, told)
    headers = {"Content-Disposition": f'attachment; filename="scenario-{found.pk}.json"'}
    return HttpResponse(made.text(), content_type="application/json", headers=headers)


def _not_for_you(request: HttpRequest, found: Scenario) -> HttpResponse:
    shown = {"scenario": found, "breadcrumbs": crumbs(found)}
    return render(request, "outlook/no_file.html", shown, status=403)
