"""Plans as tables: to be written as a workbook or CSV file, read back, and compared with another year's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from areasend.exchange.action_plan import ActionRow, Change, DueRow, MeasureRow, PlanTable, PriorityRow
from areasend.exchange.action_plan.comparing import FIELDS, compare, words
from areasend.exchange.action_plan.writing import write_csv, write_workbook
from areasend.records.models import ActionAgency, ActionDate, ActionPlan, PlanAction, Priority, SuccessMeasure
from areasend.records.plan_standing import ActionStanding, standings
from areasend.records.querysets.plan_action import PlanActionQuerySet
from areasend.rules.terms import end_of_term

LEAD, SUPPORTING = ActionAgency.Part.LEAD, ActionAgency.Part.SUPPORTING


def export_workbook(plan: ActionPlan) -> bytes:
    """XLSX in the form of the template: brought in again it changes nothing."""
    return write_workbook(plan_table(plan))


def export_csv(plan: ActionPlan) -> bytes:
    """One row an action, with dates and measures in words."""
    return write_csv(plan_table(plan))


def plan_table(plan: ActionPlan) -> PlanTable:
    """The plan as it was promised, without how it stands: its dates with those reached, its measures without those retired."""
    actions = [action_row(action) for action in _whole(plan)]
    priorities = plan.strategy.priorities.all() if plan.strategy else Priority.objects.none()
    named = {row.priority for row in actions}
    rows = [priority_row(one) for one in priorities]
    rows += [PriorityRow(number, unnamed(number)) for number in sorted(named - {row.number for row in rows})]
    return PlanTable(plan.title, (plan.starts_on.year, plan.ends_on.year), tuple(rows), tuple(actions))


def unnamed(number: int) -> str:
    """What the template calls a priority that has no name."""
    return f"Priority {number}"


def _whole(plan: ActionPlan) -> PlanActionQuerySet:
    actions: PlanActionQuerySet = PlanAction.objects.filter(plan=plan)
    return actions.whole()


def priority_row(priority: Priority) -> PriorityRow:
    return PriorityRow(priority.number, priority.title, priority.outcome)


def action_row(action: PlanAction) -> ActionRow:
    """`action` with everything of `PlanAction.objects.whole()`."""
    return ActionRow(
        exported_reference(action),
        action.title,
        _bodies(action, LEAD),
        _bodies(action, SUPPORTING),
        tuple(role.title for role in action.roles.all()),
        tuple(due_row(row) for row in promised_dates(action)),
        action.term,  # type: ignore[arg-type]
        tuple(measure_row(one) for one in action.measures.all() if one.retired_on is None),
        action.published_number,
    )


def exported_reference(action: PlanAction) -> str:
    """The template wants the number of the priority and of the action. A plan without priorities numbers its actions plainly."""
    return action.reference if "." in action.reference else f"1.{action.reference}"


def _bodies(action: PlanAction, part: str) -> tuple[str, ...]:
    return tuple(one.organisation.name for one in action.agencies.all() if one.part == part)


def promised_dates(action: PlanAction) -> list[ActionDate]:
    """Due dates, of one that comes again only the first: the others follow from it."""
    found: dict[tuple[object, ...], ActionDate] = {}
    for row in action.dates.all():
        if row.kind == ActionDate.Kind.DUE:
            found.setdefault(date_key(due_row(row)), row)
    return list(found.values())


def date_key(row: DueRow) -> tuple[object, ...]:
    """What makes two due dates one: of a yearly one the year does not matter, of a termly or quarterly one no more than how often."""
    day = row.on.day if row.precision == "day" else 0
    if row.repeats in ("termly", "quarterly"):
        return row.label, row.repeats
    year = 0 if row.repeats else row.on.year
    month = end_of_term(row.on).month if row.precision == "term" else row.on.month
    return row.label, row.precision, row.repeats, year, month, day


def due_row(row: ActionDate) -> DueRow:
    return DueRow(row.label, row.on, row.precision, row.repeats, row.term)  # type: ignore[arg-type]


def measure_row(measure: SuccessMeasure) -> MeasureRow:
    return MeasureRow(
        measure.text,
        measure.kind,  # type: ignore[arg-type]
        measure.target,
        measure.unit,
        measure.by_on,
        measure.baseline_due_on,
        measure.direction,  # type: ignore[arg-type]
        measure.is_provisional,
    )


@dataclass(frozen=True)
class Carried:
    """An action that is in both plans, and what is promised otherwise."""

    before: PlanAction
    after: PlanAction
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class PlanComparison:
    """`met` and `dropped` are of the earlier plan as it stands on the day; `unfinished` neither ended nor went on."""

    added: list[PlanAction]
    carried: list[Carried]
    met: list[ActionStanding]
    dropped: list[ActionStanding]
    unfinished: list[ActionStanding]

    @property
    def changed(self) -> list[Carried]:
        return [pair for pair in self.carried if pair.changes]


def compare_plans(before: ActionPlan, after: ActionPlan, on: date) -> PlanComparison:
    """Two years' plans. Actions are one where the later continues the earlier, else where reference and title are alike."""
    old, new = list(_whole(before)), list(_whole(after))
    pairs = _pairs(old, new)
    gone, kept = {one.pk for one, _ in pairs}, {one.pk for _, one in pairs}
    left = standings([one for one in old if one.pk not in gone], on)
    met = [one for one in left if one.derived.key == "met" or one.action.closed_as == PlanAction.ClosedAs.DONE]
    dropped = [one for one in left if one.action.closed_as == PlanAction.ClosedAs.DROPPED]
    return PlanComparison(
        [one for one in new if one.pk not in kept],
        [Carried(one, other, changes_of(action_row(one), action_row(other))) for one, other in pairs],
        met,
        dropped,
        [one for one in left if one not in met and one not in dropped],
    )


def _pairs(old: list[PlanAction], new: list[PlanAction]) -> list[tuple[PlanAction, PlanAction]]:
    known = {one.pk: one for one in old}
    pairs = [(known.pop(one.continues_id), one) for one in new if one.continues_id in known]
    linked = {one.pk for _, one in pairs}
    loose = [one for one in new if one.pk not in linked]
    return pairs + _alike(list(known.values()), loose)


def _alike(old: list[PlanAction], new: list[PlanAction]) -> list[tuple[PlanAction, PlanAction]]:
    earlier = {exported_reference(one): one for one in old}
    later = {exported_reference(one): one for one in new}
    found = compare(_bare(earlier.values()), _bare(later.values()))
    return [(earlier[one], later[other]) for one, other in found.kept]


def _bare(actions: Iterable[PlanAction]) -> PlanTable:
    return PlanTable("", None, (), tuple(ActionRow(exported_reference(one), one.title) for one in actions))


def changes_of(before: ActionRow, after: ActionRow) -> tuple[Change, ...]:
    """What two rows say otherwise, in words for people."""
    said = [(name, words(before, name), words(after, name)) for name in FIELDS]
    return tuple(Change("action", after.reference, name, was, became) for name, was, became in said if was != became)
