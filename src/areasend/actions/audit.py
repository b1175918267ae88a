"""`@action` makes a function an action: one transaction, one audit entry for each record it touched, the history bound to that entry.

>>> @action("contact.log")
... def log(*, case, by, because=""): ...

The number of the entry is drawn first and handed to the database session, so that the history trigger can write it beside every changed
row; the entry itself follows when the action is done and its subject (a case, a person) is known. Where an action touched several, the
first entry has that number and the others name it in `detail["with"]`. Nested actions write their own entries.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import connection, transaction
from django.utils import timezone

from areasend.records.models import AuditEntry, Case, Person, User

P = ParamSpec("P")
R = TypeVar("R")
ACTIONS: dict[str, Callable[..., Any]] = {}
"""Every action by name: tests walk it."""


def action(name: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            with transaction.atomic():
                before, number = _begin()
                result = function(*args, **kwargs)
                _finish(number, before, name, result, kwargs)
            return result

        if name in ACTIONS:
            raise ValueError(f"Two actions are called {name}")
        ACTIONS[name] = run
        return run

    return decorate


def _begin() -> tuple[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(current_setting('areasend.audit', true), ''), nextval('records_auditentry_id_seq')"
        )
        before, number = cursor.fetchone()
        cursor.execute("SELECT set_config('areasend.audit', %s, true)", [str(number)])
    return before, number


def _finish(number: int, before: str, name: str, result: object, given: dict[str, Any]) -> None:
    by: User | None = given["by"]
    entries = [
        AuditEntry(
            action=name,
            at=timezone.now(),
            by=by,
            case=case,
            person=person,
            because=given.get("because", ""),
            detail=_plain(given),
        )
        for case, person in _subjects(result)
    ]
    entries[0].pk = number
    for other in entries[1:]:
        other.detail = {**other.detail, "with": number}
    AuditEntry.objects.bulk_create(entries[:1])
    AuditEntry.objects.bulk_create(entries[1:])
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('areasend.audit', %s, true)", [before])


def _subjects(result: object) -> list[tuple[Case | None, Person | None]]:
    results = result if isinstance(result, list | tuple) else [result]
    return list(_each_subject(results)) or [(None, None)]


def _each_subject(results: list[object] | tuple[object, ...]) -> Iterator[tuple[Case | None, Person | None]]:
    for one in results:
        case = one if isinstance(one, Case) else getattr(one, "case", None)
        person = one if isinstance(one, Person) else getattr(case or one, "person", None)
        yield case, person


def _plain(given: dict[str, Any]) -> dict[str, str | int | bool | None]:
    """What the action was given, as far as it is plain; records are named by their own columns of the entry."""
    return {
        key: value.isoformat() if isinstance(value, date) else value
        for key, value in given.items()
        if key not in {"by", "because", "today"} and isinstance(value, str | int | bool | date)
    }
