"""The plan that answers an inspection: one action for each finding. When it was sent and accepted is recorded on the plan itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from areasend.actions import action_plan, plan_action
from areasend.actions.audit import action
from areasend.actions.checks import check_reason
from areasend.actions.lock import hold
from areasend.actions.refusal import Refused
from areasend.records.models import ActionPlan, Board, Finding, FindingAction, Inspection, User

FITTING = {
    ActionPlan.Kind.WRITTEN_STATEMENT: Inspection.Kind.LOCAL_AREA,
    ActionPlan.Kind.PRIORITY_ACTION_PLAN: Inspection.Kind.AREA_SEND,
}
"""Each of the two plans that inspectorates ask for, with the kind of inspection after which they do."""
KINDS = (*FITTING, ActionPlan.Kind.IMPROVEMENT)


@action("inspection.start_plan")
def start_plan(
    inspection: Inspection,
    *,
    by: User,
    today: date,
    kind: str,
    title: str,
    starts_on: date,
    ends_on: date,
    titles: Mapping[int, str],
    board: Board | None = None,
) -> ActionPlan:
    """A plan with one action for each finding: `titles` holds the wording of the action by the finding's id."""
    hold(inspection)
    _check(inspection, kind, title, starts_on, ends_on)
    findings = _findings(inspection, titles)
    said: Any = {"by": by, "today": today}
    plan = action_plan.create(
        **said, title=title, starts_on=starts_on, ends_on=ends_on, kind=kind, inspection=inspection, board=board
    )
    for number, finding in enumerate(findings, start=1):
        made = plan_action.add(
            plan, **said, title=titles[finding.pk].strip(), reference=str(number), starts_on=starts_on
        )
        FindingAction.objects.create(finding=finding, action=made)
    return plan


def _check(inspection: Inspection, kind: str, title: str, starts_on: date, ends_on: date) -> None:
    check_reason(title, field="title", ask="Enter a title for the plan.")
    if kind not in KINDS:
        raise Refused("Select what kind of plan answers the inspection.", field="kind")
    fitting = FITTING.get(ActionPlan.Kind(kind))
    if fitting and inspection.kind != fitting:
        label = Inspection.Kind(fitting).label
        raise Refused(f"A {ActionPlan.Kind(kind).label.lower()} follows a {label.lower()} only.", field="kind")
    if ends_on <= starts_on:
        raise Refused("The plan ends after it starts. Check both dates.", field="ends_on")
    same = inspection.plans.filter(kind=kind, closed_on=None).first()
    if same is not None:
        raise Refused(f"“{same.title}” answers this inspection already. Add actions to it.", field="kind")


def _findings(inspection: Inspection, titles: Mapping[int, str]) -> list[Finding]:
    found = list(inspection.findings.filter(pk__in=titles, state=Finding.State.ACCEPTED).order_by("number"))
    if not titles or len(found) != len(titles):
        raise Refused("Choose at least one finding that is accepted.")
    for finding in found:
        check_reason(
            titles[finding.pk],
            field=f"title_{finding.pk}",
            ask=f"Enter what will be done about finding {finding.number}.",
        )
    return found
