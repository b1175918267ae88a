"""The actions of a plan: what is promised, by whom. How they stand is derived (`records.plan_standing`), so no action sets it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from areasend.actions.audit import action
from areasend.actions.checks import check_day, check_reason
from areasend.actions.naming_nobody import check_public_words
from areasend.actions.plan_checks import changed, check_action_open, check_plan_open, check_words
from areasend.actions.refusal import Refused
from areasend.records.models import (
    ActionAgency,
    ActionPlan,
    ActionRole,
    Board,
    Organisation,
    PlanAction,
    Priority,
    User,
)

AMENDED = frozenset({"title", "detail", "term", "board", "priority", "reference", "starts_on", "is_public", "serves"})
ASK = "Say what will be done."


@action("plan_action.add")
def add(
    plan: ActionPlan,
    *,
    by: User | None,
    today: date,
    title: str,
    reference: str = "",
    priority: Priority | None = None,
    detail: str = "",
    term: str = "",
    board: Board | None = None,
    starts_on: date | None = None,
    is_public: bool = True,
    serves: PlanAction | None = None,
) -> PlanAction:
    """One more action. Without a reference it gets the next of its priority, such as 2.4."""
    check_plan_open(plan, "add to it")
    title = check_words(title, field="title", ask=ASK)
    if is_public:
        check_public_words([title], field="title")
    check_priority(plan, priority)
    reference = reference.strip() or next_reference(plan, priority)
    check_reference(plan, reference)
    return PlanAction.objects.create(
        plan=plan,
        priority=priority,
        reference=reference,
        title=title,
        detail=detail,
        term=term,
        board=board,
        starts_on=starts_on,
        is_public=is_public,
        serves=serves,
        recorded_by=by,
    )


@action("plan_action.amend")
def amend(
    action: PlanAction, *, by: User | None, today: date, version: int | None = None, **changes: Any
) -> PlanAction:
    """Change its words, its place in the plan, or who watches over it."""
    check_action_open(action, "change it")
    held = changed(action, version, changes, AMENDED)
    held.title = check_words(held.title, field="title", ask=ASK)
    if held.is_public:
        check_public_words([held.title], field="title")
    held.reference = check_words(held.reference, field="reference", ask="Give the action a reference, such as 2.1.")
    check_priority(held.plan, held.priority)
    check_reference(held.plan, held.reference, other_than=held.pk)
    if held.serves_id == held.pk:
        raise Refused("An action cannot follow from itself. Choose another.", field="serves")
    held.save()
    return held


@action("plan_action.close")
def close(
    action: PlanAction, *, by: User | None, today: date, on: date, closed_as: str, because: str = ""
) -> PlanAction:
    """Done, or dropped with a reason. (Carried into the next plan: see `plan_refresh`.)"""
    check_action_open(action, "close it")
    check_day(on, today, field="on")
    if closed_as not in (PlanAction.ClosedAs.DONE, PlanAction.ClosedAs.DROPPED):
        raise Refused("Say whether the action is done or dropped.", field="closed_as")
    if closed_as == PlanAction.ClosedAs.DROPPED:
        check_reason(
            because, field="because", ask="Say why the action is dropped. It was promised, so the reason is shown."
        )
    return end(action, on=on, closed_as=closed_as, because=because)


def end(action: PlanAction, *, on: date, closed_as: str, because: str) -> PlanAction:
    """Close it, and with it the judgement of a person that was to hold while it was open."""
    action.closed_on, action.closed_as, action.closed_because = on, closed_as, because.strip()
    action.save(update_fields=["closed_on", "closed_as", "closed_because"])
    action.overrules.filter(ended_on=None).update(ended_on=on)
    return action


@action("plan_action.reopen")
def reopen(action: PlanAction, *, by: User | None, today: date, because: str) -> PlanAction:
    """It was not done after all, or is wanted again."""
    if action.closed_on is None:
        raise Refused(f"{action.reference} is open already.")
    if following := action.continued_by.first():
        raise Refused(
            f"{action.reference} goes on as {following.reference} of “{following.plan.title}”. Write there instead."
        )
    check_plan_open(action.plan, "open its actions again")
    check_reason(because, field="because", ask="Say why the action is opened again.")
    action.closed_on, action.closed_as, action.closed_because = None, "", ""
    action.save(update_fields=["closed_on", "closed_as", "closed_because"])
    return action


@action("plan_action.set_agencies")
def set_agencies(
    action: PlanAction,
    *,
    by: User | None,
    today: date,
    lead: Sequence[Organisation],
    supporting: Sequence[Organisation] = (),
) -> PlanAction:
    """Who leads, the first before the others, and who supports. Nothing is written where nothing changes."""
    check_action_open(action, "change who leads it")
    if not lead:
        raise Refused("Choose at least one body that leads the action.", field="lead")
    both = [body for body in supporting if body in lead]
    if both:
        raise Refused(f"{both[0]} leads the action already, so it need not be named again.", field="supporting")
    parts = ActionAgency.Part
    wanted = [(body.pk, parts.LEAD) for body in dict.fromkeys(lead)]
    wanted += [(body.pk, parts.SUPPORTING) for body in dict.fromkeys(supporting)]
    if list(action.agencies.values_list("organisation_id", "part")) != wanted:
        action.agencies.all().delete()
        ActionAgency.objects.bulk_create(
            [ActionAgency(action=action, organisation_id=body, part=part) for body, part in wanted]
        )
    return action


@action("plan_action.set_roles")
def set_roles(
    action: PlanAction, *, by: User | None, today: date, roles: Sequence[tuple[str, User | None]]
) -> PlanAction:
    """The roles that answer for it, each with the person who holds it where that is known."""
    check_action_open(action, "change who answers for it")
    wanted = [(title.strip(), user.pk if user else None) for title, user in roles if title.strip()]
    titles = [title.casefold() for title, _ in wanted]
    if len(set(titles)) < len(titles):
        raise Refused("A role is named twice. Name each once.", field="roles")
    if list(action.roles.values_list("title", "user_id")) != wanted:
        action.roles.all().delete()
        ActionRole.objects.bulk_create([ActionRole(action=action, title=title, user_id=user) for title, user in wanted])
    return action


def check_priority(plan: ActionPlan, priority: Priority | None) -> None:
    if priority and priority.strategy_id != plan.strategy_id:
        raise Refused("That priority is of another strategy. Choose one of this plan's.", field="priority")


def check_reference(plan: ActionPlan, reference: str, *, other_than: int = 0) -> None:
    twin = plan.actions.filter(reference=reference).exclude(pk=other_than).first()
    if twin:
        raise Refused(f"{reference} is “{twin.title}” already. Choose another reference.", field="reference")


def next_reference(plan: ActionPlan, priority: Priority | None) -> str:
    """The next of the priority that is free; of a plan without priorities the next whole number."""
    start = f"{priority.number}." if priority else ""
    form = re.compile(re.escape(start) + r"(\d+)")
    numbers = [int(found[1]) for one in plan.actions.all() if (found := form.fullmatch(one.reference))]
    return f"{start}{max(numbers, default=0) + 1}"
