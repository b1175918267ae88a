"""One action of a plan brought in line with a row that was read: what differs is written, what is the same is left alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from areasend.actions.bodies import Bodies
from areasend.actions.lock import claim
from areasend.exchange.action_plan import ActionRow, DueRow, MeasureRow
from areasend.exchange.action_plan.comparing import likeness, measure_words
from areasend.exchange.action_plan.writing import due_words
from areasend.records.models import ActionAgency, ActionDate, ActionRole, PlanAction, SuccessMeasure, User
from areasend.records.plan_tables import LEAD, SUPPORTING, date_key, due_row, measure_row, promised_dates

ALIKE = 0.6
"""Likeness of the words of two measures, 0 to 1, from which one is the other reworded."""
OF_DATE = ("label", "on", "precision", "repeats", "term")
OF_MEASURE = ("text", "kind", "target", "unit", "by_on", "baseline_due_on", "direction", "is_provisional")


@dataclass(frozen=True)
class Bringing:
    """Who brings in what, and under which name it is remembered."""

    by: User | None
    today: date
    source: str
    bodies: Bodies


def bring_in_row(action: PlanAction, row: ActionRow, told: Bringing) -> list[str]:
    """What was changed, in sentences. `action` with everything of `PlanAction.objects.whole()`."""
    steps: tuple[Callable[[PlanAction, ActionRow, Bringing], Iterator[str]], ...] = (
        _words,
        _agencies,
        _roles,
        _dates,
        _measures,
    )
    return [f"{action.reference}: {sentence}" for step in steps for sentence in step(action, row, told)]


def _words(action: PlanAction, row: ActionRow, told: Bringing) -> Iterator[str]:
    changes = [name for name in ("title", "term", "published_number") if getattr(action, name) != getattr(row, name)]
    if changes:
        held = claim(action, None)
        for name in changes:
            yield f"its {name.replace('_', ' ')} was “{getattr(held, name)}” and is now “{getattr(row, name)}”."
            setattr(held, name, getattr(row, name))
        held.save(update_fields=changes)


def _agencies(action: PlanAction, row: ActionRow, told: Bringing) -> Iterator[str]:
    wanted = dict.fromkeys(told.bodies.of(name).pk for name in row.agencies)
    parts = dict.fromkeys(wanted, LEAD)
    for name in row.supporting:
        parts.setdefault(told.bodies.of(name).pk, SUPPORTING)
    had = [(one.organisation_id, one.part) for one in action.agencies.all()]
    if had == list(parts.items()):
        return
    action.agencies.all().delete()
    rows = [ActionAgency(action=action, organisation_id=body, part=part) for body, part in parts.items()]
    ActionAgency.objects.bulk_create(rows)
    if had:
        yield f"it is now led by {', '.join(row.agencies) or 'nobody'}."


def _roles(action: PlanAction, row: ActionRow, told: Bringing) -> Iterator[str]:
    """Who holds a role that stays goes on holding it; a new role is the one person's whose job has that title."""
    had = {role.title: role.user_id for role in action.roles.all()}
    titles = list(dict.fromkeys(row.roles))
    if list(had) == titles:
        return
    action.roles.all().delete()
    held = [ActionRole(action=action, title=title, user_id=had.get(title) or _holder(title)) for title in titles]
    ActionRole.objects.bulk_create(held)
    if had:
        yield f"the roles that answer for it are now: {', '.join(titles) or 'none'}."


def _holder(title: str) -> int | None:
    found = list(User.objects.filter(job_title__iexact=title, is_active=True).values_list("pk", flat=True)[:2])
    return found[0] if len(found) == 1 else None


def _dates(action: PlanAction, row: ActionRow, told: Bringing) -> Iterator[str]:
    """A date that was reached stays, whatever the plan says now; one that is not named any more is taken for the one that is new."""
    wanted = {date_key(due): due for due in row.due}
    kept = {date_key(due_row(one)): one for one in promised_dates(action)}
    new = [due for key, due in wanted.items() if key not in kept]
    old = [one for key, one in kept.items() if key not in wanted and one.reached_on is None]
    moved = min(len(new), len(old))
    for one, due in zip(old[:moved], new[:moved], strict=True):
        yield f"the date “{due_words(due_row(one))}” is now “{due_words(due)}”."
        for name in OF_DATE:
            setattr(one, name, getattr(due, name))
        one.save(update_fields=list(OF_DATE))
    for key in wanted.keys() & kept.keys():
        if kept[key].term != wanted[key].term:
            kept[key].term = wanted[key].term
            kept[key].save(update_fields=["term"])
            yield f"the date “{due_words(wanted[key])}” is of another term."
    for due in new[moved:]:
        yield f"the date “{due_words(due)}” is added."
        _add_date(action, due, told)
    for one in old[moved:]:
        yield f"the date “{due_words(due_row(one))}” is taken away."
        one.delete()


def _add_date(action: PlanAction, due: DueRow, told: Bringing) -> None:
    ActionDate.objects.create(action=action, recorded_by=told.by, **{name: getattr(due, name) for name in OF_DATE})


def _measures(action: PlanAction, row: ActionRow, told: Bringing) -> Iterator[str]:
    """By their words, then by likeness; what is left out of the plan is retired, and what was measured of it stays."""
    left = [one for one in action.measures.all() if one.retired_on is None]
    same = {one.text: one for one in left}
    for wanted in row.measures:
        one = same.pop(wanted.text, None) or _most_alike(wanted, [each for each in left if each.text in same])
        if one is None:
            yield f"the measure “{wanted.text}” is added."
            SuccessMeasure.objects.create(action=action, recorded_by=told.by, **fields_of(wanted))
            continue
        left.remove(one)
        same.pop(one.text, None)
        yield from _reworded(one, wanted)
    for one in left:
        yield f"the measure “{one.text}” is retired."
        one.retired_on, one.retired_because = told.today, f"Left out of the plan as read from {told.source}."
        one.save(update_fields=["retired_on", "retired_because"])


def _most_alike(wanted: MeasureRow, left: list[SuccessMeasure]) -> SuccessMeasure | None:
    near = max(left, key=lambda one: likeness(one.text, wanted.text), default=None)
    return near if near is not None and likeness(near.text, wanted.text) >= ALIKE else None


def _reworded(one: SuccessMeasure, wanted: MeasureRow) -> Iterator[str]:
    was = measure_row(one)
    if was == wanted:
        return
    held = claim(one, None)
    for name, value in fields_of(wanted).items():
        setattr(held, name, value)
    held.save(update_fields=list(OF_MEASURE))
    yield f"the measure “{measure_words(was)}” is now “{measure_words(wanted)}”."


def fields_of(wanted: MeasureRow) -> dict[str, object]:
    return {name: getattr(wanted, name) for name in OF_MEASURE}
