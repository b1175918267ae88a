"""Who may see what a model says, and what went into it; one scenario with its right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from areasend.forecast.models import MODELS, Model
from areasend.forecast.outcome import Outcome
from areasend.records.models import Scenario, User
from areasend.rules.policies.access import Relation, Verb, may, relations_for
from areasend.web.outlook.shown import Answer, says


def models_for(user: User) -> list[Model]:
    """Those whose answers the user may see, in the order of the registry."""
    return [one for one in MODELS.values() if may(user.roles, Verb(one.verb))]


def model_for(request: HttpRequest, key: str) -> Model:
    """Whoever may not see it is told that there is none."""
    found = next((one for one in models_for(request.user) if one.key == key), None)
    if found is None:
        raise Http404("There is no such model that you may see.")
    return found


def scenario_for(request: HttpRequest, row: int, verb: Verb = Verb.VIEW_FORECAST) -> Scenario:
    """Dropped ones are found by their address, so that nothing that led here is dead."""
    seen = Scenario.objects.allowed(request.user, Verb.VIEW_FORECAST).select_related("owner", "copied_from")
    found: Scenario | None = seen.filter(pk=row).first()
    if found is None or found.model not in MODELS:
        raise Http404("There is no such scenario that you may see.")
    if verb is not Verb.VIEW_FORECAST and not may_change(request.user, found):
        raise PermissionDenied
    return found


def may_change(user: User, scenario: Scenario) -> bool:
    return bool(Scenario.objects.allowed(user, Verb.EDIT_FORECAST).filter(pk=scenario.pk).exists())


def may_have_inputs(user: User, model: Model) -> bool:
    """Inputs that are counted from cases are for those who may see every case."""
    return not model.counts_cases or Relation.AREA in relations_for(user.roles, Verb.VIEW_CASE)


def for_eyes(user: User, answer: Answer) -> Answer:
    """The answer as this user may see it."""
    return answer if may_have_inputs(user, answer.model) else replace(answer, is_rounded=True)


def say(user: User, scenarios: Iterable[Scenario]) -> list[Scenario]:
    """Each with what it `says` to this user."""
    found = list(scenarios)
    for one in found:
        one.says = summary_for(user, MODELS.get(one.model), one.outcome)
    return found


def summary_for(user: User, model: Model | None, outcome: dict[str, Any] | None) -> str:
    """The sentence of a stored outcome; nothing where there is none, or no model of this version to say what may be read of it."""
    if not outcome or model is None:
        return ""
    return says(model, Outcome.from_dict(outcome), is_rounded=not may_have_inputs(user, model))


def rights(request: HttpRequest) -> dict[str, Any]:
    """For templates: what the user may do here."""
    roles = request.user.roles
    return {
        "may_edit": may(roles, Verb.EDIT_FORECAST),
        "may_put": may(roles, Verb.RUN_BOARD),
        "may_publish": may(roles, Verb.PUBLISH),
    }
