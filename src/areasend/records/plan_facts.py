"""From the rows of an action to the facts that the rules of delivery judge."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from areasend.records import models
from areasend.rules.delivery.due import Due, last_day
from areasend.rules.delivery.facts import ActionFacts, Blocker, MeasureFacts, Need
from areasend.rules.delivery.progress import Milestone
from areasend.rules.delivery.targets import Target


def due_of(row: models.ActionDate) -> Due:
    """A date that comes again and was reached has the next row beside it, so it counts for its own turn alone."""
    repeats = row.repeats if row.reached_on is None else ""
    return Due(row.label, row.on, row.precision, repeats, row.reached_on, row.reached_note)  # type: ignore[arg-type]


def last_day_of(row: models.ActionDate) -> date:
    """The last day on which it is still in time: of a month or a term its last."""
    return last_day(Due(row.label, row.on, row.precision, row.repeats))  # type: ignore[arg-type]


def target_of(measure: models.SuccessMeasure) -> Target:
    return Target(
        measure.kind,  # type: ignore[arg-type]
        _number(measure.target),
        measure.by_on,
        measure.direction,  # type: ignore[arg-type]
        _number(measure.baseline),
        measure.baseline_on,
        measure.baseline_due_on,
        measure.reached_on,
        measure.unit,
    )


def _number(value: object) -> float | None:
    return None if value is None else float(value)  # type: ignore[arg-type]


def notes_by(action: models.PlanAction, on: date) -> list[models.ProgressNote]:
    """What was told up to that day, the newest first."""
    return [note for note in action.notes.all() if note.on <= on]


def percent_by(action: models.PlanAction, on: date) -> int | None:
    """The last percentage that anybody gave."""
    return next((note.percent for note in notes_by(action, on) if note.percent is not None), None)


def blockers_open(action: models.PlanAction, on: date) -> list[models.Blocker]:
    """What stood in the way that day, the oldest first."""
    found = [one for one in action.blockers.all() if one.raised_on <= on]
    standing = [one for one in found if one.resolved_on is None or one.resolved_on > on]
    return sorted(standing, key=lambda one: (one.raised_on, one.pk))


def overrule_on(action: models.PlanAction, on: date) -> models.Overrule | None:
    """The judgement of a person that holds that day."""
    for one in action.overrules.all():
        if one.since <= on <= one.until and (one.ended_on is None or one.ended_on > on):
            return one
    return None


def facts_of(
    action: models.PlanAction, measures: Sequence[MeasureFacts], needs: Sequence[Need], on: date
) -> ActionFacts:
    """`action` with everything of `PlanAction.objects.whole()`."""
    dates, notes = list(action.dates.all()), notes_by(action, on)
    due = models.ActionDate.Kind.DUE
    return ActionFacts(
        dues=tuple(due_of(row) for row in dates if row.kind == due),
        milestones=tuple(Milestone(row.label, last_day_of(row), row.reached_on) for row in dates if row.kind != due),
        measures=tuple(measures),
        needs=tuple(needs),
        blockers_open=tuple(Blocker(one.text.rstrip("."), one.raised_on) for one in blockers_open(action, on)),
        last_note_on=notes[0].on if notes else None,
        percent=percent_by(action, on),
        started_on=action.starts_on,
        closed_on=action.closed_on,
        closed_as=action.closed_as,
        carried_on=carried_on(action),
    )


def carried_on(action: models.PlanAction) -> date | None:
    """The day on which it was taken over from the plan before; None where it is new in its plan."""
    before = action.continues
    is_carried = before is not None and before.closed_as == models.PlanAction.ClosedAs.CARRIED
    return before.closed_on if before is not None and is_carried else None
