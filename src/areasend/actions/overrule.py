"""A person's word over the derived status of an action."""

from __future__ import annotations

from datetime import date, timedelta

from areasend.actions.audit import action
from areasend.actions.checks import check_day, say
from areasend.actions.plan_checks import check_action_open
from areasend.actions.refusal import Refused
from areasend.records.models import Overrule, PlanAction, User
from areasend.rules.delivery import status as rules

LONGEST = timedelta(weeks=26)
"""After half a year somebody looks at it again."""


@action("overrule.begin")
def begin(
    action: PlanAction,
    *,
    by: User | None,
    today: date,
    status: str,
    reason: str,
    until: date,
    since: date | None = None,
) -> Overrule:
    """Show this status in place of the derived one, which stays beside it with the reason. It takes the place of an earlier one."""
    check_action_open(action, "judge how it stands")
    since = since or today
    check_day(since, today, field="since")
    if status == "closed":
        raise Refused("An action is not judged to be closed: close it.", field="status")
    if status not in rules.KEYS:
        raise Refused("Choose one of the statuses.", field="status")
    try:
        rules.check_overrule(rules.Overrule(status, reason, since, until))
    except rules.OverruleRefused as refused:
        raise Refused(str(refused), field="until" if reason.strip() else "reason") from refused
    if until < today:
        raise Refused(f"{say(until)} has passed. Choose a day on which it is to be looked at again.", field="until")
    if until > since + LONGEST:
        raise Refused(
            f"A judgement holds for half a year at most. Choose a day up to {say(since + LONGEST)}.", field="until"
        )
    action.overrules.filter(ended_on=None).update(ended_on=since)
    return Overrule.objects.create(
        action=action, status=status, reason=reason.strip(), since=since, until=until, recorded_by=by
    )


@action("overrule.end")
def end(overrule: Overrule, *, by: User | None, today: date) -> Overrule:
    """The derived status is shown again."""
    if overrule.ended_on:
        raise Refused(f"This judgement was taken back on {say(overrule.ended_on)} already.")
    overrule.ended_on = today
    overrule.save(update_fields=["ended_on"])
    return overrule
