"""Strategies, plans, actions and what hangs on them."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.files.base import ContentFile
from tests.conftest import TODAY
from tests.factories.strategic import (
    make_action,
    make_blocker,
    make_date,
    make_dependency,
    make_evidence,
    make_evidence_use,
    make_inspection,
    make_measure,
    make_measure_reading,
    make_overrule,
    make_plan,
    make_priority,
    make_strategy,
)

from areasend.actions import (
    action_date,
    action_plan,
    blocker,
    dependency,
    evidence,
    measure_reading,
    overrule,
    plan_action,
    plan_import,
    plan_refresh,
    priority,
    progress,
    reminder,
    strategy,
    success_measure,
)
from areasend.exchange.action_plan import ActionRow, PlanTable
from areasend.records.models import Organisation, User

DAY, LATER = date(2026, 10, 5), date(2026, 12, 31)
WHY = "Agreed by the board"
YEARS = {"starts_on": date(2026, 9, 1), "ends_on": date(2027, 8, 31)}


def agreed_plan() -> Any:
    return make_action(make_plan(agreed_on=DAY)).plan


def sent_plan(**given: Any) -> Any:
    return make_plan(kind="written_statement", inspection=make_inspection(), **given)


def close_plan(w: Any) -> object:
    return action_plan.close(make_plan(), **w.said, on=DAY)


def set_agencies(w: Any) -> object:
    body = Organisation.objects.create(name="Family hubs", kind="other")
    return plan_action.set_agencies(make_action(), **w.said, lead=[body])


def add_evidence(w: Any) -> object:
    given = {"file": ContentFile(b"%PDF words"), "filename": "a.pdf", "kind": "survey", "title": "Survey", "on": DAY}
    return evidence.add(**w.said, **given, action=make_action())


def reach_measure(w: Any) -> object:
    return success_measure.reach(make_measure(kind="yes_no", target=None), **w.said, on=DAY)


def remind(w: Any) -> object:
    sent = {"on": TODAY, "to": w.by.pk, "subject": "Two wait", "text": "Look"}
    return reminder.send(User.objects.get(pk=w.by.pk), by=w.by, today=TODAY, **sent)


TABLE = PlanTable("A plan", None, (), (ActionRow("1.1", "Print a guide"),))
DEEDS: dict[str, Callable[[Any], object]] = {
    "strategy.create": lambda w: strategy.create(**w.said, title="Growing together", **YEARS),
    "strategy.amend": lambda w: strategy.amend(make_strategy(), **w.said, vision="All belong"),
    "strategy.adopt": lambda w: strategy.adopt(make_strategy(), **w.said, on=DAY),
    "strategy.publish": lambda w: strategy.publish(make_strategy(adopted_on=DAY), **w.said, on=DAY),
    "priority.add": lambda w: priority.add(make_strategy(), **w.said, title="Early support"),
    "priority.amend": lambda w: priority.amend(make_priority(), **w.said, outcome="Help comes early"),
    "action_plan.create": lambda w: action_plan.create(**w.said, title="Year one", strategy=make_strategy(), **YEARS),
    "action_plan.amend": lambda w: action_plan.amend(make_plan(), **w.said, title="Year one"),
    "action_plan.agree": lambda w: action_plan.agree(make_action().plan, **w.said, on=DAY),
    "action_plan.submit": lambda w: action_plan.submit(sent_plan(), **w.said, on=DAY),
    "action_plan.accept": lambda w: action_plan.accept(sent_plan(submitted_on=DAY), **w.said, on=DAY),
    "action_plan.publish": lambda w: action_plan.publish(agreed_plan(), **w.said, on=DAY),
    "action_plan.close": close_plan,
    "action_plan.refresh": lambda w: plan_refresh.refresh(make_action().plan, **w.said, title="Year two", **YEARS),
    "plan_action.add": lambda w: plan_action.add(make_plan(), **w.said, title="Train"),
    "plan_action.amend": lambda w: plan_action.amend(make_action(), **w.said, title="Train all"),
    "plan_action.close": lambda w: plan_action.close(make_action(), **w.said, on=DAY, closed_as="done"),
    "plan_action.reopen": lambda w: plan_action.reopen(
        make_action(closed_on=DAY, closed_as="done"), **w.said, because=WHY
    ),
    "plan_action.set_agencies": set_agencies,
    "plan_action.set_roles": lambda w: plan_action.set_roles(make_action(), **w.said, roles=[("Head", w.by)]),
    "action_date.add": lambda w: action_date.add(make_action(), **w.said, on=LATER),
    "action_date.amend": lambda w: action_date.amend(make_date(), **w.said, because=WHY, on=date(2027, 3, 31)),
    "action_date.remove": lambda w: action_date.remove(make_date(), **w.said, because=WHY),
    "action_date.reach": lambda w: action_date.reach(make_date(), **w.said, on=DAY),
    "action_date.unreach": lambda w: action_date.unreach(make_date(reached_on=DAY), **w.said, because=WHY),
    "success_measure.add": lambda w: success_measure.add(make_action(), **w.said, text="Guide out", kind="yes_no"),
    "success_measure.amend": lambda w: success_measure.amend(make_measure(), **w.said, target=Decimal(60)),
    "success_measure.set_baseline": lambda w: success_measure.set_baseline(
        make_measure(), **w.said, value=Decimal(20), on=DAY
    ),
    "success_measure.bind": lambda w: success_measure.bind(make_measure(), **w.said, indicator="plans_in_20_weeks"),
    "success_measure.reach": reach_measure,
    "success_measure.retire": lambda w: success_measure.retire(make_measure(), **w.said, because=WHY),
    "measure_reading.record": lambda w: measure_reading.record(
        make_measure(), **w.said, on=DAY, value=Decimal(40), source="Survey"
    ),
    "measure_reading.withdraw": lambda w: measure_reading.withdraw(make_measure_reading(), **w.said, because=WHY),
    "progress.note": lambda w: progress.note(make_action(), **w.said, text="Two courses held", percent=40),
    "blocker.record": lambda w: blocker.record(make_action(), **w.said, text="No trainer"),
    "blocker.resolve": lambda w: blocker.resolve(make_blocker(), **w.said, how="One was found"),
    "dependency.add": lambda w: dependency.add(make_action(), **w.said, needs=make_action()),
    "dependency.remove": lambda w: dependency.remove(make_dependency(), **w.said),
    "overrule.begin": lambda w: overrule.begin(
        make_action(), **w.said, status="on_track", reason="The trainer starts on Monday", until=LATER
    ),
    "overrule.end": lambda w: overrule.end(make_overrule(), **w.said),
    "evidence.add": add_evidence,
    "evidence.use": lambda w: evidence.use(make_evidence(), **w.said, action=make_action()),
    "evidence.drop_use": lambda w: evidence.drop_use(make_evidence_use(), **w.said),
    "evidence.strike": lambda w: evidence.strike(make_evidence(), **w.said, because="It names a child"),
    "plan.import": lambda w: plan_import.bring_in(TABLE, **w.said, plan=make_plan()),
    "reminder.send": remind,
}
