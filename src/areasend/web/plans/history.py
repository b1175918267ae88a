"""Who did what to an action, in sentences: what was added, what it was and what it became."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Model, Q

from areasend.records.models import (
    ActionAgency,
    ActionDate,
    ActionPlan,
    ActionRole,
    AuditEntry,
    Blocker,
    Board,
    Dependency,
    EvidenceFile,
    EvidenceUse,
    History,
    MeasureReading,
    Organisation,
    Overrule,
    PlanAction,
    Priority,
    ProgressNote,
    SuccessMeasure,
    User,
)
from areasend.records.plan_facts import due_of
from areasend.records.plan_standing import label
from areasend.rules.because import long_date
from areasend.rules.delivery.due import due_words

STAMPED: tuple[tuple[type[Model], str, str, str], ...] = (
    (ActionDate, "action", "a date", "Added a date"),
    (SuccessMeasure, "action", "a measure", "Added a measure of success"),
    (MeasureReading, "measure__action", "a figure", "Recorded a figure"),
    (ProgressNote, "action", "a note", "Said how it goes"),
    (Blocker, "action", "what stands in the way", "Recorded what stands in the way"),
    (Overrule, "action", "the overruling", "Overruled the status"),
)
LINKS: tuple[tuple[type[Model], str], ...] = (
    (ActionAgency, "an agency"),
    (ActionRole, "a role"),
    (Dependency, "what it waits for"),
    (EvidenceUse, "a file of evidence"),
)


def _date_words(row: Any) -> str:
    return due_words(due_of(row), row.on)


def _reading_words(row: Any) -> str:
    return f"{row.value.normalize():f} on {long_date(row.on)}: {row.source}"


def _note_words(row: Any) -> str:
    done = "" if row.percent is None else f" {row.percent}% done."
    return f"{row.text}{done}"


def _overrule_words(row: Any) -> str:
    return f"{label(row.status)} until {long_date(row.until)}: {row.reason}"


TOLD: dict[type[Model], Callable[[Any], str]] = {
    ActionDate: _date_words,
    SuccessMeasure: str,
    MeasureReading: _reading_words,
    ProgressNote: _note_words,
    Blocker: lambda row: str(row.text),
    Overrule: _overrule_words,
}
"""What is said of a row that was added."""
UNSHOWN = {"version", "id", "action_id", "recorded_at", "recorded_by_id"}
NAMED: dict[str, type[Model]] = {
    "board_id": Board,
    "priority_id": Priority,
    "organisation_id": Organisation,
    "user_id": User,
    "needs_id": PlanAction,
    "serves_id": PlanAction,
    "plan_id": ActionPlan,
    "file_id": EvidenceFile,
}


@dataclass(frozen=True)
class Event:
    at: datetime
    by: str
    title: str
    lines: list[str]


def history_of(action: PlanAction) -> list[Event]:
    """Everything that was recorded or changed, the newest first."""
    return sorted([*_added(action), *_changed(action)], key=lambda event: event.at, reverse=True)


def _added(action: PlanAction) -> Iterator[Event]:
    yield Event(action.recorded_at, _name(action.recorded_by), "Put into the plan", [])
    for model, way, _, title in STAMPED:
        for row in model._default_manager.filter(**{way: action}).select_related("recorded_by"):
            yield Event(row.recorded_at, _name(row.recorded_by), title, [TOLD[model](row)])  # type: ignore[attr-defined]


def _changed(action: PlanAction) -> Iterator[Event]:
    changes = list(History.objects.filter(_of(action)))
    told = AuditEntry.objects.filter(pk__in={one.audit_id for one in changes}).select_related("by")
    entries = {entry.pk: entry for entry in told}
    names = {model._meta.db_table: what for model, _, what, _ in STAMPED}
    names |= {model._meta.db_table: what for model, what in LINKS}
    for change in changes:
        entry = entries.get(change.audit_id)
        what = names.get(change.table, "what is promised")
        title = f"Took out {what}" if change.change == "delete" else f"Changed {what}"
        lines = _lines(change)
        if lines:
            because = [f"Because: {entry.because}"] if entry and entry.because else []
            yield Event(change.at, _name(entry.by) if entry else "", title, [*lines, *because])


def _of(action: PlanAction) -> Q:
    """The changes of the action's row, of the rows that hang on it, and of links to it that are gone."""
    found = Q(table=PlanAction._meta.db_table, row=action.pk)
    for model, way, _, _ in STAMPED:
        rows = model._default_manager.filter(**{way: action}).values("pk")
        found |= Q(table=model._meta.db_table, row__in=rows)
    for model in (*(link for link, _ in LINKS), ActionDate):
        found |= Q(table=model._meta.db_table, change="delete", was__action_id=action.pk)
    return found


def _lines(change: History) -> list[str]:
    """One line a changed column; of what was taken out, what it was."""
    pairs = [(name, value) for name, value in change.was.items() if name not in UNSHOWN]
    if change.change == "delete":
        said = [_shown(name, value) for name, value in pairs if value not in (None, "")]
        return [", ".join(said)] if said else []
    became = change.became or {}
    return [f"{_word(name)}: {_shown(name, was)} → {_shown(name, became.get(name))}" for name, was in pairs]


def _word(column: str) -> str:
    """The name of a column as a person says it."""
    return column.removesuffix("_id").replace("_", " ").removesuffix(" on").capitalize()


def _shown(column: str, value: object) -> str:
    if value in (None, ""):
        return "nothing"
    if column in NAMED:
        found = NAMED[column]._default_manager.filter(pk=value).first()
        return str(found) if found else str(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return _day(value) if isinstance(value, str) else str(value)


def _day(text: str) -> str:
    """A day in words; any other text as it is."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return long_date(day)


def _name(user: Any) -> str:
    return str(user) if user else ""
