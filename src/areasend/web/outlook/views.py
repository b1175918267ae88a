"""Looking ahead: what is expected of plans, places, money and queues, each in a sentence; and what would change it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from areasend.forecast.models import Model
from areasend.forecast.plans.proven import proof
from areasend.records.models import Scenario, User
from areasend.rules.policies.access import Verb
from areasend.web.loaders import wants
from areasend.web.outlook import goals
from areasend.web.outlook.looking_back import looking_back
from areasend.web.outlook.rights import for_eyes, model_for, models_for, rights, say
from areasend.web.outlook.standing import Standing, is_anyone_working, standings
from areasend.web.outlook.trying import Trial, trial
from areasend.web.today import today

LATELY = 8
OWN_PAGES = {"places": "places:overview", "money": "money:overview", "waits": "waits:overview"}
"""Models with a part of the site of their own."""


@require_GET
@wants(Verb.VIEW_FORECAST)
def home(request: HttpRequest) -> HttpResponse:
    seen = Scenario.objects.allowed(request.user, Verb.VIEW_FORECAST).kept().light()
    found = standings(models_for(request.user), today())
    is_moving = any(one.is_moving for one in found)
    shown = {
        "cards": [_card(request.user, one) for one in found],
        "is_moving": is_moving,
        "is_idle": is_moving and not is_anyone_working(),
        "lately": say(request.user, seen[:LATELY]),
        "before_boards": say(request.user, seen.filter(items__isnull=False).distinct()[:LATELY]),
        "published": say(request.user, seen.filter(published_on__isnull=False, withdrawn_on=None)[:LATELY]),
        **rights(request),
    }
    return render(request, "outlook/home.html", shown)


def _card(user: User, found: Standing) -> dict[str, Any]:
    answer = for_eyes(user, found.answer) if found.answer else None
    return {
        "model": found.model,
        "href": _where(found.model),
        "attempt": reverse("outlook:model", args=[found.model.key]),
        "summary": answer.summary if answer else "",
        "fan": answer.small if answer else None,
        "standing": found,
    }


def _where(model: Model) -> str:
    """Its own part of the site, where this deployment has one."""
    try:
        return reverse(OWN_PAGES[model.key])
    except (KeyError, NoReverseMatch):
        return reverse("outlook:model", args=[model.key])


@require_GET
@wants(Verb.VIEW_FORECAST)
@vary_on_headers("HX-Request")
def model(request: HttpRequest, key: str) -> HttpResponse:
    """A model with its levers. A turn asks for the answer alone; without JavaScript the button asks for the whole page."""
    found = model_for(request, key)
    made = trial(request, found, today())
    if request.htmx:
        return render(request, "outlook/answer.html", _shown(request, made))
    more = MORE.get(key, _no_more)(request, made)
    status = 422 if made.scope.errors or made.form.errors else 200
    return render(
        request, f"outlook/{key if key in MORE else 'model'}.html", {**_shown(request, made), **more}, status=status
    )


def _recovery(request: HttpRequest, made: Trial) -> dict[str, Any]:
    return goals.shown(request, made, today())


def _plans(request: HttpRequest, made: Trial) -> dict[str, Any]:
    area = made.scope.scope.get("area") if not made.scope.errors else None
    return {"back": looking_back(area) if area else (), "proof": proof()}


def _no_more(request: HttpRequest, made: Trial) -> dict[str, Any]:
    return {}


MORE = {"recovery": _recovery, "plans": _plans}
"""Models with more to say than any other; each has a template of its own."""


def _shown(request: HttpRequest, made: Trial) -> dict[str, Any]:
    seen = Scenario.objects.allowed(request.user, Verb.VIEW_FORECAST)
    return {
        "model": made.model,
        "trial": made,
        "answer": for_eyes(request.user, made.answer) if made.answer else None,
        "form": made.form,
        "scope": made.scope,
        "error_forms": [made.scope, made.form],
        "breadcrumbs": [("Looking ahead", reverse("outlook:home"))],
        "kept": say(request.user, seen.kept().filter(model=made.model.key).light()[:LATELY]),
        **rights(request),
    }  # fmt: skip
