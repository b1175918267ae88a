"""Optimistic locking: whoever opened an older version is refused, and nothing is half-written."""

from __future__ import annotations

from typing import TypeVar

from areasend.actions.refusal import Stale
from areasend.records.models import Advice, Carer, Case, Person, Setting

Versioned = TypeVar("Versioned", Case, Person, Carer, Setting, Advice)


def hold(record: Versioned) -> None:
    """Lock the row for this transaction and leave it as it is: two people must not begin the same thing from it at once."""
    type(record)._default_manager.select_for_update(of=("self",)).get(pk=record.pk)


def claim(record: Versioned, version: int | None) -> Versioned:
    """Lock the row for this transaction and count its version up. `version` is the one the user saw; None where nothing was shown."""
    held: Versioned = type(record)._default_manager.select_for_update(of=("self",)).get(pk=record.pk)
    if version is not None and held.version != version:
        raise Stale
    held.version += 1
    held.save(update_fields=["version"])
    return held
