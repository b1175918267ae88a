"""Strategies: what a local area sets out to do over some years."""

from __future__ import annotations

from datetime import date
from typing import Any

from areasend.actions.audit import action
from areasend.actions.checks import check_day, say
from areasend.actions.plan_checks import changed, check_span, check_words, free_slug
from areasend.actions.refusal import Refused
from areasend.records.models import Decision, Strategy, User

AMENDED = frozenset({"title", "vision", "aims", "starts_on", "ends_on"})


@action("strategy.create")
def create(
    *,
    by: User | None,
    today: date,
    title: str,
    starts_on: date,
    ends_on: date,
    vision: str = "",
    aims: str = "",
    slug: str = "",
) -> Strategy:
    """A new strategy; it is public only once it is adopted and published. `aims`: one a line."""
    title = check_words(title, field="title", ask="Give the strategy a name.")
    check_span(starts_on, ends_on, what="The strategy")
    return Strategy.objects.create(
        slug=free_slug(Strategy, title, slug, 60),
        title=title,
        vision=vision,
        aims=aims,
        starts_on=starts_on,
        ends_on=ends_on,
        recorded_by=by,
    )


@action("strategy.amend")
def amend(strategy: Strategy, *, by: User | None, today: date, version: int | None = None, **changes: Any) -> Strategy:
    """Change its name, vision, aims or years. The history keeps what they were."""
    held = changed(strategy, version, changes, AMENDED)
    held.title = check_words(held.title, field="title", ask="Give the strategy a name.")
    check_span(held.starts_on, held.ends_on, what="The strategy")
    held.save()
    return held


@action("strategy.adopt")
def adopt(strategy: Strategy, *, by: User | None, today: date, on: date, decision: Decision | None = None) -> Strategy:
    """It was agreed to on that day, by this decision where it is in the register."""
    check_day(on, today, field="on")
    if strategy.adopted_on:
        raise Refused(f"“{strategy.title}” was adopted on {say(strategy.adopted_on)} already.")
    if decision and (decision.decided_on is None or decision.decided_on > on):
        raise Refused(
            "The decision had not been made by that day. Choose another decision, or check the day.", field="decision"
        )
    strategy.adopted_on, strategy.adopted_by = on, decision
    strategy.save(update_fields=["adopted_on", "adopted_by"])
    return strategy


@action("strategy.publish")
def publish(strategy: Strategy, *, by: User | None, today: date, on: date) -> Strategy:
    """Show it to the public from that day."""
    check_day(on, today, field="on")
    if strategy.adopted_on is None:
        raise Refused("A strategy is published once it is adopted. Record who adopted it, and when, first.")
    if on < strategy.adopted_on:
        raise Refused(
            f"It was adopted on {say(strategy.adopted_on)}, so it cannot be published before. Check the day.",
            field="on",
        )
    if strategy.published_on:
        raise Refused(f"“{strategy.title}” was published on {say(strategy.published_on)} already.")
    strategy.published_on = on
    strategy.save(update_fields=["published_on"])
    return strategy
