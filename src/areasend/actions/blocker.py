"""What stands in an action's way."""

from __future__ import annotations

from datetime import date

from areasend.actions.audit import action
from areasend.actions.checks import check_day, say
from areasend.actions.plan_checks import check_action_open, check_words
from areasend.actions.refusal import Refused
from areasend.records.models import Blocker, PlanAction, User


@action("blocker.record")
def record(
    action: PlanAction, *, by: User | None, today: date, text: str, asked_of: str = "", on: date | None = None
) -> Blocker:
    """Something holds the action up since that day (today). `asked_of`: who can clear it."""
    check_action_open(action, "say what stands in its way")
    text = check_words(text, field="text", ask="Say what stands in the way.")
    on = on or today
    check_day(on, today, field="on")
    return Blocker.objects.create(action=action, text=text, asked_of=asked_of.strip(), raised_on=on, recorded_by=by)


@action("blocker.resolve")
def resolve(blocker: Blocker, *, by: User | None, today: date, how: str, on: date | None = None) -> Blocker:
    """It no longer stands in the way."""
    if blocker.resolved_on:
        raise Refused(f"This was cleared on {say(blocker.resolved_on)} already.")
    how = check_words(how, field="how", ask="Say how it was cleared: others may meet the same.")
    on = on or today
    check_day(on, today, field="on")
    if on < blocker.raised_on:
        raise Refused(f"It stands in the way since {say(blocker.raised_on)}. Give a later day.", field="on")
    blocker.resolved_on, blocker.resolved_how = on, how
    blocker.save(update_fields=["resolved_on", "resolved_how"])
    return blocker
