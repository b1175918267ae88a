"""The priorities of a strategy."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Max

from areasend.actions.audit import action
from areasend.actions.plan_checks import changed, check_words
from areasend.actions.refusal import Refused
from areasend.records.models import Board, Priority, Strategy, User

AMENDED = frozenset({"number", "title", "outcome", "expected_impact", "commitments", "board"})
ASK = "Give the priority a name."


@action("priority.add")
def add(
    strategy: Strategy,
    *,
    by: User | None,
    today: date,
    title: str,
    number: int | None = None,
    outcome: str = "",
    expected_impact: str = "",
    commitments: str = "",
    board: Board | None = None,
) -> Priority:
    """One more priority, with the next number where none is given. `commitments`: the outcomes promised, one a line."""
    title = check_words(title, field="title", ask=ASK)
    last = strategy.priorities.aggregate(last=Max("number"))["last"] or 0
    number = last + 1 if number is None else number
    check_number(strategy, number)
    return Priority.objects.create(
        strategy=strategy,
        number=number,
        title=title,
        outcome=outcome,
        expected_impact=expected_impact,
        commitments=commitments,
        board=board,
        recorded_by=by,
    )


@action("priority.amend")
def amend(priority: Priority, *, by: User | None, today: date, version: int | None = None, **changes: Any) -> Priority:
    """Change its words, its number or the board that watches over it."""
    held = changed(priority, version, changes, AMENDED)
    held.title = check_words(held.title, field="title", ask=ASK)
    check_number(held.strategy, held.number, other_than=held.pk)
    held.save()
    return held


def check_number(strategy: Strategy, number: int, *, other_than: int = 0) -> None:
    if number < 1:
        raise Refused("Priorities are numbered from 1.", field="number")
    twin = strategy.priorities.filter(number=number).exclude(pk=other_than).first()
    if twin:
        raise Refused(f"Priority {number} is “{twin.title}”. Choose another number.", field="number")
