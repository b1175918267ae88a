"""Plans of action: of a strategy, in answer to an inspection, or of one service. The yearly refresh is in `plan_refresh`."""

from __future__ import annotations

from datetime import date
from typing import Any

from areasend.actions.audit import action
from areasend.actions.checks import check_day, say
from areasend.actions.naming_nobody import check_public_words
from areasend.actions.plan_checks import changed, check_plan_open, check_span, check_words, free_slug
from areasend.actions.refusal import Refused
from areasend.records.models import ActionPlan, Board, Inspection, Organisation, Strategy, User

AMENDED = frozenset({"title", "starts_on", "ends_on", "board"})
ASK = "Give the plan a name."
NEEDS = {
    "strategy": ("strategy", "Choose the strategy that the plan carries out."),
    "written_statement": ("inspection", "Choose the inspection that the plan answers."),
    "priority_action_plan": ("inspection", "Choose the inspection that the plan answers."),
    "service": ("organisation", "Choose the service whose plan it is."),
}
"""What a plan of each kind belongs to."""


@action("action_plan.create")
def create(
    *,
    by: User | None,
    today: date,
    title: str,
    starts_on: date,
    ends_on: date,
    kind: str = ActionPlan.Kind.STRATEGY,
    strategy: Strategy | None = None,
    inspection: Inspection | None = None,
    organisation: Organisation | None = None,
    board: Board | None = None,
    slug: str = "",
) -> ActionPlan:
    """A new plan without actions, not yet agreed."""
    title = check_words(title, field="title", ask=ASK)
    check_span(starts_on, ends_on, what="The plan")
    given = {"strategy": strategy, "inspection": inspection, "organisation": organisation}
    field, ask = NEEDS.get(kind, ("", ""))
    if field and given[field] is None:
        raise Refused(ask, field=field)
    slug = free_slug(ActionPlan, title, slug, 80)
    days = {"starts_on": starts_on, "ends_on": ends_on}
    return ActionPlan.objects.create(slug=slug, kind=kind, title=title, board=board, recorded_by=by, **given, **days)


@action("action_plan.amend")
def amend(plan: ActionPlan, *, by: User | None, today: date, version: int | None = None, **changes: Any) -> ActionPlan:
    """Change its name, its days or the board that watches over it."""
    check_plan_open(plan, "change it")
    held = changed(plan, version, changes, AMENDED)
    held.title = check_words(held.title, field="title", ask=ASK)
    check_span(held.starts_on, held.ends_on, what="The plan")
    held.save()
    return held


@action("action_plan.agree")
def agree(plan: ActionPlan, *, by: User | None, today: date, on: date) -> ActionPlan:
    """Its board agreed to it."""
    if not plan.actions.exists():
        raise Refused("The plan has no actions yet. Add them before it is agreed.")
    return _mark(plan, "agreed_on", on, today, "agreed")


@action("action_plan.submit")
def submit(plan: ActionPlan, *, by: User | None, today: date, on: date) -> ActionPlan:
    """It was sent to the inspectorates that asked for it."""
    if plan.inspection is None:
        raise Refused("Only a plan that answers an inspection is sent to the inspectorates.")
    return _mark(plan, "submitted_on", on, today, "sent")


@action("action_plan.accept")
def accept(plan: ActionPlan, *, by: User | None, today: date, on: date) -> ActionPlan:
    """The inspectorates found it fit for purpose."""
    if plan.submitted_on is None:
        raise Refused("Record first on which day the plan was sent to the inspectorates.")
    if on < plan.submitted_on:
        raise Refused(
            f"It was sent on {say(plan.submitted_on)}, so it cannot be accepted before. Check the day.", field="on"
        )
    return _mark(plan, "accepted_on", on, today, "accepted")


@action("action_plan.publish")
def publish(plan: ActionPlan, *, by: User | None, today: date, on: date) -> ActionPlan:
    """Show it to the public from that day, with those of its actions that are public."""
    if plan.agreed_on is None:
        raise Refused("A plan is published once it is agreed. Record the day on which it was agreed first.")
    if on < plan.agreed_on:
        raise Refused(
            f"It was agreed on {say(plan.agreed_on)}, so it cannot be published before. Check the day.", field="on"
        )
    public = plan.actions.filter(is_public=True)
    check_public_words([plan.title, *public.values_list("title", flat=True)])
    check_public_words(public.exclude(measures=None).values_list("measures__text", flat=True))
    return _mark(plan, "published_on", on, today, "published")


@action("action_plan.close")
def close(plan: ActionPlan, *, by: User | None, today: date, on: date) -> ActionPlan:
    """Nothing more is to be done under it. What it came to stays to be read."""
    if left := plan.actions.filter(closed_on=None).count():
        what = "1 action is" if left == 1 else f"{left} actions are"
        raise Refused(f"{what} still open. Close each of them, or carry them into next year's plan.")
    return _mark(plan, "closed_on", on, today, "closed")


def _mark(plan: ActionPlan, field: str, on: date, today: date, word: str) -> ActionPlan:
    check_day(on, today, field="on")
    if before := getattr(plan, field):
        raise Refused(f"“{plan.title}” was {word} on {say(before)} already.")
    setattr(plan, field, on)
    plan.save(update_fields=[field])
    return plan
