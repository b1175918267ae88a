"""The plan of one service, whose lines follow from the strategy's actions and from what the self-evaluation says is to be developed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.text import slugify

from areasend.actions.audit import action
from areasend.actions.checks import check_reason
from areasend.actions.refusal import Refused
from areasend.records.models import (
    ActionAgency,
    ActionDate,
    ActionPlan,
    Organisation,
    PlanAction,
    Statement,
    StatementAction,
    User,
)


@action("service_plan.derive")
def derive(
    organisation: Organisation,
    plan: ActionPlan,
    *,
    by: User | None,
    today: date,
    title: str = "",
    starts_on: date | None = None,
    ends_on: date | None = None,
    actions: Sequence[PlanAction] | None = None,
    statements: Sequence[Statement] = (),
) -> ActionPlan:
    """A service plan of `organisation` from `plan`, with a line for each action and statement.

    Without `actions`, every open action of the plan that the organisation leads or supports. The years are the plan's unless given.
    """
    chosen = list(own_actions(organisation, plan) if actions is None else actions)
    if not chosen and not statements:
        raise Refused(f"{organisation} has no part in “{plan}”. Choose the actions or statements that its plan serves.")
    named = title.strip() or f"{organisation} service plan {(starts_on or plan.starts_on).year}"
    if ActionPlan.objects.filter(slug=slugify(named)[:80]).exists():
        raise Refused(f"There is already a plan called “{named}”. Add lines to that one.", field="title")
    service = ActionPlan.objects.create(
        slug=slugify(named)[:80],
        kind=ActionPlan.Kind.SERVICE,
        title=named,
        strategy=plan.strategy,
        organisation=organisation,
        board=plan.board,
        starts_on=starts_on or plan.starts_on,
        ends_on=ends_on or plan.ends_on,
        recorded_by=by,
    )
    _add(service, chosen, statements, by)
    return service


@action("service_plan.add_lines")
def add_lines(
    service: ActionPlan,
    *,
    by: User | None,
    today: date,
    actions: Sequence[PlanAction] = (),
    statements: Sequence[Statement] = (),
) -> list[PlanAction]:
    """Lines for what the plan does not serve yet; what it serves already is passed over. Returns the new ones."""
    if service.kind != ActionPlan.Kind.SERVICE:
        raise Refused(f"“{service}” is not the plan of a service.")
    if service.closed_on:
        raise Refused(f"“{service}” is closed. Derive a new one.")
    served = set(service.actions.values_list("serves", flat=True))
    answered = set(StatementAction.objects.filter(action__plan=service).values_list("statement", flat=True))
    return _add(
        service,
        [one for one in actions if one.pk not in served],
        [one for one in statements if one.pk not in answered],
        by,
    )


def own_actions(organisation: Organisation, plan: ActionPlan) -> Iterable[PlanAction]:
    """Open actions of a plan that an organisation leads or supports."""
    return plan.actions.filter(agencies__organisation=organisation, closed_on=None).distinct()


def _add(
    service: ActionPlan, actions: Iterable[PlanAction], statements: Iterable[Statement], by: User | None
) -> list[PlanAction]:
    lines = [_line_of_action(service, one, by) for one in actions]
    return lines + [_line_of_statement(service, one, by) for one in statements]


def _line_of_action(service: ActionPlan, source: PlanAction, by: User | None) -> PlanAction:
    """The service's part of an action, with the dates that are still to be reached."""
    if source.plan_id == service.pk:
        raise Refused(f"{source.reference} is a line of this plan itself. Choose an action of the strategy.")
    line = _line(service, source.title, by, priority=source.priority, term=source.term, serves=source)
    for one in source.dates.filter(reached_on=None):
        ActionDate.objects.create(
            action=line,
            kind=one.kind,
            label=one.label,
            on=one.on,
            precision=one.precision,
            repeats=one.repeats,
            term=one.term,
            recorded_by=by,
        )
    return line


def _line_of_statement(service: ActionPlan, statement: Statement, by: User | None) -> PlanAction:
    if statement.kind != Statement.Kind.DEVELOPMENT:
        raise Refused("A strength needs no line in a plan. Choose statements of what is to be developed.")
    check_reason(statement.text, field="statements", ask="The statement has no words.")
    line = _line(service, statement.text, by)
    StatementAction.objects.create(statement=statement, action=line)
    return line


def _line(service: ActionPlan, title: str, by: User | None, **given: object) -> PlanAction:
    line = PlanAction.objects.create(
        plan=service, reference=_next(service), title=title, board=None, recorded_by=by, **given
    )
    assert service.organisation is not None
    ActionAgency.objects.create(action=line, organisation=service.organisation)
    return line


def _next(service: ActionPlan) -> str:
    taken = [int(one) for one in service.actions.values_list("reference", flat=True) if one.isdigit()]
    return str(max(taken, default=0) + 1)
