"""Who changed what in a statement, in sentences: from the history that the database writes, with the actions that it names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from areasend.indicators.catalogue.card import catalogue_cards
from areasend.records.models import AuditEntry, EvidenceUse, History, PlanAction, Statement, StatementFigure, Theme

DEEDS = {
    "statement.amend": "Amended the statement",
    "statement.retire": "Took the statement out",
    "statement.cite": "Cited a figure",
    "statement.drop_figure": "Took a figure out",
    "statement.answer_with": "Named an action that answers it",
    "statement.unlink_action": "Took an action off it",
}
COLUMNS = {"text": "Words", "impact": "Impact", "grade": "Grade", "kind": "Kind", "theme_id": "Theme"}
KINDS = dict(Statement.Kind.choices)
GRADES = dict(Statement.Grade.choices)


@dataclass(frozen=True)
class Change:
    """`lines`: what each column was and became, or what was taken off."""

    at: datetime
    by: str
    sentence: str
    lines: tuple[str, ...] = ()
    because: str = ""


def statement_history(statement: Statement) -> list[Change]:
    """The newest first; the first entry of all is how it was written."""
    found = [*_changes(statement), *_files(statement)]
    by = statement.recorded_by.name if statement.recorded_by else ""
    written = Change(statement.recorded_at, by, "Wrote the statement")
    return [*sorted(found, key=lambda change: change.at, reverse=True), written]


def last_change(statement: Statement) -> Change | None:
    """The newest of those to the statement itself: for whoever finds that somebody was faster."""
    return next(iter(statement_history(statement)), None)


def _changes(statement: Statement) -> Iterator[Change]:
    rows = list(History.objects.filter(table=Statement._meta.db_table, row=statement.pk))
    numbers = {row.audit_id for row in rows if row.audit_id}
    entries = {entry.pk: entry for entry in AuditEntry.objects.filter(pk__in=numbers).select_related("by")}
    removed = _removed(numbers)
    seen: dict[int, dict[str, tuple[Any, Any]]] = {}
    for row in reversed(rows):
        changed = seen.setdefault(row.audit_id or 0, {})
        for name, was in row.was.items():
            before = changed[name][0] if name in changed else was
            changed[name] = (before, (row.became or {}).get(name))
    themes = {theme.pk: str(theme) for theme in Theme.objects.filter(evaluation=statement.theme.evaluation)}
    for number, changed in seen.items():
        if entry := entries.get(number):
            lines = [_line(name, *sides, themes) for name, sides in changed.items() if name in COLUMNS]
            cited = catalogue_cards().get(entry.detail.get("indicator", ""))
            extra = [cited.label] if cited else []
            sentence = DEEDS.get(entry.action, "Changed the statement")
            by = entry.by.name if entry.by else ""
            yield Change(entry.at, by, sentence, (*lines, *extra, *removed.get(number, [])), entry.because)


def _line(name: str, was: Any, became: Any, themes: dict[int, str]) -> str:
    words: dict[Any, Any] = {"kind": KINDS, "grade": GRADES, "theme_id": themes}.get(name, {})
    before, after = (words.get(value, value) or "nothing" for value in (was, became))
    return f"{COLUMNS[name]}: “{before}” became “{after}”"


def _removed(numbers: set[int]) -> dict[int, list[str]]:
    """What was taken off by each action: figures and links to actions."""
    tables = {StatementFigure._meta.db_table: "figure", "records_statementaction": "action"}
    rows = list(History.objects.filter(audit_id__in=numbers, change="delete", table__in=tables))
    actions = {row.was["action_id"] for row in rows if tables[row.table] == "action"}
    named = {action.pk: str(action) for action in PlanAction.objects.filter(pk__in=actions)}
    found: dict[int, list[str]] = {}
    for row in rows:
        is_figure = tables[row.table] == "figure"
        words = _figure_words(row.was) if is_figure else named.get(row.was["action_id"], "An action")
        found.setdefault(row.audit_id or 0, []).append(words)
    return found


def _figure_words(was: dict[str, Any]) -> str:
    card = catalogue_cards().get(was["indicator"])
    return f"{card.label if card else was['indicator']}: {was['shown']}, {was['on']}"


def _files(statement: Statement) -> Iterator[Change]:
    """Files bear their own stamp."""
    uses = EvidenceUse.objects.filter(statement=statement).select_related("file__recorded_by")
    for use in uses:
        by = use.file.recorded_by.name if use.file.recorded_by else ""
        yield Change(use.file.recorded_at, by, "Added evidence", (use.file.title,))
