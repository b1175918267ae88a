"""Next year's plan: what is still open goes on in it, and last year's stays as it was, to be read and compared."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from areasend.actions import plan_action
from areasend.actions.audit import action
from areasend.actions.checks import check_day, say
from areasend.actions.plan_checks import check_plan_open, check_span, check_words, free_slug
from areasend.actions.refusal import Refused
from areasend.records.models import (
    ActionAgency,
    ActionDate,
    ActionPlan,
    ActionRole,
    Blocker,
    Dependency,
    FindingAction,
    MeasureReading,
    PlanAction,
    ProgressNote,
    StatementAction,
    SuccessMeasure,
    User,
)
from areasend.records.plan_facts import percent_by

CARRIED = PlanAction.ClosedAs.CARRIED
OF_MEASURE = (
    "text", "kind", "direction", "target", "unit", "by_on", "is_provisional", "baseline", "baseline_on", "baseline_due_on",
    "indicator", "cut", "group",
)  # fmt: skip


@action("action_plan.refresh")
def refresh(
    plan: ActionPlan,
    *,
    by: User | None,
    today: date,
    title: str,
    starts_on: date,
    ends_on: date,
    slug: str = "",
    on: date | None = None,
) -> ActionPlan:
    """The plan that follows this one. Each open action goes on under its reference with its agencies, roles, what is left of its dates and
    measures, what it waits for and what it answers; the old one is closed as carried, and the old plan with it.
    """
    on = on or today
    title = _checked(plan, title, starts_on, ends_on, on, today)
    same = {"kind": plan.kind, "strategy": plan.strategy, "inspection": plan.inspection, "board": plan.board}
    new = ActionPlan.objects.create(
        slug=free_slug(ActionPlan, title, slug, 80),
        title=title,
        starts_on=starts_on,
        ends_on=ends_on,
        organisation=plan.organisation,
        previous=plan,
        recorded_by=by,
        **same,
    )
    carried = {old.pk: _continued(old, new, by, on) for old in _open_actions(plan)}
    _carry_dependencies(carried)
    plan.closed_on = on
    plan.save(update_fields=["closed_on"])
    return new


def _checked(plan: ActionPlan, title: str, starts_on: date, ends_on: date, on: date, today: date) -> str:
    if following := ActionPlan.objects.filter(previous=plan).first():
        raise Refused(f"“{plan.title}” is followed by “{following.title}” already. Open that one.")
    check_plan_open(plan, "carry it into a new year")
    check_day(on, today, field="on")
    check_span(starts_on, ends_on, what="The plan")
    if starts_on <= plan.starts_on:
        raise Refused(
            f"The plan before it began on {say(plan.starts_on)}. The new one begins later: check the day.",
            field="starts_on",
        )
    return check_words(title, field="title", ask="Give the new plan a name.")


def _open_actions(plan: ActionPlan) -> Iterable[PlanAction]:
    beside = ("agencies", "roles", "dates", "measures__readings", "notes", "blockers", "statements", "findings")
    return plan.actions.filter(closed_on=None).prefetch_related(*beside)


def _continued(old: PlanAction, plan: ActionPlan, by: User | None, on: date) -> PlanAction:
    new = PlanAction.objects.create(
        plan=plan,
        continues=old,
        priority_id=old.priority_id,
        reference=old.reference,
        title=old.title,
        detail=old.detail,
        term=old.term,
        board_id=old.board_id,
        serves_id=old.serves_id,
        starts_on=old.starts_on,
        is_public=old.is_public,
        recorded_by=by,
    )
    _copy_links(old, new)
    _copy_dates(old, new, by)
    for measure in old.measures.all():
        if measure.retired_on is None and measure.reached_on is None:
            _copy_measure(measure, new, by)
    _carry_blockers(old, new, by, on)
    _tell(old, new, by, on)
    plan_action.end(old, on=on, closed_as=CARRIED, because=f"Goes on as {new.reference} of “{plan.title}”.")
    return new


def _copy_links(old: PlanAction, new: PlanAction) -> None:
    """Who leads and answers for it, and what it answers."""
    ActionAgency.objects.bulk_create(
        [ActionAgency(action=new, organisation_id=one.organisation_id, part=one.part) for one in old.agencies.all()]
    )
    ActionRole.objects.bulk_create(
        [ActionRole(action=new, title=one.title, user_id=one.user_id) for one in old.roles.all()]
    )
    StatementAction.objects.bulk_create(
        [StatementAction(action=new, statement_id=one.statement_id) for one in old.statements.all()]
    )
    FindingAction.objects.bulk_create(
        [FindingAction(action=new, finding_id=one.finding_id) for one in old.findings.all()]
    )


def _copy_dates(old: PlanAction, new: PlanAction, by: User | None) -> None:
    """Those not reached: a date that has passed stays passed."""
    left = [one for one in old.dates.all() if one.reached_on is None]
    ActionDate.objects.bulk_create(
        [
            ActionDate(
                action=new,
                kind=one.kind,
                label=one.label,
                on=one.on,
                precision=one.precision,
                repeats=one.repeats,
                term=one.term,
                recorded_by=by,
            )
            for one in left
        ]
    )


def _copy_measure(measure: SuccessMeasure, new: PlanAction, by: User | None) -> None:
    """With its readings, so that its line goes on."""
    copy = SuccessMeasure.objects.create(
        action=new, recorded_by=by, **{name: getattr(measure, name) for name in OF_MEASURE}
    )
    MeasureReading.objects.bulk_create(
        [
            MeasureReading(measure=copy, on=one.on, value=one.value, source=one.source, recorded_by=by)
            for one in measure.readings.all()
            if one.withdrawn_on is None
        ]
    )


def _carry_blockers(old: PlanAction, new: PlanAction, by: User | None, on: date) -> None:
    for one in old.blockers.all():
        if one.resolved_on is None:
            Blocker.objects.create(
                action=new,
                text=one.text,
                raised_on=one.raised_on,
                asked_of=one.asked_of,
                risk_id=one.risk_id,
                recorded_by=by,
            )
            one.resolved_on = max(on, one.raised_on)
            one.resolved_how = "Still in the way; carried into the next plan with the action."
            one.save(update_fields=["resolved_on", "resolved_how"])


def _tell(old: PlanAction, new: PlanAction, by: User | None, on: date) -> None:
    """The last news goes along under its own day, so that nothing looks fresher than it is. Nothing was told: nothing is."""
    last = next(iter(old.notes.all()), None)
    if last is not None:
        text = f"Carried over from “{old.plan.title}”: {last.text}"
        ProgressNote.objects.create(
            action=new, on=last.on, text=text, percent=percent_by(old, on), is_public=last.is_public, recorded_by=by
        )


def _carry_dependencies(carried: dict[int, PlanAction]) -> None:
    """What waited for an action that goes on waits for that one; what is done is waited for no longer."""
    links = Dependency.objects.filter(action__in=carried).select_related("needs")
    Dependency.objects.bulk_create(
        [
            Dependency(action=carried[one.action_id], needs=carried.get(one.needs_id, one.needs))
            for one in links
            if one.needs_id in carried or one.needs.closed_on is None
        ]
    )
    elsewhere = Dependency.objects.filter(needs__in=carried, action__closed_on=None).exclude(
        action__plan__in=[new.plan_id for new in carried.values()]
    )
    for link in elsewhere:
        Dependency.objects.get_or_create(action=link.action, needs=carried[link.needs_id])
        link.delete()
