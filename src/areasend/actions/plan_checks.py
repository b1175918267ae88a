"""Checks and small steps that the actions of strategy and plan share. Each check raises `Refused` with the sentence for the user."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from django.db import models
from django.utils.text import slugify

from areasend.actions.checks import check_reason, say
from areasend.actions.lock import HasVersion, claim
from areasend.actions.refusal import Refused
from areasend.records.models import ActionPlan, PlanAction

Versioned = TypeVar("Versioned", bound=HasVersion)


def changed(record: Versioned, version: int | None, changes: dict[str, Any], allowed: frozenset[str]) -> Versioned:
    """The record, held for this transaction with the changes made but not yet saved: check it, then `save`."""
    if unknown := changes.keys() - allowed:
        raise TypeError(f"{type(record).__name__} has no {', '.join(sorted(unknown))} to amend")
    held = claim(record, version)
    for name, value in changes.items():
        setattr(held, name, value)
    return held


def check_words(text: str, *, field: str, ask: str) -> str:
    """The text without blanks around it; refused where nothing is left."""
    check_reason(text, field=field, ask=ask)
    return text.strip()


def check_span(starts_on: date, ends_on: date, *, what: str) -> None:
    if ends_on <= starts_on:
        raise Refused(
            f"{what} ends on {say(ends_on)}, which is not after its start on {say(starts_on)}. Check both days.",
            field="ends_on",
        )


def free_slug(model: type[models.Model], title: str, given: str, length: int) -> str:
    """The one that was given, refused where it is taken; else one made of the title, with a number where that is taken."""
    taken = model._default_manager.filter
    if given:
        if taken(slug=given).exists():
            raise Refused(f"“{given}” is taken already. Choose another short name.", field="slug")
        return given
    made = slugify(title)[: length - 4].strip("-") or "plan"
    tries = [made, *(f"{made}-{number}" for number in range(2, 1000))]
    return next(slug for slug in tries if not taken(slug=slug).exists())


def check_plan_open(plan: ActionPlan, to_do: str) -> None:
    if plan.closed_on:
        raise Refused(
            f"“{plan.title}” was closed on {say(plan.closed_on)}, so you cannot {to_do}. Use the plan that followed it."
        )


def check_action_open(action: PlanAction, to_do: str) -> None:
    """Neither it nor its plan is closed."""
    if action.closed_on:
        how = "carried into the next plan" if action.closed_as == "carried" else "closed"
        what = "Use the action that continues it." if action.closed_as == "carried" else "Open it again first."
        raise Refused(
            f"{action.reference} was {how} on {say(action.closed_on)}, so you cannot {to_do}. {what}", field=None
        )
    check_plan_open(action.plan, to_do)
