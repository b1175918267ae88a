"""The days by which an action, or a step of it, is to be done."""

from __future__ import annotations

from datetime import date

from areasend.actions.audit import action
from areasend.actions.checks import EARLIEST, check_day, check_reason, say
from areasend.actions.plan_checks import check_action_open
from areasend.actions.refusal import Refused
from areasend.records.models import ActionDate, PlanAction, User
from areasend.rules.delivery.due import Due, following

MILESTONE = ActionDate.Kind.MILESTONE
TERM, TERMLY = ActionDate.Precision.TERM, ActionDate.Repeats.TERMLY


@action("action_date.add")
def add(
    action: PlanAction,
    *,
    by: User | None,
    today: date,
    on: date,
    kind: str = ActionDate.Kind.DUE,
    label: str = "",
    precision: str = ActionDate.Precision.DAY,
    repeats: str = ActionDate.Repeats.ONCE,
) -> ActionDate:
    """A due date or a milestone; a month or a term (any day of it) counts until its last day. What comes every term is due by its end."""
    check_action_open(action, "give it a date")
    row = ActionDate(action=action, kind=kind, label=label.strip(), precision=precision, repeats=repeats, on=on)
    _check(row)
    row.recorded_by = by
    row.save()
    return row


@action("action_date.amend")
def amend(
    row: ActionDate,
    *,
    by: User | None,
    today: date,
    because: str,
    on: date,
    label: str | None = None,
    precision: str | None = None,
    repeats: str | None = None,
) -> ActionDate:
    """Move a date that is not reached. It was promised, so the reason is asked for and kept."""
    check_action_open(row.action, "move its dates")
    _check_not_reached(row, "move")
    check_reason(because, field="because", ask="Say why the date is moved, and who agreed to it.")
    row.on = on
    row.label = row.label if label is None else label.strip()
    row.precision = row.precision if precision is None else precision
    row.repeats = row.repeats if repeats is None else repeats
    _check(row)
    row.save(update_fields=["on", "label", "precision", "repeats"])
    return row


@action("action_date.remove")
def remove(row: ActionDate, *, by: User | None, today: date, because: str) -> PlanAction:
    """Take a date away that is not to be kept. The history keeps it, with the reason in the audit."""
    check_action_open(row.action, "take a date away")
    _check_not_reached(row, "take away")
    check_reason(because, field="because", ask="Say why the date is taken away, and who agreed to it.")
    row.delete()
    return row.action


@action("action_date.reach")
def reach(row: ActionDate, *, by: User | None, today: date, on: date, note: str = "") -> ActionDate:
    """What was to be done by that date is done. One that comes again is followed by the next."""
    check_action_open(row.action, "say that a date is reached")
    _check_not_reached(row, "reach again")
    check_day(on, today, field="on")
    row.reached_on, row.reached_note = on, note.strip()
    row.save(update_fields=["reached_on", "reached_note"])
    if row.repeats:
        follow(row, by=by)
    return row


@action("action_date.unreach")
def unreach(row: ActionDate, *, by: User | None, today: date, because: str) -> ActionDate:
    """It was not reached after all; the next date, where it followed from this, goes as well."""
    check_action_open(row.action, "change its dates")
    check_reason(because, field="because", ask="Say why the date counts as not reached after all.")
    if row.reached_on is None:
        raise Refused("This date is not marked as reached.")
    if row.repeats:
        same = row.action.dates.filter(kind=row.kind, label=row.label, repeats=row.repeats, reached_on=None)
        same.filter(on=next_on(row)).delete()
    row.reached_on, row.reached_note = None, ""
    row.save(update_fields=["reached_on", "reached_note"])
    return row


def follow(row: ActionDate, *, by: User | None) -> ActionDate:
    """The next row of a date that comes again."""
    same = {"action": row.action, "kind": row.kind, "label": row.label, "on": next_on(row)}
    how = {"precision": row.precision, "repeats": row.repeats, "term": row.term, "recorded_by": by}
    return ActionDate.objects.get_or_create(**same, defaults=how)[0]


def next_on(row: ActionDate) -> date:
    """When it comes again: 29 February is followed by the 28th, the last of a month by the last of another."""
    found = following(Due(row.label, row.on, row.precision, row.repeats))  # type: ignore[arg-type]
    if found is None:
        raise ValueError(f"{row} comes once")
    return found


def _check(row: ActionDate) -> None:
    if row.repeats == TERMLY:
        row.precision = TERM
    elif row.repeats and row.precision == TERM:
        raise Refused("A term comes again every term. Choose that, or a day or a month.", field="repeats")
    if row.kind == MILESTONE and not row.label:
        raise Refused("Give the milestone a name, such as Launch.", field="label")
    if row.on < EARLIEST:
        raise Refused(f"{say(row.on)} is before {say(EARLIEST)}. Check the year.", field="on")
    twins = row.action.dates.filter(kind=row.kind, label=row.label, on=row.on).exclude(pk=row.pk)
    if twins.exists():
        raise Refused(f"The action has this date already ({say(row.on)}). Give it another name or day.", field="on")


def _check_not_reached(row: ActionDate, to_do: str) -> None:
    if row.reached_on:
        raise Refused(
            f"This date was reached on {say(row.reached_on)}, so you cannot {to_do} it. "
            "If that is wrong, take back that it was reached."
        )
