"""Plans from files: published text, a workbook or a CSV file into a plan, all or nothing, with a report in sentences.

    found = read_file("plan.xlsx", content, starts_on)
    report = dry_run(found.plan, by=user, today=today, plan=plan)        # writes nothing
    report = bring_in(found.plan, by=user, today=today, plan=plan)

Actions are known by their reference. The same file again changes nothing. What stands in the plan but not in the file is named and left:
an action was promised, so a person drops it with a reason.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction

from areasend.actions import action_plan
from areasend.actions import plan_action as actions_of_plans
from areasend.actions.audit import action
from areasend.actions.bodies import Bodies
from areasend.actions.plan_checks import check_plan_open
from areasend.actions.plan_rows import Bringing, bring_in_row
from areasend.actions.refusal import Refused
from areasend.exchange.action_plan import ActionRow, PlanTable, PriorityRow, Reading, read
from areasend.exchange.caseload.shapes import Unreadable
from areasend.records.models import ActionPlan, PlanAction, Priority, Strategy, User
from areasend.records.plan_tables import action_row, changes_of, exported_reference, unnamed


@dataclass
class PlanReport:
    """What an import did, or would do. `unplaced`: what of the file is nowhere in the plan; `missing`: the other way round."""

    plan: str = ""
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: int = 0
    made_bodies: list[str] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    @property
    def is_same(self) -> bool:
        """Nothing was written, or would be."""
        return not (self.added or self.changed or self.made_bodies)

    @property
    def sentences(self) -> list[str]:
        """The whole report, a line each."""
        bodies = [f"New body: {name}. Check its name and kind." for name in self.made_bodies]
        return [*self.added, *self.changed, *bodies, *self.missing, *self.unplaced, self.summary]

    @property
    def summary(self) -> str:
        if self.is_same:
            return f"Nothing changes: all {self.unchanged} actions are as they were."
        return f"{len(self.added)} added, {len(self.changed)} changed, {self.unchanged} actions as they were."

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "is_same": self.is_same}


def read_file(filename: str, content: bytes, starts_on: date | None = None) -> Reading:
    """What a file holds. Raises `Refused` where it cannot be read at all; faults of single cells are in `problems`."""
    try:
        return read(filename, content, starts_on)
    except Unreadable as unreadable:
        raise Refused(str(unreadable), field="file") from unreadable


def dry_run(table: PlanTable, *, by: User | None, today: date, source: str = "the file", **where: Any) -> PlanReport:
    """The report of an import that is then undone. `where`: as of `bring_in`."""
    with transaction.atomic():
        report = bring_in(table, by=by, today=today, source=source, **where)
        transaction.set_rollback(True)
    return report


@action("plan.import")
def bring_in(
    table: PlanTable,
    *,
    by: User | None,
    today: date,
    source: str = "the file",
    plan: ActionPlan | None = None,
    strategy: Strategy | None = None,
    title: str = "",
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> PlanReport:
    """Into a plan that is there, or into a new one of a strategy (`title`, `starts_on`, `ends_on`), which a second run finds again."""
    plan = plan or _plan_of(strategy, title or table.title, starts_on, ends_on, by, today)
    check_plan_open(plan, "bring a file into it")
    told = Bringing(by, today, source, Bodies(settings.AREASEND_AREA_NAME))
    report = PlanReport(plan.slug, unplaced=[f"Line {one.line}: “{one.text}” {one.why}" for one in table.unplaced])
    priorities = _priorities(plan, table, by, report)
    known = {exported_reference(one): one for one in PlanAction.objects.filter(plan=plan).whole()}
    for row in table.actions:
        if row.reference in known:
            _amended(known.pop(row.reference), row, told, report)
        else:
            _added(plan, row, priorities.get(row.priority), told, report)
    report.missing = [
        f"{one} is in the plan but not in the file. Drop it with a reason if it is not to be done."
        for one in known.values()
        if one.closed_on is None
    ]
    report.made_bodies = [body.name for body in told.bodies.made]
    return report


def _plan_of(
    strategy: Strategy | None, title: str, starts_on: date | None, ends_on: date | None, by: User | None, today: date
) -> ActionPlan:
    if strategy is None:
        raise Refused("Name the plan to bring the file into, or the strategy of a new plan.", field="plan")
    found = ActionPlan.objects.filter(strategy=strategy, title=title.strip()).first()
    if found:
        return found
    return action_plan.create(
        by=by,
        today=today,
        title=title,
        strategy=strategy,
        starts_on=starts_on or strategy.starts_on,
        ends_on=ends_on or strategy.ends_on,
    )


def _priorities(plan: ActionPlan, table: PlanTable, by: User | None, report: PlanReport) -> dict[int, Priority]:
    """By number. The strategy's own words stay: a file adds the priorities that it lacks, and is told where it differs."""
    if plan.strategy is None:
        return {}
    found = {one.number: one for one in plan.strategy.priorities.all()}
    for row in table.priorities:
        one = found.get(row.number)
        if one is None and row.title == unnamed(row.number):
            continue
        if one is None:
            found[row.number] = Priority.objects.create(
                strategy=plan.strategy, number=row.number, title=row.title, outcome=row.outcome, recorded_by=by
            )
            report.added.append(f"Priority {row.number}: {row.title}")
        else:
            report.unplaced += _differences(one, row)
    return found


def _differences(one: Priority, row: PriorityRow) -> list[str]:
    both = (("calls", one.title, row.title), ("gives as the outcome of", one.outcome, row.outcome))
    return [
        f"The file {says} priority {row.number} “{theirs}”; the strategy says “{ours}”, which stays."
        for says, ours, theirs in both
        if theirs and " ".join(ours.split()).casefold() != " ".join(theirs.split()).casefold()
    ]


def _added(plan: ActionPlan, row: ActionRow, priority: Priority | None, told: Bringing, report: PlanReport) -> None:
    made = actions_of_plans.add(
        plan,
        by=told.by,
        today=told.today,
        title=row.title,
        reference=row.reference,
        priority=priority,
        term=row.term,
        starts_on=None,
    )
    bring_in_row(PlanAction.objects.whole().get(pk=made.pk), row, told)
    report.added.append(f"{row.reference}: {row.title}")


def _amended(known: PlanAction, row: ActionRow, told: Bringing, report: PlanReport) -> None:
    if known.closed_on is None:
        changes = bring_in_row(known, row, told)
        report.changed += changes
        report.unchanged += not changes
        return
    report.unchanged += 1
    if changes_of(action_row(known), row):
        report.unplaced.append(f"{known.reference} is closed, so what the file says otherwise of it is left out.")
