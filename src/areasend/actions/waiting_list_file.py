"""Waiting lists from a file: all or nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from areasend.actions import waiting_list
from areasend.actions.refusal import Refused
from areasend.exchange.observations import Problem
from areasend.exchange.waiting_lists import read
from areasend.records.models import User


@dataclass
class Brought:
    """How many lists were recorded (or, of a trial, would be), and what is wrong."""

    recorded: int = 0
    problems: list[Problem] = field(default_factory=list)


class _Undone(Exception):
    """Takes a trial back."""


def bring_in(
    name: str,
    content: bytes,
    *,
    by: User | None,
    today: date,
    is_dry_run: bool = False,
    as_of: date | None = None,
    **of: str,
) -> Brought:
    """Record every list of the file, or none where anything is wrong. `as_of` and `of` are for a file of referrals."""
    rows, problems = read(name, content, as_of=as_of, **of)
    found = Brought(problems=problems)
    if problems:
        return found
    try:
        with transaction.atomic():
            for row in rows:
                try:
                    waiting_list.record(by=by, today=today, **row.given)
                    found.recorded += 1
                except Refused as refusal:
                    found.problems.append(Problem(row.number, refusal.field or "pathway", str(refusal)))
            if is_dry_run or found.problems:
                raise _Undone
    except _Undone:
        pass
    found.recorded = 0 if found.problems else found.recorded
    return found
