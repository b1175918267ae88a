"""Fetch and authorise in one step: what the plans' pages are about."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from areasend.records.models import ActionPlan, PlanAction
from areasend.rules.policies.access import Verb, may

NOT_YOURS = (
    "You can change only the actions that you or your organisation answer for. "
    "Ask the improvement lead to name you in this one if it is yours."
)


def get_plan(slug: str) -> ActionPlan:
    plans = ActionPlan.objects.select_related("strategy", "inspection", "organisation", "board", "previous")
    return get_object_or_404(plans, slug=slug)


def get_action(request: HttpRequest, pk: int, verb: Verb = Verb.VIEW_STRATEGY) -> PlanAction:
    """Raises PermissionDenied where the action may be seen but not changed."""
    action: PlanAction = get_object_or_404(PlanAction.objects.select_related("plan", "priority", "board"), pk=pk)
    if verb is not Verb.VIEW_STRATEGY and not may_do(request, action, verb):
        raise PermissionDenied(NOT_YOURS)
    return action


def may_do(request: HttpRequest, action: PlanAction, verb: Verb) -> bool:
    return bool(PlanAction.objects.allowed(request.user, verb).filter(pk=action.pk).exists())


def may_edit(request: HttpRequest) -> bool:
    return may(request.user.roles, Verb.EDIT_STRATEGY)
